import { localOf } from '../../calendar/local.ts';
import { hoursOf, minutesOf } from '../../calendar/working-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from '../clock/calendar.ts';

/** An overview that comes later than this is none of the morning: after a downtime it waits for the next one. */
const LATE_MINUTES_MAX = 240;

/**
 * The day (`YYYY-MM-DD`) whose morning overview is due in a chat of these desks now; null when none is. Each desk's own zone and working days
 * count; with several, the first whose morning it is.
 */
export function digestDay(desks: readonly string[], policy: Policy, now: Date): string | null {
  const at = minutesOf(policy.service.digestAt);
  for (const desk of desks) {
    const { calendar, zone } = calendarOf(policy, desk);
    const { date, minutes } = localOf(now, zone);
    if (hoursOf(date, calendar) && minutes >= at && minutes < at + LATE_MINUTES_MAX) return date;
  }
  return null;
}
