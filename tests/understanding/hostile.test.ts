import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPersonal } from '../../src/core/understanding/personal-data.ts';
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

/** Processor time of some work, in microseconds, the least of three tries: other programs on the machine do not count. */
function cost(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

/** Less than this is lost in the clock's grain. */
const GRAIN = 3_000;
/** Four times the text may cost so many times as much: 4 is linear, 16 quadratic. */
const RATIO_MAX = 10;

it('reading costs as much as the text is long, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) => {
      const unit = pieces.join('');
      const short = unit.repeat(Math.ceil(1_000 / unit.length)).slice(0, 1_000);
      const long = unit.repeat(Math.ceil(4_000 / unit.length)).slice(0, 4_000);
      const small = cost(() => void read(short));
      const large = cost(() => void read(long));
      expect(large / Math.max(small, GRAIN), `${JSON.stringify(unit)} ${small} ${large}`).toBeLessThan(RATIO_MAX);
    }),
    { numRuns: 40 },
  );
});

it('looking for personal data in 100 kB does too', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) => {
      const unit = pieces.join('');
      const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      const small = cost(() => void findPersonal(text(25_000)));
      const large = cost(() => void findPersonal(text(100_000)));
      expect(large / Math.max(small, GRAIN), `${JSON.stringify(unit)} ${small} ${large}`).toBeLessThan(RATIO_MAX);
    }),
    { numRuns: 40 },
  );
});

it('of a very long text the beginning is read, and personal data in the whole', () => {
  const understood = read(`jalan rusak di Banjarbaru ${'bla '.repeat(30_000)} hub 081234567890`);
  expect(understood.place?.value.regency).toBe('Banjarbaru');
  expect(understood.personalData.phone).toEqual(['081234567890']);
});
