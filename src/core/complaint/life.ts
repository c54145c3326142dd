import { STATUSES, type Status } from './status.ts';

/**
 * Everything that can be done to a complaint after it was filed. `supply`, `confirm`, `reopen`: the citizen; `hide`, `show`: the citizen wants others to know less
 * of it, or more; `expire`: the clock; `unreached`: what a desk asked did not get to the citizen; `forget`: its time to be kept is over, what it told is destroyed.
 */
export const ACTS = [
  'look',
  'take',
  'verify',
  'forward',
  'ask',
  'reply',
  'note',
  'reject',
  'archive',
  'return',
  'close',
  'undo',
  'exclude',
  'link',
  'reveal',
  'supply',
  'confirm',
  'reopen',
  'hide',
  'show',
  'expire',
  'unreached',
  'forget',
] as const;
/** One of {@link ACTS}, as the history stores it. */
export type Act = (typeof ACTS)[number];

/** Where an act leads: a state, `same` for none other, `before` for the state before the one it is in. */
export type Leads = Status | 'same' | 'before';

/** With the desk that received it, not yet handed on. */
const RECEIVED = ['submitted', 'verified', 'returned', 'reopened'] as const satisfies readonly Status[];
/** With the agency in charge. */
const IN_CHARGE = ['forwarded', 'in-progress', 'answered'] as const satisfies readonly Status[];
/** Over, unless somebody opens it again. */
export const OVER: ReadonlySet<Status> = new Set(['closed', 'rejected', 'archived']);
/** The states in which somebody still has to do something, in the order of life. */
const OPEN: readonly Status[] = STATUSES.filter((status) => !OVER.has(status));

/**
 * The life of a complaint: which act is possible in which state, and where it leads. The only source of that; together with the
 * table of rights (`desk/rights/rights.ts`) it decides what anybody may do.
 *
 *     submitted → verified → forwarded → in-progress → answered → closed
 *          └ asked ┘   ↘ rejected, archived     └ returned (not in charge)   └ reopened
 */
export const LIFE: Readonly<Record<Act, Readonly<Partial<Record<Status, Leads>>>>> = {
  look: each(STATUSES, 'same'),
  note: each(STATUSES, 'same'),
  reveal: each(STATUSES, 'same'),
  exclude: each(OPEN, 'same'),
  link: each(OPEN, 'same'),
  take: { ...each([...RECEIVED, 'asked', 'in-progress', 'answered'], 'same'), forwarded: 'in-progress' },
  verify: { submitted: 'verified', reopened: 'verified' },
  // A citizen who never answers does not stop a desk that can go on without.
  forward: each([...RECEIVED, ...IN_CHARGE, 'asked'], 'forwarded'),
  ask: each([...RECEIVED, ...IN_CHARGE, 'asked'], 'asked'),
  reply: {
    ...each([...RECEIVED, 'asked', 'answered', 'closed'], 'same'),
    ...each(['forwarded', 'in-progress'], 'answered'),
  },
  reject: each(RECEIVED, 'rejected'),
  archive: each([...RECEIVED, 'asked'], 'archived'),
  return: each([...IN_CHARGE, 'asked'], 'returned'),
  close: each(['verified', 'reopened', 'asked', ...IN_CHARGE], 'closed'),
  forget: each([...OVER], 'same'),
  undo: each(['closed', 'rejected'], 'before'),
  supply: { asked: 'before' },
  confirm: each(['closed'], 'same'),
  reopen: each(['closed', 'answered'], 'reopened'),
  hide: each(STATUSES, 'same'),
  show: each(STATUSES, 'same'),
  expire: { answered: 'closed' },
  unreached: { asked: 'before' },
};

/** States in which a complaint is still to be verified. */
export const UNVERIFIED: readonly Status[] = STATUSES.filter((status) => LIFE.verify[status] !== undefined);

function each(statuses: readonly Status[], leads: Leads): Partial<Record<Status, Leads>> {
  return Object.fromEntries(statuses.map((status) => [status, leads]));
}

/** Whether a state is one of an agency that a complaint was handed to. */
const isInCharge = (status: Status | undefined): boolean => IN_CHARGE.some((each) => each === status);

/** What is needed of a history to follow a life. */
interface Lived {
  readonly act?: string;
  readonly from?: Status;
  readonly to: Status;
}

/** The state a complaint had before it came into the one it is in, other than by an undo; undefined at its beginning. */
export function statusBefore(history: readonly Lived[]): Status | undefined {
  const now = history.at(-1)?.to;
  return history.findLast(({ act, from, to }) => to === now && from !== undefined && from !== now && act !== 'undo')
    ?.from;
}

/** Where an act leads from here; undefined when it is not possible in this state. */
export function leadsTo(act: Act, status: Status, history: readonly Lived[]): Status | undefined {
  const leads = LIFE[act][status];
  // Whoever received it and asks has been handed nothing that could go back.
  if (act === 'return' && status === 'asked' && !isInCharge(statusBefore(history))) return undefined;
  if (leads === 'same') return status;
  return leads === 'before' ? statusBefore(history) : leads;
}
