import type { Clock } from '../core/clock.ts';

/** First wait after a failure, in milliseconds. */
const FIRST_MS = 500;
/** Longest wait: long enough to be no burden, short enough that people hardly notice the end of an outage. */
const LONGEST_MS = 30_000;

/** Waits that double with every failure in a row, each shortened by chance so that many who wait do not all come back at once. */
export class Backoff {
  readonly #random: () => number;
  #streak = 0;

  /** @param random gives numbers from 0 up to 1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Failures in a row. */
  get streak(): number {
    return this.#streak;
  }

  /** The next wait in milliseconds: between half and all of 500 ms, 1 s, 2 s … 30 s. */
  next(): number {
    const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.#streak, 16));
    this.#streak += 1;
    return Math.round(full * (0.5 + this.#random() / 2));
  }

  /** After a success. */
  reset(): void {
    this.#streak = 0;
  }
}

/** Waits; ends at once when the signal does. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      timer.cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.after(delayMs, done);
    signal.addEventListener('abort', done, { once: true });
  });
}
