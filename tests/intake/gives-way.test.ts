import { describe, expect, it } from 'vitest';
import { Citizen, facts, said } from './citizen.ts';
import { asks, fileOne, LIGHT } from './filed.ts';

/** What was only taken for a detail gives way to what can be read as it; no word of either is lost. */

const DAY_MS = 86_400_000;
const words = (citizen: Citizen): readonly string[] => citizen.talk?.draft?.words.map(({ text }) => text) ?? [];

describe('a detail that was answered with something else', () => {
  it('gives way where it is told later, and what was said before is kept', () => {
    const citizen = said('BPJS saya ditolak RSUD Ulin kemarin', 'sekarang di RS lain', 'sekarang sudah di RS Ciputra');
    expect(facts(citizen).class).toBe('sekarang sudah di RS Ciputra');
    citizen.says('lewati');
    expect(citizen.talk?.question).toBe('evidence');
    citizen.says('kelas 3');
    expect(facts(citizen).class).toBe('kelas 3');
    expect(words(citizen)).toEqual(expect.arrayContaining(['sekarang di RS lain', 'sekarang sudah di RS Ciputra']));
  });

  it('gives way too where another detail is asked', () => {
    const citizen = said('BPJS saya ditolak RSUD Ulin kemarin', 'sekarang di RS lain', 'sekarang sudah di RS Ciputra');
    expect(citizen.talk?.question).toBe('fact:amount');
    citizen.says('kelas 3');
    expect(facts(citizen).class).toBe('kelas 3');
    expect(words(citizen)).toContain('sekarang sudah di RS Ciputra');
  });
});

describe('who was to stay unseen', () => {
  it('may be named after all, where they say so', () => {
    const citizen = said('jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin', 'anonim dong');
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    citizen.says('salah, namanya boleh');
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(false);
    expect(citizen.talk?.question).toBe('fact:danger');
  });
});

describe('who may know, said while the draft was left for days', () => {
  it('is heard once the draft is taken up with “kirim”', () => {
    const citizen = said('lampu jalan mati di handil bakti kemarin', 'lewati');
    citizen.sends();
    citizen.later(2 * DAY_MS).says('tolong anonim ya, saya takut');
    expect(citizen.talk?.question).toBe('resume');
    citizen.says('kirim');
    expect(citizen.talk?.held).toEqual([]);
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: false });
  });
});

describe('a desk’s question for a number', () => {
  it('is not answered by a day; what was said goes with the number', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    asks(citizen, code, { kind: 'fact', fact: 'pole' }, 'Nomor tiangnya berapa?');
    expect(citizen.says('sejak lebaran').text).toContain('Cukup nomornya');
    citizen.says('B 12');
    expect(citizen.notes(code).at(-1)).toMatchObject({ text: 'sejak lebaran\nB 12', fact: { id: 'pole' } });
  });
});

describe('two matters in one sentence', () => {
  it('share the time that its end tells', () => {
    const citizen = said('jalan di Jl Cempaka Raya berlubang dan lampu jalannya juga mati sudah seminggu');
    expect(facts(citizen).time).toBe('sudah seminggu');
    expect(citizen.talk?.shelf[0]?.facts.time?.value.text).toBe('sudah seminggu');
  });
});

describe('who did it', () => {
  it('is what stands for what it is not', () => {
    const citizen = said('guru SDN Kelayan 5 minta uang seragam 300 ribu minggu lalu', 'bukan guru tapi TU nya');
    expect(facts(citizen).who).toBe('TU nya');
  });
});

describe('a desk’s keyword before an answer', () => {
  it('says where the report goes, and is no part of the answer', () => {
    const citizen = said('jalan rusak di jl a yani km 20 landasan ulin kemarin', 'laporpaman dalam lubangnya');
    expect(facts(citizen).danger).toBe('dalam lubangnya');
    expect(citizen.talk?.draft?.keyword).toBe('laporpaman');
  });

  it('alone answers nothing', () => {
    const citizen = said('jalan rusak di jl a yani km 20 landasan ulin kemarin', 'laporpaman');
    expect(citizen.talk?.question).toBe('fact:danger');
    expect(citizen.last().text).toContain('Langsung untuk');
  });
});

describe('what is said beside who may know', () => {
  it('is kept, where it tells more than that', () => {
    const citizen = said('jalan rusak di jl a yani km 20 landasan ulin kemarin', 'lubang 1 meter');
    citizen.sends();
    const words =
      'anonim saja, soalnya truk batubara punya pak haji lewat tiap malam jam 11 dan warga sudah dua kali jatuh';
    citizen.says(words);
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    expect(citizen.talk?.draft?.words.at(-1)).toMatchObject({ text: words, story: true });
    expect(citizen.talk?.question).toBe('check');
  });
});

describe('a caption', () => {
  it.each(['ini jg', 'foto 2', 'ini fotonya', 'nih'])('“%s” is nothing that happened', (caption) => {
    const citizen = said('jalan rusak di jl a yani km 20 landasan ulin kemarin');
    citizen.sends({ caption });
    expect(citizen.talk?.draft?.words.at(-1)).toMatchObject({ text: caption, story: false });
  });
  it.each(['ini lubangnya di depan masjid', 'motor jatuh'])('“%s” may be', (caption) => {
    const citizen = said('jalan rusak di jl a yani km 20 landasan ulin kemarin');
    citizen.sends({ caption });
    expect(citizen.talk?.draft?.words.at(-1)).toMatchObject({ text: caption, story: true });
  });
});
