import { describe, expect, it } from 'vitest';
import { findCode, makeCode, readCode } from '../../src/core/complaint/code.ts';
import fc from '../property.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => makeCode(() => bytes));

describe('a tracking code', () => {
  it('is written XXXX-XXXX-XXX and read back', () => {
    fc.assert(
      fc.property(code, (each) => {
        expect(each).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
        expect(readCode(each)).toBe(each);
        expect(readCode(each.toLowerCase().replaceAll('-', ' '))).toBe(each);
        expect(readCode(each.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(each);
        expect(findCode(`tolong cek ${each} ya min`)).toBe(each);
      }),
    );
  });

  it('with any one wrong character is no code', () => {
    fc.assert(
      fc.property(code, fc.nat(10), fc.nat(31), (each, at, other) => {
        const chars = each.replaceAll('-', '').split('');
        fc.pre(chars[at] !== ALPHABET[other]);
        chars[at] = ALPHABET[other] ?? '';
        expect(readCode(chars.join(''))).toBeUndefined();
      }),
    );
  });

  it('with any two characters that changed places is no code', () => {
    fc.assert(
      fc.property(code, fc.nat(10), fc.nat(10), (each, a, b) => {
        const chars = each.replaceAll('-', '').split('');
        fc.pre(chars[a] !== chars[b]);
        [chars[a], chars[b]] = [chars[b] ?? '', chars[a] ?? ''];
        expect(readCode(chars.join(''))).toBeUndefined();
      }),
    );
  });

  it('is not found in ordinary words and numbers', () => {
    for (const text of [
      'jalan rusak di depan rumah',
      'hubungi 0811-5555-666 ya',
      'RT 05 RW 012 Kelayan',
      'sudah 3 hari',
    ])
      expect(findCode(text)).toBeUndefined();
  });
});
