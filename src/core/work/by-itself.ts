/** Lets work that others would suffer from be done with nothing else in hand; everything else goes on side by side. */
export class ByItself {
  #sideBySide = 0;
  #isAlone = false;
  /** Those that wait to be alone, and those that wait for one that is. */
  readonly #toBeAlone: (() => void)[] = [];
  #others: (() => void)[] = [];

  /** Side by side with whatever else is, but with nothing that is to be alone. */
  async amongOthers<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isAlone || this.#toBeAlone.length > 0) await new Promise<void>((resolve) => this.#others.push(resolve));
    else this.#sideBySide += 1;
    try {
      return await work();
    } finally {
      this.#sideBySide -= 1;
      this.#next();
    }
  }

  /** When nothing else is in hand, one at a time, in turn. Who waits for it goes on before the next of its kind. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = new Promise<void>((resolve) => this.#toBeAlone.push(resolve));
    this.#next();
    await turn;
    try {
      return await work();
    } finally {
      this.#isAlone = false;
      const waiting = this.#others;
      this.#others = [];
      this.#sideBySide = waiting.length;
      for (const go of waiting) go();
      this.#next();
    }
  }

  #next(): void {
    if (this.#isAlone || this.#sideBySide > 0) return;
    const go = this.#toBeAlone.shift();
    if (!go) return;
    this.#isAlone = true;
    go();
  }
}
