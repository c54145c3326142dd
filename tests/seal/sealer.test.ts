import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../../src/core/seal/keys.ts';
import {
  byLibsodium,
  byNode,
  KEY_BYTES,
  NONCE_BYTES,
  type Primitives,
  TAG_BYTES,
} from '../../src/core/seal/primitives.ts';
import { LOOKUP_BYTES, SealBroken, Sealer } from '../../src/core/seal/sealer.ts';
import fc from '../property.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((each) => Buffer.from(each));
const anyBytes = fc.uint8Array({ maxLength: 5_000 }).map((each) => Buffer.from(each));
/** Well-formed, of every plane, and now and then longer than what is kept ready for short ones. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.integer({ min: 16_000, max: 20_000 }).map((length) => 'é😀x'.repeat(length / 4)),
);
const keys = deriveKeys('a secret of the tests, long enough');
const counted = (length: number) => Buffer.from(Array.from({ length }, (_, index) => index & 255));

/** RFC 8439, section 2.8.2. */
const KNOWN = {
  plain: Buffer.from(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  ),
  bound: hex('50515253c0c1c2c3c4c5c6c7'),
  key: hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'),
  nonce: hex('070000004041424344454647'),
  sealed: hex(`
    d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6
    3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36
    92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc
    3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691`),
};

/** By which the tests run: libsodium is optional, but not here. */
const both: readonly (readonly [name: string, by: Primitives | undefined])[] = [
  ['libsodium', byLibsodium],
  ['Node', byNode],
];

