import { describe, expect, it } from 'vitest';
import { growth, RATIO_MAX } from '../growth.ts';
import { read } from './read.ts';

const who = (text: string): string | undefined => read(text).facts.who?.value;

describe('who is complained of', () => {
  it('is named by what stands right before the name, or else by the name alone', () => {
    expect(
      who('Petugas yang bernama Raudah di loket capil Rantau membentak ibu saya tadi pagi, sikapnya kasar sekali'),
    ).toBe('petugas Raudah');
    expect(who('lurah kami jarang di kantor dan mempersulit surat, sudah tiga kali saya balik')).toBe('lurah');
  });

  for (const text of [
    'Yth. Bapak Hasnuryadi Wali Kota, mohon guru SD anak saya ditegur, muridnya dimarahi tiap hari',
    'Selamat pagi/siang Bapak Hasnuryadi, petugas loket samsat Banjarbaru kasar kepada saya',
    'Mohon Bapak Hasnuryadi menindak petugas loket samsat yang kasar itu',
    'Perkenalkan, saya bpk Taufik, pelayanan loket di kelurahan kasar sekali',
    'pelayanan loket kelurahan kasar. Mohon bantuan Bapak/Ibu. Terima kasih',
    'Nama Siswa : Rizal Fadli, sekolah menahan ijazahnya karena SPP belum lunas',
    'pelayanan di RSUD dr. Kusmayadi lambat sekali, obat tidak ada',
    'saya selaku ketua RT 4 melaporkan pelayanan loket kelurahan yang kasar',
    'setelah koordinasi dengan ketua RT, kami ke puskesmas dan petugasnya kasar',
    'anak saya, nama Galuh, dimarahi di sekolah di depan murid lain',
  ])
    it(`is nobody who writes, is written to, asked or harmed: ${text}`, () => {
      expect(who(text) ?? '').not.toMatch(/Hasnuryadi|Taufik|Terima|Rizal|Siswa|Kusmayadi|ketua RT|Galuh/);
    });

  for (const text of [
    'tadi pagi Bu Raudah membentak ibu saya di loket capil',
    'kemarin sore Pak Raudah menolak surat saya di loket kelurahan, sikapnya kasar',
    'di loket kelurahan, dekat pagar Pak Raudah memarahi ibu saya, sikapnya kasar',
    'petugas di wilayah Pak Raudah kasar kepada warga yang mengurus surat di kelurahan',
    'loket kelurahan sudah begini sejak awal bulan. Bu Raudah kasar dan membentak ibu saya',
  ])
    it(`is whoever did it, however the words before the name end: ${text}`, () => {
      expect(who(text) ?? '').toMatch(/Raudah/);
    });

  // A letter names many: those it was told to, those who were there, those it is signed by.
  const LETTER =
    'Assalamualaikum, pelayanan di loket Kelurahan Pemurus sangat buruk dan kasar kepada warga, sikapnya tidak sopan. Saya sudah tiga kali bolak-balik, jauh dari rumah dan harus izin kerja setiap kali datang. Berkas sudah lengkap semua sejak awal bulan. ';

  for (const [told, expected] of [
    ['Anehnya lurah tidak mau tanda tangan tanpa alasan.', 'lurah'],
    ['Petugas loketnya namanya Raudah, cuma bilang nanti.', 'petugas loket Raudah'],
    ['Kami dilayani Sdri. Raudah yang langsung menyuruh pulang.', 'Raudah'],
    ['Ini ulah oknum ketua RT 03 yang pegang stempel.', 'ketua RT'],
    ['Bu Raudah malah membentak ibu saya di depan orang banyak.', 'Raudah'],
  ] as const)
    it(`is in a letter whoever is told to have done wrong: ${told}`, () => {
      expect(who(LETTER + told)).toBe(expected);
    });

  for (const told of [
    'Surat keterangan dari ketua RT dan lurah juga sudah saya bawa.',
    'Waktu itu di ruangan ada lurah, sekretaris dan dua saksi.',
    'Saya tunggu sampai siang karena katanya lurah sedang ganti.',
    'Kemarin Bu Raudah ikut mengantar saya ke sana.',
    'Rahmat Hidayat, ketua RT 5, HP 081234567890.',
  ])
    it(`is in a letter nobody of whom no wrong is told: ${told}`, () => {
      expect(who(LETTER + told)).toBeUndefined();
    });

  it('is not whoever writes by name and post, or signs with a number', () => {
    expect(who('saya Rahmat ketua RT 5 melaporkan pelayanan loket kelurahan yang kasar')).toBeUndefined();
    expect(who('pelayanan loket kelurahan kasar. Ketua RT 02 Rahmat 081234567890')).toBeUndefined();
  });

  it('is read in time, however often a name is repeated', () => {
    expect(growth('lapor pak Anwar ', 900, read)).toBeLessThan(RATIO_MAX);
    expect(growth('lurah dan Bu Raudah ', 700, read)).toBeLessThan(RATIO_MAX);
  });
});
