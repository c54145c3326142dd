import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const days = (text: string): string => {
  const when = read(text).when?.value;
  if (!when?.from) return '-';
  return when.from === when.to ? when.from : `${when.from}/${when.to}`;
};

/** Letters are full of numbers and days that do not say when it happened. Read on Wednesday 2 December 2026 at 14.00. */
describe('what tells no time', () => {
  it.each([
    'nama ibu saya Rusmini, TTL: Kandangan, 12-05-1958, KTP belum jadi',
    'anak saya lahir di Rantau 3 Maret 2019 belum punya akta',
    'SK tanggal 14 Juli 1973 hilang di kantor',
    'objek pajak dengan NOP lama tidak bisa dibuka',
    'mobil diparkir memakan 1/2 jalan',
    'disuruh menunggu 1 bulan oleh petugas loket',
    'tergenang hingga 3 hari baru surut setiap hujan',
    'penghasilan saya sebulan tidak tentu, bantuan tidak dapat',
    'warung buka malam, apalagi malam minggu ribut sekali',
    'loket hanya melayani hari selasa, rabu dan kamis',
    'saya kontrol hari kamis besok tapi aplikasi error',
    'musik keras diatas jam 9 malam sangat mengganggu',
    'air tidak keluar jam 5 pagi sampai jam 8',
    'saya mantan relawan covid 19 belum dapat bantuan',
    'KTP hanya untuk anak diatas 17 tahun, kenapa dipersulit',
  ])('“%s”', (text) => expect(days(text)).toBe('-'));

  it.each([
    ['akta kelahiran saya ajukan tanggal 4 november belum jadi', '2026-11-04/2026-12-02'],
    ['akta lahir diminta tgl 20 november sampai sekarang belum terbit', '2026-11-20/2026-12-02'],
    ['mengurus surat pindah masuk sudah 6 hari tidak jadi', '2026-11-26/2026-12-02'],
    ['sudah 2 minggu saya mengurus surat nikah di kelurahan', '2026-11-18/2026-12-02'],
    ['sudah 2 minggu setelah survei belum ada kabar', '2026-11-18/2026-12-02'],
    ['dalam 3 bulan ini sudah hilang dua motor di parkiran', '2026-09-02/2026-12-02'],
    ['saya antri dari jam 8 sampai jam 11 tidak dipanggil', '2026-12-02'],
    ['tanggal 1/12 got dibongkar', '2026-12-01'],
    ['sejak pandemi tidak pernah ada bantuan', '2020-03-02/2026-12-02'],
  ])('but “%s” does: %s', (text, when) => expect(days(text)).toBe(when));
});
