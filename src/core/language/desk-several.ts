import { deskVerbIn, type PlainVerb } from './desk-plain.ts';
import type { DeskCommand } from './desk-words.ts';

/** What stands between two orders: "verif, terus oper ke PU". */
const BETWEEN =
  /[,;\n]\s{0,9}(?:(?:dan|terus|trus|trs|lalu|kemudian|then|and)\s)?|\s(?:dan|terus|trus|trs|lalu|kemudian|sekalian|then|and)\s/i;
/** Longer texts tell something. */
const ORDERS_CHARS_MAX = 300;
/** Orders that are whole in a word or two, and that another may follow. */
const FIRST: ReadonlySet<DeskCommand> = new Set(['take', 'verify', 'forward']);
/** The name of an agency is no longer. */
const NAME_WORDS_MAX = 4;

/** An order with its own words. */
export interface Order {
  readonly text: string;
  readonly verb: PlainVerb;
}

const isFirst = ({ command, rest, isElsewhere }: PlainVerb): boolean =>
  FIRST.has(command) &&
  isElsewhere === undefined &&
  (command === 'forward' ? rest !== '' && rest.split(/\s+/).length <= NAME_WORDS_MAX : rest === '');

/**
 * The orders of a text that gives several for one complaint, "verifikasi dan teruskan ke PUPR", in their order; undefined for all else. Only what needs no words
 * of its own comes before another: what follows a note or an answer is part of it.
 */
export function ordersIn(text: string): readonly Order[] | undefined {
  if (text.length > ORDERS_CHARS_MAX) return undefined;
  const orders: Order[] = [];
  let rest = text.trim();
  for (let found = BETWEEN.exec(rest); found; found = BETWEEN.exec(rest)) {
    const first = rest.slice(0, found.index);
    const verb = deskVerbIn(first);
    if (!verb || !isFirst(verb)) break;
    orders.push({ text: first, verb });
    rest = rest.slice(found.index + found[0].length).trim();
  }
  const verb = deskVerbIn(rest);
  // "Teruskan ke PUPR, bukan kami" tells why.
  if (orders.length === 0 || !verb || verb.isElsewhere || verb.mayBeTold) return undefined;
  return [...orders, { text: rest, verb }];
}
