import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, startProgram } from '../app-run.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { limitDescriptors } from '../fakes/disk.ts';
import { canForget, ForgetfulDisk } from '../fakes/forgetful-disk.ts';

/** The program gives up after a minute; far longer, for a machine that does much else, ms. */
const ENDS_MS_MAX = 240_000;
const WRITES_EVERY_MS = 2_000;

let dir: string;
let scratch: string;
let disk: ForgetfulDisk;
let telegram: BotApi;
let program: Running;

const begin = () =>
  startProgram({
    ...disk.env,
    DATA_DIR: dir,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_SENDS_PER_SECOND: '1000',
  });

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-nowhere-'));
  scratch = mkdtempSync(path.join(tmpdir(), 'aduan-nowhere-book-'));
  disk = new ForgetfulDisk(dir, scratch);
  disk.begin();
  telegram = await new BotApi().listen();
  program = await begin();
});
afterEach(async () => {
  await program.end('SIGKILL');
  await telegram.close();
  for (const each of [dir, scratch]) rmSync(each, { recursive: true, force: true });
});

/** Lets somebody write now and then, until the program has ended by itself. @returns how it ended */
async function endsByItself(chats: number[]): Promise<number | string> {
  const writing = setInterval(() => {
    const chat = 100 + chats.length;
    chats.push(chat);
    telegram.message(chat, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
  }, WRITES_EVERY_MS);
  try {
    return await program.gone;
  } finally {
    clearInterval(writing);
  }
}

describe.skipIf(!canForget())('a program that gets nowhere for a minute ends, and says why; nothing is lost', () => {
  it.each([
    {
      why: 'a disk that fails',
      breaks: () => disk.fail(['writes', 'flushes'], 'EIO', undefined),
      mends: () => disk.heal(),
      says: 'The database took nothing for a minute',
    },
    {
      why: 'no descriptor left',
      breaks: () => void limitDescriptors(program.process.pid, true),
      mends: () => undefined,
      says: 'No file and no connection could be opened for a minute',
    },
  ])('$why', { timeout: ENDS_MS_MAX }, async ({ breaks, mends, says }) => {
    const chats: number[] = [];
    breaks();
    expect(await endsByItself(chats)).toBe(1);
    expect(program.output()).toContain(says);
    expect(program.output()).toContain('gets-nowhere');
    mends();
    program = await begin();
    for (const chat of chats)
      await telegram.until(
        () => telegram.last(chat)?.text.includes('Ada nomor di tiang') ?? false,
        `chat ${chat} is answered`,
        ENDS_MS_MAX,
      );
    expect(chats.length).toBeGreaterThan(10);
    expect(telegram.violations).toEqual([]);
    expect(await program.end('SIGTERM')).toBe(0);
  });
});
