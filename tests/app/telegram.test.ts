import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';
import { DATABASES, type FreshDatabase, freshDatabase, rowsAsText } from '../store/databases.ts';

let dir: string;
let database: FreshDatabase;
let telegram: BotApi;
let program: Running | undefined;
/** Where the program keeps things, for each of its commands. */
const kept = () => ({ DATA_DIR: dir, ...(database.url ? { DATABASE_URL: database.url } : {}) });
const env = () => ({
  ...kept(),
  ...telegram.env,
});

afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  program = undefined;
  await telegram.close();
  await database.remove();
  rmSync(dir, { recursive: true, force: true });
});

const shows = (chat: number, words: string | RegExp) => () => {
  const text = telegram.last(chat)?.text ?? '';
  return typeof words === 'string' ? text.includes(words) : words.test(text);
};
const seesNext = (chat: number, words: string | RegExp) =>
  telegram.until(shows(chat, words), `chat ${chat} shows ${words}`);

/** From the first words to the code. */
async function report(chat: number, street = 'Jl. Sultan Adam'): Promise<string> {
  telegram.message(chat, { text: `Lampu jalan mati di ${street} Banjarmasin sejak kemarin malam` });
  await seesNext(chat, 'Ada nomor di tiang');
  telegram.press(chat, 'Lewati');
  await seesNext(chat, 'Kirim bukti');
  telegram.photo(chat, await photo({ gps: true }), { caption: 'tiang ketiga dari simpang CANARY-CAPTION' });
  await seesNext(chat, 'Siapa yang boleh tahu');
  telegram.press(chat, 'Tidak keduanya');
  await seesNext(chat, 'Nama siapa');
  telegram.message(chat, { text: 'Siti CANARY-NAME' });
  await seesNext(chat, 'Periksa laporan');
  telegram.press(chat, /Kirim laporan/);
  await seesNext(chat, 'Kode laporan');
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(telegram.last(chat)?.text ?? '')?.[0] ?? 'no code';
}

