import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeId } from '../../src/core/ids.ts';

const at = (moment: string) => makeId(randomBytes, new Date(moment));

describe('an id', () => {
  it('is seventeen plain signs, whatever chance gives', () => {
    for (let byte = 0; byte < 256; byte += 1)
      expect(makeId((n) => Buffer.alloc(n, byte), new Date('2026-11-25T01:00:00Z'))).toMatch(/^[0-9a-v]{17}$/);
  });

  it('sorts by the second it was made in, so that ids of one time lie side by side', () => {
    const moments = ['2026-01-01T00:00:00Z', '2026-11-25T01:00:00Z', '2026-11-25T01:00:01Z', '2038-02-01T00:00:00Z'];
    const ids = moments.map(at);
    expect([...ids].sort()).toEqual(ids);
  });

  it('differs from others of its second in its last four signs already', () => {
    const ends = new Set(Array.from({ length: 20 }, () => at('2026-11-25T01:00:00Z').slice(-4)));
    expect(ends.size).toBeGreaterThan(10);
  });
});
