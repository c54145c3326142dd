import { nextWorkingMoment } from '../../calendar/working-time.ts';
import type { HistoryEntry } from '../../store/port/steps.ts';
import { type ClockPolicy, calendarOf } from './calendar.ts';

const DAY_MS = 86_400_000;

/** When a question that nobody answers is spoken of, counted in calendar days from when it was asked last; never at night nor on a free day. */
export interface Unanswered {
  readonly askedAt: Date;
  /** To its citizen, once; null where the policy wants no reminder, or one later than the desk is told. */
  readonly remindAt: Date | null;
  /** To the desk: the days the citizen has to respond are over. */
  readonly tellAt: Date;
}

/** Of a complaint whose citizen is asked something now; null for any other. */
export function unanswered(history: readonly HistoryEntry[], policy: ClockPolicy): Unanswered | null {
  const last = history.at(-1);
  const asked = history.findLast(({ act }) => act === 'ask');
  if (last?.to !== 'asked' || !asked) return null;
  const { askReminderDays, responseDays } = policy.service;
  const { calendar, zone } = calendarOf(policy, last.desk);
  const after = (days: number) => nextWorkingMoment(new Date(asked.at.getTime() + days * DAY_MS), calendar, zone);
  const isReminded = askReminderDays > 0 && askReminderDays < responseDays;
  return {
    askedAt: asked.at,
    remindAt: isReminded ? after(askReminderDays) : null,
    tellAt: after(responseDays),
  };
}

/** When it is spoken of next after a moment; null when all has been said. */
export function nextWord(history: readonly HistoryEntry[], policy: ClockPolicy, moment: Date): Date | null {
  const { remindAt = null, tellAt = null } = unanswered(history, policy) ?? {};
  return [remindAt, tellAt].find((each) => each !== null && each > moment) ?? null;
}

/** Whole days since a question was asked. */
export const daysSince = (askedAt: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - askedAt.getTime()) / DAY_MS));
