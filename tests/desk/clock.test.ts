import { describe, expect, it } from 'vitest';
import { workingMinutes } from '../../src/core/calendar/working-time.ts';
import { ACTS, LIFE, leadsTo } from '../../src/core/complaint/life.ts';
import { STATUSES } from '../../src/core/complaint/status.ts';
import {
  clockOf,
  REMIND_EVERY_MS,
  type RunningClock,
  standing,
  timing,
  UNDO_MS,
} from '../../src/core/desk/clock/clock.ts';
import { SlowYear } from '../calendar/slow-year.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';
import { type Deed, lived, wita } from './lived.ts';

const ZONE = 'Asia/Makassar';
const HOUR = 60;
const clock = (...deeds: readonly Deed[]): RunningClock => {
  const running = clockOf({ category: 'road', history: lived(...deeds) }, policy);
  if (!running) throw new Error('no clock runs');
  return running;
};

describe('the way of a report', () => {
  it.each([
    ['2026-11-18T10:00', '2026-11-23T16:30'],
    ['2026-12-23T10:00', '2026-12-30T16:30'],
    ['2026-03-17T10:00', '2026-03-27T11:30'],
  ])('what is submitted on %s is to be verified and forwarded by %s', (at, due) => {
    expect(clock(['submit', at])).toMatchObject({ stage: 'verify', desk: 'pusat', days: 3, since: wita(at) });
    expect(clock(['submit', at]).due).toEqual({ at: wita(due), certain: true });
  });

  it('verifying begins nothing anew, forwarding does', () => {
    const verified = clock(['submit', '2026-11-18T10:00'], ['verify', '2026-11-20T09:00']);
    expect(verified).toMatchObject({ stage: 'verify', since: wita('2026-11-18T10:00') });
    expect(verified.due.at).toEqual(wita('2026-11-23T16:30'));
    const forwarded = clock(
      ['submit', '2026-11-18T10:00'],
      ['verify', '2026-11-20T09:00'],
      ['forward', '2026-11-20T10:00', 'pupr'],
    );
    expect(forwarded).toMatchObject({ stage: 'follow-up', desk: 'pupr', days: 5, since: wita('2026-11-20T10:00') });
    expect(forwarded.due.at).toEqual(wita('2026-11-27T11:30'));
  });

  it.each(['take', 'reply'] as const)('%s ends the first follow-up: settled counts from the forward', (act) => {
    const settle = clock(
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-20T10:00', 'pupr'],
      [act, '2026-11-24T10:00'],
    );
    expect(settle).toMatchObject({ stage: 'settle', desk: 'pupr', days: 14, since: wita('2026-11-20T10:00') });
    expect(settle.due.at).toEqual(wita('2026-12-10T16:30'));
  });

  it('what needs an inspection has the longest limit', () => {
    const history = lived(
      ['submit', '2026-03-02T10:00'],
      ['forward', '2026-03-03T10:00', 'inspektorat'],
      ['take', '2026-03-04T09:00'],
    );
    expect(clockOf({ category: 'levy', history }, policy)?.days).toBe(60);
    expect(clockOf({ category: 'road', history }, policy)?.days).toBe(14);
  });

  it('a forward from agency to agency begins a follow-up of its own', () => {
    const again = clock(
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-18T11:00', 'pupr'],
      ['take', '2026-11-19T10:00'],
      ['forward', '2026-11-24T10:00', 'dishub'],
    );
    expect(again).toMatchObject({ stage: 'follow-up', desk: 'dishub', since: wita('2026-11-24T10:00') });
  });

  it('what an agency gave back, or a citizen reopened, is received once more', () => {
    const returned = clock(
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-18T11:00', 'pupr'],
      ['return', '2026-11-24T10:00', 'pusat'],
    );
    expect(returned).toMatchObject({ stage: 'verify', desk: 'pusat', since: wita('2026-11-24T10:00') });
    const reopened = clock(
      ['submit', '2026-11-02T10:00'],
      ['forward', '2026-11-02T11:00', 'pupr'],
      ['close', '2026-11-05T10:00'],
      ['reopen', '2026-11-24T10:00', 'pusat'],
      ['verify', '2026-11-25T10:00'],
    );
    expect(reopened).toMatchObject({ stage: 'verify', desk: 'pusat', since: wita('2026-11-24T10:00') });
  });

  it('taking a close back leaves the limit as if nothing had happened', () => {
    const before: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-18T11:00', 'pupr'],
      ['take', '2026-11-19T10:00'],
    ];
    const undone = clock(...before, ['close', '2026-11-24T10:00'], ['undo', '2026-11-24T10:00']);
    expect(undone).toEqual(clock(...before));
  });

  it.each(['close', 'reject', 'archive'] as const)('none runs after %s', (act) => {
    const history = lived(['submit', '2026-11-18T10:00'], ['verify', '2026-11-18T11:00'], [act, '2026-11-19T10:00']);
    expect(clockOf({ category: 'road', history }, policy)).toBeNull();
  });

  it('none runs for a complaint without a history', () => {
    expect(clockOf({ category: 'road', history: [] }, policy)).toBeNull();
    expect(timing({ category: 'road', history: [] }, policy)).toEqual({});
  });
});

