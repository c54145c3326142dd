import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * How a file lies on the disk: `AD2` (3 bytes), nonce (12), ciphertext (as long as the plaintext), tag (16).
 * AES-256-GCM under a key that belongs to this file alone (its clean copy shares the key, with a nonce of its own); the key is
 * stored sealed in the file's row, so a file without its row is noise. The file's id is authenticated along with it
 * (additional data: `AD2`, nonce, id in ASCII): a clean copy and its original can not be exchanged by renaming them.
 */
const MAGIC = Buffer.from('AD2');
/** Length of a nonce, in bytes: what GCM is made for. */
export const NONCE_BYTES = 12;
/** Length of a file's key, in bytes. */
export const KEY_BYTES = 32;
const TAG_BYTES = 16;
const HEADER_BYTES = MAGIC.length + NONCE_BYTES;
const ALGORITHM = 'aes-256-gcm';

/** What encryption adds to a file, in bytes. */
const OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

/** A file on the disk is not what was written: another key, another file's bytes, a changed or missing byte. */
export class Tampered extends Error {
  override readonly name = 'Tampered';
}

const bound = (header: Buffer, id: string): Buffer => Buffer.concat([header, Buffer.from(id, 'ascii')]);

/** Encrypts a stream as it passes. */
export function encrypting(key: Buffer, nonce: Buffer, id: string): Transform {
  const header = Buffer.concat([MAGIC, nonce]);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(bound(header, id));
  let begun = false;
  const begin = (to: Transform) => {
    if (!begun) to.push(header);
    begun = true;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      begin(this);
      done(null, cipher.update(chunk));
    },
    flush(done: TransformCallback) {
      begin(this);
      this.push(cipher.final());
      this.push(cipher.getAuthTag());
      done();
    },
  });
}

/** Encrypts bytes in hand, in the same form. */
export function encrypted(bytes: Uint8Array, key: Buffer, nonce: Buffer, id: string): Buffer {
  const header = Buffer.concat([MAGIC, nonce]);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(bound(header, id));
  return Buffer.concat([header, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Decrypts a file as it is read. What it yields is only proven once it has ended: use nothing of it before.
 * @throws Tampered at the latest when it ends
 */
export async function* decrypting(source: AsyncIterable<Buffer>, key: Buffer, id: string): AsyncGenerator<Buffer> {
  if (key.length !== KEY_BYTES) throw new Tampered();
  let decipher: ReturnType<typeof decipherOf> | undefined;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk]);
    if (rest.length < OVERHEAD_BYTES && !decipher) continue;
    if (!decipher) {
      decipher = decipherOf(rest.subarray(0, HEADER_BYTES), key, id);
      rest = rest.subarray(HEADER_BYTES);
    }
    const ready = rest.length - TAG_BYTES;
    if (ready <= 0) continue;
    yield decipher.update(rest.subarray(0, ready));
    rest = rest.subarray(ready);
  }
  if (!decipher || rest.length !== TAG_BYTES) throw new Tampered();
  try {
    yield decipher.setAuthTag(rest).final();
  } catch (error) {
    throw new Tampered('tag', { cause: error });
  }
}

function decipherOf(header: Buffer, key: Buffer, id: string) {
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new Tampered();
  return createDecipheriv(ALGORITHM, key, header.subarray(MAGIC.length)).setAAD(bound(header, id));
}
