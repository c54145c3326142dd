import { describe, expect, it } from 'vitest';
import { dayInFull, momentInFull, momentInShort, timeInFull } from '../../src/core/language/dates.ts';
import { LANGUAGES } from '../../src/core/language/language.ts';
import { SENTENCES, type SentenceKey } from '../../src/core/language/sentences.ts';
import { ratingOf, verdictOf } from '../../src/core/language/verdict-words.ts';
import { INTENTS, numberOf, sameWords, steeringOf } from '../../src/core/language/words.ts';

/** Samples long enough to be true: names of desks, codes, rows of a summary. */
const SAMPLE = {
  name: 'Provinsi Kalimantan Selatan',
  helpline: '119 ext. 8 (layanan kesehatan jiwa, 24 jam, gratis); nyawa terancam sekarang: 112',
  numbers: '112 darurat\n113 pemadam kebakaran',
  rows: 'lokasi Jl. A. Yani km 5, waktu Selasa, 24 November 2026 pukul 20.00 WITA',
  label: 'Lokasi',
  value: 'Jl. Ahmad Yani km 5, Banjarmasin',
  files: '3 foto, 1 video',
  n: 3,
  example: 'Jl. A. Yani km 5, depan SPBU',
  chat: '-1001234567890',
  kinds: 'foto, video, dokumen, atau rekaman suara',
  days: 30,
  day: 'Minggu, 1 Maret 2026',
  km: '30',
  summary: 'Jalan, jembatan, got · Jl. A. Yani km 5 · 3 foto',
  code: 'K7Q2-M4XP-9TR',
  category: 'Jalan',
  word: 'K7Q2-M4XP-9TR',
  desk: 'Admin Daerah Provinsi Kalimantan Selatan',
  moment: 'Senin, 30 November 2026 pukul 16.30 WITA',
  status: 'Terkirim',
  row: 'Lokasi',
  role: 'admin',
  regency: 'Hulu Sungai Selatan',
  district: 'Kandangan',
  url: 'https://t.me/aduan_kalsel_bot',
  place: 'Jl. A. Yani km 5, Banjarmasin',
  area: 'Kec. Hulu Sungai Selatan',
  who: 'anonim',
  what: 'rahasia',
  words: 'Lampu akan diganti pada hari Kamis. Mohon foto nomor tiangnya agar petugas tidak salah.',
};

/** WhatsApp's comfortable length, the strictest of the channels that show them; the list of commands is a page of its own. */
const SENTENCE_CHARS_MAX = 350;
const BUTTON_CHARS_MAX = 34;

describe.each(LANGUAGES)('the sentences in %s', (language) => {
  const all = Object.entries(SENTENCES[language]) as [SentenceKey, (p: typeof SAMPLE) => string][];

  it.each(all)('%s is said, short enough and without scolding', (key, say) => {
    const text = say(SAMPLE);
    expect(text.trim().length).toBeGreaterThan(0);
    expect(text).not.toContain('undefined');
    if (key !== 'help') expect(text.length).toBeLessThanOrEqual(SENTENCE_CHARS_MAX);
    if (key.startsWith('button')) expect(text.length).toBeLessThanOrEqual(BUTTON_CHARS_MAX + SAMPLE.name.length);
    expect(text).not.toMatch(/tidak valid|\berror\b|dilarang|\bgagal\b|\bups\b|invalid|oops/i);
    if (language === 'id') expect(text).not.toMatch(/\bkamu\b|\banda\b/);
  });

  it('the introduction has at most three lines', () => {
    expect(SENTENCES[language].intro(SAMPLE).split('\n').length).toBeLessThanOrEqual(3);
  });
});

