import type { Clock } from '../clock.ts';

/** Lets work that others would suffer from be done one at a time. */
export class ByItself {
  readonly #clock: Clock;
  #before: Promise<void> = Promise.resolve();
  #beats: Promise<void> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves in a beat of the event loop that nobody else was given. */
  beat(): Promise<void> {
    this.#beats = this.#beats.then(() => new Promise<void>((resolve) => this.#clock.soon(resolve)));
    return this.#beats;
  }

  /** One at a time, in turn. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.#before;
    let free: () => void = () => undefined;
    this.#before = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    try {
      return await work();
    } finally {
      free();
    }
  }
}
