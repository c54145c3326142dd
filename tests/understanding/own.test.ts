import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../src/core/understanding/compile.ts';
import { ownNameIn } from '../../src/core/understanding/own-name.ts';
import { coverOwn } from '../../src/core/understanding/own-traces.ts';
import fc from '../property.ts';
import { policy } from './read.ts';

const named = (text: string) => ownNameIn(text, lexiconOf(policy));
const cover = (text: string, ...names: string[]) => coverOwn(text, policy, names);

describe('by which name people introduce themselves', () => {
  it.each([
    ['nama saya budi santoso', 'budi santoso', true],
    ['Halo, nama saya Ahmad Fauzi Rahman', 'Ahmad Fauzi Rahman', true],
    ['namaku cici', 'cici', true],
    ['my name is John Smith', 'John Smith', true],
    ['Nama saya Siti Aminah, mau lapor jalan rusak', 'Siti Aminah', false],
    ['Perkenalkan saya Bapak Suparman warga RT 5', 'Suparman', false],
    ['perkenalkan saya Rudi Hartono dari Kelayan', 'Rudi Hartono', false],
    ['Lampu mati. Saya Rahmat Hidayat no 081345678901', 'Rahmat Hidayat', false],
    ['Sampah menumpuk. Hormat saya, Andi Wijaya', 'Andi Wijaya', false],
  ])('%s', (text, name, alone) => expect(named(text)).toEqual({ name, alone }));

  it.each([
    'nama saya hilang dari daftar penerima bansos',
    'nama saya dicoret',
    'NAMA SAYA DIHAPUS',
    'nama saya tidak ada di dtks',
    'nama saya salah ketik di akta',
    'nama saya dipakai orang lain untuk pinjol',
    'nama saya di KTP salah',
    'nama saya tercantum dua kali',
    'nama saya jangan disebut',
    'nama kepala desanya Budi',
    'Saya Warga Kelayan Selatan',
    'saya ke Banjarmasin kemarin',
  ])('what is done to a name is none: %s', (text) => expect(named(text)).toBeUndefined());
});

describe('what somebody who is anonymous tells of themselves', () => {
  it.each([
    ['nama saya Rahmat hp saya 081234567890', 'nama saya ••• hp saya •••'],
    ['Nama saya Budi. Saya Budi Santoso warga Kelayan', 'Nama saya •••. Saya ••• warga Kelayan'],
    ['NIK saya 6371012345670001 ditolak', 'NIK saya ••• ditolak'],
    ['hubungi 0812 3456 7890 ya', 'hubungi ••• ya'],
    ['email saya budi.s@example.org', 'email saya •••'],
  ])('is covered: %s', (text, covered) => expect(cover(text)).toBe(covered));

  it.each([
    'oknum pak Budi minta transfer ke 085712345678',
    'petugas minta wa ke 081299998888',
    'dia menghubungi saya dari nomor 081299998888',
    'rekening BRI 123456789012345 atas nama Joko',
    'nomor pelanggan PDAM saya 1234567',
  ])('what it is about stays: %s', (text) => expect(cover(text)).toBe(text));

  it('is covered wherever a name comes again by which the platform knows them, if that is a full one', () => {
    expect(cover('tanya saja ke SITI  AMINAH, semua tahu', 'Siti Aminah 🌸')).toBe('tanya saja ke •••, semua tahu');
    expect(cover('jalan banjar rusak', 'Banjar')).toBe('jalan banjar rusak');
  });

  it('is covered far into a long text, too', () => {
    const text = `${'Sampah menumpuk di pasar. '.repeat(400)}Hormat saya, Andi Wijaya`;
    expect(cover(text)).toBe(text.replace('Andi Wijaya', '•••'));
  });

  it('nothing else is changed, whatever the text; and covering again covers no more', () => {
    const words = fc.constantFrom(
      ...['nama saya', 'Budi', 'Santoso', '081234567890', 'hp saya', 'dicoret', '\n', '🌸', '(', '\\', '.'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((each) => each.join(' ')),
        ),
        (text) => {
          const covered = cover(text);
          expect(cover(covered)).toBe(covered);
          const pieces = covered.split('•••');
          let at = 0;
          for (const piece of pieces) {
            at = text.indexOf(piece, at);
            expect(at).toBeGreaterThanOrEqual(0);
            at += piece.length;
          }
        },
      ),
    );
  });
});
