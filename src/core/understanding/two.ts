import { categoriesOf, topicConcepts, topicsIn } from './category.ts';
import type { Guess } from './guess.ts';
import { itemsIn } from './listed.ts';
import type { Look } from './look.ts';
import { lean, type Model } from './model.ts';
import { signsOf } from './signs.ts';

/** A matter of several in one message. */
export interface Matter {
  readonly category: string;
  /** Where its words begin, in UTF-16 units. */
  readonly at: number;
  /** Where they end. */
  readonly end: number;
}

/** Between two matters stand such words; written as the lexer gives them. */
const JOINS = new Set('terus juga selain plus sekalian lalu kemudian also kedua tambahan tapi dan sama pas'.split(' '));
/** A matter takes at least so many words. */
const WORDS_MIN = 3;
/** Each part must be so sure of its category, and have words of its own of so much weight. */
const PART_SURE = 0.6;
const PART_WORDS = 3;
/** Places in a text that are tried; more is no message of two matters but a long story. */
const CUTS_MAX = 12;
/** Matters of one message; what is listed beyond stays with the last. */
const MATTERS_MAX = 4;
/** Categories of which one is often the setting of the other: both in one message are seldom two matters. */
const KIN: readonly (readonly [string, string])[] = [
  ['health', 'bpjs'], ['aid', 'village'], ['permit', 'document'], ['disaster', 'power'], ['disaster', 'road'], ['disaster', 'health'], ['other', 'school'],
  ['village', 'conduct'], ['document', 'conduct'], ['disaster', 'aid'], ['labour', 'bpjs'], ['village', 'levy'], ['aid', 'levy'], ['document', 'levy'], ['permit', 'levy'], ['transport', 'road'], ['order', 'road'], ['order', 'transport'],
]; // biome-ignore format: a table

const kin = (a: string, b: string): boolean => KIN.some(([x, y]) => (a === x && b === y) || (a === y && b === x));

/** Tokens at which a second matter may begin: a joining word, "2)" or the end of a sentence. */
function cutsIn({ tokens }: Look): readonly number[] {
  const cuts: number[] = [];
  tokens.forEach(({ kind, raw, word }, at) => {
    const listed = kind === 'number' && /^[2b]$/i.test(word) && [')', '.', ':'].includes(tokens[at + 1]?.raw ?? '');
    const ended = (raw === '.' || raw === ';') && (tokens[at + 1]?.capital ?? false);
    if (listed || ended || (kind === 'word' && JOINS.has(word))) cuts.push(at);
  });
  return cuts.slice(0, CUTS_MAX);
}

/** What a part of the text is about by itself; undefined where it is not clear. An item of a list need not say that something is wrong. */
function partAbout(seen: Look, model: Model, from: number, to: number, isItem: boolean): Guess<string> | undefined {
  const tokens = seen.tokens.slice(from, to);
  if (tokens.filter(({ kind }) => kind === 'word').length < WORDS_MIN) return undefined;
  const hits = seen.hits
    .filter((hit) => hit.from >= from && hit.to <= to)
    .map((hit) => ({ ...hit, from: hit.from - from, to: hit.to - from }));
  const topics = topicsIn(hits, tokens);
  if ((topics[0]?.score ?? 0) < PART_WORDS || (!isItem && signsOf(hits).score('trouble') <= 0)) return undefined;
  const [top] = categoriesOf(topics, lean(model, tokens, topicConcepts(topics)), seen.lexicon);
  return top && top.confidence >= PART_SURE ? top : undefined;
}

const distinct = (known: readonly Part[], { category }: Part): boolean =>
  known.every((part) => part.category !== category && !kin(part.category, category));

/** A part of a text as a matter of its own. */
interface Part extends Matter {
  readonly from: number;
  readonly to: number;
}

function partIn(seen: Look, model: Model, from: number, to: number, isItem = false): Part | undefined {
  const about = partAbout(seen, model, from, to, isItem);
  let first = from;
  while (first < to - 1 && JOINS.has(seen.tokens[first]?.word ?? '')) first += 1;
  return about && { category: about.value, at: seen.tokens[first]?.start ?? 0, end: endOf(seen, to), from, to };
}

/** Where the words before a token end. */
const endOf = ({ text, tokens }: Look, to: number): number => tokens[to]?.start ?? text.length;

/** The items of a list, each a matter of its own; one that is not clear, or about the same, stays with the one before it. */
function listedIn(seen: Look, model: Model): readonly Part[] {
  const items = itemsIn(seen);
  const parts: Part[] = [];
  items.forEach(({ first }, index) => {
    const to = items[index + 1]?.mark ?? seen.tokens.length;
    const part = partIn(seen, model, first, to, true);
    const before = parts.at(-1);
    if (part && distinct(parts, part) && parts.length < MATTERS_MAX) parts.push(part);
    else if (before) parts[parts.length - 1] = { ...before, to, end: endOf(seen, to) };
  });
  return parts;
}

/** Reads a part of the text as a matter of its own; each part is read once. */
type PartReader = (from: number, to: number) => Part | undefined;

function partReader(seen: Look, model: Model): PartReader {
  const known = new Map<number, Part | undefined>();
  return (from, to) => {
    const key = from * (seen.tokens.length + 1) + to;
    if (!known.has(key)) known.set(key, partIn(seen, model, from, to));
    return known.get(key);
  };
}

/** A part in two at one of the cuts, neither about what the others are about; else as it is; none where it is not clear. */
function parted(
  read: PartReader,
  [from, to]: readonly [number, number],
  cuts: readonly number[],
  others: readonly Part[],
): readonly Part[] {
  for (const cut of cuts) {
    if (cut <= from || cut >= to) continue;
    const first = read(from, cut);
    const second = first && read(cut + 1, to);
    if (second && distinct(others, first) && distinct([...others, first], second)) return [first, second];
  }
  const whole = read(from, to);
  return whole ? [whole] : [];
}

/**
 * The matters of one message: the items of a list; or two, or three, that are joined, where cut at the joining word each part is clearly about
 * something else. In a message that does join matters a comma parts them, too; elsewhere it would part what belongs together.
 * @returns the matters in the order of the text
 */
export function mattersIn(seen: Look, model: Model): readonly Matter[] | undefined {
  if (seen.topics.length < 2) return undefined;
  const listed = listedIn(seen, model);
  const found = listed.length > 1 ? listed : joinedIn(seen, model);
  return found?.map(({ category, at, end }) => ({ category, at, end }));
}

function joinedIn(seen: Look, model: Model): readonly Part[] | undefined {
  const joins = cutsIn(seen);
  const commas = seen.tokens.flatMap(({ raw }, at) => (raw === ',' ? [at] : [])).slice(0, CUTS_MAX);
  // The last comma first: the places and times before it stay with what they are told of.
  const cuts = [...joins, ...commas.reverse()];
  const read = partReader(seen, model);
  const end = seen.tokens.length;
  let found: readonly Part[] | undefined;
  for (const cut of joins) {
    const second = read(cut + 1, end);
    const first = read(0, cut);
    if (first && second ? !distinct([first], second) : seen.topics.length < 3) continue;
    // A half that is clear of nothing may tell of two.
    const left = second ? parted(read, [0, cut], cuts, [second]) : [];
    const right = first && left.length < 2 ? parted(read, [cut + 1, end], cuts, [first]) : [];
    const all = second && left.length > 1 ? [...left, second] : first ? [first, ...right] : [];
    if (all.length > (found?.length ?? 1)) found = all;
    if (all.length > 2) break;
  }
  return found;
}
