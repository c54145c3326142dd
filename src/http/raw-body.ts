/**
 * Reads a body to its end as bytes: signatures are over bytes, and a letter may be split between two chunks.
 * @param bytesMax where it stops reading: `too-large`
 * @param signal where it stops waiting: `cut`. The rest is left unread, so that the sender can still be answered
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  bytesMax: number,
  signal?: AbortSignal,
): Promise<Buffer | 'too-large' | 'cut'> {
  if (!stream) return Buffer.alloc(0);
  const stopped = signal && whenAborted(signal);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const read = await (stopped ? Promise.race([reader.read(), stopped]) : reader.read());
      if (read === undefined) return 'cut';
      if (read.done) return Buffer.concat(chunks);
      bytes += read.value.byteLength;
      if (bytes > bytesMax) {
        await reader.cancel();
        return 'too-large';
      }
      chunks.push(read.value);
    }
  } catch {
    // The sender went away in the middle: nobody reads our answer, and nothing was accepted.
    return 'cut';
  }
}

/** Resolves when it is aborted, at once when it was. */
function whenAborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}
