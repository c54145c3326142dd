import { describe, expect, it } from 'vitest';
import { findPersonal, isNik, maskPersonal, readPersonalData } from '../../src/core/understanding/personal-data.ts';
import fc from '../property.ts';

/** `message | kind | span`. */
const TOLD = `
  nama saya Ani nik 6371014101900002 | nik | 6371014101900002
  NIK: 6303 0512 0485 0001 mohon dicek | nik | 6303 0512 0485 0001
  no KK 6308071203150007 salah cetak | kk | 6308071203150007
  hub 0812-3456-7890 | phone | 0812-3456-7890
  wa +62 813 5555 6666 ya | phone | +62 813 5555 6666
  hp saya 08I2 3456 789O | phone | 08I2 3456 789O
  hp 0813–5566–7788 | phone | 0813–5566–7788
  no pelanggan 02-114587-3 | customer | 02-114587-3
  telp (0511) 3354321 | phone | (0511) 3354321
  nomor saya 6281234567890. | phone | 6281234567890
  ０８１２３４５６７８９０ itu nomor saya | phone | ０８１２３４５６７８９０
  nol delapan satu dua tiga empat lima enam tujuh delapan | phone | nol delapan satu dua tiga empat lima enam tujuh delapan
  kartu bpjs 0001234567890 mati | card | 0001234567890
  id pelanggan 213450987654 | customer | 213450987654
  transfer ke rek BRI 456701012345678 | account | 456701012345678
  surel saya budi.s@contoh.id | email | budi.s@contoh.id
  plat DA 1234 AB ngebut | plate | DA 1234 AB
  mobil da 1234 ab parkir sembarangan | plate | da 1234 ab`;

describe('numbers and addresses that point to a person', () => {
  for (const line of TOLD.trim().split('\n')) {
    const [text = '', kind = '', span = ''] = line.split(' | ').map((part) => part.trim());
    it(text, () => {
      expect(findPersonal(text).map((found) => [found.kind, found.text])).toEqual([[kind, span]]);
    });
  }
});

describe('what points to nobody is left alone', () => {
  for (const text of [
    'lapor ke 1708 atau 112',
    'Jl. A. Yani km 12,5 no 45',
    'bayar Rp1.500.000 untuk 3 orang',
    'tanggal 24-11-2026 jam 08.00-16.30',
    'RT 03 RW 04 kode pos 70123',
    'petugas P2TL datang',
    'harga 85.000 per kg naik dari 60.000',
  ])
    it(text, () => expect(findPersonal(text)).toEqual([]));
});

it('a national id number has an area, a day and a month', () => {
  expect(isNik('6371014101900002')).toBe(true);
  expect(isNik('6371017201900002')).toBe(false);
  expect(isNik('6371013113900002')).toBe(false);
  expect(isNik('0071014101900002')).toBe(false);
});

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const phone = fc
  .tuple(fc.constantFrom('08', '+628', '628'), fc.constantFrom('1', '2', '3', '5', '7', '8', '9'), digits(8))
  .map((parts) => parts.join(''));
const nik = fc
  .tuple(
    fc.constantFrom('6371', '6301', '3201', '7371'),
    fc.constantFrom('01', '02'),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    digits(6),
  )
  .map(
    ([area, district, day, month, rest]) =>
      `${area}${district}${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${rest}`,
  );
const separated = (number: string, separator: string): string => number.replace(/(\+?\d{4})(?=\d)/g, `$1${separator}`);

it('masks cover every phone and id number, however it is separated and whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.oneof(phone, nik),
      fc.constantFrom('', ' ', '-', '.'),
      fc.constantFrom('', 'nomor saya ', 'hub: ', '('),
      fc.constantFrom('', ' tolong', '.', ', lampu mati'),
      (number, separator, before, after) => {
        const text = `${before}${separated(number, separator)}${after}`;
        const masked = maskPersonal(text);
        expect(masked).not.toMatch(/\d{3}/);
        expect(masked.startsWith(before)).toBe(true);
        expect(masked.endsWith(after)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('a mask keeps everything else as it was', () => {
  expect(maskPersonal('hub 0812-3456-7890, jalan rusak km 12')).toBe('hub ••••-••••-••••, jalan rusak km 12');
  expect(maskPersonal('tidak ada apa-apa')).toBe('tidak ada apa-apa');
});

it('two numbers side by side are two', () => {
  expect(readPersonalData('081234567890 6371014101900002')).toMatchObject({
    phone: ['081234567890'],
    nik: ['6371014101900002'],
  });
});
