import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';

/** What Telegram and its users do to a bot, through the whole program. */

let dir: string;
let telegram: BotApi;
let program: Running;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-trials-'));
  telegram = await new BotApi().listen();
  program = await startProgram({
    DATA_DIR: dir,
    ...telegram.env,
  });
});
afterEach(async () => {
  await program.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
  expect(telegram.violations).toEqual([]);
});

const STORY = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam';
const sees = (chat: number, words: string | RegExp) =>
  telegram.until(() => {
    const text = telegram.last(chat)?.text ?? '';
    return typeof words === 'string' ? text.includes(words) : words.test(text);
  }, `chat ${chat} shows ${words}`);
const limited = (chat: number, parameters: object) => ({
  method: 'sendMessage',
  chat,
  status: 429,
  body: { ok: false, error_code: 429, description: 'Too Many Requests', ...parameters },
});
const metric = async (start: string): Promise<number> => {
  const text = await (await fetch(`${program.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(start));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};
const sendsTo = (chat: number): number => telegram.sentTo.filter((each) => each === chat).length;

describe('the platform', () => {
  it.each([
    ['with a time to wait', { parameters: { retry_after: 1 } }],
    ['without a time to wait', {}],
  ])('limits one chat %s: the others go on, and that one gets its answer later', async (_, parameters) => {
    telegram.faults.push(limited(61, parameters));
    telegram.message(61, { text: STORY });
    await telegram.until(() => telegram.faults.length === 0, 'the limit met');
    telegram.message(62, { text: STORY });
    await sees(62, 'Ada nomor di tiang');
    await sees(61, 'Ada nomor di tiang');
    expect(telegram.chat(61).seen.size).toBe(1);
    expect(telegram.faults).toEqual([]);
  });

  it('stumbles on sending, editing, answering presses, polling and files: everybody is answered all the same', async () => {
    const methods = ['sendMessage', 'editMessageText', 'answerCallbackQuery', 'getUpdates', 'getFile'];
    for (const [i, method] of methods.entries())
      telegram.faults.push({ method, status: i % 2 === 0 ? 500 : 502, body: 'Bad Gateway' });
    telegram.message(63, { text: STORY });
    await sees(63, 'Ada nomor di tiang');
    telegram.press(63, 'Lewati');
    await sees(63, 'Kirim bukti');
    telegram.photo(63, await photo());
    await sees(63, 'Siapa yang boleh tahu');
    telegram.press(63, 'Anonim');
    await sees(63, 'Periksa laporan');
    expect(telegram.faults.filter(({ method }) => method !== 'answerCallbackQuery')).toEqual([]);
  });

  it('says that we are blocked: noted once, and not tried again', async () => {
    telegram.chat(64).blocked = true;
    telegram.message(64, { text: STORY });
    await telegram.until(() => sendsTo(64) === 1, 'a send to who blocked us');
    telegram.message(65, { text: 'halo' });
    await sees(65, 'Apa yang terjadi');
    expect(await metric('aduan_sends_failed_total{')).toBe(1);
    expect(sendsTo(64)).toBe(1);
  });

  it('has the menu and the descriptions set at the start, in both languages', async () => {
    const calls = (method: string) => telegram.calls.filter((each) => each === method).length;
    await telegram.until(() => calls('setMyShortDescription') === 2, 'the profile set');
    expect([calls('setMyCommands'), calls('setMyDescription')]).toEqual([2, 2]);
  });
});

describe('people', () => {
  it('press stale and forged buttons: each press is answered once, nothing is changed', async () => {
    telegram.message(71, { text: STORY });
    await sees(71, 'Ada nomor di tiang');
    const old = telegram.last(71)?.buttons[0]?.data ?? '';
    telegram.press(71, 'Lewati');
    await sees(71, 'Kirim bukti');
    const presses = [old, old, 'x', '0000.check.send', 'é'.repeat(32), ' ', `${old}.${old}`];
    for (const data of presses) telegram.pressData(71, data);
    await telegram.until(() => telegram.answered.length === presses.length + 1, 'every press answered');
    expect(new Set(telegram.answered).size).toBe(presses.length + 1);
    expect(telegram.toasts).toHaveLength(presses.length);
    await sees(71, 'Kirim bukti');
  });

  it('come by deep links: to a category, to a complaint, to nothing', async () => {
    telegram.message(72, { text: '/start lapor_road' });
    await sees(72, 'jenis Jalan dan jembatan');
    telegram.message(73, { text: '/start c_K7Q2-M4XP-9TR' });
    await sees(73, 'tidak menemukan');
    telegram.message(74, { text: '/start ../../etc/passwd' });
    await sees(74, 'Apa yang terjadi');
  });

  it('are offered the location button with the question where, and it goes when they have answered', async () => {
    telegram.message(75, { text: 'lampu jalan mati' });
    await telegram.until(() => (telegram.last(75)?.keys ?? []).length === 1, 'the keyboard');
    telegram.message(75, {
      venue: { location: { latitude: -3.32, longitude: 114.59 }, title: 'Pasar Lima', address: 'Banjarmasin' },
    });
    await sees(75, 'Kapan terjadi');
    await telegram.until(
      () => [...telegram.chat(75).seen.values()].every(({ keys }) => keys.length === 0),
      'the keyboard gone',
    );
    expect([...telegram.chat(75).seen.values()].at(-1)?.text).toContain('Pasar Lima');
  });

  it('have names and words that look like markup, and longer than anything: they stay what they are', async () => {
    const name = '<b>*_[x](tg://user?id=1)`\u202e\u0000 Z͑ͫ̓ḁ̊̕l̷g̵o̴ 👩‍👩‍👧‍👦';
    const from = { id: 76, is_bot: false, first_name: name, last_name: '</b>'.repeat(40), language_code: 'xx' };
    telegram.message(76, { text: `${STORY}, <i>tiang</i> *ketiga* _dari_ [sini](http://x)` }, { from });
    await sees(76, 'Ada nomor di tiang');
    telegram.press(76, 'Lewati');
    await sees(76, 'Kirim bukti');
    telegram.message(76, { text: 'catatan\u0000 \u202e <b>*\uD800' }, { from });
    await sees(76, 'keterangan');
    telegram.photo(76, await photo(), { from });
    await sees(76, 'Siapa yang boleh tahu');
    telegram.press(76, 'Tidak keduanya');
    await sees(76, 'Nama siapa');
    telegram.message(76, { text: name }, { from });
    await sees(76, 'Periksa laporan');
    telegram.message(76, { text: 'lampunya gelap sekali '.repeat(5_000) }, { from });
    await sees(76, '20.000 huruf');
    expect(telegram.last(76)?.text).toContain('<i>tiang</i> *ketiga* _dari_ [sini](http://x)');
    expect(telegram.last(76)?.text).toContain('Nama: <b>*_[x](tg://user?id=1)`');
  });

  it('send what can not be used, and are told what can', async () => {
    telegram.message(77, { text: STORY });
    await sees(77, 'Ada nomor di tiang');
    telegram.message(77, { sticker: { file_id: 's', emoji: '😀' } });
    await sees(77, 'Stiker belum bisa');
    telegram.message(77, { video: { file_id: 'v', file_unique_id: 'v', file_size: 25 * 1024 * 1024, duration: 60 } });
    await sees(77, /20 MB.*lebih pendek/);
    telegram.message(77, {
      document: { ...telegram.file(Buffer.from('MZ\u0090\u0000 no picture')), file_name: 'foto.jpg' },
    });
    await sees(77, 'tidak bisa dibuka petugas');
    telegram.message(77, { contact: { first_name: 'Pak RT', phone_number: '+62812' } });
    await sees(77, 'keterangan untuk petugas');
    telegram.message(77, { poll: { id: '1', question: 'x', options: [] } });
    await sees(77, 'belum bisa saya baca');
  });

  it('send an album of eight whose siblings come late, amid another question: counted on, asked nothing twice', async () => {
    telegram.message(78, { text: STORY });
    await sees(78, 'Ada nomor di tiang');
    for (let i = 0; i < 5; i += 1) telegram.photo(78, await photo({ side: 64 + i }), { media_group_id: 'a1' });
    await sees(78, '5 foto diterima');
    telegram.message(78, { text: 'lewati' });
    await sees(78, 'Siapa yang boleh tahu');
    const cards = telegram.chat(78).seen.size;
    for (let i = 5; i < 8; i += 1) telegram.photo(78, await photo({ side: 64 + i }), { media_group_id: 'a1' });
    await sees(78, '8 foto diterima');
    expect(telegram.chat(78).seen.size).toBe(cards);
    expect(telegram.last(78)?.text).toContain('Siapa yang boleh tahu');
  });

  it('change a message and its caption: the complaint has the new words', async () => {
    const id = telegram.message(79, { text: STORY });
    await sees(79, 'Ada nomor di tiang');
    telegram.push(() => edited(79, id, { text: STORY.replace('Sultan Adam', 'Pangeran Antasari') }));
    await sees(79, 'Pangeran Antasari');
    telegram.press(79, 'Lewati');
    await sees(79, 'Kirim bukti');
    telegram.photo(79, await photo(), { caption: 'tiang kiri' });
    await sees(79, 'Siapa yang boleh tahu');
    const photoId = telegram.newest;
    telegram.push(() => edited(79, photoId, { caption: 'tiang kanan', photo: [] }));
    await sees(79, 'sudah saya ganti');
    telegram.press(79, 'Anonim dan rahasia');
    await sees(79, 'Periksa laporan');
    telegram.press(79, /Kirim laporan/);
    await sees(79, 'Kode laporan');
    await program.end('SIGTERM');
    const { out } = await runProgram(['export'], { DATA_DIR: dir });
    const { facts, evidence } = JSON.parse(out) as { facts: Record<string, { text: string }>; evidence: object[] };
    expect(facts.description?.text).toContain('Pangeran Antasari');
    expect(facts.description?.text).not.toContain('Sultan Adam');
    expect(evidence).toMatchObject([{ caption: 'tiang kanan' }]);
  });
});

const edited = (chat: number, id: number, content: object) => ({
  edited_message: {
    message_id: id,
    date: 1_764_000_000,
    edit_date: 1_764_000_060,
    chat: { id: chat, type: 'private', first_name: 'Warga' },
    from: { id: chat, is_bot: false, first_name: 'Warga' },
    ...content,
  },
});
