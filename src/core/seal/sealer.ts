import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { RandomBytes } from '../clock.ts';
import type { Keys } from './keys.ts';

/** First byte of everything sealed, so that another way of sealing can be told apart one day. */
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;
/** Keys of rows and files. */
export const KEY_BYTES = 32;
/** Length of a {@link Sealer.lookup}: 128 bits, far beyond chance. */
export const LOOKUP_BYTES = 16;
/** Nonces are cut from blocks of this size: one call to the random source for 340 of them. */
const RANDOM_BLOCK_BYTES = 4096;
const CIPHER = 'aes-256-gcm';

/** Something sealed could not be opened: another secret, another place, or it was changed. Holds no content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(cause?: unknown) {
    super('sealed data does not open with this secret in this place', { cause });
  }
}

/**
 * Seals and opens with AES-256-GCM: `format | nonce | ciphertext | tag`. The context (table and owner) is bound to it, so a
 * sealed value can not be moved to another row. Strings must be well-formed UTF-16, as JSON always is.
 */
export class Sealer {
  readonly #keys: Keys;
  readonly #random: RandomBytes;
  #block: Buffer = Buffer.alloc(0);
  #used = 0;

  constructor(keys: Keys, random: RandomBytes) {
    this.#keys = keys;
    this.#random = random;
  }

  /** A new key for a conversation, dossier or file. */
  newKey(): Buffer {
    return this.#random(KEY_BYTES);
  }

  /** Seals a row's key under the installation's. */
  wrap(key: Buffer, context: string): Buffer {
    return this.seal(this.#keys.wrap, key, context);
  }

  /** @throws SealBroken */
  unwrap(wrapped: Buffer, context: string): Buffer {
    return this.openBytes(this.#keys.wrap, wrapped, context);
  }

  seal(key: Buffer, plain: string | Buffer, context: string): Buffer {
    const nonce = this.#nonce();
    const cipher = createCipheriv(CIPHER, key, nonce);
    cipher.setAAD(Buffer.from(context));
    // GCM's final() never yields bytes: it only makes the tag.
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
    cipher.final();
    const sealed = Buffer.allocUnsafe(HEAD_BYTES + body.length + TAG_BYTES);
    sealed[0] = FORMAT;
    nonce.copy(sealed, 1);
    body.copy(sealed, HEAD_BYTES);
    cipher.getAuthTag().copy(sealed, HEAD_BYTES + body.length);
    return sealed;
  }

  /** @throws SealBroken */
  open(key: Buffer, sealed: Buffer, context: string): string {
    return this.openBytes(key, sealed, context).toString('utf8');
  }

  /** @throws SealBroken */
  openBytes(key: Buffer, sealed: Buffer, context: string): Buffer {
    const end = sealed.length - TAG_BYTES;
    if (end < HEAD_BYTES || sealed[0] !== FORMAT) throw new SealBroken();
    try {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, HEAD_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(end));
      const plain = decipher.update(sealed.subarray(HEAD_BYTES, end));
      decipher.final();
      return plain;
    } catch (cause) {
      throw new SealBroken(cause);
    }
  }

  /** Keyed hash of a text, to find again what is only stored sealed. Differs by kind; 16 bytes. */
  lookup(kind: string, text: string): Buffer {
    return createHmac('sha256', this.#keys.lookup).update(`${kind}\0${text}`).digest().subarray(0, LOOKUP_BYTES);
  }

  /** Signature of the installation, 32 bytes (HMAC-SHA256). */
  sign(kind: string, ...parts: readonly (string | Buffer)[]): Buffer {
    const mac = createHmac('sha256', this.#keys.signing).update(`${kind}\0`);
    for (const part of parts) mac.update(part);
    return mac.digest();
  }

  #nonce(): Buffer {
    if (this.#used + NONCE_BYTES > this.#block.length) {
      this.#block = this.#random(RANDOM_BLOCK_BYTES);
      this.#used = 0;
    }
    this.#used += NONCE_BYTES;
    return this.#block.subarray(this.#used - NONCE_BYTES, this.#used);
  }
}
