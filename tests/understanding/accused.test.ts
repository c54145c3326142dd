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
  ])
    it(`is whoever did it, however the words before the name end: ${text}`, () => {
      expect(who(text) ?? '').toMatch(/Raudah/);
    });

  it('is read in time, however often a name is repeated', () => {
    expect(growth('lapor pak Anwar ', 900, read)).toBeLessThan(RATIO_MAX);
  });
});
