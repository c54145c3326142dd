import { expect, it } from 'vitest';
import { Recent } from '../../src/core/recent.ts';
import fc from '../property.ts';

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('use' as const), key: fc.nat(12) }) },
  fc.record({ do: fc.constant('delete' as const), key: fc.nat(12) }),
);

it('keeps what was used last, forgets what was deleted, and never holds more than twice as much', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(act, { maxLength: 200 }), (least, acts) => {
      const recent = new Recent<number, string>(least);
      const truth = new Map<number, string>();
      const used = new Set<number>(); // in order of use; what is deleted since has taken its place all the same
      for (const [at, { do: what, key }] of acts.entries()) {
        if (what === 'delete') {
          recent.delete(key);
          truth.delete(key);
          expect(recent.get(key)).toBeUndefined();
          continue;
        }
        const found = recent.get(key);
        const known = truth.get(key);
        const lastUsed = [...used].slice(-least);
        if (lastUsed.includes(key)) expect(found).toBe(known);
        else expect([known, undefined]).toContain(found);
        const value = `${key}.${at}`;
        recent.set(key, value);
        truth.set(key, value);
        used.delete(key); // moves it to the young end
        used.add(key);
      }
      const held = Array.from({ length: 13 }, (_, key) => recent.get(key)).filter((value) => value !== undefined);
      expect(held.length).toBeLessThanOrEqual(2 * least);
    }),
  );
});

it('keeps nothing where nothing is to be kept', () => {
  const recent = new Recent<number, string>(0);
  recent.set(1, 'one');
  expect(recent.get(1)).toBeUndefined();
});
