import { localOf } from '../../calendar/local.ts';

/** Whole days since 1970-01-01, so that dates are reckoned as plain numbers. */
export type Day = number;

const MS_PER_DAY = 86_400_000;
/** A moment on the wall of a zone: its day, and minutes since midnight. */
export function wallClock(moment: Date, zone: string): { readonly day: Day; readonly minutes: number } {
  const { date, minutes } = localOf(moment, zone);
  return { day: dayAt(date), minutes };
}

/** Days written and read lately: most are of these weeks. A bound on memory. */
const DAYS_KEPT = 512;
const written = new Map<Day, string>();
const read = new Map<string, Day>();

/** The day of a date `YYYY-MM-DD`. */
function dayAt(date: string): Day {
  const known = read.get(date);
  if (known !== undefined) return known;
  const day = Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
  if (read.size >= DAYS_KEPT) read.clear();
  read.set(date, day);
  return day;
}

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
  if (written.size >= DAYS_KEPT) written.clear();
  written.set(day, date);
  return date;
}

/** The day of a calendar date; null where there is no such date. Months count from 1. */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || date < 1 || date > 31) return null;
  const moment = new Date(Date.UTC(year, month - 1, date));
  return moment.getUTCMonth() === month - 1 ? moment.getTime() / MS_PER_DAY : null;
}

/** A day as the calendar writes it. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

/** Year, month, date and weekday of a day. */
export function partsOf(day: Day): DateParts {
  const moment = new Date(day * MS_PER_DAY);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    date: moment.getUTCDate(),
    weekday: ((moment.getUTCDay() + 6) % 7) + 1,
  };
}

/** The same date some months earlier; the month's last day where it is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + (month - 1) - months;
  const targetYear = Math.floor(count / 12);
  const targetMonth = (count % 12) + 1;
  return dayOf(targetYear, targetMonth, Math.min(date, lastOf(targetYear, targetMonth))) ?? day;
}

/** The last date of a month, 28 … 31. */
export const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
