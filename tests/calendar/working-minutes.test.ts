import { describe, expect, it } from 'vitest';
import { atLocal, localDate, nextDay } from '../../src/core/calendar/local.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingMoment,
  workingMinutes,
  workingSpan,
} from '../../src/core/calendar/working-time.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';
import { SlowYear, ZONES, type Zone } from './slow-year.ts';

const { calendar } = policy;
const zones = Object.keys(ZONES) as Zone[];
const slow = new Map(zones.map((zone) => [zone, new SlowYear(calendar, zone)]));
const slowIn = (zone: Zone): SlowYear => {
  const year = slow.get(zone);
  if (!year) throw new Error(`no slow year for ${zone}`);
  return year;
};
const moment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2026-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const anyZone = fc.constantFrom(...zones);

describe.each(zones)('a whole year in %s, day by day', (zone) => {
  const days: string[] = [];
  for (let day = '2026-01-01'; day <= '2026-12-31'; day = nextDay(day)) days.push(day);
  /** Before opening, at it, in the morning, at Friday's close, in the afternoon, at close, in the evening. */
  const hours = [6 * 60, 8 * 60, 10 * 60 + 17, 11 * 60 + 30, 15 * 60, 16 * 60 + 30, 22 * 60];
  const moments = days.flatMap((day) => hours.map((minutes) => atLocal(day, minutes, zone)));

  it('every limit ends where counting minute by minute says', () => {
    const year = slowIn(zone);
    const wrong = moments.flatMap((start) =>
      [1, 3, 5, 14, 60]
        .filter((n) => addWorkingDays(start, n, calendar, zone).at.getTime() !== year.closeAfter(start, n).getTime())
        .map((n) => `${start.toISOString()} + ${n}`),
    );
    expect(wrong).toEqual([]);
  });

  it('a desk works when it is said to, and a day later is as many minutes on as were worked', () => {
    const year = slowIn(zone);
    const wrong = moments.filter((start) => {
      const later = new Date(start.getTime() + 86_400_000);
      return (
        isWorkingTime(start, calendar, zone) !== year.isOpen(start) ||
        workingMinutes(start, later, calendar, zone) !== year.worked(start, later)
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('for any moment of the year in every zone', () => {
  it('working minutes agree with counting them, and parts add up to the whole', () => {
    fc.assert(
      fc.property(moment, moment, moment, anyZone, (a, b, c, zone) => {
        const [from, mid, to] = [a, b, c].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
        const whole = workingMinutes(from, to, calendar, zone);
        expect(whole).toBe(slowIn(zone).worked(from, to));
        expect(whole).toBe(workingMinutes(from, mid, calendar, zone) + workingMinutes(mid, to, calendar, zone));
        expect(workingMinutes(to, from, calendar, zone)).toBe(0);
      }),
    );
  });

  it('so many minutes later is where counting ends, and going there takes just as many', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 30_000 }), anyZone, (start, minutes, zone) => {
        const { at } = addWorkingMinutes(start, minutes, calendar, zone);
        expect(at).toEqual(slowIn(zone).after(start, minutes));
        expect(workingMinutes(start, at, calendar, zone)).toBe(minutes);
      }),
    );
  });

  it('no minutes later is the moment itself', () => {
    fc.assert(
      fc.property(moment, anyZone, (start, zone) => {
        expect(addWorkingMinutes(start, 0, calendar, zone).at).toBe(start);
      }),
    );
  });

  it('the next working moment is the first one there is', () => {
    fc.assert(
      fc.property(moment, anyZone, (start, zone) => {
        const next = nextWorkingMoment(start, calendar, zone);
        expect(slowIn(zone).isOpen(next)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(start.getTime());
        expect(slowIn(zone).worked(start, next)).toBe(0);
      }),
    );
  });

  it('a span says the same as its minutes, whole days as days', () => {
    fc.assert(
      fc.property(moment, moment, anyZone, (a, b, zone) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const { days, minutes } = workingSpan(from, to, calendar, zone);
        let whole = 0;
        let inDays = 0;
        for (let day = localDate(from, zone); day <= localDate(to, zone); day = nextDay(day)) {
          const opened = slowIn(zone).worked(atLocal(day, 0, zone), atLocal(nextDay(day), 0, zone));
          const begun = new Date(Math.max(from.getTime(), atLocal(day, 0, zone).getTime()));
          const ended = new Date(Math.min(to.getTime(), atLocal(nextDay(day), 0, zone).getTime()));
          if (opened === 0 || slowIn(zone).worked(begun, ended) !== opened) continue;
          whole += 1;
          inDays += opened;
        }
        expect(days).toBe(whole);
        expect(minutes).toBe(slowIn(zone).worked(from, to) - inDays);
      }),
    );
  });
});

describe('what can not be known', () => {
  it('minutes that run into a year without holidays are marked', () => {
    const start = new Date('2026-12-31T15:00:00+08:00');
    expect(addWorkingMinutes(start, 30, calendar, 'Asia/Makassar').certain).toBe(true);
    expect(addWorkingMinutes(start, 300, calendar, 'Asia/Makassar').certain).toBe(false);
  });

  it('a calendar in which nobody ever works ends the search', () => {
    const never = { ...calendar, hours: {} };
    const start = new Date('2026-05-05T03:00:00Z');
    expect(addWorkingMinutes(start, 5, never, 'Asia/Makassar').certain).toBe(false);
    expect(nextWorkingMoment(start, never, 'Asia/Makassar').getTime()).toBeGreaterThan(start.getTime());
  });
});