describe('steering words', () => {
  it.each([
    ['batal', 'cancel'],
    ['gak jadi min', 'cancel'],
    ['ga jadi deh', 'cancel'],
    ['KEMBALI', 'back'],
    ['balik dong', 'back'],
    ['lewatin', 'skip'],
    ['skip', 'skip'],
    ['/lewati', 'skip'],
    ['/batal@aduan_bot', 'cancel'],
    ['bantuan', 'help'],
    ['ubah', 'edit'],
    ['tdk tau', 'unknown'],
    ['gak punya foto', 'none'],
    ['hapus data', 'erase'],
    ['iyaaaa', 'yes'],
    ['👍', 'yes'],
    ['selesai', 'done'],
    ['status ABCD-EFGH-JKM', 'status'],
  ])('%s means %s', (text, intent) => {
    expect(steeringOf(text)).toMatchObject({ intent });
  });

  it.each([
    'jalan rusak',
    'tidak ada lampu di jalan kami',
    'batalkan izin pabrik itu',
    'bantuan PKH saya belum cair',
    'status tanah saya',
  ])('a complaint is no steering word: %s', (text) => {
    const found = steeringOf(text);
    expect(found === undefined || (typeof found === 'object' && found.intent === 'status' && found.rest !== '')).toBe(
      true,
    );
  });

  it('every intent has a word, and an unknown command is known as such', () => {
    expect(INTENTS.length).toBeGreaterThan(10);
    expect(steeringOf('/terbang')).toBe('unknown-command');
  });

  it('numbers and labels are read as people type them', () => {
    expect(['1', '1.', 'satu', '1️⃣', 'no 2', 'nomor 3', 'x'].map(numberOf)).toEqual([1, 1, 1, 1, 2, 3, undefined]);
    expect(['yang kedua', 'pilihan 3', 'no. dua', 'keduanya', 'nomor tiang 5', 'tiga hari'].map(numberOf)).toEqual([
      ...[2, 3, 2],
      ...[undefined, undefined, undefined],
    ]);
    expect(sameWords('✅ Kirim laporan', 'kirim  Laporan!')).toBe(true);
    expect(sameWords('Lewati', 'lewat sana')).toBe(false);
  });
});

describe('answers to "Sudah beres?"', () => {
  it.each([
    ['sudah', 'settled'],
    ['Sudah beres min', 'settled'],
    ['👍', 'settled'],
    ['👍🏽', 'settled'],
    ['iya', 'settled'],
    ['alhamdulillah lampunya sudah menyala terang', 'settled'],
    ['done, thank you', 'settled'],
    ['belum', 'not-yet'],
    ['blm pak', 'not-yet'],
    ['👎', 'not-yet'],
    ['masih gelap gulita', 'not-yet'],
    ['sudah diganti tapi mati lagi', 'not-yet'],
    ['gak ada perubahan', 'not-yet'],
    ['not yet', 'not-yet'],
    ['sudah dicek tapi tidak ada petugas', undefined],
    ['katanya sudah bersih', undefined],
    ['terima kasih', undefined],
    ['kapan lagi ya', undefined],
  ])('%s is read as %s', (text, verdict) => {
    expect(verdictOf(text)).toBe(verdict);
  });

  it.each([
    ['5', 5],
    ['empat', 4],
    ['bintang 3', 3],
    ['4/5', 4],
    ['⭐⭐', 2],
    ['2 ⭐', 2],
    ['0', undefined],
    ['6', undefined],
    ['lumayan', 3],
    ['entahlah', undefined],
    ['jalan nomor 4 itu', undefined],
  ])('%s as a rating is %s', (text, rating) => {
    expect(ratingOf(text)).toBe(rating);
  });
});

