import { categoriesOf, type Topic, topicConcepts, topicsIn } from './category.ts';
import type { Mark } from './compile.ts';
import { CUTS_MAX, type Cut, cutsIn, isCounted, JOINS, NOT_ALSO } from './cuts.ts';
import type { Guess } from './guess.ts';
import { kin } from './kin.ts';
import type { Token } from './lexer.ts';
import { areRecitals, type Item, itemsIn } from './listed.ts';
import type { Look } from './look.ts';
import { leanOfCategory, type Model } from './model.ts';
import type { Hit } from './trie.ts';
import type { Matter } from './understood.ts';

/** A part that is told to be another matter must be as sure of its category and have words of its own of so much weight, any other more. */
const TOLD = { sure: 0.5, words: 1.5 } as const;
const JOINED = { sure: 0.6, words: 3 } as const;
const CLAUSE = { sure: 0.85, words: 4 } as const;
/** A matter takes at least so many words; fewer where they are listed, or of so much weight: "air mati dan listrik padam". */
const WORDS_MIN = 3;
const BRIEF_WORDS_MIN = 2;
const BRIEF_WEIGHT = 4;
/** … or of so much, where the model is as sure of it as of a clause: "lampu mati sama jalan rusak di …". */
const BRIEF_LIGHT = 2;
/** Matters of one message; what is listed beyond stays with the last. */
const MATTERS_MAX = 4;
/** A part with such a word tells what comes of the other, or what is feared of it. */
const RESULTS = new Set(
  'jadi sehingga makanya akibatnya bahaya kasihan kasian hampir nyaris takut takutnya gara karena so therefore'.split(
    ' ',
  ),
);
const isResult = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }, at) => RESULTS.has(word) && !(word === 'jadi' && NOT_ALSO.has(tokens[at - 1]?.word ?? '')));

/** "Dulu 2024 pernah juga ada anak tenggelam": told of another time beside what is complained of. */
const isOfPast = ([first]: readonly Token[]): boolean => first?.word === 'dulu' || first?.word === 'pernah';

/** What the words of a part say, before the model is asked. */
interface Said {
  readonly tokens: readonly Token[];
  readonly topics: readonly Topic[];
  /** Two words of little weight. */
  readonly light: boolean;
}

/** The words of a part of the text; undefined where they are too few, or tell of no trouble with anything. */
function saidIn(seen: Look, from: number, to: number, { told, listed, comma, brief }: Cut): Said | undefined {
  const tokens = seen.tokens.slice(from, to);
  const count = tokens.filter(({ kind }) => kind === 'word').length;
  if (count < BRIEF_WORDS_MIN) return undefined;
  const hits: Hit<Mark>[] = [];
  let troubled = false;
  for (const hit of seen.hits) {
    if (hit.from < from || hit.to > to) continue;
    if (hit.mark.about === 'topic') hits.push({ ...hit, from: hit.from - from, to: hit.to - from });
    else if (isTrouble(hit)) troubled = true;
  }
  if ((!troubled && !listed) || (!told && (isResult(tokens) || isOfPast(tokens)))) return undefined;
  const topics = topicsIn(hits, tokens);
  const weight = topics[0]?.score ?? 0;
  const isShort = count < WORDS_MIN && !listed;
  const light = isShort && brief === true && troubled && weight < BRIEF_WEIGHT;
  if (light) return weight < BRIEF_LIGHT ? undefined : { tokens, topics, light };
  if (isShort && !brief) return undefined;
  const { words } = told ? TOLD : comma ? CLAUSE : JOINED;
  return weight < (troubled ? words : JOINED.words) ? undefined : { tokens, topics, light };
}

/** What a part of the text is about by itself; undefined where it is not clear. */
function partAbout(
  seen: Look,
  model: Model,
  { tokens, topics, light }: Said,
  { told, comma }: Cut,
): Guess<string> | undefined {
  const [top] = categoriesOf(topics, leanOfCategory(model, tokens, topicConcepts(topics)), seen.lexicon);
  const { sure } = comma || light ? CLAUSE : told ? TOLD : JOINED;
  return top && top.confidence >= sure ? top : undefined;
}

const isTrouble = ({ mark }: Hit<Mark>): boolean => mark.about === 'sign' && mark.sign === 'trouble';

/** Whether something is told on both sides of a cut at all: most cuts are turned away by that alone. */
function bothSides({ hits }: Look): (cut: Cut) => boolean {
  const ends = { topic: Number.POSITIVE_INFINITY, trouble: Number.POSITIVE_INFINITY };
  const begins = { topic: -1, trouble: -1 };
  for (const hit of hits) {
    const about = hit.mark.about === 'topic' ? 'topic' : isTrouble(hit) ? 'trouble' : undefined;
    if (!about) continue;
    ends[about] = Math.min(ends[about], hit.to);
    begins[about] = Math.max(begins[about], hit.from);
  }
  return ({ end, begin, listed }) =>
    ends.topic <= end && begins.topic >= begin && (listed || (ends.trouble <= end && begins.trouble >= begin));
}

const distinct = (known: readonly Part[], { category }: Part, listed: boolean): boolean =>
  known.every((part) => part.category !== category && (listed || !kin(part.category, category)));

