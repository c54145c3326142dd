import type { PlaceValue, TimeValue } from '../facts.ts';
import type { Language } from '../language/language.ts';
import type { CategoryPolicy } from '../policy/policy.ts';
import { Alarm } from './alarm.ts';
import { categoriesOf } from './category.ts';
import type { Danger } from './danger.ts';
import { AGENCIES } from './data/agencies.ts';
import { ELSEWHERE, ELSEWHERE_WORDS, type Elsewhere } from './data/elsewhere.ts';
import { MODEL } from './data/model.ts';
import type { Guess } from './guess.ts';
import { keywordIn } from './keyword.ts';
import { kindOf } from './kind.ts';
import { languageOf } from './language.ts';
import { Look } from './look.ts';
import { mattersIn } from './matters.ts';
import { afterCorrection } from './mended.ts';
import { type Leaning, type Model, modelOf } from './model.ts';
import { needlessIn } from './needless.ts';
import { type OwnName, ownNameIn } from './own-name.ts';
import { particularsIn } from './particulars.ts';
import { type Person, peopleIn } from './people.ts';
import { type PersonalData, readPersonalData } from './personal-data.ts';
import { CATEGORY_SURE } from './sure.ts';
import { isOfLife, isOfMending, isOfReporting } from './time/background.ts';
import type { Kind, Matter, Reading, Understood } from './understood.ts';
import { tellsViolence } from './violence.ts';
import { wordTable } from './words.ts';

const WITNESS =
  /\b(saksi|saksinya|disaksikan|menyaksikan|dilihat (?:oleh|banyak)|melihatnya|melihat semua(?:nya)?|(?:adik|kakak|istri|suami|teman|kawan|tetangga|anak|ibu|bapak|mama|paman) saya(?: \p{L}+)? (?:juga |ikut )?(?:me)?lihat|yang (?:me|nge)?li(?:h)?at|ikut (?:me|nge)?li(?:h)?at|witness(?:es|ed)?|saw it)\b/iu;
const ANONYMOUS =
  /\b(?:ba)?(anonim|anonymous|anonymously|jangan sebut(?:kan)? nama|nama (?:saya |sy |kami |pelapor )?(?:tolong |mohon )?(?:jangan|dirahasiakan|disamarkan|disembunyikan)|samarkan nama|tanpa nama|(?:rahasiakan|sembunyikan) (?:nama|identitas)|identitas (?:saya |kami |pelapor )?(?:tolong |mohon )?(?:dirahasiakan|disembunyikan|disamarkan|dilindungi|rahasiakan|sembunyikan|jangan)|(?:jangan|jgn|jng) sampai (?:\p{L}+ ){0,2}(?:ketahuan|diketahui|tahu|tau)\P{L}+(?:\p{L}+ ){0,3}(?:saya|sy|kami|pelapor|lapor|melapor)\b|(?:don['’]?t|do not|never) (?:use|show|mention|reveal|share|publish|give(?: out| them)?|tell (?:them|anyone|anybody)) my (?:name|identity)|keep (?:me|my (?:name|identity)) (?:anonymous|secret|hidden|private|out)|without (?:using |showing |giving )?my name|hide my (?:name|identity)|(?:don['’]?t|do not) want (?:\p{L}+ ){1,2}to (?:know|find out) (?:it was me|who (?:i am|reported)|my name|that i|about me))/iu;
/** Kinds of messages that are about nothing, unless they name it. */
const ABOUT_NOTHING: ReadonlySet<Kind> = new Set(['greeting', 'noise', 'abuse', 'spam', 'menu', 'cancel']);
/** "gak usah anonim, saya berani": the opposite of what the word alone says. */
const NOT_ANONYMOUS =
  /\b(?:tidak|tdk|gak|ga|nggak|enggak|tak|bukan|jangan|not|no need to be)\s+(?:usah\s+|perlu\s+|mau\s+|be\s+)?(?:di)?anon\w*/i;
const SECRET = /\b(dirahasiakan|rahasiakan|jangan (?:di)?(?:sebar|publikasikan|publish|tampilkan)|confidential)\b/i;
const SECRET_ALL =
  /(?<!\p{L})(?:tolong|tlg|mohon|minta|harap) (?:di)?rahasiakan(?:(?: (?:ya|yaa|dong|pak|bu|min|kak|semua|semuanya))*\s*(?:[,.!]|$)|(?: (?:ya|dong|pak|bu|min|kak))* (?:saya|sy|aku|karena|soalnya) )/iu;
/** Tokens that a text has at least of which the category is guessed by the model alone. */
const GUESSED_MIN = 3;
const KEYWORD_SURE = 0.6;
const TWO_SURE = 0.6;

/** What is about papers or money: when somebody died, was born or moved is the reason for it, and not what is complained of. Elsewhere it may be. */
const OF_PAPERS: ReadonlySet<string> = new Set(['aid', 'document', 'permit', 'levy', 'village', 'labour']);

