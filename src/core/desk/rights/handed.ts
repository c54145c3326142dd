import type { Policy } from '../../policy/policy.ts';
import type { HistoryEntry } from '../../store/port/steps.ts';
import { isDeskExcluded } from './exclusion.ts';
import { deskOf, desksAbove } from './tree.ts';

/** What is needed of a complaint to tell who handed it to whom. */
interface Handed {
  readonly desk: string;
  readonly origin: string;
  readonly excluded: readonly string[];
  readonly history: readonly HistoryEntry[];
}

/** Acts by which a complaint comes to a desk. */
const HANDING: ReadonlySet<string> = new Set(['forward', 'return', 'reopen']);
const FROM = /^from:(.+)$/;

/** As the history keeps the desk of whoever handed a complaint on or took it back: it need not be the one that had it. */
export const fromDesk = (desk: string): string => `from:${desk}`;

/** The desk of whoever did this; undefined where the history does not say. */
export const deskIn = ({ reason }: Pick<HistoryEntry, 'reason'>): string | undefined => FROM.exec(reason ?? '')?.[1];

/** The desk that handed a complaint to the one that has it now; undefined while nobody handed it on. */
export function giverOf({ history, desk }: Pick<Handed, 'history' | 'desk'>): string | undefined {
  const at = history.findLastIndex(({ act }) => HANDING.has(act));
  const last = history[at];
  if (last?.act !== 'forward' || last.desk !== desk) return undefined;
  // Earlier versions did not note it: then it was the desk that had it before.
  return deskIn(last) ?? history.slice(0, at).findLast((entry) => entry.desk !== desk)?.desk;
}

/** The desk whose close the citizen did not accept, until the complaint is handed on anew; undefined where there is none. */
export function reopenedFrom({ history }: Pick<Handed, 'history'>): string | undefined {
  const at = history.findLastIndex(({ act }) => HANDING.has(act));
  return history[at]?.act === 'reopen' ? history[at - 1]?.desk : undefined;
}

/** Where a complaint goes back to: whoever handed it on, else the one that received it, else the nearest above that may know of it. */
export function goesBackTo(complaint: Handed, policy: Policy): string {
  const { desk, origin } = complaint;
  const giver = giverOf(complaint) ?? complaint.history.findLast((entry) => entry.desk !== desk)?.desk;
  const ways = [...(giver ? [giver] : []), origin, ...desksAbove(policy, giver ?? origin), policy.centralDesk];
  const open = ways.find((each) => each !== desk && deskOf(policy, each) && !isDeskExcluded(complaint, each));
  return open ?? origin;
}