/** A part of a text as a matter of its own. */
interface Part extends Matter {
  readonly from: number;
  readonly to: number;
}

/** The parts of a stretch on both sides of a cut; undefined where either is not clearly about something. */
function halves(seen: Look, model: Model, from: number, to: number, cut: Cut): readonly [Part, Part] | undefined {
  const right = saidIn(seen, cut.begin, to, cut);
  const left = right && saidIn(seen, from, cut.end, cut);
  if (!left || (cut.comma && left.topics[0]?.id === right.topics[0]?.id)) return undefined;
  const second = partAbout(seen, model, right, cut);
  const first = second && partAbout(seen, model, left, cut);
  return first && [partOf(seen, first, from, cut.end), partOf(seen, second, cut.begin, to)];
}

/** A stretch as a matter of its own; undefined where it is not clear. */
function partIn(seen: Look, model: Model, from: number, to: number, cut: Cut): Part | undefined {
  const said = saidIn(seen, from, to, cut);
  const about = said && partAbout(seen, model, said, cut);
  return about && partOf(seen, about, from, to);
}

function partOf(seen: Look, { value }: Guess<string>, from: number, to: number): Part {
  let first = from;
  while (first < to - 1 && (seen.tokens[first]?.kind === 'sign' || JOINS.has(seen.tokens[first]?.word ?? '')))
    first += 1;
  return { category: value, at: seen.tokens[first]?.start ?? 0, end: endOf(seen, to), from, to };
}

/** Where the words before a token end. */
const endOf = ({ text, tokens }: Look, to: number): number => tokens[to]?.start ?? text.length;

/** The items of a list, each a matter of its own; one that is not clear, or about the same, stays with the one before it. */
function listedIn(seen: Look, model: Model, items: readonly Item[]): readonly Part[] {
  const parts: Part[] = [];
  items.forEach(({ mark, first }, index) => {
    const to = items[index + 1]?.mark ?? seen.tokens.length;
    const part = partIn(seen, model, first, to, { end: mark, begin: first, told: true, listed: true });
    const before = parts.at(-1);
    if (part && distinct(parts, part, true) && parts.length < MATTERS_MAX) parts.push(part);
    else if (before) parts[parts.length - 1] = { ...before, to, end: endOf(seen, to) };
  });
  return parts;
}

/** A stretch in two at one of the cuts, neither about what the others are about; empty where there is no such cut. */
function parted(
  seen: Look,
  model: Model,
  { from, to }: Pick<Part, 'from' | 'to'>,
  cuts: readonly Cut[],
  others: readonly Part[],
): readonly Part[] {
  for (const cut of cuts) {
    if (cut.end <= from || cut.begin >= to) continue;
    const found = halves(seen, model, from, to, cut);
    if (found && distinct(others, found[0], cut.listed) && distinct([...others, found[0]], found[1], cut.listed))
      return found;
  }
  return [];
}

/**
 * The matters of one message: the items of a list; or two, or three, that are joined, where cut at the joining word each part is clearly about
 * something else. In a message that does join matters a comma parts them, too; elsewhere it would part what belongs together.
 * @returns the matters in the order of the text
 */
export function mattersIn(seen: Look, model: Model): readonly Matter[] | undefined {
  if (seen.topics.length < 2) return undefined;
  const items = itemsIn(seen);
  if (areRecitals(seen, items)) return undefined;
  const listed = listedIn(seen, model, items);
  const found = listed.length > 1 ? listed : joinedIn(seen, model);
  return found?.map(({ category, at, end }) => ({ category, at, end }));
}

function joinedIn(seen: Look, model: Model): readonly Part[] | undefined {
  const counted = isCounted(seen);
  const joins = cutsIn(seen, counted);
  const commas = seen.tokens
    .flatMap(({ raw }, at): Cut[] => (raw === ',' ? [{ end: at, begin: at + 1, told: counted, listed: counted }] : []))
    .slice(0, CUTS_MAX);
  // The last comma first: the places and times before it stay with what they are told of.
  const cuts = [...joins, ...commas.reverse()];
  const possible = bothSides(seen);
  let found: readonly Part[] | undefined;
  for (const cut of joins) {
    const all = possible(cut) ? cutAt(seen, model, cut, cuts) : [];
    if (all.length > (found?.length ?? 1)) found = all;
    if (all.length > 2) break;
  }
  return found;
}

/** The matters on both sides of a cut: two, or three where one side tells of two. */
function cutAt(seen: Look, model: Model, cut: Cut, cuts: readonly Cut[]): readonly Part[] {
  const whole = seen.tokens.length;
  const pair = halves(seen, model, 0, whole, cut);
  if (pair ? !distinct([pair[0]], pair[1], cut.listed) : seen.topics.length < 3) return [];
  // A half that is clear of nothing may tell of two.
  const second = pair ? pair[1] : partIn(seen, model, cut.begin, whole, cut);
  const first = pair ? pair[0] : second ? undefined : partIn(seen, model, 0, cut.end, cut);
  const left = second ? parted(seen, model, { from: 0, to: cut.end }, cuts, [second]) : [];
  if (second && left.length > 1) return [...left, second];
  const right = first ? parted(seen, model, { from: cut.begin, to: whole }, cuts, [first]) : [];
  if (first && right.length > 1) return [first, ...right];
  return pair ?? [];
}
