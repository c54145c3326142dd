import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const count = (citizen: Citizen, words: string): number =>
  citizen.shown.filter(({ text }) => text.includes(words)).length;

describe('violence that was suffered', () => {
  it.each([
    'anak saya 7 tahun diraba gurunya di SDN Kelayan 3 banjarmasin kemarin',
    'bulan lalu murid dilecehkan wali kelas di SMPN 2 Martapura',
    'a teacher molested a pupil at SMAN 1 Banjarbaru last week',
  ])('“%s”: who stands by victims is named at once, and the report is taken', (text) => {
    const citizen = new Citizen();
    const shown = citizen.says(text);
    expect(shown.text).toMatch(/129 SAPA/);
    expect(citizen.talk?.draft?.category).toBe('school');
    expect(citizen.talk?.question).not.toBeNull();
  });

  it('said once for a draft, however often it is told', () => {
    const citizen = new Citizen();
    citizen.says('murid dilecehkan wali kelas di SMPN 2 Martapura kemarin');
    citizen.later(60_000).says('dia dicabuli di ruang kelas, pelakunya wali kelas 8b');
    expect(count(citizen, 'Turut prihatin')).toBe(1);
  });

  it.each([
    'jalan gelap, kami meraba-raba dalam gelap di Jl. Veteran Banjarmasin',
    'banyak yang berbuat asusila di taman Kamboja Banjarmasin tiap malam',
    'pegawai kelurahan Pekauman melecehkan profesi kami kemarin',
    'suami saya jatuh di lubang Jl. Veteran Banjarmasin',
  ])('“%s” tells of none', (text) => {
    const citizen = new Citizen();
    citizen.says(text);
    expect(count(citizen, '129')).toBe(0);
  });
});

describe('a place that is not served here', () => {
  it('is said once, and taken all the same', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Tjilik Riwut km 8 Palangkaraya sejak sebulan');
    citizen.later(60_000).says('lewati');
    expect(count(citizen, 'Palangka Raya di luar wilayah kami; laporan tetap saya terima')).toBe(1);
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('is not said of places here', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    expect(count(citizen, 'di luar wilayah')).toBe(0);
  });
});
