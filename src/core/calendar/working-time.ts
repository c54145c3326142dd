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

/** Minutes since midnight of an hour written `HH:MM`. */
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The year of a day `YYYY-MM-DD`. */
export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Hours in minutes since midnight. */
interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Hours of work as a policy writes them, reckoned once for each. */
const reckoned = new WeakMap<object, Hours>();

/** The hours of a day, in minutes since midnight; undefined on a free day. */
export function hoursOf(date: string, calendar: CalendarPolicy): Hours | undefined {
  if (calendar.holidays[date] !== undefined) return undefined;
  const written = calendar.hours[String(weekdayOf(date))];
  if (!written) return undefined;
  let hours = reckoned.get(written);
  if (!hours) {
    hours = { from: minutesOf(written.from), to: minutesOf(written.to) };
    reckoned.set(written, hours);
  }
  return hours;
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

/** How long a desk works: whole working days, from opening to close, and the minutes of work besides. */
export interface WorkingSpan {
  readonly days: number;
  readonly minutes: number;
}

/** The working minutes of each day that a stretch of time touches, and whether the day lies wholly inside it. */
function* workedDays(from: Date, to: Date, calendar: CalendarPolicy, zone: string) {
  const first = localOf(from, zone);
  const last = localOf(to, zone);
  for (let { date } = first; date <= last.date; date = nextDay(date)) {
    const hours = hoursOf(date, calendar);
    if (!hours) continue;
    const begins = date === first.date ? Math.max(first.minutes, hours.from) : hours.from;
    const ends = date === last.date ? Math.min(last.minutes, hours.to) : hours.to;
    if (ends > begins) yield { minutes: ends - begins, whole: ends - begins === hours.to - hours.from };
  }
}

/** Minutes a desk works between two moments, each taken down to its minute, so that parts add up to the whole; 0 when `to` is earlier. */
export function workingMinutes(from: Date, to: Date, calendar: CalendarPolicy, zone: string): number {
  let minutes = 0;
  if (to > from) for (const day of workedDays(from, to, calendar, zone)) minutes += day.minutes;
  return minutes;
}

/** As {@link workingMinutes}, with the whole days counted as days: what people count. Days differ in length, so no number of hours is a day. */
export function workingSpan(from: Date, to: Date, calendar: CalendarPolicy, zone: string): WorkingSpan {
  let days = 0;
  let minutes = 0;
  if (to > from)
    for (const day of workedDays(from, to, calendar, zone)) {
      if (day.whole) days += 1;
      else minutes += day.minutes;
    }
  return { days, minutes };
}

/** The earliest moment by which a desk has worked so many minutes after `start`; `start` itself for none. */
export function addWorkingMinutes(start: Date, minutes: number, calendar: CalendarPolicy, zone: string): Due {
  let { date, minutes: from } = localOf(start, zone);
  let certain = calendar.years.includes(yearOf(date));
  if (minutes <= 0) return { at: start, certain };
  let left = minutes;
  for (let looked = 0; looked < DAYS_LOOKED_AT_MAX; looked += 1) {
    const hours = hoursOf(date, calendar);
    if (hours) {
      const begins = Math.max(from, hours.from);
      if (hours.to - begins >= left) return { at: atLocal(date, begins + left, zone), certain };
      left -= Math.max(0, hours.to - begins);
    }
    date = nextDay(date);
    from = 0;
    certain &&= calendar.years.includes(yearOf(date));
  }
  return { at: atLocal(date, 0, zone), certain: false };
}

/** The moment itself where a desk works then, else the next opening. */
export function nextWorkingMoment(moment: Date, calendar: CalendarPolicy, zone: string): Date {
  let { date, minutes } = localOf(moment, zone);
  for (let looked = 0; looked < DAYS_LOOKED_AT_MAX; looked += 1) {
    const hours = hoursOf(date, calendar);
    if (hours && minutes < hours.to) return minutes < hours.from ? atLocal(date, hours.from, zone) : moment;
    date = nextDay(date);
    minutes = 0;
  }
  return atLocal(date, 0, zone);
}