describe('dates read back in full', () => {
  it('in Indonesian and English, with the zone people know', () => {
    expect(dayInFull('2026-11-24', 'id')).toBe('Selasa, 24 November 2026');
    const moment = new Date('2026-11-30T16:30:00+08:00');
    expect(momentInFull(moment, 'Asia/Makassar', 'id')).toBe('Senin, 30 November 2026 pukul 16.30 WITA');
    expect(momentInFull(moment, 'Asia/Jakarta', 'en')).toBe('Monday, 30 November 2026 at 15:30 WIB');
    const short = (language: 'id' | 'en', now: string) =>
      momentInShort(moment, 'Asia/Makassar', language, new Date(now));
    expect(short('id', '2026-11-24T10:00:00+08:00')).toBe('Sen 30 Nov 16.30');
    expect(short('en', '2027-01-04T10:00:00+08:00')).toBe('Mon 30 Nov 2026 16:30');
    const time = { kind: 'time', text: 'x', from: '2026-11-22', to: '2026-11-24' } as const;
    expect(timeInFull(time, 'Asia/Makassar', 'id')).toBe('Minggu, 22 November 2026 s.d. Selasa, 24 November 2026');
    expect(timeInFull({ kind: 'time', text: 'waktu itu' }, 'Asia/Makassar', 'id')).toBe('waktu itu');
  });

  it.each([
    [
      'about three weeks',
      '2026-11-03',
      '2026-11-24',
      'sejak Selasa, 3 November 2026',
      'since Tuesday, 3 November 2026',
    ],
    [
      '2 minggu terakhir',
      '2026-11-10',
      '2026-11-24',
      'sejak Selasa, 10 November 2026',
      'since Tuesday, 10 November 2026',
    ],
    ['sejak tahun lalu', '2025-01-01', '2026-11-24', 'sejak tahun 2025', 'since 2025'],
    ['sejak januari', '2026-01-01', '2026-11-24', 'sejak Januari 2026', 'since January 2026'],
    ['sejak bulan lalu', '2026-10-01', '2026-11-24', 'sejak Oktober 2026', 'since October 2026'],
    ['sejak 1 januari', '2026-01-01', '2026-11-24', 'sejak Kamis, 1 Januari 2026', 'since Thursday, 1 January 2026'],
    ['sejak awal bulan', '2026-11-01', '2026-11-24', 'sejak Minggu, 1 November 2026', 'since Sunday, 1 November 2026'],
    ['bulan lalu', '2026-10-01', '2026-10-31', 'Oktober 2026', 'October 2026'],
    ['tahun 2024', '2024-01-01', '2024-12-31', 'tahun 2024', '2024'],
    ['februari', '2028-02-01', '2028-02-29', 'Februari 2028', 'February 2028'],
  ])('no day is read back that nobody told: “%s”', (text, from, to, id, en) => {
    const time = { kind: 'time', text, from, to } as const;
    expect(timeInFull(time, 'Asia/Makassar', 'id')).toBe(id);
    expect(timeInFull(time, 'Asia/Makassar', 'en')).toBe(en);
  });

  it('the part of the day that was told is read back with the day, unless the hour or several parts were', () => {
    const day = { kind: 'time', from: '2026-11-23', to: '2026-11-23' } as const;
    const said = (text: string, language: 'id' | 'en' = 'id', clock?: string) =>
      timeInFull({ ...day, text, ...(clock ? { clock } : {}) }, 'Asia/Makassar', language);
    for (const [text, part] of [
      ['kemarin malam', ' malam'],
      ['kmrn mlm', ' malam'],
      ['senin dini hari', ' dini hari'],
      ['kemarin tengah malam', ' tengah malam'],
      ['wingi isuk', ' pagi'],
      ['samalam', ''],
      ['kemarin pagi sampai sore', ''],
    ] as const)
      expect(said(text)).toBe(`Senin, 23 November 2026${part}`);
    expect(said('last night', 'en')).toBe('Monday, 23 November 2026 at night');
    expect(said('kemarin malam jam 8', 'id', '20:00')).toBe('Senin, 23 November 2026 pukul 20.00 WITA');
  });

  it('what goes on is read back by its beginning, as it was said', () => {
    const days = { kind: 'time', from: '2026-11-22', to: '2026-11-24' } as const;
    const said = (text: string, language: 'id' | 'en' = 'id') =>
      timeInFull({ ...days, text }, 'Asia/Makassar', language);
    for (const text of ['sejak Minggu', 'udah 3 hari', 'dari kemarin lusa'])
      expect(said(text)).toBe('sejak Minggu, 22 November 2026');
    expect(said('mulai minggu pagi')).toBe('sejak Minggu, 22 November 2026 pagi');
    expect(said('since Sunday', 'en')).toBe('since Sunday, 22 November 2026');
    expect(timeInFull({ ...days, text: 'sejak Minggu jam 7 malam', clock: '19:00' }, 'Asia/Makassar', 'id')).toBe(
      'sejak Minggu, 22 November 2026 pukul 19.00 WITA',
    );
    for (const text of ['dari minggu sampai selasa', 'sejak tanggal 22-24', 'minggu lalu'])
      expect(said(text)).toContain(' s.d. ');
    expect(said('from Sunday to Tuesday', 'en')).toContain(' to Tuesday');
  });
});
