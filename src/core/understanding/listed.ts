import type { Look } from './look.ts';

/** An item of a list in a text, as tokens: where its mark stands, and where its words begin. */
export interface Item {
  readonly mark: number;
  readonly first: number;
}

/** What stands behind a number or letter that marks an item. */
const AFTER_NUMBER = new Set([')', '.', ':', '/']);
const LETTERS = 'abcdefgh';
/** What may begin a line as the mark of an item. */
const BULLETS = new Set(['-', '–', '—', '•', '*', '·', '▪']);
const ORDINALS: readonly ReadonlySet<string>[] = [
  new Set(['pertama', 'first', 'firstly']),
  new Set(['kedua', 'second', 'secondly']),
  new Set(['ketiga', 'third', 'thirdly']),
  new Set(['keempat', 'fourth', 'fourthly']),
];
const LAST = new Set(['terakhir', 'lastly', 'finally']);
/** Begins the recitals of a lawyer's letter. */
const RECITAL = 'bahwa';
/** One item is no list. */
const ITEMS_MIN = 2;

type Seen = Pick<Look, 'text' | 'tokens'>;

/** The items of the list that a text is, with a mark each: "1) … 2) …", "a) … b) …", "pertama … kedua …", lines that begin with "-". None where it is no list. */
export function itemsIn(seen: Seen): readonly Item[] {
  let found: readonly Item[] = [];
  for (const items of [numbered(seen, digit), numbered(seen, letter), counted(seen), bulleted(seen)])
    if (items.length > found.length) found = items;
  return found.length < ITEMS_MIN ? [] : found;
}

/** "1. Bahwa pada tanggal … 2. Bahwa petugas …": the recitals of a letter, which tell one matter. */
export const areRecitals = ({ tokens }: Seen, items: readonly Item[]): boolean =>
  items.length > 0 && items.every(({ first }) => tokens[first]?.plain === RECITAL);

const digit = (n: number): string => String(n + 1);
const letter = (n: number): string | undefined => LETTERS[n];

/** Marks in their order, from the first on; what is a number of something else comes in no order. */
function numbered({ tokens }: Seen, markOf: (n: number) => string | undefined): readonly Item[] {
  const items: Item[] = [];
  tokens.forEach(({ plain, end }, at) => {
    const [sign, next] = [tokens[at + 1], tokens[at + 2]];
    if (plain !== markOf(items.length) || sign?.start !== end || next?.kind !== 'word') return;
    if (AFTER_NUMBER.has(sign.raw)) items.push({ mark: at, first: at + 2 });
  });
  return items;
}

function counted({ tokens }: Seen): readonly Item[] {
  const items: Item[] = [];
  tokens.forEach(({ plain }, at) => {
    const isNext = ORDINALS[items.length]?.has(plain) || (items.length > 0 && LAST.has(plain));
    if (isNext) items.push({ mark: at, first: tokens[at + 1]?.kind === 'sign' ? at + 2 : at + 1 });
  });
  return items;
}

function bulleted({ text, tokens }: Seen): readonly Item[] {
  const items: Item[] = [];
  tokens.forEach(({ raw, start }, at) => {
    if (!BULLETS.has(raw)) return;
    const before = text.slice(tokens[at - 1]?.end ?? 0, start);
    if (at === 0 || before.includes('\n')) items.push({ mark: at, first: at + 1 });
  });
  return items;
}
