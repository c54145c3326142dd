/** A change of a file on its way out: `length` bytes from `at` become `put`, or as many zeros where nothing is put. */
export interface Edit {
  /** Bytes from the beginning of the file as it lies. */
  readonly at: number;
  readonly length: number;
  readonly put?: Buffer;
}

const ZEROS = Buffer.alloc(64 * 1024);

/** So many zeros, in pieces. */
function* zeros(length: number): Generator<Buffer> {
  for (let left = length; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
}

/** The bytes with their changes. Of changes that overlap the one that begins first holds; the other changes what is left of it. */
export async function* edited(source: AsyncIterable<Buffer>, edits: readonly Edit[]): AsyncGenerator<Buffer> {
  const waiting = edits.toSorted((a, b) => a.at - b.at);
  let next = 0;
  /** Bytes from here on have not been decided yet. */
  let decided = 0;
  let at = 0;
  for await (const piece of source) {
    const end = at + piece.length;
    while (decided < end) {
      const edit = waiting[next];
      if (edit && edit.at <= decided) {
        next += 1;
        const length = edit.at + edit.length - decided;
        if (length < 0) continue;
        if (edit.put) yield edit.put;
        else yield* zeros(length);
        decided += length;
        continue;
      }
      const until = Math.min(end, edit?.at ?? end);
      yield piece.subarray(decided - at, until - at);
      decided = until;
    }
    at = end;
  }
}
