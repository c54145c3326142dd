import { describe, expect, it } from 'vitest';
import { atLocal, localDate, localOf, nextDay, weekdayOf } from '../../src/core/calendar/local.ts';
import { addWorkingDays, isWorkingTime } from '../../src/core/calendar/working-time.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';

const { calendar } = policy;
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
const wita = (text: string) => new Date(`${text}+08:00`);
const verify = (text: string) => addWorkingDays(wita(text), 3, calendar, 'Asia/Makassar');

describe('three working days', () => {
  it.each([
    ['2026-11-18T10:00:00', '2026-11-23'],
    ['2026-12-23T10:00:00', '2026-12-30'],
    ['2026-03-17T10:00:00', '2026-03-27'],
    ['2026-11-18T20:00:00', '2026-11-24'],
    ['2026-11-21T10:00:00', '2026-11-26'],
  ])('from %s end on %s', (from, to) => {
    expect(localDate(verify(from).at, 'Asia/Makassar')).toBe(to);
    expect(verify(from).certain).toBe(true);
  });

  it('beyond the last known year are marked', () => {
    expect(verify('2026-12-31T10:00:00').certain).toBe(false);
  });
});

/** The same count, slowly: hour by hour through the days. */
function slowly(start: Date, days: number, zone: string): string {
  const free = (date: string) => calendar.holidays[date] !== undefined || !calendar.hours[String(weekdayOf(date))];
  let { date, minutes } = localOf(start, zone);
  const closes = calendar.hours[String(weekdayOf(date))]?.to.split(':').map(Number) ?? [0, 0];
  if (!free(date) && minutes >= (closes[0] ?? 0) * 60 + (closes[1] ?? 0)) date = nextDay(date);
  while (free(date)) date = nextDay(date);
  for (let i = 0; i < days; i += 1) {
    date = nextDay(date);
    while (free(date)) date = nextDay(date);
  }
  minutes = 0;
  return date;
}

describe('for every moment of the year in every zone', () => {
  const moment = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2026-12-20T00:00:00Z'),
    noInvalidDate: true,
  });

  it('the count agrees with counting day by day, and the due moment is a close of hours', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), fc.constantFrom(...ZONES), (start, days, zone) => {
        const due = addWorkingDays(start, days, calendar, zone);
        expect(localDate(due.at, zone)).toBe(slowly(start, days, zone));
        expect(isWorkingTime(new Date(due.at.getTime() - 60_000), calendar, zone)).toBe(true);
        expect(isWorkingTime(due.at, calendar, zone)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('local times go there and back', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES, 'Europe/Berlin'), (at, zone) => {
        const local = localOf(at, zone);
        const back = atLocal(local.date, local.minutes, zone);
        expect(localOf(back, zone)).toEqual(local);
      }),
    );
  });
});
