import { describe, expect, it } from 'vitest';
import { timeInFull, withHabit } from '../../src/core/language/dates.ts';
import { Citizen } from './citizen.ts';
import { asks, fileOne, ROAD } from './filed.ts';

const KARAOKE = 'karaoke bising di Jl. Sultan Adam Banjarmasin';

describe('how often something happens, with since when', () => {
  it.each([
    [[`tiap malam ada ${KARAOKE} sejak awal bulan ini`]],
    [[`tiap malam ada ${KARAOKE}`, 'sejak awal bulan ini']],
    [[`ada ${KARAOKE} sejak awal bulan ini`, 'tiap malam']],
    [[KARAOKE, 'tiap malam sejak awal bulan ini']],
  ])('is one time, however it is told: %j', (told) => {
    const citizen = new Citizen();
    for (const words of told) citizen.says(words);
    expect(citizen.last().text).toContain('waktu tiap malam, sejak Minggu, 1 November 2026');
    expect(citizen.talk?.question).toBe('evidence');
    // Told once more it is read back, and no part of the account.
    citizen.says('tiap malam');
    expect(citizen.last().text).toContain('waktu tiap malam, sejak Minggu, 1 November 2026');
    expect(citizen.talk?.draft?.words.at(-1)?.story).toBe(false);
  });

  it('belongs to what goes on, and to no day', () => {
    const day = { kind: 'time', text: 'kemarin', from: '2026-11-23', to: '2026-11-23' } as const;
    expect(withHabit(day, 'tiap malam')).toBe(day);
    const since = { kind: 'time', text: 'since Monday', from: '2026-11-23', to: '2026-11-24' } as const;
    expect(timeInFull(withHabit(since, 'every night'), 'Asia/Makassar', 'en')).toBe(
      'every night, since Monday, 23 November 2026',
    );
    expect(withHabit(since, '')).toBe(since);
  });
});

it('an hour that is told while evidence is waited for belongs to the day that is known', () => {
  const citizen = new Citizen();
  citizen.says('bapak saya ditolak di rs ansari saleh tadi malam, katanya bpjs nunggak padahal baru dibayar, kelas 3');
  expect(citizen.talk?.question).toBe('evidence');
  expect(citizen.says('jam 10 malam').text).toContain('waktu Senin, 23 November 2026 pukul 22.00 WITA');
});

it('whoever names what they have is asked for no more than that', () => {
  const citizen = new Citizen();
  citizen.says('bapak saya ditolak di rs ansari saleh tadi malam, katanya bpjs nunggak padahal baru dibayar, kelas 3');
  expect(citizen.says('belum sempat foto apa2').text).toContain('Ada rekaman suara?');
  const { text } = citizen.says('kuitansi bayar bpjs ada');
  expect(text).toContain('silakan kirim');
  expect(text).not.toContain('Kirim bukti: rekaman suara.');
});

it('a name that is known nowhere stays with the town that is told behind it', () => {
  const citizen = new Citizen();
  citizen.says('people burn garbage every evening behind our housing complex, the smoke comes into our bedroom');
  expect(citizen.talk?.question).toBe('area');
  citizen.says('Citraland Banjarbaru, cluster Ruby');
  expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({
    text: 'housing complex, Citraland Banjarbaru, cluster Ruby',
    regency: 'Banjarbaru',
  });
});

it.each(['ini kapan ditangani?', 'how long will it take?'])('“%s” amid a draft asks how long it takes', (words) => {
  const citizen = new Citizen();
  citizen.says('tagihan air saya melonjak bulan ini');
  expect(citizen.says(words).text).toMatch(/3 hari kerja sesudah terkirim/);
  expect(citizen.last().text).not.toContain('Belum terkirim');
});

describe('told in part, and then in full', () => {
  it('a place is the one that is named in full, while it is asked what it is about', () => {
    const citizen = new Citizen();
    citizen.says('saya mau komplain ttg pelayanan samsat');
    expect(citizen.talk?.question).toBe('category');
    citizen.says('samsat martapura, antri 4 jam cuma 1 loket');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ text: 'samsat martapura', regency: 'Banjar' });
    expect(citizen.talk?.question).not.toBe('area');
  });

  it('more of where is taken while it is asked in which regency', () => {
    const citizen = new Citizen();
    citizen.says('ada anak kecil terjebak banjir di kuripan sekarang, air sudah setinggi dada');
    expect(citizen.talk?.question).toBe('area');
    citizen.says('di gang 3 dekat musholla');
    expect(citizen.talk?.question).toBe('area');
    citizen.says('banjarmasin');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({
      text: 'gang 3 dekat musholla, kuripan',
      regency: 'Banjarmasin',
    });
  });
});

it('“ya semuanya” to what a report is about hides nothing, and is no story', () => {
  const citizen = new Citizen();
  citizen.says('jalanan sma sampah dan lampu di gang saya parah semua');
  expect(citizen.talk?.question).toBe('category');
  citizen.says('ya semuanya');
  expect(citizen.talk?.draft?.switches).toBeNull();
  expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(1);
});

describe('whoever goes on another day', () => {
  it.each(['besok aja deh', 'lain kali aja', 'besok lagi ya min', 'nanti malam saya lanjut', 'maybe tomorrow'])(
    '“%s” keeps what was begun',
    (words) => {
      const citizen = new Citizen();
      citizen.says('jalan berlubang besar di Jl. Veteran Banjarmasin sejak kemarin');
      expect(citizen.says(words).text).toContain('draf Anda saya simpan');
    },
  );

  it('and the day that an officer asked for is an answer', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    asks(citizen, code, { kind: 'words' }, 'Kapan petugas bisa datang?');
    citizen.says('besok saja');
    expect(citizen.notes(code).map(({ text }) => text)).toEqual(['besok saja']);
  });
});
