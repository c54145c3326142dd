import type { Clock, Timer } from '../../src/core/clock.ts';

/** The machine's own time, for tests that drive real input and output and never look at the hour. */
export const realClock: Clock = {
  now: () => new Date(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (act) => void setImmediate(act),
};

/** The machine's own time, which knows how many of its timers wait: what is stopped must leave none. */
export class CountingClock implements Clock {
  readonly #timers = new Set<Timer>();

  now = (): Date => new Date();
  soon = realClock.soon;

  after(delayMs: number, act: () => void): Timer {
    const timer = realClock.after(delayMs, () => {
      this.#timers.delete(counted);
      act();
    });
    const counted: Timer = {
      cancel: () => {
        this.#timers.delete(counted);
        timer.cancel();
      },
    };
    this.#timers.add(counted);
    return counted;
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }
}

/** Time that stands still until it is moved. `soon` stays real: it is a beat of the event loop, not a time. */
export class TestClock implements Clock {
  #nowMs: number;
  #timers = new Set<{ atMs: number; readonly act: () => void }>();

  constructor(start = new Date('2026-11-24T01:00:00.000Z')) {
    this.#nowMs = start.getTime();
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  after(delayMs: number, act: () => void): Timer {
    const timer = { atMs: this.#nowMs + delayMs, act };
    this.#timers.add(timer);
    return { cancel: () => void this.#timers.delete(timer) };
  }

  soon(act: () => void): void {
    setImmediate(act);
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Moves time on, running what falls due in order; between two timers everything that is ready gets its turn. */
  async pass(ms: number): Promise<void> {
    const until = this.#nowMs + ms;
    await settle();
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.atMs <= until).sort((a, b) => a.atMs - b.atMs)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      due.act();
      await settle();
    }
    this.#nowMs = until;
    await settle();
  }

  /** Sets the clock to another time without running anything, as an operator or NTP does. */
  jump(to: Date): void {
    this.#nowMs = to.getTime();
  }

  /** Sets the hour alone, on or back: timers wait as long as they would have, as a machine's do. */
  leap(byMs: number): void {
    this.#nowMs += byMs;
    for (const timer of this.#timers) timer.atMs += byMs;
  }
}

/** Lets everything run that is ready to run, some beats deep. */
export async function settle(beats = 12): Promise<void> {
  for (let beat = 0; beat < beats; beat += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
