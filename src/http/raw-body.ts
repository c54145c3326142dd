/**
 * Reads a body to its end as bytes: signatures are over bytes, and a letter may be split between two chunks.
 * @param bytesMax where it stops reading: `too-large`
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  bytesMax: number,
): Promise<Buffer | 'too-large' | 'cut'> {
  if (!stream) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    // The sender went away in the middle: nobody reads our answer, and nothing was accepted.
    return 'cut';
  }
  return Buffer.concat(chunks);
}
