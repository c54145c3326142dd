import type { TimeValue } from '../facts.ts';
import type { Mark } from './compile.ts';
import { DYING_OF, FIGURES } from './data/emergencies.ts';
import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import { type Signs, signNear } from './signs.ts';
import type { Hit } from './trie.ts';

/** Danger now. */
export interface Danger {
  /** Ids of the policy's emergency numbers, best first. */
  readonly numbers: readonly string[];
  /** The words that say so. */
  readonly words: string;
  readonly span: readonly [number, number];
  /** Somebody does not want to live: for a helpline, not for a desk. */
  readonly despair: boolean;
}

/** How far before a danger its negation or fear stands, in tokens. */
const FEAR_NEAR = 4;
/** The same for danger that only the model hears, whose place is less certain; and what fear must weigh to speak against it. */
const FEAR_FAR = 8;
const FEAR_SURE = 1;
/** How far "it is over" may stand from it. */
const OVER_NEAR = 8;
/** How far a cry for help may stand from it. */
const URGENT_NEAR = 12;
/** Level 1 needs a cry of this weight beside it. */
const CRY_MIN = 2;
/** An accident and somebody hurt, told in one breath, say as much as a cry. */
const HURT = 2;
const HURT_NUMBER = '119';
/** What is told as past is now all the same with a cry of this weight. */
const CRY_OVER_PAST = 2;
const NOT = new Set(['tidak', 'bukan', 'belum', 'tanpa', 'jangan', 'no', 'tidakada']);
const DAY_MS = 86_400_000;
/** What began before that is no danger to life now, though it goes on: "rumah hanyut waktu banjir 2021, sampai sekarang …". */
const LONG_AGO_MS = 30 * DAY_MS;
/** Words that say the person does not want to live: taken seriously whatever stands around them. */
const DESPAIR = 3;
/** Cheap: what no phrase of despair is without, in any spelling. */
const DESPAIR_STEM =
  /mati|bunuh|hidup|urip|nyawa|akhir|terjun|l[ou]m?[pn]?[cp]at|loncat|sanggup|kuat|tahan|telan|nelan|minum|obat|pil|maaf|pamit|pisah|selama|nyusul|gantung|potong|ayat|ilet|iris|nadi|tali|leher|luka|sakit|guna|butuh|bangun|dunia|die|dead|dying|kill|suicid|live|life|alive|end|jump|sorry|goodbye|hurt|cut/i;
const ASKING = new Set([
  'bagaimana',
  'berapa',
  'apa',
  'apakah',
  'dimana',
  'kapan',
  'siapa',
  'mana',
  'kenapa',
  'how',
  'what',
]);
const USUAL_NUMBER = '112';
const FIRE_NUMBER = '113';
/** Behind such a word stands what is otherwise than what was said before: "kami aman, tapi …". */
const CONTRAST = new Set(
  'tapi tetapi namun cuma hanya kecuali padahal sedangkan sementara tagal nanging but except however'.split(' '),
);
/** What such a word stands beside is not over. */
const STILL = new Set('masih belum sekarang lagi isih durung balum saiki wahini still'.split(' '));
/** So far from a danger its "still" may stand, in tokens. */
const STILL_NEAR = 3;
/** With "belum" before it somebody is still missing. */
const FOUND = new Set('ditemukan ketemu tertolong tadapat found'.split(' '));
/** Whoever writes: that they are safe says nothing of anybody else. */
const SELF = new Set('saya kami kita aku ulun unda we i'.split(' '));
/** Signs that say more beside words of danger than alone. */
const BESIDE = ['somebody', 'helpless', 'urgent', 'feared', 'over', 'question'] as const;

/** What stands before a word of danger that is a figure of speech there. */
const figures: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  FIGURES.trim()
    .split('\n')
    .flatMap((line) => {
      const [words = '', before = ''] = line.split(': ');
      return words.split(' ').map((word) => [word, new Set(before.split(' '))] as const);
    }),
);
/** So near it stands, in tokens. */
const FIGURE_NEAR = 6;

/** "Tagihan PDAM meledak", "dompet ikut kebakaran". */
function isFigure(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const before = figures.get(tokens[at]?.word ?? '');
    for (let back = 1; before && back <= FIGURE_NEAR; back += 1) {
      const token = tokens[at - back];
      if (token?.kind !== 'word') break;
      if (before.has(token.word) || before.has(token.stem)) return true;
    }
  }
  return false;
}

const dyingOf = new Set(DYING_OF.split(' '));
/** "Serasa mau mati", "sampai mau mati", "mau mati rasanya": a way to say how hard it is. */
const AS_IF = new Set('serasa rasanya rasa kayak kaya seperti sampai macam bikin asa feels'.split(' '));
const DIE = new Set(['mati', 'die']);
/** Beside these whoever says so may mean it. */
const MEANT = new Set(
  'hidup urip utang hutang pinjol sendirian sendiri depresi stres stress mending daripada gunanya guna dunia bunuh cerai selingkuh mantan ditinggal suami istri pacar keluarga sakit ajal napas sesak ambulans darah pingsan surat pamit maaf life alive'.split(
    ' ',
  ),
);
const DYING_NEAR = 6;