describe('asking the citizen', () => {
  const asked: Deed[] = [
    ['submit', '2026-11-18T10:00'],
    ['ask', '2026-11-19T09:00'],
  ];

  it('stops the clock of the state before, with what was left', () => {
    const stopped = clock(...asked);
    expect(stopped).toMatchObject({ stage: 'verify', pausedSince: wita('2026-11-19T09:00'), pausedMinutes: 0 });
    expect(stopped.due.at).toEqual(wita('2026-11-23T16:30'));
    const left = 7.5 * HOUR + 3.5 * HOUR + 8.5 * HOUR;
    expect(standing(stopped, policy, wita('2026-11-19T09:00')).leftMinutes).toBe(left);
    expect(standing(stopped, policy, wita('2026-12-15T09:00')).leftMinutes).toBe(left);
  });

  it('moves the due date by exactly what the desk would have worked', () => {
    const supplied = clock(...asked, ['supply', '2026-11-20T10:00']);
    expect(supplied).toMatchObject({ stage: 'verify', pausedSince: null, pausedMinutes: 7.5 * HOUR + 2 * HOUR });
    expect(supplied.due.at).toEqual(wita('2026-11-25T09:00'));
  });

  it('asking once more while a question is open is the same pause', () => {
    const twice = clock(...asked, ['ask', '2026-11-19T15:00'], ['supply', '2026-11-20T10:00']);
    expect(twice).toEqual(clock(...asked, ['supply', '2026-11-20T10:00']));
  });

  it('pauses nothing when it is answered before the desk opens again', () => {
    const night = clock(['submit', '2026-11-18T10:00'], ['ask', '2026-11-18T19:00'], ['supply', '2026-11-19T06:00']);
    expect(night.pausedMinutes).toBe(0);
    expect(night.due.at).toEqual(wita('2026-11-23T16:30'));
  });

  it('stops nothing by a question that never got there, however late that is known', () => {
    const before: Deed[] = [['submit', '2026-11-18T10:00']];
    expect(clock(...before, ['ask', '2026-11-18T11:00'], ['unreached', '2026-11-19T11:00'])).toEqual(clock(...before));
    // One that did stops it until the other was asked.
    const [answered, lost] = [
      clock(...before, ['ask', '2026-11-18T11:00'], ['supply', '2026-11-19T11:00']),
      clock(...before, ['ask', '2026-11-18T11:00'], ['ask', '2026-11-19T11:00'], ['unreached', '2026-11-20T11:00']),
    ];
    expect(lost?.pausedMinutes).toBe(answered?.pausedMinutes);
    expect(lost?.pausedSince).toBeNull();
  });

  it('counts for settling too when it was asked during the follow-up, and no longer after the next forward', () => {
    const before: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-18T11:00', 'pupr'],
      ['ask', '2026-11-19T09:00'],
      ['supply', '2026-11-19T11:00'],
    ];
    expect(clock(...before, ['take', '2026-11-19T12:00'])).toMatchObject({ stage: 'settle', pausedMinutes: 2 * HOUR });
    expect(clock(...before, ['forward', '2026-11-20T08:00', 'dishub']).pausedMinutes).toBe(0);
  });
});

