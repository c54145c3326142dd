import { categoriesOf } from './category.ts';
import { AGENCIES } from './data/agencies.ts';
import { ELSEWHERE, ELSEWHERE_WORDS } from './data/elsewhere.ts';
import { MODEL } from './data/model.ts';
import type { Guess } from './guess.ts';
import { keywordIn } from './keyword.ts';
import { kindsOf } from './kind.ts';
import { languageOf } from './language.ts';
import { look } from './look.ts';
import { lean, type Model, modelOf } from './model.ts';
import { particularsIn } from './particulars.ts';
import { peopleIn } from './people.ts';
import { readPersonalData } from './personal-data.ts';
import { CATEGORY_SURE } from './sure.ts';
import { twoIn } from './two.ts';
import type { Kind, Reading, Understood } from './understood.ts';
import { wordTable } from './words.ts';

const WITNESS =
  /\b(saksi|saksinya|disaksikan|menyaksikan|dilihat (?:oleh|banyak)|melihatnya|witness(?:es|ed)?|saw it)\b/i;
const ANONYMOUS =
  /\b(anonim|anonymous|anonymously|jangan sebut(?:kan)? nama|nama (?:saya |sy )?(?:jangan|dirahasiakan|disamarkan)|samarkan nama|tanpa nama|rahasiakan (?:nama|identitas)|identitas (?:saya |kami )?(?:dirahasiakan|dilindungi|jangan))/i;
const SECRET = /\b(dirahasiakan|rahasiakan|jangan (?:di)?(?:sebar|publikasikan|publish|tampilkan)|confidential)\b/i;
const KEYWORD_SURE = 0.6;
const TWO_SURE = 0.6;

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
 * Reads what a text tells. Pure: the same reading always gives the same. Never throws; at most the first `READ_MAX` units are
 * read for facts (personal data in the whole), and the work is linear in them.
 * @param model what kinds and categories are judged by: the shipped one, or one that is being measured
 */
export function understand(reading: Reading, model: Model = SHIPPED): Understood {
  const seen = look(reading);
  const { lexicon, text, tokens, topics, danger, quotes } = seen;
  const leaning = lean(model, tokens, seen.concepts);
  const [guessed, ...otherKinds] = kindsOf(seen.kindView, leaning);
  const keyword = keywordIn(text, lexicon);
  const kind = withKeyword(guessed ?? otherKinds[0] ?? { value: 'unclear', confidence: 0 }, keyword);
  const two = kind.value === 'complaint' ? twoIn(seen, model) : undefined;
  const guesses = categoriesOf(topics, leaning, lexicon);
  // Of two matters the first is the one that is taken up; the other is offered.
  const [category, ...categories] = two ? firstOf(guesses, two[0]) : guesses;
  // Without a word of any category the model only guesses.
  const shown = category && (topics.length > 0 || category.confidence >= CATEGORY_SURE) ? category : undefined;
  const [place, ...places] = seen.places;
  const [when, ...times] = seen.times;
  const people = peopleIn(text, tokens);
  const personalData = readPersonalData(reading.text);
  const [agency] = agencies.find(tokens);
  const named = elsewhere.find(tokens);
  const where = kind.value === 'not-ours' ? (ELSEWHERE.find((each) => each === named[0]) ?? 'private') : undefined;
  const anonymous = ANONYMOUS.test(text);
  const secret = SECRET.test(text) && !anonymous;
  const language = languageOf(tokens);
  return {
    kind,
    ...(shown ? { category: shown } : {}),
    categories: shown ? categories : category ? [category, ...categories] : [],
    ...(place ? { place } : {}),
    places,
    ...(when ? { when } : {}),
    times,
    facts: particularsIn(
      text,
      tokens,
      personalData,
      people,
      reading.policy.categories.find(({ id }) => id === category?.value),
    ),
    ...(danger ? { emergency: danger } : {}),
    people,
    personalData,
    ...(keyword ? { keyword } : {}),
    ...(agency ? { agency } : {}),
    ...(where ? { elsewhere: where } : {}),
    ...(two ? { two } : {}),
    wants: { ...(anonymous ? { anonymous: true } : {}), ...(secret ? { secret: true } : {}) },
    links: seen.links,
    witness: WITNESS.test(text),
    quoted: quotes.spans,
    forwarded: quotes.forwarded,
    ...(language ? { language } : {}),
  };
}
