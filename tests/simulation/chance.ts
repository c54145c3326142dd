/** All chance of one run, from its seed. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
    // Neighbouring seeds are to have nothing in common.
    for (let i = 0; i < 8; i += 1) this.number();
  }

  /** From 0 up to 1 (mulberry32). */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Whole, from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.number() * (most - least + 1));
  }

  /** True once in `times`, in the long run. */
  once(times: number): boolean {
    return this.number() * times < 1;
  }

  of<Each>(list: readonly [Each, ...Each[]]): Each {
    return list[this.whole(0, list.length - 1)] ?? list[0];
  }

  shuffled<Each>(list: readonly Each[]): Each[] {
    return list
      .map((each) => ({ each, at: this.number() }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let i = 0; i < length; i += 1) bytes[i] = this.whole(0, 255);
    return bytes;
  }
}
