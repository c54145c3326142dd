import { describe, expect, it } from 'vitest';
import { timeInFull, withHabit } from '../../src/core/language/dates.ts';
import { Citizen } from './citizen.ts';

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
