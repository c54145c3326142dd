import { expect, it } from 'vitest';
import { findPersonal } from '../../src/core/understanding/personal-data.ts';
import { growth, RATIO_MAX } from '../growth.ts';
import fc from '../property.ts';
import { read } from './read.ts';

/** What makes careless patterns go back and forth: pieces that nearly begin something, over and over. */
const piece = fc.oneof(
  fc.constantFrom(
    '0',
    '08',
    '0 ',
    '08123 ',
    '1.1,',
    '(',
    '"',
    "'",
    '@a.',
    'a@a.',
    'jl. ',
    'km ',
    'Jl',
    'a',
    'aa',
    '  ',
    '-',
    'tidak ',
    'tgl 1',
    '1/1',
    'desa ',
    'DA 1 ',
    'http://',
    'pak A',
    '\u200b',
    'é',
    '️⃣1',
    'nol satu ',
    'Rp1.',
    '>',
    '\n>',
  ),
  fc.string({ minLength: 1, maxLength: 5 }),
);

const unit = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));

it('reading costs as much as the text is long, whatever it is made of', () => {
  fc.assert(
    fc.property(unit, (each) => {
      expect(growth(each, 1_000, (text) => void read(text))).toBeLessThan(RATIO_MAX);
    }),
    { numRuns: 40 },
  );
});

it('looking for personal data in 100 kB does too', () => {
  fc.assert(
    fc.property(unit, (each) => {
      expect(growth(each, 25_000, (text) => void findPersonal(text))).toBeLessThan(RATIO_MAX);
    }),
    { numRuns: 40 },
  );
});

it('of a very long text the beginning is read, and personal data in the whole', () => {
  const understood = read(`jalan rusak di Banjarbaru ${'bla '.repeat(30_000)} hub 081234567890`);
  expect(understood.place?.value.regency).toBe('Banjarbaru');
  expect(understood.personalData.phone).toEqual(['081234567890']);
});
