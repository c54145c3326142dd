import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const textOf = (citizen: Citizen, id: string): string | undefined => citizen.talk?.draft?.facts[id]?.value.text;
const told = (citizen: Citizen): readonly string[] => citizen.talk?.draft?.words.map(({ text }) => text) ?? [];

const NO_WATER = 'air pdam mati di Jl. Veteran Banjarmasin sejak kemarin';
const DARK = 'lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin malam';
const REFUSED = 'bpjs saya ditolak di RSUD Ulin kemarin';

/** Somebody who is asked for a detail. */
function asked(story: string, id: string): Citizen {
  const citizen = new Citizen();
  citizen.says(story);
  expect(citizen.talk?.question).toBe(`fact:${id}`);
  return citizen;
}

describe('a number that is asked for', () => {
  it.each(['012345678', 'no pelanggan saya 0123 4567', 'idpel 1234567'])('is taken as it is told: “%s”', (words) => {
    const citizen = asked(NO_WATER, 'customer');
    citizen.says(words);
    expect(citizen.talk?.draft?.facts.customer).toMatchObject({ value: { text: words }, uncertain: false });
  });

  it.each(['PJU-0451', 'tiang no 12', 'B.07'])('may be short, or a code: “%s”', (words) => {
    const citizen = asked(DARK, 'pole');
    citizen.says(words);
    expect(textOf(citizen, 'pole')).toBe(words);
  });

  it('is asked for once more where a sentence came, which is kept; then the words are taken and marked', () => {
    const citizen = asked(NO_WATER, 'customer');
    expect(citizen.says('di rumah saya sendiri pak yang mati').text).toContain('Cukup nomornya.');
    expect(citizen.talk?.question).toBe('fact:customer');
    expect(told(citizen)).toContain('di rumah saya sendiri pak yang mati');
    citizen.says('pokoknya tiap hari begini terus pak');
    expect(citizen.talk?.draft?.facts.customer).toMatchObject({ uncertain: true });
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('is not the number of a phone', () => {
    const citizen = asked(NO_WATER, 'customer');
    expect(citizen.says('085251234567').text).toContain('nomor telepon');
    expect(citizen.talk?.question).toBe('fact:customer');
    expect(told(citizen)).toContain('085251234567');
    citizen.says('085251234567');
    expect(citizen.talk?.draft?.facts.customer).toMatchObject({ uncertain: true });
  });

  it.each([
    'GAK PUNYA NOMOR',
    'saya tidak punya kartunya karena rumah sewa',
    'enggak ada nomornya pak sudah saya cari cari nggak ketemu',
    'kada baisi nomornya',
  ])('is passed over where there is none: “%s”', (words) => {
    const citizen = asked(NO_WATER, 'customer');
    citizen.says(words);
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('customer');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('is not the name of a place', () => {
    const citizen = asked(NO_WATER, 'customer');
    citizen.says('Sungai Andai');
    expect(citizen.talk?.question).toBe('fact:customer');
    expect(told(citizen)).toContain('Sungai Andai');
  });
});

describe('an amount that is asked for', () => {
  const LEVY = 'pungli di parkir pasar sentra antasari tadi jam 9';
  it.each(['dua ribu jadi lima ribu', '50rb', 'seikhlasnya katanya', 'Rp150.000 buat cepat'])(
    'is taken in figures or words: “%s”',
    (words) => {
      const citizen = asked(LEVY, 'amount');
      citizen.says(words);
      expect(citizen.talk?.draft?.facts.amount?.uncertain).toBe(false);
    },
  );

  it('is passed over where nothing was paid', () => {
    const citizen = asked('bpjs saya ditolak di RSUD Ulin kemarin, kelas 3', 'amount');
    citizen.says('TIDAK ADA UANG DIMINTA');
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('amount');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('is no description of somebody', () => {
    const citizen = asked(LEVY, 'amount');
    expect(citizen.says('tukang parkirnya baju oren').text).toContain('siapa tukang parkirnya baju oren');
    expect(citizen.talk?.question).toBe('fact:amount');
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('amount');
    expect(told(citizen)).toContain('tukang parkirnya baju oren');
  });
});

describe('what is no detail', () => {
  it('a question back is answered where it is about ours, and asked again', () => {
    const citizen = asked(REFUSED, 'class');
    expect(citizen.says('kenapa tanya kelas?').text).toContain('Saya tanya hanya yang dibutuhkan petugas');
    expect(citizen.talk?.question).toBe('fact:class');
    citizen.says('kelas 3');
    expect(textOf(citizen, 'class')).toBe('kelas 3');
    const other = asked(NO_WATER, 'customer');
    expect(other.says('nomornya yang mana ya?').text).toContain('seperti contohnya');
    expect(other.talk?.question).toBe('fact:customer');
  });

  it('any other question is kept for the officers', () => {
    const citizen = asked(REFUSED, 'class');
    expect(citizen.says('terus obatnya siapa yang bayar?').text).toContain('Pertanyaan Anda saya catat');
    expect(citizen.talk?.question).toBe('fact:class');
    expect(told(citizen)).toContain('terus obatnya siapa yang bayar?');
  });

  it('a question is never taken for the detail, however often it is asked', () => {
    const citizen = asked(REFUSED, 'class');
    citizen.says('terus obatnya siapa yang bayar?');
    citizen.says('itu kenapa bisa begitu ya?');
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('class');
    expect(citizen.talk?.question).toBe('fact:amount');
  });

  it.each([
    ['TOLONG', 'disaster'],
    ['ga tau program apa', 'aid'],
  ])('neither a cry nor “I do not know” is a detail: “%s”', (words, category) => {
    const citizen = new Citizen();
    citizen.says(
      category === 'aid'
        ? 'nenek saya tidak dapat bantuan di Kelurahan Basirih Banjarmasin sejak kemarin'
        : 'banjir di desa Pengaron Kab Banjar tadi pagi',
    );
    expect(citizen.talk?.draft?.category).toBe(category);
    expect(citizen.talk?.question).toMatch(/^fact:/);
    citizen.says(words);
    expect(JSON.stringify(citizen.talk?.draft?.facts)).not.toContain(words);
  });

  it('a name with a question mark is an answer', () => {
    const citizen = asked('petugas di kantor camat Gambut marah-marah kemarin', 'who');
    citizen.says('pak Budi kalau tidak salah?');
    expect(textOf(citizen, 'who')).toBe('pak Budi kalau tidak salah?');
  });

  it('another detail of the same matter is taken for that', () => {
    const citizen = asked(REFUSED, 'class');
    expect(citizen.says('300 ribu').text).toContain('300 ribu');
    expect(textOf(citizen, 'amount')).toBe('300 ribu');
    expect(citizen.talk?.question).toBe('fact:class');
    citizen.says('kelas 3');
    expect(citizen.talk?.question).toBe('evidence');
  });
});
