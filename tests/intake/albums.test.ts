import { expect, it } from 'vitest';
import fc from '../property.ts';
import { Citizen, whatsappLike } from './citizen.ts';

/** A photo that comes: of which album, and how long after the one before, ms; 0 is the same step. */
interface Part {
  readonly album: 'a' | 'b';
  readonly afterMs: number;
}

const LATE_MS_MAX = 30_000;
/** Telegram's albums have ten at most. */
const part: fc.Arbitrary<Part> = fc.record({
  album: fc.constantFrom('a' as const, 'b' as const),
  afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: LATE_MS_MAX })),
});
const parts = fc.array(part, { minLength: 2, maxLength: 12 });

/** Each step with the photos that came in it. */
function steps(all: readonly Part[]): Part[][] {
  const grouped: Part[][] = [];
  for (const each of all) {
    const last = grouped.at(-1);
    if (last && each.afterMs === 0) last.push(each);
    else grouped.push([each]);
  }
  return grouped;
}

function plays(citizen: Citizen, all: readonly Part[]): void {
  for (const group of steps(all)) {
    citizen.later((group[0]?.afterMs ?? 0) - 60_000); // `sends` lets a minute pass
    citizen.sends(...group.map(({ album }) => ({ album })));
  }
}

const STORY = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';

it('of two albums in pieces, late and mixed, no part is lost, none counts twice, and each is answered once', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom('before', 'after'), (all, when) => {
      const citizen = new Citizen();
      if (when === 'after') citizen.says(STORY);
      const before = citizen.shown.length;
      plays(citizen, all);
      expect(citizen.shown.length - before, citizen.transcript()).toBeLessThanOrEqual(
        new Set(all.map(({ album }) => album)).size,
      );
      if (when === 'before') citizen.later(60_000).says(STORY);
      const evidence = citizen.talk?.draft?.evidence ?? [];
      expect(evidence).toHaveLength(all.length);
      expect(new Set(evidence.map(({ id }) => id)).size).toBe(all.length);
    }),
    { numRuns: 500 },
  );
});

it('where nothing can be edited, no part is lost either, and what comes in one step is answered once', () => {
  fc.assert(
    fc.property(parts, (all) => {
      const citizen = new Citizen(whatsappLike);
      citizen.says(STORY);
      const before = citizen.shown.length;
      plays(citizen, all);
      expect(citizen.shown.length - before).toBeLessThanOrEqual(steps(all).length);
      expect(citizen.talk?.draft?.evidence).toHaveLength(all.length);
    }),
    { numRuns: 500 },
  );
});
