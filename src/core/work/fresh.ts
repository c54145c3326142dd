import type { RandomBytes } from '../clock.ts';
import type { ComplaintCode } from '../complaint/code.ts';
import { makeCode } from '../complaint/code.ts';
import { makeId } from '../ids.ts';

/** What is drawn by chance in one turn; the code only when somebody looks at it. */
export class Fresh {
  readonly #random: RandomBytes;
  readonly #now: Date;
  #code: ComplaintCode | undefined;

  constructor(random: RandomBytes, now: Date) {
    this.#random = random;
    this.#now = now;
  }
  get code(): ComplaintCode {
    this.#code ??= makeCode(this.#random);
    return this.#code;
  }
  id(): string {
    return makeId(this.#random, this.#now);
  }
}