describe.each(DATABASES)('a complaint over Telegram, kept on %s', (kind) => {
  beforeEach(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'aduan-app-'));
    database = await freshDatabase(kind);
    telegram = await new BotApi().listen();
  });

  it('goes from the first words to a tracking code, and the platform has nothing to object to', async () => {
    program = await startProgram(env());
    const code = await report(41);
    expect(telegram.violations).toEqual([]);
    const page = await fetch(`${program.url}/lacak/${code}`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(code);
    expect(html).not.toMatch(/CANARY|Sultan Adam|Siti/);
    telegram.message(41, { text: `status ${code.toLowerCase().replaceAll('-', '')}` });
    await seesNext(41, 'menunggu verifikasi');
    expect(await program.end('SIGTERM')).toBe(0);
    const exported = await runProgram(['export', '--format', 'jsonl'], kept());
    const complaint = JSON.parse(exported.out.trim()) as Record<string, never>;
    expect(complaint).toMatchObject({
      code,
      status: 'submitted',
      category: 'light',
      channel: 'telegram',
      identity: 'named',
      reporter: { name: 'Siti CANARY-NAME' },
    });
    expect(complaint.evidence).toHaveLength(1);
    expect((await runProgram(['verify'], kept())).code).toBe(0);
  });

  it('a second citizen with the same lamp is shown the first, follows it, and keeps a complaint of their own', async () => {
    program = await startProgram(env());
    const first = await report(41);
    telegram.message(42, { text: 'lampu jalan padam jln sultan adam banjarmasin sejak kemarin malam' });
    await seesNext(42, 'Ada nomor di tiang');
    telegram.press(42, 'Lewati');
    await seesNext(42, 'Apakah sama dengan laporan warga lain ini?');
    const offer = telegram.last(42)?.text ?? '';
    expect(offer).toContain('Jl. Sultan Adam');
    expect(offer).not.toMatch(/CANARY|tiang ketiga/);
    expect(offer).not.toContain(first);
    telegram.press(42, 'Sama, ikut pantau');
    await seesNext(42, 'Kirim bukti');
    telegram.photo(42, await photo({ gps: true }));
    await seesNext(42, 'Siapa yang boleh tahu');
    telegram.press(42, 'Anonim');
    await seesNext(42, 'Periksa laporan');
    telegram.press(42, /Kirim laporan/);
    await seesNext(42, 'Kode laporan');
    expect(telegram.violations).toEqual([]);
    expect(await program.end('SIGTERM')).toBe(0);
    const exported = (await runProgram(['export'], kept())).out.trim().split('\n');
    const complaints = exported.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(complaints.map(({ duplicate_of }) => duplicate_of)).toEqual([null, first]);
    expect(complaints[1]?.evidence).toHaveLength(1);
    expect((await runProgram(['verify'], kept())).code).toBe(0);
  });

  it('leaves nothing readable in a copied data folder without the secret, nor in the logs', async () => {
    program = await startProgram({
      ...env(),
      LOG_LEVEL: 'trace',
      ADUAN_SECRET: 'a secret that is not in the data folder at all',
    });
    await report(4200042);
    await program.end('SIGTERM');
    const raw = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)))
      .reduce((all, bytes) => Buffer.concat([all, bytes]), Buffer.alloc(0));
    const rows = await rowsAsText(database);
    for (const canary of ['CANARY', 'Sultan Adam', 'Lampu jalan mati', '4200042', 'Exif'])
      expect(raw.includes(canary) || rows.some((row) => row.includes(canary)), canary).toBe(false);
    for (const canary of ['CANARY', 'Sultan Adam', '4200042', TOKEN.slice(11)])
      expect(program.output()).not.toContain(canary);
  });

  it('each update delivered three times and out of order has one effect', async () => {
    telegram.repeat = 3;
    let seed = 7;
    telegram.shuffle = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    program = await startProgram(env());
    const codes = await Promise.all([51, 52, 53].map((chat) => report(chat, `Jl. Veteran no ${chat}`)));
    expect(new Set(codes).size).toBe(3);
    await program.end('SIGTERM');
    const { out } = await runProgram(['export'], kept());
    expect(out.trim().split('\n')).toHaveLength(3);
  });

  it('waits when the platform says so, goes on after a storm, and notes once who has blocked it', async () => {
    program = await startProgram(env());
    telegram.faults.push(
      {
        method: 'sendMessage',
        status: 429,
        body: {
          ok: false,
          error_code: 429,
          description: 'Too Many Requests: retry after 1',
          parameters: { retry_after: 1 },
        },
      },
      { method: 'sendMessage', status: 502, body: 'Bad Gateway' },
    );
    telegram.message(61, { text: 'halo' });
    await seesNext(61, 'Apa yang terjadi');
    telegram.chat(62).blocked = true;
    telegram.message(62, { text: 'halo' });
    telegram.message(63, { text: 'halo' });
    await seesNext(63, 'Apa yang terjadi');
    telegram.chat(62).blocked = false;
    telegram.message(62, { text: 'lampu jalan mati di jl veteran banjarmasin' });
    await seesNext(62, 'veteran');
    expect(telegram.violations).toEqual([]);
  });

  it('rubbish is answered or ignored, and the loop goes on', async () => {
    program = await startProgram(env());
    for (const rubbish of [
      {},
      { message: null },
      { message: { chat: { id: 71 } } },
      { unknown_kind: { x: 1 } },
      { message: { message_id: 'x', chat: 'y' } },
    ])
      telegram.push(() => rubbish as Record<string, unknown>);
    telegram.message(71, { text: `\u0000\u202E${'Z͑ͫ̓'.repeat(2000)}\uD800 *_[x](tg://user?id=1)` });
    telegram.message(71, { dice: { emoji: '🎲', value: 3 } });
    telegram.message(72, { text: 'x'.repeat(4096) });
    telegram.message(73, { text: 'halo' });
    await seesNext(73, 'Apa yang terjadi');
    await telegram.until(
      () => telegram.chat(71).seen.size > 0 && telegram.chat(72).seen.size > 0,
      'an answer to rubbish',
    );
    expect(telegram.violations).toEqual([]);
  });

  it('/hapusdata destroys the draft; a first admin comes in by the printed invitation, once', async () => {
    program = await startProgram(env());
    const invitation = /\/masuk (\S+)/.exec(program.output())?.[1] ?? '';
    telegram.message(81, { text: 'jalan rusak di jl veteran banjarmasin CANARY-ERASED' });
    await seesNext(81, 'veteran');
    telegram.message(81, { text: '/hapusdata' });
    await seesNext(81, 'Hapus laporan yang belum terkirim');
    telegram.press(81, 'Ya, hapus');
    await seesNext(81, 'Sudah dihapus');
    telegram.message(82, { text: `/masuk ${invitation}` });
    await seesNext(82, 'Selamat datang');
    telegram.message(83, { text: `/masuk ${invitation}` });
    await seesNext(83, 'tidak berlaku, atau sudah terpakai');
  });
});
