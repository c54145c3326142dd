import { addWorkingDays, type Due } from '../calendar/working-time.ts';
import { OVER } from '../complaint/life.ts';
import type { ClockStage } from '../event.ts';
import type { Policy } from '../policy/policy.ts';
import type { ComplaintChange, HistoryEntry, Status } from '../store/steps.ts';
import { deskOf } from './tree.ts';

/** What a clock is reckoned from: the history alone, and what the policy says of the category. */
export interface Timed {
  readonly category: string;
  readonly history: readonly HistoryEntry[];
}

/** A limit that runs. */
export interface RunningClock {
  readonly stage: ClockStage;
  /** Whose limit it is; its calendar and zone count. */
  readonly desk: string;
  /** When it began. */
  readonly since: Date;
  /** The limit in working days. */
  readonly days: number;
  readonly due: Due;
}

/** The limit that each state runs under. */
const STAGE: Readonly<Partial<Record<Status, ClockStage>>> = {
  submitted: 'verify',
  verified: 'verify',
  returned: 'verify',
  reopened: 'verify',
  forwarded: 'follow-up',
  'in-progress': 'settle',
  answered: 'settle',
};

/** The limit that runs for a complaint; null when none does. */
export function clockOf({ category, history }: Timed, policy: Policy): RunningClock | null {
  const last = history.at(-1);
  const stage = last && STAGE[last.to];
  if (!last || !stage || OVER.has(last.to)) return null;
  const { verifyDays, followUpDays, settleDays, settleInspectionDays } = policy.service;
  const inspection = policy.categories.find(({ id }) => id === category)?.inspection ?? false;
  const days = {
    verify: verifyDays,
    'follow-up': followUpDays,
    settle: inspection ? settleInspectionDays : settleDays,
  }[stage];
  const zone = deskOf(policy, last.desk)?.zone ?? policy.zone;
  return { stage, desk: last.desk, since: last.at, days, due: addWorkingDays(last.at, days, policy.calendar, zone) };
}

/** What a complaint's row keeps of its clock after its history became what it is: for sorting, and for waking up in time. */
export function timing(timed: Timed, policy: Policy): Pick<ComplaintChange, 'deadline' | 'alertAt' | 'alerted'> {
  const clock = clockOf(timed, policy);
  return clock ? { deadline: clock.due.at, alertAt: clock.due.at, alerted: 0 } : { alertAt: null, alerted: 0 };
}
