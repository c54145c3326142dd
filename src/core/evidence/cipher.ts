import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * How a file lies on the disk: `AD1` (3 bytes), nonce (12), ciphertext, tag (16). AES-256-GCM under a key that belongs to this
 * file alone; the key is stored sealed in the file's row, so a file without its row is noise.
 */
const MAGIC = Buffer.from('AD1');
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;
/** What encryption adds to a file. */
export const OVERHEAD_BYTES = MAGIC.length + NONCE_BYTES + TAG_BYTES;

const ALGORITHM = 'aes-256-gcm';

/** Encrypts a stream as it passes. */
export function encrypting(key: Buffer, nonce: Buffer): Transform {
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  let begun = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (!begun) this.push(Buffer.concat([MAGIC, nonce]));
      begun = true;
      done(null, cipher.update(chunk));
    },
    flush(done: TransformCallback) {
      if (!begun) this.push(Buffer.concat([MAGIC, nonce]));
      this.push(cipher.final());
      this.push(cipher.getAuthTag());
      done();
    },
  });
}

/** Encrypts bytes in hand, in the same form. */
export function encrypted(bytes: Buffer, key: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  return Buffer.concat([MAGIC, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts a whole file. Undefined when it is not what was written: another key, a changed or missing byte. */
export function decrypted(file: Buffer, key: Buffer): Buffer | undefined {
  if (file.length < OVERHEAD_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const body = MAGIC.length + NONCE_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, file.subarray(MAGIC.length, body));
  decipher.setAuthTag(file.subarray(file.length - TAG_BYTES));
  const open = decipher.update(file.subarray(body, file.length - TAG_BYTES));
  try {
    return Buffer.concat([open, decipher.final()]);
  } catch {
    return undefined; // the tag does not fit: the caller says what that means
  }
}