const agencies = wordTable(AGENCIES);
const elsewhere = wordTable(ELSEWHERE_WORDS);
const SHIPPED: Model = modelOf(MODEL);

/** The guesses with one put first, as sure as the parting of the text made it. */
const firstOf = (guesses: readonly Guess<string>[], id: string): readonly Guess<string>[] => [
  { value: id, confidence: TWO_SURE },
  ...guesses.filter(({ value }) => value !== id),
];

/** A keyword says that something is meant, however little the rest shows. */
const withKeyword = (kind: Guess<Kind>, keyword: string | undefined): Guess<Kind> =>
  keyword && (kind.value === 'unclear' || kind.value === 'menu' || kind.value === 'noise')
    ? { value: 'complaint', confidence: KEYWORD_SURE }
    : kind;

/**
 * A text that is being read: each thing it tells is read when it is first asked for, once. Whoever takes the answer to one question asks for
 * little of it, and the model, which says of what kind a text is and about what, costs as much as all the rest.
 */
class Hearing implements Understood {
  readonly #reading: Reading;
  readonly #seen: Look;
  readonly #model: Model;
  readonly #alarm: Alarm;
  #times: readonly Guess<TimeValue>[] | undefined;
  #kind: Guess<Kind> | undefined;
  #guesses: readonly Guess<string>[] | undefined;
  #matters: { readonly found: readonly Matter[] | undefined } | undefined;
  #people: readonly Guess<Person>[] | undefined;
  #personalData: PersonalData | undefined;
  #facts: Understood['facts'] | undefined;
  #keyword: { readonly found: string | undefined } | undefined;

  constructor(reading: Reading, seen: Look, model: Model) {
    this.#reading = reading;
    this.#seen = seen;
    this.#model = model;
    this.#alarm = new Alarm(seen, model);
  }

