import { describe, expect, it } from 'vitest';
import { Limits } from '../../src/bots/x/limits.ts';
import { TestClock } from '../fakes/clock.ts';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

describe('what X says of its limits', () => {
  it('is kept to the end of the window that it names', () => {
    const clock = new TestClock();
    const limits = new Limits(clock);
    const reset = (clock.now().getTime() + QUARTER_MS) / 1000;
    limits.told('mentions', { limit: 10, remaining: 0, reset });
    expect(limits.waitMs('mentions')).toBe(QUARTER_MS + 500);
    expect(limits.waitMs('dms')).toBe(0);
    clock.leap(QUARTER_MS + 500);
    expect(limits.waitMs('mentions')).toBe(0);
  });

  it.each([DAY_MS, 365 * DAY_MS])(
    'by a clock of ours that is %i ms behind stops nothing for more than a day',
    (byMs) => {
      const clock = new TestClock();
      const limits = new Limits(clock);
      limits.told('mentions', { limit: 10, remaining: 0, reset: (clock.now().getTime() + QUARTER_MS) / 1000 });
      clock.leap(-byMs);
      expect(limits.waitMs('mentions')).toBe(DAY_MS);
      expect(limits.afterRefusalMs('mentions')).toBe(DAY_MS);
      clock.leap(byMs);
      expect(limits.waitMs('mentions')).toBe(QUARTER_MS + 500);
    },
  );
});
