import { addWorkingDays, addWorkingMinutes, type Due, workingMinutes } from '../../calendar/working-time.ts';
import { isEmergency } from '../../complaint/emergency.ts';
import { OVER, statusBefore } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import type { ClockStage } from '../../event.ts';
import type { ComplaintChange, HistoryEntry } from '../../store/port/steps.ts';
import { type ClockPolicy, calendarOf } from './calendar.ts';
import { nextWord } from './unanswered.ts';

/** What a clock is reckoned from: the history alone, and what the policy says of the category. */
export interface Timed {
  readonly category: string;
  readonly history: readonly HistoryEntry[];
  /** It told of danger when it was sent. */
  readonly emergency?: boolean;
  /** What the row says of it now, where it is known: an alarm that is set for the very same limit stays set. */
  readonly deadline?: Date;
}

/**
 * A limit that a desk has. Minutes are working minutes of that desk's calendar; `limitMinutes` + `pausedMinutes` after `since` it is due.
 */
export interface RunningClock {
  readonly stage: ClockStage;
  /** Whose limit it is; its hours, zone and free days count. */
  readonly desk: string;
  /** When it began. */
  readonly since: Date;
  /** The limit in working days. */
  readonly days: number;
  readonly limitMinutes: number;
  /** How long it stood still, pauses that are over. */
  readonly pausedMinutes: number;
  /** Since when it stands still; null while it goes. */
  readonly pausedSince: Date | null;
  /** While it stands still: as it was when it stopped. */
  readonly due: Due;
}

/** How a clock stands at a moment. */
export interface Standing {
  /** Used up of the limit. */
  readonly usedMinutes: number;
  /** Left of it; below zero: late by so many. */
  readonly leftMinutes: number;
  /** Used up as a share of the limit: 0 at its beginning, 1 when it is due, then more. */
  readonly share: number;
}

/** Officers can take back a close or a reject for so long; the citizen is told only then. */
export const UNDO_MS = 30_000;
const MINUTE_MS = 60_000;
/** Nobody is reminded of a complaint more often than this, nor sooner after something was done to it. */
export const REMIND_EVERY_MS = 3_600_000;

/** The limit that each state runs under; `asked` stands still under that of the state before it. */
const STAGE: Readonly<Partial<Record<Status, ClockStage>>> = {
  submitted: 'verify',
  verified: 'verify',
  returned: 'verify',
  reopened: 'verify',
  forwarded: 'follow-up',
  'in-progress': 'settle',
  answered: 'settle',
};

/** Acts that give a desk a limit of its own. */
const BEGINS: ReadonlySet<string> = new Set(['submit', 'forward', 'return', 'reopen']);
/** Acts that an officer can take back before the citizen hears of them. */
const HELD_BACK: ReadonlySet<string> = new Set(['close', 'reject']);

/**
 * The limit that runs for a complaint; null when none does. By the way of a report in SP4N-LAPOR! (limits: `policy.service`):
 *
 * - Whoever receives it has `verifyDays` to verify **and** forward it: verifying begins nothing anew, so both are under one limit. A complaint
 *   that an agency gave back or a citizen reopened is received once more, and begins anew.
 * - A forward begins the agency's `followUpDays` to its first act, and so does one from agency to agency. Taking it in hand or answering is
 *   that act.
 * - From then on it is to be settled within `settleDays`, or `settleInspectionDays` where the category needs an inspection, both counted from
 *   the forward. An answer is no settlement yet: the limit runs on until the complaint is closed, by the desk or by the citizen's silence.
 * - While the citizen is asked it stands still, but not for a question that never got there. What was paused, in minutes that the desk would have worked, moves the due date by exactly that;
 *   a question asked and answered at night pauses nothing.
 * - Taking a close or reject back leaves the limit as if nothing had happened.
 * - The hours, free days and zone of the desk that has it now count, for the whole limit: whoever changed desks without a new limit is not
 *   reckoned by two calendars.
 */
export function clockOf({ category, history }: Timed, policy: ClockPolicy): RunningClock | null {
  const last = history.at(-1);
  const stage = last && STAGE[last.to === 'asked' ? (statusBefore(history) ?? 'submitted') : last.to];
  if (!last || !stage) return null;
  const began = Math.max(
    0,
    history.findLastIndex(({ act }) => BEGINS.has(act)),
  );
  const since = history[began]?.at ?? last.at;
  const days = daysOf(stage, category, policy);
  const { calendar, zone } = calendarOf(policy, last.desk);
  const { pauses, pausedSince } = pausesOf(history.slice(began));
  const unpaused = addWorkingDays(since, days, calendar, zone);
  const pausedMinutes = pauses.reduce((sum, { from, to }) => sum + workingMinutes(from, to, calendar, zone), 0);
  const due = addWorkingMinutes(unpaused.at, pausedMinutes, calendar, zone);
  return {
    stage,
    desk: last.desk,
    since,
    days,
    limitMinutes: workingMinutes(since, unpaused.at, calendar, zone),
    pausedMinutes,
    pausedSince,
    due: { at: due.at, certain: unpaused.certain && due.certain },
  };
}