describe("a desk's own time", () => {
  const own = {
    ...policy,
    desks: policy.desks.map((desk) =>
      desk.id === 'pln'
        ? {
            ...desk,
            zone: 'Asia/Jakarta',
            hours: { '1': { from: '10:00', to: '12:00' }, '6': { from: '10:00', to: '12:00' } },
          }
        : desk,
    ),
  };

  it('its zone and its hours count, the holidays of all', () => {
    const history = lived(['submit', '2026-11-18T10:00'], ['forward', '2026-11-18T11:00', 'pln']);
    const running = clockOf({ category: 'power', history }, own);
    // Saturday 21, Monday 23, Saturday 28, Monday 30 November, Saturday 5, Monday 7 December: the first one is the day of arrival.
    expect(running?.due.at).toEqual(new Date('2026-12-07T12:00:00+07:00'));
    expect(running?.limitMinutes).toBe(6 * 2 * HOUR);
  });
});

describe('how a clock stands', () => {
  const running = clock(['submit', '2026-11-18T16:30']);

  it('from nothing used to all of it, then over', () => {
    expect(standing(running, policy, wita('2026-11-18T20:00'))).toEqual({
      usedMinutes: 0,
      leftMinutes: running.limitMinutes,
      share: 0,
    });
    expect(standing(running, policy, running.due.at)).toEqual({
      usedMinutes: running.limitMinutes,
      leftMinutes: 0,
      share: 1,
    });
    const later = standing(running, policy, new Date(running.due.at.getTime() + 7 * 86_400_000));
    expect(later.share).toBeGreaterThan(1);
    expect(later.leftMinutes).toBeLessThan(0);
  });

  it('a moment before it began uses nothing', () => {
    expect(standing(running, policy, wita('2026-01-05T10:00')).usedMinutes).toBe(0);
  });
});

describe('what the row keeps', () => {
  const timed = (deeds: readonly Deed[], deadline?: Date) =>
    timing({ category: 'road', history: lived(...deeds), ...(deadline ? { deadline } : {}) }, policy);
  const hourAfter = (text: string) => new Date(wita(text).getTime() + REMIND_EVERY_MS);

  it('a new limit: its deadline, a first look within the hour, no alarm given', () => {
    const deeds: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-20T10:00', 'pupr'],
    ];
    expect(timed(deeds)).toEqual({
      deadline: wita('2026-11-27T11:30'),
      alertAt: hourAfter('2026-11-20T10:00'),
      alerted: 0,
    });
  });

  it('a note or a look changes nothing of a limit that goes on', () => {
    const deeds: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['note', '2026-11-20T10:00'],
    ];
    expect(timed(deeds, wita('2026-11-23T16:30'))).toEqual({});
  });

  it('another answer is looked at again: the silence of the citizen begins anew', () => {
    const deeds: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['forward', '2026-11-20T10:00', 'pupr'],
      ['reply', '2026-11-23T10:00'],
      ['reply', '2026-11-25T10:00'],
    ];
    const deadline = wita('2026-12-10T16:30');
    expect(timed(deeds, deadline)).toEqual({ deadline, alertAt: hourAfter('2026-11-25T10:00') });
  });

  it('another category can have another limit: the alarms given stay given', () => {
    const deeds: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['verify', '2026-11-20T10:00'],
    ];
    expect(timed(deeds, wita('2026-11-30T16:30'))).toEqual({
      deadline: wita('2026-11-23T16:30'),
      alertAt: hourAfter('2026-11-20T10:00'),
    });
  });

  it('no alarm while the citizen is asked, but a look after the days they are reminded; afterwards it goes on from where it was', () => {
    const deeds: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['ask', '2026-11-19T09:00'],
    ];
    expect(timed(deeds, wita('2026-11-23T16:30'))).toEqual({
      deadline: wita('2026-11-23T16:30'),
      alertAt: wita('2026-11-23T08:00'),
    });
    expect(timed([...deeds, ['supply', '2026-11-20T10:00']], wita('2026-11-23T16:30'))).toEqual({
      deadline: wita('2026-11-25T09:00'),
      alertAt: hourAfter('2026-11-20T10:00'),
    });
  });

  it('a close and a reject are looked at when they can not be taken back any more, whatever is noted meanwhile', () => {
    const before: Deed[] = [
      ['submit', '2026-11-18T10:00'],
      ['verify', '2026-11-18T11:00'],
    ];
    for (const act of ['close', 'reject'] as const) {
      const closed: Deed[] = [...before, [act, '2026-11-20T10:00']];
      expect(timed(closed)).toEqual({ alertAt: new Date(wita('2026-11-20T10:00').getTime() + UNDO_MS), alerted: 0 });
      expect(timed([...closed, ['note', '2026-11-20T10:00']])).toEqual({});
    }
    expect(timed([...before, ['archive', '2026-11-20T10:00']])).toEqual({ alertAt: null, alerted: 0 });
  });
});

