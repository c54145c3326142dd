import { describe, expect, it } from 'vitest';
import { codeAlone, findCode, makeCode, readCode } from '../../src/core/complaint/code.ts';
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

  it('stands alone in any writing that can be no words, and so is found', () => {
    fc.assert(
      fc.property(code, (each) => {
        const together = each.replaceAll('-', '');
        expect(codeAlone(` ${each.toLowerCase()} `)).toBe(each);
        expect(codeAlone(together)).toBe(/[A-Z]/.test(each) && !isSaidAsWord(together) ? each : undefined);
        const hasMixed = each.split('-').some((group) => /[A-Z]/.test(group) && /\d/.test(group));
        if (hasMixed && !isAddress(each)) expect(codeAlone(each.toLowerCase().replaceAll('-', ' '))).toBe(each);
      }),
    );
  });
  const isSaidAsWord = (text: string) => /^[A-Z]+$/.test(text) && /[AE]/.test(text) && !/[^AEY]{4}/.test(text);
  const isAddress = (each: string) => each.split('-').some((group) => /^(RT|RW|KM|GG|J)\d*$/.test(group));

  it('is no text of as many letters that passes its check, a word or several', () => {
    const texts = ['limbah medis', 'tidak respon', 'minyak panas', 'datang pergi', 'tergelincir', '11 anak sakit'];
    for (const text of [...texts, 'kelotok 3 jam', '20 oktober ga', 'QZ31 veteran', '2026-12-05t14']) {
      if (text !== 'QZ31 veteran') expect(readCode(text), text).toBeDefined();
      expect(codeAlone(text), text).toBeUndefined();
      expect(findCode(text), text).toBeUndefined();
    }
    const letters = fc
      .stringMatching(/^[a-z]{2,7}$/)
      .filter((word) => /[aeiou]/.test(word) && !/[^aeiou]{3}/.test(word));
    const words = fc.array(letters, { minLength: 1, maxLength: 4 }).map((each) => each.join(' '));
    fc.assert(
      fc.property(words, (text) => codeAlone(text) === undefined),
      { numRuns: 20_000 },
    );
    const day = fc.tuple(fc.integer({ min: 1, max: 31 }), letters, letters).map((each) => each.join(' '));
    fc.assert(
      fc.property(day, (text) => codeAlone(text) === undefined || text.split(' ').every((each) => each.length <= 4)),
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
