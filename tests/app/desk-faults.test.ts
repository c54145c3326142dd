import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';
import { ADMINS, cardsOf, DESK, invitations } from '../kill/office.ts';

/** What goes wrong in a desk's group, through the whole program: Telegram by webhook, a forum, two admins who work in it. */
const SECRET = 'a-long-random-word';
const [RINA, DEWI] = ADMINS;

let dir: string;
let telegram: BotApi;
let program: Running;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-desk-faults-'));
  telegram = await new BotApi().listen();
  telegram.group(DESK);
  const invited = (await invitations(dir)).filter(({ chat }) => chat === DESK);
  env = {
    DATA_DIR: dir,
    PUBLIC_URL: 'https://lapor.example.go.id',
    ...telegram.env,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_DESK_CHAT_ID: String(DESK),
  };
  program = await startProgram(env);
  telegram.deliverTo = `${program.url}/webhooks/telegram`;
  for (const { member, says } of invited) telegram.says(DESK, member, { text: says });
  await telegram.until(
    () => group().filter(({ text }) => text.startsWith('Selamat datang')).length === 2,
    'two admins',
  );
});
afterEach(async () => {
  await program.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

const group = () => [...telegram.chat(DESK).seen.values()];
const sees = (chat: number, words: string) =>
  telegram.until(() => (telegram.last(chat)?.text ?? '').includes(words), `chat ${chat} shows ${words}`);
const inGroup = (words: string) =>
  telegram.until(() => group().some(({ text }) => text.includes(words)), `the group shows ${words}`);
const card = (code: string) => cardsOf(telegram, DESK, code).at(-1);
const cardShows = (code: string, words: string) =>
  telegram.until(() => card(code)?.text.includes(words) ?? false, `the card of ${code} shows ${words}`);

/** A complaint from the first word to its code. */
async function filed(citizen: number): Promise<string> {
  telegram.message(citizen, {
    text: `Lampu jalan mati di Jl. Sultan Adam no ${citizen} Banjarmasin sejak kemarin malam`,
  });
  await sees(citizen, 'Ada nomor di tiang');
  telegram.press(citizen, 'Lewati');
  await sees(citizen, 'Kirim bukti');
  telegram.photo(citizen, await photo());
  await sees(citizen, 'Siapa yang boleh tahu');
  telegram.press(citizen, 'Anonim');
  await sees(citizen, 'Periksa laporan');
  telegram.press(citizen, /Kirim laporan/);
  await sees(citizen, 'Kode laporan');
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(telegram.last(citizen)?.text ?? '')?.[0] ?? '';
}

/** Acts of a complaint, once the program has ended. */
async function historyOf(code: string): Promise<readonly string[]> {
  await program.end('SIGTERM');
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const lines = out.trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as { code: string; history: { act: string }[] });
  return all.find((each) => each.code === code)?.history.map(({ act }) => act) ?? [];
}

async function denied(): Promise<number> {
  const text = await (await fetch(`${program.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith('aduan_acts_denied_total'));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** Somebody takes the bot out of the group, or brings it back: the group changes, and Telegram tells. */
function membership(now: 'left' | 'administrator'): void {
  const { group: rules } = telegram.chat(DESK);
  if (!rules) throw new Error('it is a group');
  const before = rules.status;
  rules.status = now;
  telegram.push(() => ({
    my_chat_member: {
      chat: { id: DESK, type: 'supergroup', title: 'Meja', is_forum: true },
      from: { id: RINA, is_bot: false, first_name: 'Rina' },
      date: 1_764_000_000,
      old_chat_member: { status: before },
      new_chat_member: { status: now },
    },
  }));
}

describe('what somebody deleted in the group', () => {
  it('a card comes again with the next change, in its topic, as it is stored', async () => {
    const code = await filed(1001);
    await cardShows(code, 'Menunggu verifikasi');
    const gone = card(code);
    telegram.chat(DESK).seen.delete(gone?.id ?? 0);
    telegram.says(DESK, RINA, { text: `/verifikasi ${code}` });
    await cardShows(code, 'Terverifikasi');
    expect(card(code)?.topic).toBe(gone?.topic);
    expect(cardsOf(telegram, DESK, code)).toHaveLength(1);
    expect(telegram.violations).toEqual([]);
  });

  it('a topic comes again with its card and its files', async () => {
    const code = await filed(1001);
    const files = () => group().filter(({ file }) => file?.name.startsWith(code));
    await telegram.until(() => files().length > 0, 'the photo');
    const { topics, seen } = telegram.chat(DESK);
    const [topic] = topics.keys();
    topics.clear();
    for (const { id, topic: lies } of group()) if (lies === topic) seen.delete(id);
    telegram.says(DESK, RINA, { text: `/verifikasi ${code}` });
    await cardShows(code, 'Terverifikasi');
    await telegram.until(() => files().length > 0, 'the photo again');
    expect([...topics.values()]).toMatchObject([{ name: expect.stringContaining(code) }]);
    const [again] = topics.keys();
    expect(again).not.toBe(topic);
    expect([card(code)?.topic, ...files().map((each) => each.topic)]).toEqual([again, again]);
    // And everything after finds the new ones.
    telegram.says(DESK, RINA, { text: `/disposisi ${code} dishub` });
    await cardShows(code, 'Didisposisikan');
    expect(topics.size).toBe(1);
    expect(cardsOf(telegram, DESK, code)).toHaveLength(1);
  });
});

describe('a bot that was taken out of the group', () => {
  it('doctor says so and what to do; brought back, it shows what came meanwhile and what comes', async () => {
    const before = await filed(1001);
    await cardShows(before, 'Menunggu verifikasi');
    membership('left');
    const meanwhile = await filed(1002);
    const doctor = await runProgram(['doctor'], env);
    expect(doctor.code).toBe(1);
    expect(doctor.out).toContain('add the bot to the group as an administrator');
    membership('administrator');
    await inGroup(meanwhile);
    const after = await filed(1003);
    await cardShows(after, 'Menunggu verifikasi');
    for (const code of [before, meanwhile]) {
      telegram.says(DESK, RINA, { text: `/verifikasi ${code}` });
      await cardShows(code, 'Terverifikasi');
    }
    expect(cardsOf(telegram, DESK, before)).toHaveLength(1);
  });
});

describe('two officers at once', () => {
  it('one wins, the other is told by whom, and the history has it once', async () => {
    const code = await filed(1001);
    await cardShows(code, 'Menunggu verifikasi');
    telegram.pressIn(DESK, RINA, 'Verifikasi');
    telegram.pressIn(DESK, DEWI, 'Verifikasi');
    await telegram.until(() => telegram.toasts.length === 2, 'an answer for both');
    expect(telegram.toasts.toSorted()).toEqual([
      expect.stringMatching(/^Sudah lebih dulu diverifikasi oleh Petugas 7[12]/),
      `✓ ${code} diverifikasi.`,
    ]);
    expect(await historyOf(code)).toEqual(['submit', 'verify']);
  });
});

describe('a press that nobody may make', () => {
  it('forged by a stranger in private or in the group, or by a button of long ago: nothing happens, and it is counted', async () => {
    const code = await filed(1001);
    await cardShows(code, 'Menunggu verifikasi');
    const old = card(code);
    if (!old) throw new Error('there is a card');
    telegram.pressData(5001, `d.verify:${code}`);
    telegram.pressData(DESK, `d.verify:${code}`, old, 5001);
    telegram.pressData(5001, `d.reject:${code}`);
    telegram.pressData(5001, 'd.verify:0000-0000-000');
    telegram.pressData(1001, `d.close:${code}`);
    await telegram.until(() => telegram.answered.length === 5 + 3, 'each press to end its waiting');
    expect(await denied()).toBe(5);
    // An officer's own right, and a button that is too old: the complaint was verified long ago.
    telegram.says(DESK, RINA, { text: `/verifikasi ${code}` });
    await cardShows(code, 'Terverifikasi');
    telegram.pressData(DESK, `d.verify:${code}`, old, RINA);
    await telegram.until(() => telegram.answered.length === 9, 'the old button to be answered');
    // Commands of somebody who does not work here, and one that an officer only passes on.
    telegram.says(DESK, 5001, { text: `/tolak ${code} palsu` });
    telegram.says(DESK, DEWI, { text: `/tolak ${code} palsu` }, { forward_origin: { type: 'hidden_user' } });
    await inGroup('terusan tidak saya jalankan');
    expect(await denied()).toBe(8);
    expect(await historyOf(code)).toEqual(['submit', 'verify']);
  });
});
