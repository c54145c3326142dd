import { type ReceiptOutcome, SETTLED, WORDS } from '../../event.ts';
import type { ComplaintMessage, HistoryEntry } from '../../store/port/steps.ts';

/** What is needed of a complaint to tell what of it got to its citizen. */
interface Told {
  readonly messages: readonly ComplaintMessage[];
  readonly history: readonly HistoryEntry[];
}

/** How a message to the citizen went, and when that was known. */
interface Went {
  readonly at: Date;
  readonly outcome: ReceiptOutcome;
}

/** A message of a desk that asks something. */
type Question = ComplaintMessage & Required<Pick<ComplaintMessage, 'ask'>>;

/** What a desk asked and nobody answered yet. */
export function openQuestions(messages: readonly ComplaintMessage[]): readonly Question[] {
  const answered = new Set(messages.flatMap(({ answers }) => answers ?? []));
  return messages.filter((each): each is Question => each.ask !== undefined && !answered.has(each.ask.id));
}

/** The newest words of a desk that are the citizen's to read; -1 where there are none. */
export const lastForCitizen = (messages: readonly ComplaintMessage[]): number =>
  messages.findLastIndex(({ from, internal }) => from === 'desk' && !internal);

/**
 * How it went to the citizen, as far as trouble is known: a question by its id, the newest words (`WORDS`), "Sudah beres?" of the newest close
 * (`SETTLED`). Undefined: no trouble, so far.
 */
export function howItWent({ messages, history }: Told, what: string): Went | undefined {
  const index = messages.findLastIndex(({ asked }) => asked?.id === what);
  const { asked, at } = messages[index] ?? {};
  if (!asked || !at) return undefined;
  if (what === WORDS && index < lastForCitizen(messages)) return undefined;
  const closed = history.findLast(({ from, to }) => to === 'closed' && from !== 'closed');
  if (what === SETTLED && closed && at < closed.at) return undefined;
  return { at, outcome: asked.outcome };
}

/** Whether it got to the citizen, as far as is known: see {@link howItWent}. */
export const hasArrived = (told: Told, what: string): boolean => (howItWent(told, what)?.outcome ?? 'sent') === 'sent';

/** Acts by which a desk goes on without an answer leave this; a question is asked, is not there, or is answered. */
const KEEPS_ASKING: ReadonlySet<string> = new Set(['ask', 'unreached', 'supply']);

/** Whether a desk went on without the answer to a question of its own: then it is asked no longer, until somebody asks it again. */
export function wentOnWithout({ history, messages }: Told, { ask: { id }, at }: Question): boolean {
  const again = messages.findLast((each) => each.from === 'desk' && each.again === id);
  const askedAt = again?.at ?? at;
  const asked = history.findIndex((entry) => entry.act === 'ask' && entry.at >= askedAt);
  const moves = history.slice(asked + 1).filter(({ act, from, to }) => from !== to && !KEEPS_ASKING.has(act));
  // What was taken back has not been.
  const undone = moves.filter(({ act }) => act === 'undo').length;
  return asked >= 0 && moves.length > 2 * undone;
}