  /** The same text, read at the same moment for what may be another question or category. */
  again(reading: Reading): Hearing {
    return new Hearing(reading, this.#seen.again(reading), this.#model);
  }

  get kind(): Guess<Kind> {
    this.#kind ??= withKeyword(
      kindOf({ ...this.#seen.kindView, danger: this.emergency !== undefined }, this.#seen.form, () => this.#lean) ?? {
        value: 'unclear',
        confidence: 0,
      },
      this.keyword,
    );
    return this.#kind;
  }

  get category(): Guess<string> | undefined {
    const [category] = this.#about;
    if (!category || this.#seen.topics.length > 0) return category;
    // Without a word of any category the model only guesses: of a word or two what is told most, of a greeting or an insult anything.
    const tells = this.#seen.tokens.length >= GUESSED_MIN && !ABOUT_NOTHING.has(this.kind.value);
    return tells && category.confidence >= CATEGORY_SURE ? category : undefined;
  }

  get categories(): readonly Guess<string>[] {
    return this.category ? this.#about.slice(1) : this.#about;
  }

  get place(): Guess<PlaceValue> | undefined {
    return this.#seen.places[0];
  }
  get places(): readonly Guess<PlaceValue>[] {
    return this.#seen.places.slice(1);
  }
  get when(): Guess<TimeValue> | undefined {
    return this.#when[0];
  }
  get whenReported(): boolean {
    const [when] = this.#when;
    return when?.span !== undefined && this.#isOfReport(when.span);
  }
  get times(): readonly Guess<TimeValue>[] {
    return this.#when.slice(1);
  }

  get facts(): Understood['facts'] {
    const { text, tokens } = this.#seen;
    this.#facts ??= particularsIn(text, tokens, this, () => this.#category());
    return this.#facts;
  }

  get needless(): readonly string[] {
    return needlessIn(this.#seen.tokens, this.#category());
  }

  /** What the category that is known or guessed needs. */
  #category(): CategoryPolicy | undefined {
    const { policy, about } = this.#reading;
    const id = about ?? this.#about[0]?.value;
    return policy.categories.find((category) => category.id === id);
  }

  get emergency(): Danger | undefined {
    return this.#alarm.sure;
  }

  get possibleDanger(): Danger | undefined {
    return this.#alarm.perhaps;
  }

  get despair(): boolean {
    return this.emergency?.despair === true || (this.#named() === 'crisis' && this.elsewhere === 'crisis');
  }

  get violence(): boolean {
    return tellsViolence(this.#seen.text);
  }

  get people(): readonly Guess<Person>[] {
    this.#people ??= peopleIn(this.#seen.text, this.#seen.tokens);
    return this.#people;
  }

  get personalData(): PersonalData {
    this.#personalData ??= readPersonalData(this.#reading.text);
    return this.#personalData;
  }

  get ownName(): OwnName | undefined {
    return ownNameIn(this.#seen.text, this.#seen.lexicon);
  }

  get keyword(): string | undefined {
    this.#keyword ??= { found: keywordIn(this.#seen.text, this.#seen.lexicon) };
    return this.#keyword.found;
  }

  get agency(): string | undefined {
    return agencies.find(this.#seen.tokens)[0];
  }

  get elsewhere(): Elsewhere | undefined {
    if (this.kind.value !== 'not-ours') return undefined;
    const named = this.#named();
    return ELSEWHERE.find((each) => each === named) ?? 'private';
  }

  get matters(): readonly Matter[] | undefined {
    this.#matters ??= { found: this.kind.value === 'complaint' ? mattersIn(this.#seen, this.#model) : undefined };
    return this.#matters.found;
  }

  get wants(): Understood['wants'] {
    const { text } = this.#seen;
    const anonymous = ANONYMOUS.test(text) && !NOT_ANONYMOUS.test(text);
    // "Tolong rahasiakan ya": of nothing in particular, so everything is meant, who tells it as well.
    if (!anonymous && SECRET_ALL.test(text)) return { anonymous: true, secret: true };
    const secret = SECRET.test(text) && !anonymous;
    return { ...(anonymous ? { anonymous: true } : {}), ...(secret ? { secret: true } : {}) };
  }

  get links(): readonly string[] {
    return this.#seen.links;
  }
  get witness(): boolean {
    return WITNESS.test(this.#seen.text);
  }
  get quoted(): Understood['quoted'] {
    return this.#seen.quotes.spans;
  }
  get forwarded(): boolean {
    return this.#seen.quotes.forwarded;
  }
  get language(): Language | undefined {
    return languageOf(this.#seen.tokens);
  }

  /** What the text may be about, likeliest first. */
  get #about(): readonly Guess<string>[] {
    if (!this.#guesses) {
      const { topics, lexicon } = this.#seen;
      const guesses = categoriesOf(topics, this.#lean, lexicon);
      // Of several matters the first is the one that is taken up; the others are offered.
      const [first] = this.matters ?? [];
      this.#guesses = first ? firstOf(guesses, first.category) : guesses;
    }
    return this.#guesses;
  }

  get #when(): readonly Guess<TimeValue>[] {
    if (!this.#times) {
      const told = afterCorrection(this.#seen.text, this.#seen.timesWith(this.emergency)).filter(
        ({ span }) => !(span && isOfLife(this.#seen.text, span) && OF_PAPERS.has(this.#category()?.id ?? '')),
      );
      // Where no other time is told, it broke about when it was mended.
      const broken = told.filter(({ span }) => !(span && isOfMending(this.#seen.text, span)));
      const begun = broken.filter(({ span }) => !(span && this.#isOfReport(span)));
      this.#times = [begun, broken, told].find((times) => times.length > 0) ?? [];
    }
    return this.#times;
  }

  /** Whether a time is only that of an earlier report. What concerns no place ("sudah lapor ke capil") may be about just that. */
  #isOfReport(span: readonly [number, number]): boolean {
    return isOfReporting(this.#seen.text, span) && this.#category()?.joinable === true;
  }

  get #lean(): Leaning {
    return this.#seen.lean(this.#model);
  }

  /** Where the words point that are not the government's to act on. */
  #named(): string | undefined {
    return elsewhere.find(this.#seen.tokens)[0];
  }
}

/**
 * Reads of a text what is asked for, as it is asked for: the same as {@link understand}, and cheaper for whoever wants little of it. What it gives
 * is no plain data: neither to be kept nor to be compared.
 * @param before what this gave for the same text at the same moment, in the light of another question or category: what is the same is not read twice
 */
export const listen = (reading: Reading, before?: Understood): Understood =>
  before instanceof Hearing ? before.again(reading) : new Hearing(reading, new Look(reading), SHIPPED);

/**
 * Reads what a text tells. Pure: the same reading always gives the same. Never throws; at most the first `READ_MAX` units are
 * read for facts (personal data in the whole), and the work is linear in them.
 * @param model what kinds and categories are judged by: the shipped one, or one that is being measured
 */
export function understand(reading: Reading, model: Model = SHIPPED): Understood {
  const heard = new Hearing(reading, new Look(reading), model);
  const {
    kind,
    category,
    place,
    when,
    emergency,
    possibleDanger,
    ownName,
    keyword,
    agency,
    elsewhere,
    matters,
    language,
  } = heard;
  return {
    kind,
    ...(category ? { category } : {}),
    categories: heard.categories,
    ...(place ? { place } : {}),
    places: heard.places,
    ...(when ? { when } : {}),
    whenReported: heard.whenReported,
    times: heard.times,
    facts: heard.facts,
    needless: heard.needless,
    ...(emergency ? { emergency } : {}),
    ...(possibleDanger ? { possibleDanger } : {}),
    despair: heard.despair,
    violence: heard.violence,
    people: heard.people,
    personalData: heard.personalData,
    ...(ownName ? { ownName } : {}),
    ...(keyword ? { keyword } : {}),
    ...(agency ? { agency } : {}),
    ...(elsewhere ? { elsewhere } : {}),
    ...(matters ? { matters } : {}),
    wants: heard.wants,
    links: heard.links,
    witness: heard.witness,
    quoted: heard.quoted,
    forwarded: heard.forwarded,
    ...(language ? { language } : {}),
  };
}
