import { expect, it } from 'vitest';
import { findPersonal } from '../../src/core/understanding/personal-data.ts';
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

/** Processor time of some work, in microseconds: what other programs on the machine do does not count. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Less than this is lost in the clock's grain. */
const GRAIN = 3_000;
/** Four times the text may cost so many times as much: 4 is linear, 16 quadratic. */
const RATIO_MAX = 9;
/** Compiling and tidying on other threads of this process count with it now and then: what is quadratic is so each time. */
const TRIES = 7;

/** How often as much four times the text costs: the least of the tries, which end with the first that is linear. */
function growth(unit: string, length: number, work: (text: string) => void): number {
  const text = (of: number) => unit.repeat(Math.ceil(of / unit.length)).slice(0, of);
  const short = text(length);
  const long = text(4 * length);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES && least >= RATIO_MAX; i += 1) {
    const small = cost(() => work(short));
    least = Math.min(least, cost(() => work(long)) / Math.max(small, GRAIN));
  }
  return least;
}

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