/** "Serasa mau mati nunggu antrean di capil": tired of waiting, and not of life. "Mau mati saja" is no such saying. */
function isOnlyTired(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from !== 2 || !DIE.has(tokens[to - 1]?.word ?? '') || tokens[to]?.word === 'hanya') return false;
  const asIf = [tokens[from - 1], tokens[from - 2], tokens[to], tokens[to + 1]].some((each) =>
    AS_IF.has(each?.word ?? ''),
  );
  const near = tokens.slice(Math.max(0, from - DYING_NEAR), to + DYING_NEAR);
  return (
    asIf &&
    near.some(({ word, stem }) => dyingOf.has(word) || dyingOf.has(stem)) &&
    !tokens.some(({ word, stem }) => MEANT.has(word) || MEANT.has(stem))
  );
}

const isDenied = (tokens: readonly Token[], at: number): boolean =>
  NOT.has(tokens[at - 1]?.word ?? '') || (tokens[at - 1]?.word === 'ada' && NOT.has(tokens[at - 2]?.word ?? ''));

/** Whether a text may be one of somebody who does not want to live; false is certain. */
export const mayDespair = (text: string): boolean => DESPAIR_STEM.test(text);

/** A text in which danger is looked for. */
export interface DangerView {
  readonly hits: readonly Hit<Mark>[];
  readonly tokens: readonly Token[];
  /** The time that was read; a day before today makes danger past. */
  readonly when: Guess<TimeValue> | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Spans of the text in other people's words. */
  readonly quoted: readonly (readonly [number, number])[];
}

/** Where a danger stands, in tokens, and whom it calls for. */
interface Told {
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly string[];
  /** No list knows it: whatever is over beside it speaks against it. */
  readonly isHeard?: true;
}

/** What speaks for and against every danger of a text. */
class Around {
  readonly #view: DangerView;
  readonly #cries: number;
  readonly #past: boolean;
  readonly #longPast: boolean;
  readonly #asked: boolean;
  /** Where "selamat malam" stands: nobody was saved. */
  readonly #greetings: readonly Hit<Mark>[];

  constructor(view: DangerView) {
    const { hits, tokens, when, today } = view;
    this.#view = view;
    const said = tokens.filter(({ kind }) => kind === 'word');
    // "…, tolong" at the end is a cry; "tolong diperbaiki" is a polite request.
    this.#cries =
      (tokens.filter(({ raw }) => raw === '!').length >= 2 ? 1 : 0) + (said.at(-1)?.word === 'tolong' ? 1 : 0);
    const { from, to } = when?.value ?? {};
    this.#past = to !== undefined && to < today;
    this.#longPast =
      to !== undefined &&
      (Date.parse(today) - Date.parse(to) > DAY_MS || Date.parse(today) - Date.parse(from ?? to) > LONG_AGO_MS);
    this.#asked = tokens.some(({ raw }) => raw === '?') && tokens.some(({ word }) => ASKING.has(word));
    this.#greetings = hits.filter(
      ({ mark, from: a, to: b }) => mark.about === 'sign' && mark.sign === 'greeting' && b - a > 1,
    );
  }

  /** Weight of the cries for help beside it. */
  urgency(from: number, to: number): number {
    return signNear(this.#view.hits, 'urgent', from - URGENT_NEAR, to + URGENT_NEAR) + this.#cries;
  }

  isQuoted(start: number, end: number): boolean {
    return this.#view.quoted.some(([a, b]) => a <= start && end <= b);
  }

  /** Over, told of another day, or asked about. */
  isNotNow(told: Told, urgent: number, strong: boolean): boolean {
    if (this.#longPast || (this.#asked && urgent < CRY_MIN)) return true;
    if (this.#isOver(told)) return true;
    return this.#past && !(urgent > CRY_OVER_PAST && strong);
  }

  #isOver(told: Told): boolean {
    return this.#view.hits.some(
      (hit) =>
        hit.mark.about === 'sign' &&
        hit.mark.sign === 'over' &&
        hit.to > told.from - OVER_NEAR &&
        hit.from < told.to + OVER_NEAR &&
        !this.#greetings.some((each) => each.from <= hit.from && hit.to <= each.to) &&
        !this.#isOfOthers(hit, told),
    );
  }

  /** "kami aman tapi nenek masih di dalam", "5 selamat, 2 belum ditemukan": what is over, or who is safe, is another than the one in danger. */
  #isOfOthers(over: Hit<Mark>, { from, to, numbers, isHeard }: Told): boolean {
    if (isHeard) return false;
    const { tokens } = this.#view;
    const isStill = this.#some(from - STILL_NEAR, to + STILL_NEAR, STILL);
    if (over.to <= from) {
      if (this.#some(over.to, from, CONTRAST)) return isStill || !numbers.includes(FIRE_NUMBER);
      return isStill && tokens.slice(over.to, from).some(({ kind, raw }) => kind === 'number' || raw === ',');
    }
    if (SELF.has(tokens[over.from - 1]?.word ?? '') && isStill) return true;
    // Who is missing may be told behind those who are safe.
    return tokens
      .slice(over.to, over.to + OVER_NEAR)
      .some(({ word }, at) => STILL.has(word) && FOUND.has(tokens[over.to + at + 1]?.word ?? ''));
  }

  #some(from: number, to: number, words: ReadonlySet<string>): boolean {
    return this.#view.tokens.slice(Math.max(0, from), Math.max(0, to)).some(({ word }) => words.has(word));
  }
}

