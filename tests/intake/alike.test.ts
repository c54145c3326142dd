import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { STATUSES } from '../../src/core/complaint/status.ts';
import type { PlaceValue, TimeValue } from '../../src/core/facts.ts';
import { offeredOf } from '../../src/core/intake/outcome/alike.ts';
import { samenessIn } from '../../src/core/language/wishes.ts';
import type { NearComplaint } from '../../src/core/store/port/store.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';

const NOW = new Date('2026-11-24T10:00:00+08:00');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const place: PlaceValue = { kind: 'place', text: 'Jl. Veteran', regency: 'Banjarmasin' };
const on = (from: string, to = from): TimeValue => ({ kind: 'time', text: '', from, to });
const own = { category: 'road', place };
let codes = 0;
const other = (more: Partial<NearComplaint> = {}): NearComplaint => ({
  code: `C${++codes}` as ComplaintCode,
  ...{ duplicateOf: null, conversation: 2, kind: 'complaint', category: 'road', status: 'submitted' },
  ...{ submittedAt: daysAgo(1), place, samePicture: false },
  ...more,
});
const offered = (...found: NearComplaint[]) => offeredOf(own, found, policy, NOW).map(({ code }) => code);

describe('which complaints are offered', () => {
  it('open ones, and those closed a few days ago', () => {
    for (const status of STATUSES.filter((each) => !['closed', 'rejected', 'archived'].includes(each)))
      expect(offered(other({ status })), status).toHaveLength(1);
    expect(offered(other({ status: 'closed', endedAt: daysAgo(2), submittedAt: daysAgo(10) }))).toHaveLength(1);
    expect(offered(other({ status: 'closed', endedAt: daysAgo(4), submittedAt: daysAgo(10) }))).toEqual([]);
    expect(offered(other({ status: 'rejected' }), other({ status: 'archived' }))).toEqual([]);
  });

  it('within the days of the policy, reported and happened', () => {
    expect(offered(other({ submittedAt: daysAgo(policy.duplicates.days) }))).toHaveLength(1);
    expect(offered(other({ submittedAt: daysAgo(policy.duplicates.days + 1) }))).toEqual([]);
    const found = [other({ time: on('2026-11-01', '2026-11-02') })];
    const at = (time: TimeValue) => offeredOf({ ...own, time }, found, policy, NOW);
    expect(at(on('2026-11-16'))).toHaveLength(1);
    expect(at(on('2026-11-17'))).toEqual([]);
    expect(at(on('2026-10-01', '2026-11-24'))).toHaveLength(1);
  });

  it('of the same category, in the same street, no wishes and no questions', () => {
    expect(offered(other({ category: 'light' }), other({ kind: 'aspiration' }), other({ kind: 'question' }))).toEqual(
      [],
    );
    expect(offered(other({ place: { ...place, text: 'Jl. Pramuka' } }))).toEqual([]);
    expect(offered(other({ place: { ...place, text: 'Jl. Pramuka' }, samePicture: true }))).toHaveLength(1);
  });

  it('three at most, each cluster once and by its first; the same picture before the nearest', () => {
    const point = (metres: number): PlaceValue => ({ ...place, lat: -3.3 + metres / 111_320, lon: 114.59 });
    const found = [150, 110, 195].map((metres) => other({ place: point(metres) }));
    const pictured = other({ place: point(199), samePicture: true });
    const first = 'FIRST' as ComplaintCode;
    const linked = [other({ place: point(0), duplicateOf: first }), other({ place: point(0), duplicateOf: first })];
    const here = { category: 'road', place: point(0) };
    const offers = offeredOf(here, [...found, ...linked, pictured], policy, NOW);
    expect(offers.map(({ code }) => code)).toEqual([pictured.code, first, found[1]?.code]);
  });

  it('two that look the same to a stranger are one choice', () => {
    const [young, old] = [other(), other({ submittedAt: daysAgo(1.1) })];
    expect(offered(young, old)).toEqual([old.code]);
    expect(offered(other(), other({ status: 'in-progress' }))).toHaveLength(2);
  });

  it('tells no more than roughly where, when and in what state', () => {
    const there = fc.record({
      lat: fc.double({ min: -3.3015, max: -3.2985, noNaN: true }),
      lon: fc.double({ min: 114.5885, max: 114.5915, noNaN: true }),
    });
    fc.assert(
      fc.property(there, fc.string({ maxLength: 60 }), ({ lat, lon }, secret) => {
        const text = `Jl. Veteran, rumah ${secret} hitam`;
        const found = other({ place: { ...place, text, lat, lon, district: 'Banjarmasin Timur' } });
        const here = { category: 'road', place: { ...place, lat: -3.3, lon: 114.59 } };
        for (const offer of offeredOf(here, [found], policy, NOW)) {
          expect(Object.keys(offer).every((key) => 'code at status name district regency metres'.includes(key))).toBe(
            true,
          );
          expect((offer.metres ?? 0) % 50).toBe(0);
          expect(offer.name ?? 'Jl. Veteran').toBe('Jl. Veteran');
        }
      }),
    );
  });
});

it.each([
  ['sama', 'same'],
  ['Sama saja pak', 'same'],
  ['ikut pantau', 'same'],
  ['iya sama', 'same'],
  ['tidak sama', 'other'],
  ['gak sama', 'other'],
  ['beda', 'other'],
  ['bukan yang itu', 'other'],
  ['Follow it', 'same'],
  ['different one', 'other'],
  ['kemarin sore', undefined],
  ['itu sama seperti yang saya ceritakan panjang lebar tadi', undefined],
] as const)('%s', (text, said) => {
  expect(samenessIn(text)).toBe(said);
});
