interface Waiting {
  readonly bytes: number;
  readonly go: () => void;
}

/** Memory that all uploads share: whoever finds none waits, first come, first served. */
export class UploadRoom {
  #left: number;
  readonly #waiting: Waiting[] = [];

  /** @param bytes in all; no single wish may be larger */
  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Does something that holds so many bytes. */
  async with<T>(bytes: number, act: () => Promise<T>): Promise<T> {
    if (this.#waiting.length > 0 || bytes > this.#left)
      await new Promise<void>((go) => void this.#waiting.push({ bytes, go }));
    else this.#left -= bytes;
    try {
      return await act();
    } finally {
      this.#left += bytes;
      this.#serve();
    }
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next && next.bytes <= this.#left; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#left -= next.bytes;
      next.go();
    }
  }
}
