import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { settle } from '../fakes/clock.ts';
import { photo } from '../fixtures/media/make.ts';
import { ShiftedClock } from './shifted-clock.ts';
import { StoryBook } from './story-book.ts';

/**
 * One complaint from `laporpaman …` to five stars, through the whole program and the stand-in Telegram: what a citizen, the admins' group and an
 * agency's officer say and see. It is compared with docs/story.md; `UPDATE_DOCS=1 npx vitest run tests/app/desk-story.test.ts` writes that anew.
 */
const STORY = fileURLToPath(new URL('../../docs/story.md', import.meta.url));
const OPENING = `# One complaint, from the first word to five stars

What three chats show, word for word: a test plays this story through the whole program (\`tests/app/desk-story.test.ts\`) and fails when a word differs.
\`UPDATE_DOCS=1 npx vitest run tests/app/desk-story.test.ts\` writes this page anew. Siti lives in Banjarmasin and writes to the bot; Rina is an admin of the province and
works in the admins' group, which has topics; Budi is an officer of the public works office (Dinas PUPR) and has the bot in a private chat.
\`Labels like this\` are buttons. What the bot says is quoted; of a message that was edited, only the lines that are new.`;

const GROUP = -1_001_234_567_890;
const person = (id: number, name: string) => ({ id, is_bot: false, first_name: name, language_code: 'id' });
const SITI = person(41, 'Siti');
const SUPERVISOR = 50;
const RINA = person(51, 'Rina');
const BUDI = person(52, 'Budi');

