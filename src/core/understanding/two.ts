import { categoriesOf, topicConcepts, topicsIn } from './category.ts';
import type { Guess } from './guess.ts';
import type { Look } from './look.ts';
import { lean, type Model } from './model.ts';
import { signsOf } from './signs.ts';

/** Between two matters stand such words; written as the lexer gives them. */
const JOINS = new Set('terus juga selain plus sekalian lalu kemudian also kedua tambahan tapi dan sama pas'.split(' '));
/** A matter takes at least so many words. */
const WORDS_MIN = 3;
/** Each part must be so sure of its category, and have words of its own of so much weight. */
const PART_SURE = 0.6;
const PART_WORDS = 3;
/** Places in a text that are tried; more is no message of two matters but a long story. */
const CUTS_MAX = 12;
/** Categories of which one is often the setting of the other: both in one message are seldom two matters. */
const KIN: readonly (readonly [string, string])[] = [
  ['health', 'bpjs'], ['aid', 'village'], ['permit', 'document'], ['disaster', 'power'], ['disaster', 'road'], ['disaster', 'health'], ['other', 'school'],
  ['village', 'conduct'], ['document', 'conduct'], ['disaster', 'aid'], ['labour', 'bpjs'], ['village', 'levy'], ['aid', 'levy'], ['document', 'levy'], ['permit', 'levy'], ['transport', 'road'], ['order', 'road'], ['order', 'transport'],
]; // biome-ignore format: a table

const kin = (a: string, b: string): boolean => KIN.some(([x, y]) => (a === x && b === y) || (a === y && b === x));

/** Tokens at which a second matter may begin: after a joining word, "2)" or the end of a sentence. */
function cutsIn({ tokens }: Look): readonly number[] {
  const cuts: number[] = [];
  tokens.forEach(({ kind, raw, word }, at) => {
    const listed = kind === 'number' && /^[2b]$/i.test(word) && [')', '.', ':'].includes(tokens[at + 1]?.raw ?? '');
    const ended = (raw === '.' || raw === '\n' || raw === ';') && (tokens[at + 1]?.capital ?? false);
    if (listed || ended || (kind === 'word' && JOINS.has(word))) cuts.push(at);
  });
  return cuts.slice(0, CUTS_MAX);
}

/** What a part of the text is about by itself; undefined where it is not clear. */
function partAbout(seen: Look, model: Model, from: number, to: number): Guess<string> | undefined {
  const tokens = seen.tokens.slice(from, to);
  if (tokens.filter(({ kind }) => kind === 'word').length < WORDS_MIN) return undefined;
  const hits = seen.hits
    .filter((hit) => hit.from >= from && hit.to <= to)
    .map((hit) => ({ ...hit, from: hit.from - from, to: hit.to - from }));
  const topics = topicsIn(hits, tokens);
  if ((topics[0]?.score ?? 0) < PART_WORDS || signsOf(hits).score('trouble') <= 0) return undefined;
  const [top] = categoriesOf(topics, lean(model, tokens, topicConcepts(topics)), seen.lexicon);
  return top && top.confidence >= PART_SURE ? top : undefined;
}

/**
 * Two matters in one message: cut at a joining word, each part is clearly about something else.
 * @returns the two categories in the order of the text
 */
export function twoIn(seen: Look, model: Model): readonly [string, string] | undefined {
  if (seen.topics.length < 2) return undefined;
  for (const cut of cutsIn(seen)) {
    const second = partAbout(seen, model, cut + 1, seen.tokens.length);
    if (!second) continue;
    const first = partAbout(seen, model, 0, cut);
    if (first && first.value !== second.value && !kin(first.value, second.value)) return [first.value, second.value];
  }
  return undefined;
}
