import { ACTS, type Act, LIFE, leadsTo } from '../../complaint/life.ts';
import type { Role } from '../../complaint/role.ts';
import type { Status } from '../../complaint/status.ts';
import type { Policy } from '../../policy/policy.ts';
import type { HistoryEntry } from '../../store/port/steps.ts';
import type { AdminRow } from '../../store/port/store.ts';
import { isExcluded } from './exclusion.ts';
import { giverOf, reopenedFrom } from './handed.ts';
import { desksAbove } from './tree.ts';

/**
 * How far a right reaches: `own` the desk that has the complaint now; `tree` that desk or one above it; `given` also the desk that handed it to
 * the one that has it; `involved` also the desk that received it and, once it is opened again, the one that had closed it; `origin` only the desk that
 * received it. Desks that it went through by mistake, or that gave it back, have nothing to do with it any more.
 */
type Reach = 'own' | 'tree' | 'given' | 'involved' | 'origin';

type Granted = Readonly<Partial<Record<Role, Reach>>>;

/**
 * The table of rights: role × act, and how far each reaches. The only source of rights; code and tests read it, and each act asks it
 * again. What the citizen, the clock and the platforms do (`supply`, `confirm`, `reopen`, `hide`, `show`, `expire`, `unreached`, `forget`) is granted to nobody here.
 */
export const RIGHTS: Readonly<Record<Act, Granted>> = {
  look: { officer: 'involved', admin: 'involved', supervisor: 'involved' },
  note: { officer: 'own', admin: 'involved', supervisor: 'involved' },
  take: { officer: 'own', admin: 'tree', supervisor: 'tree' },
  reply: { officer: 'own', admin: 'tree', supervisor: 'tree' },
  ask: { officer: 'own', admin: 'tree', supervisor: 'tree' },
  close: { officer: 'own', admin: 'tree', supervisor: 'tree' },
  return: { officer: 'own', admin: 'own', supervisor: 'own' },
  verify: { admin: 'tree', supervisor: 'tree' },
  // Whoever handed it to the wrong desk puts that right, also where that desk is none of those below.
  forward: { admin: 'given', supervisor: 'given' },
  reject: { admin: 'tree', supervisor: 'tree' },
  archive: { admin: 'tree', supervisor: 'tree' },
  undo: { officer: 'own', admin: 'tree', supervisor: 'tree' },
  exclude: { admin: 'tree', supervisor: 'tree' },
  link: { admin: 'tree', supervisor: 'tree' },
  reveal: { supervisor: 'origin' },
  supply: {},
  confirm: {},
  reopen: {},
  hide: {},
  show: {},
  expire: {},
  unreached: {},
  forget: {},
};

/** What rights are asked of a complaint. */
export interface Reachable {
  readonly status: Status;
  /** Who has it now. */
  readonly desk: string;
  /** Who received it. */
  readonly origin: string;
  readonly excluded: readonly string[];
  readonly history: readonly HistoryEntry[];
}

/** Whether a right of this reach covers the complaint for a person of this desk. */
function reaches(reach: Reach, desk: string, complaint: Reachable, policy: Policy): boolean {
  switch (reach) {
    case 'own':
      return desk === complaint.desk;
    case 'tree':
      return desk === complaint.desk || desksAbove(policy, complaint.desk).includes(desk);
    case 'given':
      return reaches('tree', desk, complaint, policy) || desk === giverOf(complaint);
    case 'involved':
      return reaches('given', desk, complaint, policy) || desk === complaint.origin || desk === reopenedFrom(complaint);
    case 'origin':
      return desk === complaint.origin;
  }
}

/** Whether a complaint was with a person's desk before. */
const hadIt = ({ history }: Reachable, { desk }: Pick<AdminRow, 'desk'>): boolean =>
  history.some((entry) => entry.desk === desk);

/**
 * Whether a person may do an act to a complaint now.
 * `unseen`: as far as this person is told, there is no such complaint. `moved`: their desk had it, and has nothing to do with it any more. `role`: seen, but not this person's to do.
 * `state`: this person's to do, but not in this state.
 */
export type Verdict =
  | { readonly ok: true; readonly to: Status }
  | { readonly ok: false; readonly why: 'unseen' | 'moved' | 'role' | 'state' };

/** Asks the two tables, rights first. */
export function may(
  person: Pick<AdminRow, 'id' | 'desk' | 'role'>,
  act: Act,
  complaint: Reachable,
  policy: Policy,
): Verdict {
  const covers = (which: Act) => {
    const reach = RIGHTS[which][person.role];
    return reach !== undefined && reaches(reach, person.desk, complaint, policy);
  };
  if (isExcluded(complaint, person)) return { ok: false, why: 'unseen' };
  if (!covers('look')) return { ok: false, why: hadIt(complaint, person) ? 'moved' : 'unseen' };
  if (!covers(act)) return { ok: false, why: 'role' };
  const to = LIFE[act][complaint.status] && leadsTo(act, complaint.status, complaint.history);
  return to === undefined ? { ok: false, why: 'state' } : { ok: true, to };
}

/** All that a person may do to a complaint now, in the order of the table of acts. */
export const possible = (
  person: Pick<AdminRow, 'id' | 'desk' | 'role'>,
  complaint: Reachable,
  policy: Policy,
): readonly Act[] => ACTS.filter((act) => may(person, act, complaint, policy).ok);
