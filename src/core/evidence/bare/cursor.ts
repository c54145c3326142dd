/** Reads a stream of bytes forward, in pieces of one's own choice. */
export class Cursor {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** How many bytes were read so far. */
  get at(): number {
    return this.#at;
  }

  /** The next bytes, without reading on: fewer than asked for at the end alone. Callers ask for no more than they may hold. */
  async peek(length: number): Promise<Buffer> {
    if (this.#held.length < length && !this.#ended) {
      const pieces = [this.#held];
      for (let have = this.#held.length; have < length; ) {
        const { value, done } = await this.#source.next();
        if (done) {
          this.#ended = true;
          break;
        }
        pieces.push(value);
        have += value.length;
      }
      this.#held = Buffer.concat(pieces);
    }
    return this.#held.subarray(0, length);
  }

  /** The next bytes, read. */
  async take(length: number): Promise<Buffer> {
    const taken = await this.peek(length);
    this.#held = this.#held.subarray(taken.length);
    this.#at += taken.length;
    return taken;
  }

  /** Reads on without keeping anything. @returns how many bytes there were */
  async skip(length: number): Promise<number> {
    const from = this.#at;
    for (let left = length; left > 0; left = length - (this.#at - from)) {
      if (await this.isAtEnd()) break;
      const step = Math.min(left, this.#held.length);
      this.#held = this.#held.subarray(step);
      this.#at += step;
    }
    return this.#at - from;
  }

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0;
  }

  /** Ends the stream, wherever it is. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
