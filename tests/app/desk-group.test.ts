import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TELEGRAM_DESK_COMMANDS } from '../../src/core/language/telegram.ts';
import { chatId } from '../../src/core/message.ts';
import { type Running, startProgram } from '../app-run.ts';
import { openedHouse } from '../cli/filled-house.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';

const DESK = -1_001_234_567_890;
const NEIGHBOURS = -1_009_999_999_999;

let dir: string;
let telegram: BotApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-desk-group-'));
  telegram = await new BotApi().listen();
  telegram.group(DESK);
  telegram.group(NEIGHBOURS);
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  program = undefined;
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

async function start(env: Readonly<Record<string, string>>): Promise<void> {
  program = await startProgram({
    DATA_DIR: dir,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    ...env,
  });
}

/** The desks that the group belongs to, read from the data folder while nothing runs. */
async function desksOfTheGroup(): Promise<readonly string[]> {
  await program?.end('SIGTERM');
  program = undefined;
  const house = await openedHouse(dir);
  try {
    const [conversation = 0] = await house.store.accept(
      [
        {
          channel: 'telegram',
          id: `look-${telegram.calls.length}`,
          chat: chatId(String(DESK)),
          from: { id: '1' },
          sentAt: new Date(),
          private: false,
          content: { kind: 'sticker' },
        },
      ],
      new Date(),
    );
    return await house.store.desksOfChat(conversation);
  } finally {
    await house.close();
  }
}

describe('the admins’ group of the settings', () => {
  it('is the chat of the central desk from the start on, with its own menu, and no longer once it is not set', async () => {
    await start({ TELEGRAM_DESK_CHAT_ID: String(DESK) });
    await telegram.until(() => telegram.commands.has(String(DESK)), 'the menu of the group');
    expect(telegram.commands.get(String(DESK))).toEqual([...TELEGRAM_DESK_COMMANDS]);
    expect(await desksOfTheGroup()).toEqual(['pusat']);
    await start({});
    expect(await desksOfTheGroup()).toEqual([]);
    expect(telegram.violations).toEqual([]);
  });
});

describe('a group that is no desk’s', () => {
  it('gets no talk: words are passed over, a command gets one hint where we talk alone', async () => {
    await start({});
    telegram.says(NEIGHBOURS, 41, { text: 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin' });
    telegram.says(NEIGHBOURS, 42, { text: '/lapor' });
    telegram.says(NEIGHBOURS, 43, { text: '/start' });
    // What is said later in private is answered: by then everything before was handled.
    const answered = () => telegram.chat(41).seen.size > 0 && telegram.chat(NEIGHBOURS).seen.size > 0;
    telegram.message(41, { text: 'halo' });
    await telegram.until(answered, 'an answer in private and a hint in the group');
    expect([...telegram.chat(NEIGHBOURS).seen.values()].map(({ text }) => text)).toEqual([
      `Untuk melapor, tulis kepada saya secara pribadi: https://t.me/aduan_bot\n(Untuk pengelola: nomor grup ini ${NEIGHBOURS}.)`,
    ]);
    expect(telegram.violations).toEqual([]);
  });
});
