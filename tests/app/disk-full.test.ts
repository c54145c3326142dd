import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TELEGRAM_TEXTS } from '../../src/core/language/telegram.ts';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { canFillDisk, limitFiles } from '../fakes/disk.ts';
import { photo } from '../fixtures/media/make.ts';

const CAN = canFillDisk();

/** Far more than the database writes in these tests, far less than the photo has. */
const ROOM_FOR_WORDS_BYTES = 2 * 1024 * 1024;

/** A photo of several megabytes: noise can not be made small. */
function noisyPhoto(): Promise<Buffer> {
  const [width, height] = [1600, 1200];
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 100 })
    .toBuffer();
}

let dir: string;
let telegram: BotApi;
let program: Running;

/** @param bytes largest file the program may write from now on; -1 takes the limit away */
function limit(bytes: number): void {
  const trouble = limitFiles(program.process.pid, bytes);
  if (trouble) throw new Error(trouble);
}

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-full-'));
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
});

const sees = (chat: number, words: string) =>
  telegram.until(() => (telegram.last(chat)?.text ?? '').includes(words), `chat ${chat} shows ${words}`);

const write = (text: string, id: string) =>
  fetch(`${program.url}/pesan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', origin: program.url },
    body: JSON.stringify({ id, ageMs: 0, kind: 'text', text }),
  });

/** Resolves when the program has told of a failed store; looked at whenever it prints. */
const toldOf = (code: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!program.output().includes(code)) return;
      program.process.stdout?.off('data', look);
      resolve();
    };
    program.process.stdout?.on('data', look);
    look();
  });

describe.runIf(CAN)('a full disk', () => {
  it('acknowledges nothing, says so kindly, and goes on by itself when there is room again', async () => {
    telegram.message(41, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
    await sees(41, 'Ada nomor di tiang');
    await telegram.until(() => telegram.backlog === 0, 'the first message confirmed');

    limit(0);
    telegram.message(41, { text: 'lewati' });
    telegram.message(42, { text: 'sampah menumpuk di pasar kuripan banjarmasin' });
    await toldOf('store-failed');
    expect(telegram.backlog).toBe(2);
    // Nothing but the kind word, once.
    await sees(42, TELEGRAM_TEXTS.id.notStored());
    expect(telegram.chat(42).seen.size).toBe(1);
    const id = randomUUID();
    const refused = await write('jalan rusak di jl pramuka banjarmasin', id);
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain(WEB_WORDS.id.notNow());
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);

    limit(-1);
    await sees(41, 'Kirim bukti');
    await sees(42, 'pasar kuripan');
    expect((await write('jalan rusak di jl pramuka banjarmasin', id)).status).toBe(202);
    telegram.photo(41, await photo({}));
    await sees(41, 'Siapa yang boleh tahu');
    expect(telegram.violations).toEqual([]);
    expect(await program.end('SIGTERM')).toBe(0);
    expect((await runProgram(['verify'], { DATA_DIR: dir })).code).toBe(0);
  });

  it('keeps a photo waiting that does not fit while words still do, however long that takes, and puts nothing aside', async () => {
    telegram.message(51, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
    await sees(51, 'Ada nomor di tiang');
    telegram.message(51, { text: 'lewati' });
    await sees(51, 'Kirim bukti');
    limit(ROOM_FOR_WORDS_BYTES);
    const bytes = await noisyPhoto();
    expect(bytes.length).toBeGreaterThan(ROOM_FOR_WORDS_BYTES);
    telegram.photo(51, bytes);
    // More downloads than a message that nobody can handle gets tries.
    await telegram.until(() => telegram.downloads >= 4, 'the photo fetched again and again');
    telegram.message(52, { text: 'halo' });
    await sees(52, 'Apa yang terjadi');
    limit(-1);
    await sees(51, 'Siapa yang boleh tahu');
    expect(await program.end('SIGTERM')).toBe(0);
    const { code, out } = await runProgram(['verify'], { DATA_DIR: dir });
    expect(code, out).toBe(0);
  });
});
