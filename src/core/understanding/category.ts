import type { Lexicon, Mark } from './compile.ts';
import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import { type Leaning, scoreOf, shares } from './model.ts';
import { isPlea } from './plea.ts';
import type { Hit } from './trie.ts';

/** What the policy's and the program's words say of a category. */
export interface Topic {
  readonly id: string;
  readonly score: number;
  /** Token where its first phrase stands. */
  readonly first: number;
}

/** What a point of a word's weight is worth beside the model, in its unit (log odds); found by cross-validation. */
const WORDS_WORTH = 0.45;
/** More weight of words than this says no more. */
const WORDS_MAX = 10;
const GUESSES_MAX = 6;
/** The words of a category that the model was not trained on speak for it alone, so they count more. */
const UNLEARNT = 2;

/** "85 KK": so many households, and no paper. */
const areHouseholds = (tokens: readonly Token[], from: number, to: number): boolean =>
  to === from + 1 && tokens[from]?.word === 'kk' && tokens[from - 1]?.kind === 'number';

/** "Dekat pom bensin", "depan puskesmas": what a place is near says nothing of what happened there. */
const BESIDE = new Set(['depan', 'dekat', 'samping', 'belakang', 'seberang', 'sebelah']);
/** "Pengamen di perempatan lampu merah": by its light a crossing is called. */
const CROSSINGS = new Set(['di', 'perempatan', 'pertigaan', 'simpang']);
const isCrossing = (tokens: readonly Token[], from: number): boolean =>
  tokens[from]?.word === 'lampu' && tokens[from + 1]?.word === 'merah' && CROSSINGS.has(tokens[from - 1]?.word ?? '');
const isBeside = (tokens: readonly Token[], from: number): boolean =>
  BESIDE.has(tokens[from - 1]?.word ?? '') || isCrossing(tokens, from);

/** So many words may what is denied have. */
const DENIED_MAX = 5;
/** Here ends what "bukan" denies. */
const DENIED_ENDS = new Set([',', '.', ';', '?', '!', 'tapi', 'tetapi', 'melainkan', 'namun', 'yang', 'ini', 'cuma']);
/** "Bukan main", "bukan cuma itu": nothing is denied. */
const NOT_DENIED = new Set(['main', 'cuma', 'hanya', 'sekali', 'lagi', 'saja']);
/** "Bukan masalah jalannya, …": what it is not about. */
function isDenied(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - DENIED_MAX); at -= 1) {
    const word = tokens[at]?.word ?? '';
    if (word === 'bukan') return !NOT_DENIED.has(tokens[at + 1]?.word ?? '');
    if (DENIED_ENDS.has(word)) return false;
  }
  return false;
}

/** The phrases that tell what the text is about: all where every one only says what it is near or not about. */
function telling<H extends { readonly from: number; readonly to: number }>(
  all: readonly H[],
  tokens: readonly Token[],
): readonly H[] {
  const hits = all.filter(({ from, to }) => to > from + 1 || !isPlea(tokens, from));
  const told = hits.filter(({ from }) => !isBeside(tokens, from) && !isDenied(tokens, from));
  return told.length > 0 ? told : hits;
}

/** Categories by the weight of their phrases; the longest phrase at a place counts, each phrase once. */
export function topicsIn(hits: readonly Hit<Mark>[], tokens: readonly Token[]): readonly Topic[] {
  const topics = new Map<string, { score: number; first: number }>();
  const longest = new Map<string, Hit<Mark>[]>();
  const all = hits.filter(({ mark }) => mark.about === 'topic');
  for (const hit of telling(all, tokens)) {
    if (hit.mark.about !== 'topic') continue;
    const own = longest.get(hit.mark.category);
    if (own) own.push(hit);
    else longest.set(hit.mark.category, [hit]);
  }
  for (const [category, own] of longest) {
    let reached = 0;
    const counted = new Set<string>();
    for (const { mark, from, to } of own.sort((a, b) => a.from - b.from || b.to - a.to)) {
      // A phrase inside a longer one of the same category says nothing more.
      if (mark.about !== 'topic' || to <= reached) continue;
      if (areHouseholds(tokens, from, to)) continue;
      reached = to;
      if (own.length > 1) {
        const phrase = tokens
          .slice(from, to)
          .map(({ stem }) => stem)
          .join(' ');
        if (counted.has(phrase)) continue;
        counted.add(phrase);
      }
      const old = topics.get(category);
      topics.set(category, { score: (old?.score ?? 0) + mark.weight, first: Math.min(old?.first ?? from, from) });
    }
  }
  return [...topics].map(([id, found]) => ({ id, ...found })).sort((a, b) => b.score - a.score || a.first - b.first);
}

/** What the words add to the model's scores, by category. */
export const wordsWorth = (topics: readonly Topic[]): ReadonlyMap<string, number> =>
  new Map(topics.map(({ id, score }) => [id, Math.min(score, WORDS_MAX) * WORDS_WORTH]));

/**
 * The categories of the policy that a text may be about, likeliest first, as shares of one. A category that the model was
 * not trained on counts by its words alone.
 */
export function categoriesOf(
  topics: readonly Topic[],
  leaning: Pick<Leaning, 'category'>,
  { categoryIds }: Lexicon,
): readonly Guess<string>[] {
  const words = wordsWorth(topics);
  const learnt = categoryIds.map((id) => scoreOf(leaning.category, id));
  const known = learnt.filter((each) => each !== undefined);
  const unknown = known.length === 0 ? 0 : known.reduce((sum, each) => sum + each, 0) / known.length;
  const scores = new Float64Array(categoryIds.length);
  for (const [at, id] of categoryIds.entries()) {
    const score = learnt[at];
    const said = words.get(id) ?? 0;
    scores[at] = score === undefined ? unknown + said * UNLEARNT : score + said;
  }
  const confidences = shares(scores);
  return categoryIds
    .map((value, at) => ({ value, confidence: confidences[at] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, GUESSES_MAX);
}

/** A topic whose words weigh at least this is told to the model. */
const TOLD_MIN = 2;

/** What the words say, as the model hears it: the strongest topic, and every one that has words of some weight. */
export const topicConcepts = (topics: readonly Topic[]): readonly string[] => [
  ...topics.filter(({ score }) => score >= TOLD_MIN).map(({ id }) => `about ${id}`),
  ...(topics[0] ? [`most about ${topics[0].id}`] : []),
];
