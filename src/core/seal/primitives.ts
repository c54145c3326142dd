/** ChaCha20-Poly1305 (RFC 8439) and HMAC-SHA256, by libsodium where its package is there, by Node otherwise: the same bytes either way. */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';

/** Lengths in bytes, as RFC 8439 has them. */
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** What sealing is made of. Buffers have exactly the lengths that are named here; what is written to may be anything before. */
export interface Primitives {
  /**
   * Encrypts and signs.
   * @param into `plain.length + TAG_BYTES` bytes: the ciphertext and its tag
   * @param bound signed with it, but not part of it
   * @param nonce {@link NONCE_BYTES}, never the same again with this key
   * @param key {@link KEY_BYTES}
   */
  seal(into: Buffer, plain: Buffer, bound: Buffer, nonce: Buffer, key: Buffer): void;
  /**
   * Opens what `seal` made.
   * @param into `sealed.length - TAG_BYTES` bytes
   * @throws when it was made with something else, or changed
   */
  open(into: Buffer, sealed: Buffer, bound: Buffer, nonce: Buffer, key: Buffer): void;
  /** HMAC-SHA256 (RFC 2104) under one key of {@link KEY_BYTES}; the function's result is 32 bytes. */
  mac(key: Buffer): (text: string) => Buffer;
}

const CIPHER = 'chacha20-poly1305';
const AUTH = { authTagLength: TAG_BYTES };

/** By Node alone: an object with a life of its own for each call, at several times the price. */
export const byNode: Primitives = {
  seal: (into, plain, bound, nonce, key) => {
    const cipher = createCipheriv(CIPHER, key, nonce, AUTH);
    cipher.setAAD(bound, { plaintextLength: plain.length });
    cipher.update(plain).copy(into);
    cipher.final();
    cipher.getAuthTag().copy(into, plain.length);
  },
  open: (into, sealed, bound, nonce, key) => {
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, key, nonce, AUTH);
    decipher.setAAD(bound, { plaintextLength: end });
    decipher.setAuthTag(sealed.subarray(end));
    decipher.update(sealed.subarray(0, end)).copy(into);
    decipher.final();
  },
  mac: (key) => (text) => createHmac('sha256', key).update(text).digest(),
};

/** The functions of libsodium that are used, as `sodium-native` names them. */
interface Sodium {
  crypto_aead_chacha20poly1305_ietf_encrypt(
    c: Buffer,
    m: Buffer,
    ad: Buffer,
    nsec: null,
    npub: Buffer,
    k: Buffer,
  ): number;
  crypto_aead_chacha20poly1305_ietf_decrypt(
    m: Buffer,
    nsec: null,
    c: Buffer,
    ad: Buffer,
    npub: Buffer,
    k: Buffer,
  ): number;
  crypto_hash_sha256(out: Buffer, input: Buffer): void;
}

/** SHA-256 works on blocks of so many bytes. */
const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** Longest text, in UTF-16 units, whose HMAC is made without allocating; three bytes each at most. */
const SHORT_TEXT = 512;

const bySodium = (sodium: Sodium): Primitives => ({
  seal: (into, plain, bound, nonce, key) => {
    sodium.crypto_aead_chacha20poly1305_ietf_encrypt(into, plain, bound, null, nonce, key);
  },
  open: (into, sealed, bound, nonce, key) => {
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(into, null, sealed, bound, nonce, key);
  },
  mac: (key) => {
    // The key's two paddings stand before what is hashed: HMAC is two hashes.
    const padded = (length: number, padding: number) => {
      const bytes = Buffer.alloc(length, padding, 'latin1');
      for (const [at, byte] of key.entries()) bytes[at] = byte ^ padding;
      return bytes;
    };
    const inner = padded(BLOCK_BYTES + 3 * SHORT_TEXT, 0x36);
    const outer = padded(BLOCK_BYTES + HASH_BYTES, 0x5c);
    const hashed = outer.subarray(BLOCK_BYTES);
    return (text) => {
      const input =
        text.length <= SHORT_TEXT
          ? inner.subarray(0, BLOCK_BYTES + inner.write(text, BLOCK_BYTES))
          : Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.from(text)]);
      sodium.crypto_hash_sha256(hashed, input);
      const mac = Buffer.allocUnsafe(HASH_BYTES);
      sodium.crypto_hash_sha256(mac, outer);
      return mac;
    };
  },
});

/** By libsodium; undefined where its package is not installed or has no build for this machine. */
export const byLibsodium: Primitives | undefined = loaded();

function loaded(): Primitives | undefined {
  try {
    return bySodium(createRequire(import.meta.url)('sodium-native') as Sodium);
  } catch {
    return undefined; // an optional package: Node does the same
  }
}

/** The quicker of the two. */
export const primitives: Primitives = byLibsodium ?? byNode;
