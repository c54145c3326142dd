import type { Clock } from './core/clock.ts';

/** The machine's own time. */
export const realClock: Clock = {
  now: () => new Date(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (act) => void setImmediate(act),
};
