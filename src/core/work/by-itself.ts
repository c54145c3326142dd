/** Lets work that others would suffer from be done one at a time. */
export class ByItself {
  #before: Promise<void> = Promise.resolve();

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