function daysOf(stage: ClockStage, category: string, policy: ClockPolicy): number {
  const { verifyDays, followUpDays, settleDays, settleInspectionDays } = policy.service;
  const inspection = policy.categories.find(({ id }) => id === category)?.inspection ?? false;
  return { verify: verifyDays, 'follow-up': followUpDays, settle: inspection ? settleInspectionDays : settleDays }[
    stage
  ];
}

/** When the citizen was asked; asking again while a question is open is the same pause. For one that never got there nothing stood still. */
function pausesOf(history: readonly HistoryEntry[]) {
  const pauses: { readonly from: Date; readonly to: Date }[] = [];
  let pausedSince: Date | null = null;
  let askedAt: Date | null = null;
  for (const { act, at, to } of history) {
    if (to === 'asked') {
      pausedSince ??= at;
      if (act === 'ask') askedAt = at;
    } else if (pausedSince) {
      pauses.push({ from: pausedSince, to: act === 'unreached' ? (askedAt ?? at) : at });
      pausedSince = null;
    }
  }
  return { pauses, pausedSince };
}

/** How much of a limit is used up and left at a moment. */
export function standing(clock: RunningClock, policy: ClockPolicy, now: Date): Standing {
  const { calendar, zone } = calendarOf(policy, clock.desk);
  const worked = workingMinutes(clock.since, clock.pausedSince ?? now, calendar, zone);
  const usedMinutes = worked - clock.pausedMinutes;
  return {
    usedMinutes,
    leftMinutes: clock.limitMinutes - usedMinutes,
    // A calendar without working hours has no limit to use up.
    share: clock.limitMinutes === 0 ? 0 : usedMinutes / clock.limitMinutes,
  };
}

/** When its desk hears that nobody has begun with what told of danger: so long after the last that was done to it. Undefined where somebody has. */
export function dangerToldAt({ emergency = false, history }: Timed, policy: ClockPolicy): Date | undefined {
  const last = history.at(-1);
  const { dangerMinutes } = policy.service;
  return last && dangerMinutes > 0 && isEmergency({ emergency, status: last.to })
    ? new Date(last.at.getTime() + dangerMinutes * MINUTE_MS)
    : undefined;
}

/**
 * What a complaint's row keeps of its clock after its history became what it is, the newest entry included: for sorting, and for waking up in
 * time. Give it the complaint with its new history. What is absent stays as it is.
 *
 * - Closed or rejected: nobody is told before {@link UNDO_MS} are over; what comes later (a note, a rating) changes nothing of that.
 * - The citizen is asked: it wakes up to remind them, and to tell the desk that there is no answer.
 * - It told of danger, and nobody has begun with it: it wakes up to say so.
 * - A limit begins: its alarms begin with it. It stood still or moved: the alarms that were given stay given.
 */
export function timing(timed: Timed, policy: ClockPolicy): Pick<ComplaintChange, 'deadline' | 'alertAt' | 'alerted'> {
  const { history } = timed;
  const last = history.at(-1);
  if (!last) return {};
  if (OVER.has(last.to)) {
    if (last.from === last.to) return {};
    return { alertAt: HELD_BACK.has(last.act) ? new Date(last.at.getTime() + UNDO_MS) : null, alerted: 0 };
  }
  const clock = clockOf(timed, policy);
  if (!clock) return { alertAt: null, alerted: 0 };
  const before = clockOf({ ...timed, history: history.slice(0, -1) }, policy);
  const deadline = clock.due.at;
  const alertAt = clock.pausedSince
    ? nextWord(history, policy, last.at)
    : (dangerToldAt(timed, policy) ?? new Date(last.at.getTime() + REMIND_EVERY_MS));
  const isNew = before?.stage !== clock.stage || before.since.getTime() !== clock.since.getTime();
  if (isNew) return { deadline, alertAt, alerted: 0 };
  const stoodStill = (before.pausedSince === null) !== (clock.pausedSince === null);
  // An answer can be given again, a question asked again: the citizen's silence counts from the newest.
  const isSame =
    !stoodStill && last.act !== 'reply' && last.act !== 'ask' && timed.deadline?.getTime() === deadline.getTime();
  return isSame ? {} : { deadline, alertAt };
}
