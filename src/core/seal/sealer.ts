import { createDecipheriv, createHmac } from 'node:crypto';
import type { RandomBytes } from '../clock.ts';
import type { Keys } from './keys.ts';
import { KEY_BYTES, NONCE_BYTES, type Primitives, primitives, TAG_BYTES } from './primitives.ts';

/** First byte of everything sealed: how it was. All that is new is sealed with ChaCha20-Poly1305. */
const FORMAT = 2;
/** Sealed by earlier versions with AES-256-GCM, in the same layout: opened, and never made again. */
const FORMAT_GCM = 1;
const HEAD_BYTES = 1 + NONCE_BYTES;
/** Length of a {@link Sealer.lookup}: 128 bits, far beyond chance. */
export const LOOKUP_BYTES = 16;
/** Nonces are cut from blocks of this size: one call to the random source for 340 of them. */
const RANDOM_BLOCK_BYTES = 4096;
/** Texts up to this length, in UTF-16 units, become bytes in a place that is used again and again; three bytes each at most. */
const SHORT_TEXT = 16_384;
const CONTEXT_MAX = 256;

/** Something sealed could not be opened: another secret, another place, or it was changed. Holds no content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(cause?: unknown) {
    super('sealed data does not open with this secret in this place', { cause });
  }
}

/**
 * Seals and opens with ChaCha20-Poly1305 (RFC 8439): `format | nonce | ciphertext | tag`. The context (table and owner) is bound to it, so a
 * sealed value can not be moved to another row. Strings must be well-formed UTF-16, as JSON always is.
 */
export class Sealer {
  readonly #keys: Keys;
  readonly #random: RandomBytes;
  readonly #by: Primitives;
  /** Of the oldest secret, and of those after it: what is looked up goes through all of them. */
  readonly #mac: (text: string) => Buffer;
  readonly #later: readonly ((text: string) => Buffer)[];
  readonly #text = Buffer.allocUnsafeSlow(3 * SHORT_TEXT);
  readonly #context = Buffer.allocUnsafeSlow(3 * CONTEXT_MAX);
  #block: Buffer = Buffer.alloc(0);
  #used = 0;

  /** @param by who encrypts and hashes; the bytes are the same */
  constructor(keys: Keys, random: RandomBytes, by: Primitives = primitives) {
    this.#keys = keys;
    this.#random = random;
    this.#by = by;
    const [oldest = keys.lookup, ...later] = [...(keys.earlierLookups ?? []), keys.lookup];
    this.#mac = by.mac(oldest);
    this.#later = later.map((key) => by.mac(key));
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

  /** Seals words or bytes with a key. @param context what {@link Sealer.open} has to be told again: the table and whose row it is */
  seal(key: Buffer, plain: string | Buffer, context: string): Buffer {
    const bytes = typeof plain === 'string' ? this.#bytesOf(plain) : plain;
    const sealed = Buffer.allocUnsafe(HEAD_BYTES + bytes.length + TAG_BYTES);
    sealed[0] = FORMAT;
    this.#addNonce(sealed);
    const nonce = sealed.subarray(1, HEAD_BYTES);
    this.#by.seal(sealed.subarray(HEAD_BYTES), bytes, this.#contextBytes(context), nonce, key);
    return sealed;
  }

  /** @throws SealBroken */
  open(key: Buffer, sealed: Buffer, context: string): string {
    const length = sealed.length - HEAD_BYTES - TAG_BYTES;
    const into = length <= this.#text.length ? this.#text.subarray(0, Math.max(0, length)) : Buffer.allocUnsafe(length);
    return this.#opened(into, key, sealed, context).toString('utf8');
  }

  /** @throws SealBroken */
  openBytes(key: Buffer, sealed: Buffer, context: string): Buffer {
    // What is opened here is a key, and is kept: a part of one of Node's pools would keep all of the pool.
    const into = Buffer.allocUnsafeSlow(Math.max(0, sealed.length - HEAD_BYTES - TAG_BYTES));
    return this.#opened(into, key, sealed, context);
  }

  /**
   * Keyed hash of a text, to find again what is only stored sealed. Differs by kind.
   * @param bytes fewer where two that meet by chance do no harm
   */
  lookup(kind: string, text: string, bytes = LOOKUP_BYTES): Buffer {
    let hash = this.#mac(`${kind}\0${text}`).subarray(0, bytes);
    for (const mac of this.#later) hash = hashedAgain(mac, hash);
    return hash;
  }

  /**
   * What a {@link Sealer.lookup} of the secret before this one has become, as long as it was. Many a text that was hashed is known to nobody any
   * more (a code that was given out, a message that was erased): so its hash is hashed, and not the text.
   */
  again(hash: Buffer): Buffer {
    return hashedAgain(this.#later.at(-1) ?? this.#mac, hash);
  }

  /**
   * The key that takes the place of a key when the secret is replaced: whoever knows the old one, and not the new secret, knows nothing of it.
   * @param context whose key it is
   */
  rekeyed(key: Buffer, context: string): Buffer {
    return this.sign('key', key, context);
  }

  /** Signature of the installation, 32 bytes (HMAC-SHA256). */
  sign(kind: string, ...parts: readonly (string | Buffer)[]): Buffer {
    const mac = createHmac('sha256', this.#keys.signing).update(`${kind}\0`);
    for (const part of parts) mac.update(part);
    return mac.digest();
  }

  /** @param into of the plain text's length */
  #opened(into: Buffer, key: Buffer, sealed: Buffer, context: string): Buffer {
    if (sealed.length < HEAD_BYTES + TAG_BYTES) throw new SealBroken();
    const [format] = sealed;
    if (format !== FORMAT && format !== FORMAT_GCM) throw new SealBroken();
    const nonce = sealed.subarray(1, HEAD_BYTES);
    try {
      if (format === FORMAT_GCM) return openGcm(key, nonce, sealed.subarray(HEAD_BYTES), this.#contextBytes(context));
      this.#by.open(into, sealed.subarray(HEAD_BYTES), this.#contextBytes(context), nonce, key);
      return into;
    } catch (cause) {
      throw new SealBroken(cause);
    }
  }

  /** Good until the next call. */
  #bytesOf(text: string): Buffer {
    return text.length <= SHORT_TEXT ? this.#text.subarray(0, this.#text.write(text)) : Buffer.from(text);
  }

  /** Good until the next call. */
  #contextBytes(context: string): Buffer {
    return context.length <= CONTEXT_MAX
      ? this.#context.subarray(0, this.#context.write(context))
      : Buffer.from(context);
  }

  #addNonce(sealed: Buffer): void {
    if (this.#used + NONCE_BYTES > this.#block.length) {
      this.#block = this.#random(RANDOM_BLOCK_BYTES);
      this.#used = 0;
    }
    this.#block.copy(sealed, 1, this.#used, this.#used + NONCE_BYTES);
    this.#used += NONCE_BYTES;
  }
}

const hashedAgain = (mac: (text: string) => Buffer, hash: Buffer): Buffer =>
  mac(`again\0${hash.toString('hex')}`).subarray(0, hash.length);

function openGcm(key: Buffer, nonce: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  decipher.final();
  return plain;
}
