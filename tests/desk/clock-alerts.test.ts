import { describe, expect, it } from 'vitest';
import { isWorkingTime } from '../../src/core/calendar/working-time.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { clockOf, REMIND_EVERY_MS, standing } from '../../src/core/desk/clock/clock.ts';
import { lookAt } from '../../src/core/desk/clockwork/clock-alerts.ts';
import { digestDay } from '../../src/core/desk/clockwork/clock-digest.ts';
import { ALARMS_PER_HOUR, Spread } from '../../src/core/desk/clockwork/clock-spread.ts';
import type { Complaint } from '../../src/core/store/port/store.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';
import { type Deed, lived, wita } from './lived.ts';

const HOUR_MS = 3_600_000;
const code = 'AAAA-AAAA-AAA' as ComplaintCode;

/** An ordinary complaint with this history. */
function complaint(deeds: readonly Deed[], over: Partial<Complaint> = {}): Complaint {
  const history = lived(...deeds);
  const last = history.at(-1);
  if (!last) throw new Error('nothing was done');
  const { at } = last;
  return {
    ...{ id: 1, code, dossier: 'd', conversation: 1, kind: 'complaint', category: 'road', channel: 'test' },
    ...{ status: last.to, desk: last.desk, origin: 'pusat', version: history.length, history },
    ...{ switches: { anonymous: false, secret: false }, language: 'id', createdAt: at, submittedAt: at, deadline: at },
    ...{ facts: {}, reporter: null, evidence: [], messages: [], holder: null, excluded: [], hasIdentity: false },
    ...{ duplicateOf: null, cluster: null, emergency: false },
    ...{ alertAt: at, alerted: 0, rating: null },
    ...over,
  };
}

