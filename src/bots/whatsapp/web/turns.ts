/** One after another: whoever comes later waits until all before are done, however they ended. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Does it when its turn comes. @returns what it returns, or rejects as it does */
  take<Result>(act: () => Promise<Result>): Promise<Result> {
    const mine = this.#last.then(act, act);
    // Whoever took the turn hears how it ended.
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
