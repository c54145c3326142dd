import { describe, expect, it } from 'vitest';
import { keysAround, nearKeys, nearness, placeNames } from '../../src/core/complaint/near.ts';
import type { PlaceValue } from '../../src/core/facts.ts';
import fc from '../property.ts';

const at = (text: string, more: Partial<PlaceValue> = {}): PlaceValue => ({
  kind: 'place',
  text,
  regency: 'Banjarmasin',
  ...more,
});
const shown = (text: string, more: Partial<PlaceValue> = {}) => placeNames(at(text, more)).map((name) => name.shown);

describe('the names of a place', () => {
  it.each([
    ['Jl. Sultan Adam Banjarmasin', ['Jl. Sultan Adam']],
    ['jln sultan adam, depan sekolah', ['Jl. Sultan Adam']],
    ['Jalan Jend. Ahmad Yani km 5,5 dekat SPBU', ['Jl. A Yani Km 5']],
    ['jl a.yani KM.5', ['Jl. A Yani Km 5']],
    ['Jl. Veteran gg. Sepakat no 12', ['Jl. Veteran Gang Sepakat No 12']],
    ['depan SD Negeri 3 Sungai Miai', ['SDN 3 Sungai Miai']],
    ['samping mesjid Raya Sabilal Muhtadin', ['Masjid Sabilal Muhtadin']],
    ['Jl. Veteran depan SMPN7', ['Jl. Veteran', 'SMPN 7']],
    ['Desa Sungai Rangas', ['Desa Sungai Rangas']],
    ['seberang masjid', []],
    ['di depan rumah saya', []],
    ['jalan rusak', []],
    ['', []],
  ])('%s', (text, names) => {
    expect(shown(text)).toEqual(names);
  });

  it('says nothing where the regency is not known', () => {
    expect(placeNames({ kind: 'place', text: 'Jl. Sultan Adam' })).toEqual([]);
  });

  it('ends at the district', () => {
    expect(shown('Jl. Veteran Banjarmasin Timur', { district: 'Banjarmasin Timur' })).toEqual(['Jl. Veteran']);
  });

  it('a text full of streets names few', () => {
    expect(shown('jalan satu depan masjid dua, '.repeat(50_000)).length).toBeLessThanOrEqual(3);
  });
});

describe('nearness', () => {
  const metres = 200;
  it('the same street in the same regency', () => {
    expect(nearness(at('Jl Sultan Adam'), at('jln. Sultan Adam, Banjarmasin'), metres)).toEqual({
      name: 'Jl. Sultan Adam',
    });
    expect(nearness(at('Jl Sultan Adam'), at('Jl Sultan Adam', { regency: 'Banjar' }), metres)).toBeUndefined();
    expect(nearness(at('Jl A Yani km 5'), at('Jl A Yani km 12'), metres)).toBeUndefined();
  });
  it('not in two districts', () => {
    const [one, other] = [at('Jl Veteran', { district: 'A' }), at('Jl Veteran', { district: 'B' })];
    expect(nearness(one, other, metres)).toBeUndefined();
    expect(nearness(one, at('Jl Veteran'), metres)).toEqual({ name: 'Jl. Veteran' });
  });
  it('coordinates on both sides decide alone', () => {
    const here = { lat: -3.3194, lon: 114.5908 };
    const close = { lat: -3.3204, lon: 114.5908 };
    const far = { lat: -3.3294, lon: 114.5908 };
    expect(nearness(at('x', here), at('y', close), metres)?.metres).toBeCloseTo(111, 0);
    expect(nearness(at('Jl Veteran', here), at('Jl Veteran', far), metres)).toBeUndefined();
    expect(nearness(at('Jl Veteran', here), at('Jl Veteran'), metres)).toEqual({ name: 'Jl. Veteran' });
  });

  it('whatever is near is found by a key of its own, and only in its category', () => {
    const point = fc.record({
      lat: fc.double({ min: -11, max: 6, noNaN: true }),
      lon: fc.double({ min: 95, max: 141, noNaN: true }),
    });
    const step = fc.double({ min: -0.005, max: 0.005, noNaN: true });
    fc.assert(
      fc.property(point, step, step, fc.integer({ min: 10, max: 500 }), ({ lat, lon }, north, east, reach) => {
        const one = at('', { lat, lon });
        const other = at('', { lat: lat + north, lon: lon + east });
        if (!nearness(one, other, reach)) return;
        const keys = keysAround('road', one, reach);
        expect(keys).toContain(nearKeys('road', other)[0]);
        expect(keys).not.toContain(nearKeys('light', other)[0]);
        expect(keys.length).toBeLessThanOrEqual(25);
      }),
      { numRuns: 300 },
    );
  });
});