describe('whenever a complaint is looked at', () => {
  const looks = fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 1, maxLength: 40 });
  const start = fc.integer({ min: 0, max: 250 * 1_440 });

  it('alarms come in working hours, upwards, each once, an hour apart, and never before their time', () => {
    fc.assert(
      fc.property(start, looks, (begins, gaps) => {
        let now = new Date(Date.parse('2026-01-05T00:00:00Z') + begins * 60_000);
        let seen = complaint([['submit', now]]);
        const given: { readonly level: number; readonly at: Date }[] = [];
        for (const gap of gaps) {
          now = new Date(now.getTime() + gap * 60_000);
          if (!seen.alertAt || seen.alertAt > now) continue;
          const look = lookAt(seen, policy, now);
          if (look.do === 'act') throw new Error('nothing was decided yet');
          if (look.do === 'wait') {
            if (look.until) expect(look.until.getTime()).toBeGreaterThan(now.getTime());
            seen = { ...seen, alertAt: look.until };
            continue;
          }
          const [alerted] = look.effects;
          if (alerted?.do !== 'alerted') throw new Error('the row is not marked');
          seen = { ...seen, ...alerted.change };
          given.push({ level: seen.alerted, at: now });
          const clock = clockOf(seen, policy);
          if (!clock) throw new Error('no clock runs');
          const { share, leftMinutes } = standing(clock, policy, now);
          expect(isWorkingTime(now, policy.calendar, policy.zone)).toBe(true);
          expect(share).toBeGreaterThanOrEqual(Math.min(1, seen.alerted / 100));
          if (seen.alerted === 150) expect(leftMinutes).toBeLessThanOrEqual(-60);
        }
        given.forEach(({ level, at }, i) => {
          const before = given[i - 1];
          if (!before) return;
          expect(level).toBeGreaterThan(before.level);
          expect(at.getTime() - before.at.getTime()).toBeGreaterThanOrEqual(REMIND_EVERY_MS);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('followed from wake to wake, the levels come at their own time', () => {
    let seen = complaint([['submit', '2026-11-18T10:00']]);
    const given: string[] = [];
    for (let wakes = 0; seen.alertAt; wakes += 1) {
      expect(wakes).toBeLessThan(10);
      const now = seen.alertAt;
      const look = lookAt(seen, policy, now);
      if (look.do === 'wait') seen = { ...seen, alertAt: look.until };
      if (look.do !== 'alarm') continue;
      const [alerted] = look.effects;
      if (alerted?.do === 'alerted') seen = { ...seen, ...alerted.change };
      given.push(`${seen.alerted} ${new Date(now.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16)}`);
    }
    expect(given).toEqual(['75 2026-11-23T09:45', '100 2026-11-24T08:00', '150 2026-11-24T09:00']);
  });

  it('nothing is to be done for what is archived, asked of the citizen, or has no history', () => {
    const waits = { do: 'wait', until: null };
    const now = wita('2026-12-15T10:00');
    expect(
      lookAt(
        complaint([
          ['submit', '2026-11-18T10:00'],
          ['archive', '2026-11-18T11:00'],
        ]),
        policy,
        now,
      ),
    ).toEqual(waits);
    expect(
      lookAt(
        complaint([
          ['submit', '2026-11-18T10:00'],
          ['ask', '2026-11-18T11:00'],
        ]),
        policy,
        now,
      ),
    ).toEqual(waits);
    expect(lookAt({ ...complaint([['submit', '2026-11-18T10:00']]), history: [] }, policy, now)).toEqual(waits);
  });

  it('words among officers are never told to the citizen', () => {
    const at = wita('2026-11-18T10:00');
    const closed = complaint(
      [
        ['submit', '2026-11-18T10:00'],
        ['reject', '2026-11-18T11:00'],
      ],
      {
        messages: [
          { at, from: 'desk', text: 'Untuk warga.', act: 'reject' },
          { at, from: 'desk', text: 'Antar petugas.', act: 'reject', internal: true },
        ],
      },
    );
    const look = lookAt(closed, policy, wita('2026-11-18T12:00'));
    expect(JSON.stringify(look)).toContain('Untuk warga.');
    expect(JSON.stringify(look)).not.toContain('Antar petugas.');
  });
});

describe('turns of alarms', () => {
  const now = wita('2026-11-24T08:00');
  const named = (i: number) => `AAAA-AAAA-${i}` as ComplaintCode;

  it('a few at once, the others one after another, in the order they came', () => {
    const spread = new Spread();
    const turns = Array.from({ length: 12 }, (_, i) => spread.ask('pupr', named(i), now));
    expect(turns.slice(0, ALARMS_PER_HOUR).every((turn) => turn === 'now')).toBe(true);
    const later = turns.flatMap((turn) => (turn === 'now' ? [] : [turn.getTime() - now.getTime()]));
    expect(later).toEqual([1, 2, 3, 4, 5, 6].map((n) => (n * HOUR_MS) / ALARMS_PER_HOUR));
    const turn = turns[ALARMS_PER_HOUR];
    expect(turn instanceof Date && spread.ask('pupr', named(ALARMS_PER_HOUR), turn)).toBe('now');
  });

  it('one desk does not make another wait', () => {
    const spread = new Spread();
    for (let i = 0; i < 30; i += 1) spread.ask('pupr', named(i), now);
    expect(spread.ask('dishub', named(31), now)).toBe('now');
  });

  it('turns that passed at night do not all come in the morning', () => {
    const spread = new Spread();
    const evening = wita('2026-11-24T16:20');
    const waiting = Array.from({ length: 60 }, (_, i) => named(i)).filter(
      (each) => spread.ask('pupr', each, evening) !== 'now',
    );
    const morning = wita('2026-11-25T08:00');
    expect(waiting.filter((each) => spread.ask('pupr', each, morning) === 'now').length).toBeLessThanOrEqual(
      ALARMS_PER_HOUR + 1,
    );
  });
});

describe('whose morning it is', () => {
  const own = {
    ...policy,
    desks: policy.desks.map((desk) => {
      if (desk.id === 'pln') return { ...desk, zone: 'Asia/Jakarta' };
      return desk.id === 'bpbd' ? { ...desk, hours: { '7': { from: '08:00', to: '12:00' } } } : desk;
    }),
  };

  it('by the zone of each desk', () => {
    expect(digestDay(['pln'], own, wita('2026-11-24T07:30'))).toBeNull();
    expect(digestDay(['pln'], own, wita('2026-11-24T08:30'))).toBe('2026-11-24');
    expect(digestDay(['pln', 'kalsel'], own, wita('2026-11-24T07:30'))).toBe('2026-11-24');
  });

  it('by its own working days', () => {
    expect(digestDay(['bpbd'], own, wita('2026-11-22T07:30'))).toBe('2026-11-22');
    expect(digestDay(['bpbd'], own, wita('2026-11-24T07:30'))).toBeNull();
    expect(digestDay([], own, wita('2026-11-24T07:30'))).toBeNull();
  });
});