let dir: string;
let telegram: BotApi;
let app: App | undefined;
let clock: ShiftedClock;
let book: StoryBook;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-story-'));
  telegram = await new BotApi().listen();
  telegram.group(GROUP);
  clock = new ShiftedClock();
  // After the hours of the morning's overview.
  clock.set('2026-11-24T13:00:00');
  book = new StoryBook(
    [
      { title: 'Citizen (Siti, Telegram)', chat: SITI.id },
      { title: 'Admins’ group', chat: GROUP },
      { title: 'Officer (Budi, Dinas PUPR)', chat: BUDI.id },
    ],
    (chat) => telegram.chat(chat),
  );
  const read = readSettings(
    {
      DATA_DIR: dir,
      PORT: '0',
      ...telegram.env,
      TELEGRAM_DESK_CHAT_ID: String(GROUP),
    },
    dir,
  );
  if (!read.ok) throw new Error('the settings of the story are bad');
  const log = openLog('silent');
  app = await startApp(read.settings, { log, metrics: createMetrics(), clock });
});
afterEach(async () => {
  await app?.stop(2_000);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

const last = (chat: number) => telegram.last(chat)?.text ?? '';
const shows = (chat: number, words: string) =>
  [...telegram.chat(chat).seen.values()].some(({ text }) => text.includes(words));
const see = (chat: number, words: string) => telegram.until(() => shows(chat, words), `chat ${chat} shows ${words}`);

const files = (chat: number) => [...telegram.chat(chat).seen.values()].flatMap(({ file }) => file?.name ?? []);

/** Everything that was heard is answered and everything to be said is said. */
async function quiet(): Promise<void> {
  for (let calm = 0; calm < 5; ) {
    await settle();
    const counts = await app?.store.counts();
    calm = counts?.inboxOpen === 0 && counts.outboxQueued === 0 ? calm + 1 : 0;
  }
}

/** Siti does something, and sees words of the answer. */
async function siti(said: string, act: () => unknown, answer: string): Promise<void> {
  // What follows at once would be a fragment of the message before.
  clock.later(5);
  book.says(SITI.id, 'Siti', said);
  await act();
  await see(SITI.id, answer);
  await quiet();
  book.look();
}
const sitiWrites = (text: string, answer: string) =>
  siti(text, () => telegram.message(SITI.id, { text }, { from: SITI }), answer);
const sitiSends = (name: string, colour: string, answer: string) =>
  siti(`📷 *${name}*`, async () => telegram.photo(SITI.id, await photo({ colour }), { from: SITI }), answer);
const sitiPresses = (label: string, answer: string) =>
  siti(`\`${label}\``, () => telegram.press(SITI.id, label), answer);

/** Rina or Budi does something, and words of the answer are seen. */
async function officer(
  who: typeof RINA,
  said: string,
  act: () => unknown,
  answer: readonly [chat: number, words: string],
): Promise<void> {
  book.says(who === RINA ? GROUP : who.id, who.first_name, said);
  await act();
  await see(...answer);
  await quiet();
  book.look();
}
const budiWrites = (text: string, ...answer: readonly [chat: number, words: string]) =>
  officer(BUDI, text, () => telegram.message(BUDI.id, { text }, { from: BUDI }), answer);
const rinaPresses = (label: string, words: string) =>
  officer(RINA, `\`${label}\``, () => telegram.pressIn(GROUP, RINA.id, label), [GROUP, words]);

it('from laporpaman to five stars', async () => {
  // ── people come to their desks ──
  const [, first = ''] = /\/masuk (\S+)/.exec(app?.lines.join('\n') ?? '') ?? [];
  telegram.message(SUPERVISOR, { text: `/masuk ${first}` });
  await see(SUPERVISOR, 'pengawas');
  telegram.message(SUPERVISOR, { text: '/undang kalsel admin' });
  await see(SUPERVISOR, 'Undangan admin');
  const invitation = () => /\/masuk (\S+)/.exec(last(SUPERVISOR))?.[1] ?? '';
  const forRina = `/masuk ${invitation()}`;
  telegram.message(SUPERVISOR, { text: '/undang pupr petugas' });
  await see(SUPERVISOR, 'Undangan petugas');
  await officer(RINA, forRina, () => telegram.says(GROUP, RINA.id, { text: forRina }, { from: RINA }), [
    GROUP,
    'admin',
  ]);
  await budiWrites(`/masuk ${invitation()}`, BUDI.id, 'petugas');
  book.scene('Tuesday 13.00 · Rina and Budi come to their desks');

  clock.set('2026-11-24T13:05:00');
  await sitiWrites(
    'lapor paman, jalan berlubang besar di Jl. Veteran Banjarmasin sejak minggu lalu, banyak motor jatuh',
    'Kirim bukti',
  );
  await sitiSends('the pothole', '#4a4a4a', 'Siapa yang boleh tahu');
  await sitiPresses('Tidak keduanya', 'Nama siapa');
  await sitiWrites('Siti Rahmah', 'Periksa laporan');
  await sitiPresses('✅ Kirim laporan', 'Kode laporan');
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(last(SITI.id)) ?? [];
  book.complaintIs(code);
  await see(GROUP, 'kata kunci laporpaman');
  await quiet();
  expect(files(GROUP)).toEqual([`${code}-1.jpg`]);
  expect(shows(BUDI.id, code)).toBe(false);
  book.scene('Tuesday 13.05 · Siti reports a pothole; the keyword takes it straight to the province');

  clock.set('2026-11-24T13:20:00');
  await rinaPresses('Ambil', 'Dipegang: Rina');
  await rinaPresses('Verifikasi', 'Terverifikasi');
  book.scene('Tuesday 13.20 · Rina takes it and verifies it');

  clock.set('2026-11-24T13:25:00');
  const order = '/disposisi pupr';
  const [topic = 0] = telegram.chat(GROUP).topics.keys();
  await officer(
    RINA,
    `${order} *(in the topic)*`,
    () => telegram.says(GROUP, RINA.id, { text: order }, { topic, from: RINA }),
    [BUDI.id, code],
  );
  expect(files(BUDI.id)).toEqual([`${code}-1.jpg`]);
  book.scene('Tuesday 13.25 · disposition to Dinas PUPR');

  clock.set('2026-11-24T13:40:00');
  await officer(BUDI, '`Ambil`', () => telegram.press(BUDI.id, 'Ambil'), [GROUP, 'Dipegang: Budi']);
  expect(shows(BUDI.id, 'Dipegang: Budi')).toBe(true);
  book.scene('Tuesday 13.40 · Budi takes it; both chats see who has it');

  clock.set('2026-11-24T14:00:00');
  await budiWrites(`/minta ${code} foto dari dekat`, SITI.id, 'foto dari dekat');
  for (const chat of [BUDI.id, GROUP]) {
    expect(shows(chat, '⏳ Diminta: foto dari dekat')).toBe(true);
    expect(shows(chat, 'Waktu berhenti sejak Selasa, 24 November 2026 pukul 14.00 WITA')).toBe(true);
  }
  book.scene('Tuesday 14.00 · one more photo is asked for, and the clock stands still');

  clock.set('2026-11-24T15:10:30');
  await sitiSends('the pothole from close by', '#7a5a3a', 'berjalan lagi');
  await see(BUDI.id, 'warga menjawab yang diminta');
  await quiet();
  for (const chat of [BUDI.id, GROUP]) {
    expect(shows(chat, '✅ foto dari dekat: berkas dikirim')).toBe(true);
    expect(shows(chat, 'berhenti 1 jam 10 menit kerja')).toBe(true);
  }
  book.scene('Tuesday 15.10 · Siti answers; the item is ticked off on the card, and the clock goes on');

  clock.set('2026-11-24T15:20:00');
  await budiWrites(
    `/balas ${code} Terima kasih, {nama}. Besok pagi regu kami menambal lubang ini.`,
    BUDI.id,
    'sampai ke warga',
  );
  expect(shows(SITI.id, 'Terima kasih, Siti Rahmah. Besok pagi')).toBe(true);
  book.scene('Tuesday 15.20 · an answer');

  clock.set('2026-11-25T13:30:00');
  await budiWrites(`/selesai ${code} Lubang sudah ditambal pagi ini.`, BUDI.id, 'perlu bukti penyelesaian');
  const proof = await photo({ colour: '#2f2f38', takenAt: '2026:11:25 09:40:00' });
  await officer(BUDI, '📷 *the mended road*', () => telegram.photo(BUDI.id, proof, { from: BUDI }), [
    BUDI.id,
    `${code} ditutup`,
  ]);
  expect(shows(SITI.id, 'Sudah beres?')).toBe(false);
  book.scene('Wednesday 13.30 · closed with a photo of the finished work; for 30 seconds it can be taken back');

  clock.set('2026-11-25T13:31:00');
  await see(SITI.id, 'Sudah beres?');
  await quiet();
  expect(shows(SITI.id, 'Lubang sudah ditambal pagi ini.')).toBe(true);
  book.scene('Wednesday 13.31 · Siti is asked once, with before and after');

  clock.set('2026-11-25T13:45:00');
  await sitiPresses('👍 Sudah beres', 'Seberapa puas');
  await sitiPresses('5 ⭐', 'Terima kasih atas nilainya');
  for (const chat of [BUDI.id, GROUP]) await see(chat, 'Nilai warga: ★★★★★');
  await quiet();
  book.scene('Wednesday 13.45 · yes, and five stars');

  expect(telegram.violations).toEqual([]);
  expect(await app?.store.verifyHistory()).toMatchObject({ ok: true });
  const written = book.written(OPENING);
  if (process.env.UPDATE_DOCS) writeFileSync(STORY, written);
  expect(written).toBe(readFileSync(STORY, 'utf8'));
});