/** Finds danger to life by its words: now, and not feared, denied, quoted, over, a figure of speech, or told of another day. */
export function dangerIn(view: DangerView): Danger | undefined {
  const { hits, tokens } = view;
  const dangers = hits
    .flatMap(({ mark, from, to }) => (mark.about === 'danger' ? [{ mark, from, to }] : []))
    .sort((a, b) => b.mark.level - a.mark.level || a.from - b.from);
  if (dangers.length === 0) return undefined;
  const around = new Around(view);
  const isFeared = (from: number) => isDenied(tokens, from) || signNear(hits, 'feared', from - FEAR_NEAR, from) > 0;
  const isIdiom = (from: number) => signNear(hits, 'idiom', from, from + 1) > 0;
  const hurts = dangers.filter(
    ({ mark, from }) => mark.numbers.includes(HURT_NUMBER) && !isFeared(from) && !isIdiom(from),
  );
  for (const { mark, from, to } of dangers) {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    if (isIdiom(from) || isFigure(tokens, from, to) || around.isQuoted(start, end)) continue;
    if (mark.level === DESPAIR && isOnlyTired(tokens, from, to)) continue;
    if (mark.level < DESPAIR && isFeared(from)) continue;
    const beside = hurts.some(
      (each) => (each.from >= to || each.to <= from) && Math.abs(each.from - from) <= URGENT_NEAR,
    );
    const urgent = around.urgency(from, to) + (beside && mark.numbers.includes(HURT_NUMBER) ? HURT : 0);
    if (around.isNotNow({ from, to, numbers: mark.numbers }, urgent, mark.level === 2)) continue;
    if (mark.level === 1 && urgent < CRY_MIN) continue;
    return dangerAt(tokens, from, to, mark.numbers, mark.level === DESPAIR);
  }
  return undefined;
}

/**
 * Danger that the model hears where no list finds any: unless what stands around its words speaks against it.
 * @param from the words that speak most for it, in tokens `from` … `to` (exclusive)
 */
export function dangerHeard(view: DangerView, from: number, to: number): Danger | undefined {
  const { hits, tokens } = view;
  const around = new Around(view);
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  if (around.isQuoted(start, end) || signNear(hits, 'idiom', from, to) > 0 || isFigure(tokens, from, to))
    return undefined;
  if (signNear(fearsIn(hits), 'feared', from - FEAR_FAR, from + 1) >= FEAR_SURE) return undefined;
  const numbers = numbersHeard(hits);
  if (around.isNotNow({ from, to, numbers, isHeard: true }, around.urgency(from, to), true)) return undefined;
  return dangerAt(tokens, from, to, numbers, false);
}

/** Without what is no fear but says that somebody is helpless: "tidak bisa jalan", "tidak berani turun". */
const fearsIn = (hits: readonly Hit<Mark>[]): readonly Hit<Mark>[] =>
  hits.filter(
    ({ mark, from }) =>
      mark.about === 'sign' &&
      mark.sign === 'feared' &&
      !hits.some((each) => each.mark.about === 'sign' && each.mark.sign === 'helpless' && each.from === from),
  );

const dangerAt = (
  tokens: readonly Token[],
  from: number,
  to: number,
  numbers: readonly string[],
  despair: boolean,
): Danger => ({
  numbers: numbers.length > 0 ? numbers : [USUAL_NUMBER],
  words: tokens
    .slice(from, to)
    .map(({ raw }) => raw)
    .join(' '),
  span: [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0],
  despair,
});

/** The numbers of the kind of danger that most words speak of, the usual one first: what is heard without a list may be of any kind. */
function numbersHeard(hits: readonly Hit<Mark>[]): readonly string[] {
  const kinds = new Map<string, { count: number; numbers: readonly string[] }>();
  for (const { mark } of hits)
    if (mark.about === 'hint') {
      const count = (kinds.get(mark.of)?.count ?? 0) + 1;
      kinds.set(mark.of, { count, numbers: mark.numbers });
    }
  const [most] = [...kinds.values()].sort((a, b) => b.count - a.count);
  return [USUAL_NUMBER, ...(most?.numbers ?? []).filter((number) => number !== USUAL_NUMBER)];
}

/** Kinds of words of danger that fall together, as the model hears them. */
export function dangerConcepts(hits: readonly Hit<Mark>[], signs: Signs): readonly string[] {
  const kinds = new Set(hits.flatMap(({ mark }) => (mark.about === 'hint' ? [mark.of] : [])));
  const beside = BESIDE.filter((sign) => signs.score(sign) > 0);
  return [...kinds].flatMap((kind) => [`hint ${kind}`, ...beside.map((sign) => `hint ${kind} ${sign}`)]);
}
