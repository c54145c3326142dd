import type { CalendarPolicy } from '../policy/policy.ts';
import { atLocal, localOf, nextDay, weekdayOf } from './local.ts';

/** A date by which something is due. */
export interface Due {
  readonly at: Date;
  /** False when it lies in, or was counted through, a year whose holidays are not known. */
  readonly certain: boolean;
}

/** No count of working days looks further than this: a calendar without working days must not run for ever. */
const DAYS_LOOKED_AT_MAX = 3_660;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The hours of a day, in minutes since midnight; undefined on a free day. */
export function hoursOf(
  date: string,
  calendar: CalendarPolicy,
): { readonly from: number; readonly to: number } | undefined {
  if (calendar.holidays[date] !== undefined) return undefined;
  const hours = calendar.hours[String(weekdayOf(date))];
  return hours && { from: minutesOf(hours.from), to: minutesOf(hours.to) };
}

/** Whether a desk with this calendar works at a moment. */
export function isWorkingTime(moment: Date, calendar: CalendarPolicy, zone: string): boolean {
  const { date, minutes } = localOf(moment, zone);
  const hours = hoursOf(date, calendar);
  return hours !== undefined && minutes >= hours.from && minutes < hours.to;
}

/**
 * The close of hours `days` working days after a moment. The day of arrival does not count; what arrives after hours or on a
 * free day arrives on the next working day (domain rules: Wednesday 18 November 2026 and 3 days give Monday 23 November).
 * `days` is a whole number from 0 up.
 */
export function addWorkingDays(start: Date, days: number, calendar: CalendarPolicy, zone: string): Due {
  const local = localOf(start, zone);
  let { date } = local;
  let certain = calendar.years.includes(yearOf(date));
  const first = hoursOf(date, calendar);
  let left = days;
  // After hours of a working day: the next working day is the day of arrival, so one more has to pass.
  if (first && local.minutes >= first.to) left += 1;
  if (!first) left += 1;
  for (let looked = 0; looked < DAYS_LOOKED_AT_MAX; looked += 1) {
    const hours = hoursOf(date, calendar);
    if (left === 0 && hours) return { at: atLocal(date, hours.to, zone), certain };
    date = nextDay(date);
    if (date.endsWith('-01-01')) certain &&= calendar.years.includes(yearOf(date));
    if (hoursOf(date, calendar)) left -= 1;
  }
  return { at: atLocal(date, 0, zone), certain: false };
}