describe('for any life of a complaint', () => {
  const slow = new SlowYear(policy.calendar, ZONE);
  /** Any possible acts with any time between them, 2026 only. */
  const life = fc
    .array(fc.tuple(fc.constantFrom(...ACTS), fc.integer({ min: 0, max: 3 * 1_440 })), { maxLength: 14 })
    .chain((wanted) =>
      fc.integer({ min: 0, max: 150 * 1_440 }).map((start) => {
        let at = new Date(Date.parse('2026-01-05T00:00:00Z') + start * 60_000);
        const deeds: Deed[] = [['submit', at]];
        for (const [act, minutes] of wanted) {
          const history = lived(...deeds);
          const status = history.at(-1)?.to;
          if (!status || leadsTo(act, status, history) === undefined) continue;
          at = new Date(at.getTime() + minutes * 60_000);
          deeds.push(act === 'forward' ? [act, at, 'pupr'] : [act, at]);
        }
        return deeds;
      }),
    );
  const clockIn = (deeds: readonly Deed[]) => clockOf({ category: 'road', history: lived(...deeds) }, policy);
  const lastAt = (deeds: readonly Deed[]) => new Date(deeds.at(-1)?.[1] ?? 0);

  it('the limit and the pauses, worked after its beginning, are when it is due', () => {
    fc.assert(
      fc.property(life, (deeds) => {
        const running = clockIn(deeds);
        if (!running) return;
        expect(slow.worked(running.since, running.due.at)).toBe(running.limitMinutes + running.pausedMinutes);
        expect(running.limitMinutes).toBe(slow.worked(running.since, slow.closeAfter(running.since, running.days)));
      }),
      { numRuns: 300 },
    );
  });

  it('a pause never makes it earlier, and moves it by exactly what was worked meanwhile', () => {
    const gap = fc.integer({ min: 0, max: 20 * 1_440 });
    fc.assert(
      fc.property(life, gap, gap, (deeds, before, during) => {
        const status = lived(...deeds).at(-1)?.to;
        const running = clockIn(deeds);
        if (!running || !status || status === 'asked' || LIFE.ask[status] === undefined) return;
        const from = new Date(lastAt(deeds).getTime() + before * 60_000);
        const to = new Date(from.getTime() + during * 60_000);
        const paused = clockIn([...deeds, ['ask', from], ['supply', to]]);
        expect(paused?.due.at.getTime()).toBeGreaterThanOrEqual(running.due.at.getTime());
        expect(slow.worked(running.due.at, paused?.due.at ?? from)).toBe(slow.worked(from, to));
      }),
      { numRuns: 300 },
    );
  });

  it('what is used and what is left are the limit, and what is left is worked until it is due', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 60 * 1_440 }), (deeds, later) => {
        const running = clockIn(deeds);
        if (!running) return;
        const now = new Date(lastAt(deeds).getTime() + later * 60_000);
        const { usedMinutes, leftMinutes } = standing(running, policy, now);
        expect(usedMinutes + leftMinutes).toBe(running.limitMinutes);
        const seen = running.pausedSince ?? now;
        const { calendar } = policy;
        const { at } = running.due;
        expect(leftMinutes).toBe(workingMinutes(seen, at, calendar, ZONE) - workingMinutes(at, seen, calendar, ZONE));
      }),
      { numRuns: 300 },
    );
  });

  it('a clock runs in exactly the states in which somebody has to do something', () => {
    fc.assert(
      fc.property(life, (deeds) => {
        const status = lived(...deeds).at(-1)?.to;
        expect(STATUSES).toContain(status);
        const over = status === 'closed' || status === 'rejected' || status === 'archived';
        expect(clockIn(deeds) === null).toBe(over);
        expect(clockIn(deeds)?.pausedSince !== null).toBe(over || status === 'asked');
      }),
      { numRuns: 300 },
    );
  });
});