describe.each(both)('what sealing is made of, by %s', (_, found) => {
  const by = found ?? byNode;

  it('is there', () => expect(found).toBeDefined());

  it('encrypts and signs as RFC 8439 does', () => {
    const into = Buffer.alloc(KNOWN.plain.length + TAG_BYTES, 0xff);
    by.seal(into, KNOWN.plain, KNOWN.bound, KNOWN.nonce, KNOWN.key);
    expect(into).toEqual(KNOWN.sealed);
    const opened = Buffer.alloc(KNOWN.plain.length);
    by.open(opened, into, KNOWN.bound, KNOWN.nonce, KNOWN.key);
    expect(opened).toEqual(KNOWN.plain);
  });

  it('makes the HMAC-SHA256 of RFC 4231, test case 2, with the key made as long as a block', () => {
    const key = Buffer.concat([Buffer.from('Jefe'), Buffer.alloc(KEY_BYTES - 4)]);
    const mac = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(by.mac(key)('what do ya want for nothing?').toString('hex')).toBe(mac);
  });

  it('opens nothing that was changed', () => {
    for (let bit = 0; bit < KNOWN.sealed.length * 8; bit += 1) {
      const changed = Buffer.from(KNOWN.sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const into = Buffer.alloc(KNOWN.plain.length);
      expect(() => by.open(into, changed, KNOWN.bound, KNOWN.nonce, KNOWN.key)).toThrow();
    }
  });
});

it('libsodium and Node write the same bytes and hashes, whatever they are given', () => {
  if (!byLibsodium) throw new Error('libsodium is not installed');
  const sodium = byLibsodium;
  fc.assert(
    fc.property(anyBytes, anyBytes, bytes(NONCE_BYTES), bytes(KEY_BYTES), text, (plain, bound, nonce, key, said) => {
      const one = Buffer.alloc(plain.length + TAG_BYTES);
      const other = Buffer.alloc(plain.length + TAG_BYTES);
      sodium.seal(one, plain, bound, nonce, key);
      byNode.seal(other, plain, bound, nonce, key);
      expect(one).toEqual(other);
      expect(sodium.mac(key)(said)).toEqual(byNode.mac(key)(said));
    }),
  );
});

describe.each(both)('a sealer, by %s', (_, found) => {
  const random = (length: number) => counted(length);
  const sealer = new Sealer(keys, random, found ?? byNode);
  const key = counted(KEY_BYTES);

  it('opens what it sealed, in its place and with its key', () => {
    fc.assert(
      fc.property(text, fc.string({ maxLength: 300 }), (said, place) => {
        expect(sealer.open(key, sealer.seal(key, said, place), place)).toBe(said);
      }),
    );
    fc.assert(
      fc.property(anyBytes, bytes(KEY_BYTES), (plain, own) => {
        expect(sealer.openBytes(own, sealer.seal(own, plain, 'here'), 'here')).toEqual(plain);
        expect(sealer.unwrap(sealer.wrap(own, 'here'), 'here')).toEqual(own);
      }),
    );
  });

  it('opens nothing elsewhere, with another key, shortened, or changed in any bit', () => {
    const sealed = sealer.seal(key, 'lampu mati', 'inbox:1');
    expect(() => sealer.open(key, sealed, 'inbox:2')).toThrow(SealBroken);
    expect(() => sealer.open(Buffer.alloc(KEY_BYTES, 7), sealed, 'inbox:1')).toThrow(SealBroken);
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => sealer.open(key, sealed.subarray(0, length), 'inbox:1')).toThrow(SealBroken);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => sealer.open(key, changed, 'inbox:1')).toThrow(SealBroken);
    }
  });

  it('never repeats what it holds in an error', () => {
    const sealed = sealer.seal(key, 'rahasia', 'inbox:1');
    const broken = (() => {
      try {
        return sealer.open(key, sealed, 'inbox:2');
      } catch (error) {
        return error;
      }
    })();
    expect(broken).toBeInstanceOf(SealBroken);
    expect(JSON.stringify(broken) + String(broken)).not.toContain('rahasia');
  });

  it('opens rows of the versions that sealed with AES-256-GCM', () => {
    // As version 0.1 wrote them, with the same secret and key.
    const talk = hex(
      '01000102030405060708090a0b3c20a039ffd7ee39e620e3ea93d35a9d1c4e07168dd232f895707ad06d92d34d40c586e1e4',
    );
    expect(sealer.open(key, talk, 'conversation.talk:7')).toBe('{"v":2,"kata":"😀"}');
    expect(() => sealer.open(key, talk, 'conversation.talk:8')).toThrow(SealBroken);
    const wrapped = hex(
      '010c0d0e0f1011121314151617c73783bfc1987f6d7cccabf18ec99be9e5af2a188430c2b2c4bcf49d3d7f65e5f6c49748af024eb7ba702a9c7349f16d',
    );
    expect(sealer.unwrap(wrapped, 'conversation.key:00')).toEqual(key);
    expect(sealer.lookup('chat', 'telegram\x001')).toEqual(hex('332e00c772105e405ccea640a6c5a46f'));
  });

  it('knows no other format', () => {
    const sealed = sealer.seal(key, 'x', 'here');
    for (const format of [0, 3, 255]) {
      sealed[0] = format;
      expect(() => sealer.open(key, sealed, 'here')).toThrow(SealBroken);
    }
  });

  it('finds again by HMAC-SHA256, cut short, differing by kind', () => {
    fc.assert(
      fc.property(text, (said) => {
        const mac = createHmac('sha256', keys.lookup).update(`chat\0${said}`).digest().subarray(0, LOOKUP_BYTES);
        expect(sealer.lookup('chat', said)).toEqual(mac);
        expect(sealer.lookup('person', said)).not.toEqual(mac);
      }),
    );
  });
});

it('takes every nonce from the random source, each once', () => {
  let given = 0;
  const sealer = new Sealer(keys, (length) => {
    const block = Buffer.alloc(length);
    for (let at = 0; at + 4 <= length; at += 4) block.writeUInt32BE(given++, at);
    return block;
  });
  const nonces = new Set<string>();
  for (let index = 0; index < 2_000; index += 1)
    nonces.add(
      sealer
        .seal(counted(KEY_BYTES), 'x', 'here')
        .subarray(1, 1 + NONCE_BYTES)
        .toString('hex'),
    );
  expect(nonces.size).toBe(2_000);
});
