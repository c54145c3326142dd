import type { Clock } from '../../core/clock.ts';

/** Whether there is room for comforts: they are sent only while less than half of what is allowed in this second is used, for answers go first. */
export class SpareRoom {
  readonly #perSecond: number;
  readonly #clock: Clock;
  #sends = { second: 0, count: 0 };

  /** @param perSecond sends that are allowed in a second */
  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /** Counts a send. @returns whether there is room for a comfort along with it */
  count(): boolean {
    const second = Math.floor(this.#clock.now().getTime() / 1000);
    this.#sends = this.#sends.second === second ? { second, count: this.#sends.count + 1 } : { second, count: 1 };
    return this.#sends.count <= this.#perSecond / 2;
  }
}
