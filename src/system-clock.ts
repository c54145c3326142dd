import type { Clock } from './core/clock.ts';

/** The machine's own time. Timers do not keep the process alive: what does is that somebody may still write. */
export const systemClock: Clock = {
  now: () => new Date(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (act) => {
    setImmediate(act);
  },
};
