import { describe, expect, it } from 'vitest';
import { findCode, makeCode, readCode } from '../../src/core/complaint/code.ts';
import { handoverCodeIn, makeHandoverCode, readHandoverCode } from '../../src/core/handover/code.ts';
import fc from '../property.ts';

const ids = fc
  .array(fc.integer({ min: 0, max: 31 }), { minLength: 7, maxLength: 17 })
  .map((all) => all.map((n) => n.toString(32)).join(''));

describe('a hand-over code', () => {
  it('is read however it is written, and never as a tracking code', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const code = makeHandoverCode(id);
        expect(code).toMatch(/^K-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        for (const written of [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ''),
          code.replaceAll('-', ' '),
          ` ${code.replaceAll('-', '–')} `,
        ])
          expect(readHandoverCode(written)).toBe(code);
        expect(readCode(code)).toBeUndefined();
        expect(findCode(`kode saya ${code} ya`)).toBeUndefined();
      }),
    );
  });
  it('a tracking code is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const code = makeCode(() => bytes);
        expect(readHandoverCode(code)).toBeUndefined();
        expect(handoverCodeIn(code)).toBeUndefined();
      }),
    );
  });
  it('one wrong character is found', () => {
    fc.assert(
      fc.property(
        ids,
        fc.integer({ min: 0, max: 7 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (id, at, char) => {
          const chars = makeHandoverCode(id).replaceAll('-', '');
          fc.pre(chars[at + 1] !== char);
          expect(readHandoverCode(chars.slice(0, at + 1) + char + chars.slice(at + 2))).toBeUndefined();
        },
      ),
    );
  });
  const code = makeHandoverCode('abcdefg');
  it.each([
    [code, ''],
    [`LAPOR ${code}`, ''],
    [`lapor ${code.toLowerCase().replaceAll('-', '')}`, ''],
    [`kode: ${code}`, ''],
    [`/lapor ${code}`, ''],
    [`/start k_${code.slice(2).replace('-', '')}`.replace('k_', 'k_K'), ''],
    [`LAPOR ${code} ini nomor tiangnya 17`, 'ini nomor tiangnya 17'],
    [`ini kodenya ${code}`, 'ini kodenya'],
  ])('%s is found, with what else is said', (text, rest) => {
    expect(handoverCodeIn(text)).toEqual({ code, rest });
  });
  it.each(['kecamatan banjarmasin', 'KTP saya hilang', 'lapor jalan rusak di jl veteran', 'K-12', 'komplain'])(
    '%s holds none',
    (text) => {
      expect(handoverCodeIn(text)).toBeUndefined();
    },
  );
  it('a mistyped one is told from words', () => {
    expect(handoverCodeIn('LAPOR K-0000-0001')).toEqual({ code: undefined, rest: '' });
  });
});
