import type { Clock } from '../core/clock.ts';
import { systemClock } from '../system-clock.ts';

/** Goes on from the hour it is set to; one that stood still would never end a pause that the engine makes by its timers. */
export class SetClock implements Clock {
  #aheadMs = 0;
  readonly after = systemClock.after;
  readonly soon = systemClock.soon;

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#aheadMs);
  }
  set(now: Date): void {
    this.#aheadMs = now.getTime() - systemClock.now().getTime();
  }
}

/** Something that is to happen at a moment. */
interface Entry {
  readonly at: Date;
  readonly act: () => Promise<void>;
}

/** Clocks that ring between two entries at most: more would be one that never stops. */
const RINGS_MAX = 500;

/** What happens when: entries in order of time, and between them whatever the clocks of the complaints bring about. */
export class Agenda {
  readonly #clock: SetClock;
  readonly #nextAlert: () => Promise<Date | null>;
  readonly #ring: () => Promise<void>;
  #entries: readonly Entry[] = [];

  /** @param ring lets everything happen that is due by the clock now */
  constructor(clock: SetClock, nextAlert: () => Promise<Date | null>, ring: () => Promise<void>) {
    this.#clock = clock;
    this.#nextAlert = nextAlert;
    this.#ring = ring;
  }

  /** Entries of one moment keep the order they were given in. */
  add(at: Date, act: () => Promise<void>): void {
    this.#entries = [...this.#entries, { at, act }].sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** Lets everything happen up to a moment; what lies after it does not. Acts may add entries. */
  async run(until: Date): Promise<void> {
    for (;;) {
      const [next, ...rest] = this.#entries;
      if (!next || next.at > until) break;
      this.#entries = rest;
      await this.#goTo(next.at);
      await next.act();
    }
    await this.#goTo(until);
  }

  async #goTo(moment: Date): Promise<void> {
    for (let rings = 0; rings < RINGS_MAX; rings += 1) {
      const alert = await this.#nextAlert();
      if (!alert || alert > moment) break;
      this.#advance(alert);
      await this.#ring();
    }
    this.#advance(moment);
  }

  #advance(to: Date): void {
    if (to > this.#clock.now()) this.#clock.set(to);
  }
}
