import type { TimeValue } from '../facts.ts';
import type { Mark } from './compile.ts';
import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import { signNear } from './signs.ts';
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

const isDenied = (tokens: readonly Token[], at: number): boolean =>
  NOT.has(tokens[at - 1]?.word ?? '') || (tokens[at - 1]?.word === 'ada' && NOT.has(tokens[at - 2]?.word ?? ''));

/**
 * Finds danger to life that is now: not feared, denied, quoted, over, a figure of speech, or told of another day.
 * @param when the time that was read; a day before today makes it past
 * @param today `YYYY-MM-DD`
 * @param quoted spans of the text in other people's words
 */
export function dangerIn(
  hits: readonly Hit<Mark>[],
  tokens: readonly Token[],
  when: Guess<TimeValue> | undefined,
  today: string,
  quoted: readonly (readonly [number, number])[],
): Danger | undefined {
  const dangers = hits
    .flatMap(({ mark, from, to }) => (mark.about === 'danger' ? [{ mark, from, to }] : []))
    .sort((a, b) => b.mark.level - a.mark.level || a.from - b.from);
  const said = tokens.filter(({ kind }) => kind === 'word');
  // "…, tolong" at the end is a cry; "tolong diperbaiki" is a polite request.
  const cries =
    (tokens.filter(({ raw }) => raw === '!').length >= 2 ? 1 : 0) + (said.at(-1)?.word === 'tolong' ? 1 : 0);
  const past = when?.value.to !== undefined && when.value.to < today;
  const longPast =
    when?.value.to !== undefined &&
    (Date.parse(today) - Date.parse(when.value.to) > DAY_MS ||
      Date.parse(today) - Date.parse(when.value.from ?? when.value.to) > LONG_AGO_MS);
  const asked = tokens.some(({ raw }) => raw === '?') && tokens.some(({ word }) => ASKING.has(word));
  const isFeared = (from: number) => isDenied(tokens, from) || signNear(hits, 'feared', from - FEAR_NEAR, from) > 0;
  const isIdiom = (from: number) => signNear(hits, 'idiom', from, from + 1) > 0;
  const hurts = dangers.filter(
    ({ mark, from }) => mark.numbers.includes(HURT_NUMBER) && !isFeared(from) && !isIdiom(from),
  );
  for (const { mark, from, to } of dangers) {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    if (isIdiom(from) || quoted.some(([a, b]) => a <= start && end <= b)) continue;
    if (mark.level < DESPAIR && isFeared(from)) continue;
    const beside = hurts.some(
      (each) => (each.from >= to || each.to <= from) && Math.abs(each.from - from) <= URGENT_NEAR,
    );
    const urgent =
      signNear(hits, 'urgent', from - URGENT_NEAR, to + URGENT_NEAR) +
      cries +
      (beside && mark.numbers.includes(HURT_NUMBER) ? HURT : 0);
    const over = signNear(hits, 'over', from - OVER_NEAR, to + OVER_NEAR) > 0 || past;
    if (longPast || (over && !(past && urgent > CRY_OVER_PAST && mark.level === 2))) continue;
    if (asked && urgent < CRY_MIN) continue;
    if (mark.level === 1 && urgent < CRY_MIN) continue;
    const words = tokens
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' ');
    return {
      numbers: mark.numbers.length > 0 ? mark.numbers : [USUAL_NUMBER],
      words,
      span: [start, end],
      despair: mark.level === DESPAIR,
    };
  }
  return undefined;
}
