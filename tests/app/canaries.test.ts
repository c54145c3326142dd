import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { type Running, startProgram } from '../app-run.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { describeWithRedis } from '../fakes/redis.ts';
import { photo } from '../fixtures/media/make.ts';
import { Visitor } from '../web/visitor.ts';
import { Fleet } from './fleet.ts';

/**
 * Five hundred words that are found nowhere else go through the real program by every field that people, platforms and browsers fill, well-formed and
 * not, answered and failed. Afterwards none of them is in what the program printed, in its metrics, in Redis, nor in the clear in any file of its
 * folder; nor is the bot's token, nor what opens a web chat.
 */
const CANARY = /kenari-?\d{4}/gi;
let made = 0;
const canary = (): string => `kenari${String(++made).padStart(4, '0')}`;

/** What Telegram can be told, by the field that holds the word. A chat of its own each: nobody writes too fast. */
const MESSAGES: readonly ((word: string) => Record<string, unknown>)[] = [
  (text) => ({ text }),
  (word) => ({ text: `lampu jalan mati ${word} di Jl. ${word} Banjarmasin sejak kemarin` }),
  ...['status', 'masuk', 'lihat', 'start', 'bahasa', 'tolak', 'cari', 'undang', 'hapusdata', 'tidakada'].map(
    (verb) => (word: string) => ({ text: `/${verb} ${word}` }),
  ),
  (word) => ({ contact: { phone_number: word, first_name: word, last_name: word, vcard: `BEGIN:VCARD\nFN:${word}` } }),
  (word) => ({
    location: { latitude: -3.3, longitude: 114.6 },
    venue: { location: { latitude: -3.3, longitude: 114.6 }, title: word, address: word },
  }),
  (word) => ({
    document: { file_id: word, file_unique_id: word, file_name: `${word}.pdf`, mime_type: word, file_size: 10 },
  }),
  (word) => ({ photo: [{ file_id: word, file_unique_id: word, width: 9, height: 9, file_size: 10 }], caption: word }),
  (word) => ({ voice: { file_id: word, file_unique_id: word, duration: 2, mime_type: word } }),
  (word) => ({ sticker: { file_id: word, file_unique_id: word, emoji: word, set_name: word } }),
  (word) => ({ poll: { id: word, question: word, options: [{ text: word, voter_count: 0 }] } }),
  (word) => ({
    text: 'halo',
    from: { id: 7, is_bot: false, first_name: word, last_name: word, username: word, language_code: word },
  }),
  (word) => ({ text: 'halo', forward_origin: { type: 'hidden_user', date: 1, sender_user_name: word } }),
  (word) => ({ text: 'halo', via_bot: { id: 8, is_bot: true, first_name: word, username: word } }),
  (word) => ({
    text: 'halo',
    reply_to_message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: word },
  }),
  (word) => ({ text: word, entities: [{ type: 'text_link', offset: 0, length: 5, url: `https://${word}.example` }] }),
  (word) => ({ [word]: word }),
  (word) => ({ text: { [word]: [word] } }),
];
/** Updates that are no messages, or none of ours. */
const UPDATES: readonly ((word: string, chat: number) => Record<string, unknown>)[] = [
  (text, chat) => ({
    edited_message: {
      message_id: 5,
      date: 1,
      edit_date: 2,
      chat: { id: chat, type: 'private' },
      from: { id: chat, is_bot: false, first_name: text },
      text,
    },
  }),
  (text) => ({ channel_post: { message_id: 5, date: 1, chat: { id: -5, type: 'channel', title: text }, text } }),
  (word, chat) => ({
    callback_query: { id: word, from: { id: chat, is_bot: false, first_name: word }, chat_instance: word, data: word },
  }),
  (query, chat) => ({
    inline_query: { id: '1', from: { id: chat, is_bot: false, first_name: query }, query, offset: query },
  }),
  (title, chat) => ({
    message: {
      message_id: 6,
      date: 1,
      chat: { id: -chat, type: 'supergroup', title },
      from: { id: chat, is_bot: false, first_name: title },
      text: title,
    },
  }),
  (title, chat) => ({
    my_chat_member: {
      chat: { id: -chat, type: 'group', title },
      from: { id: chat, is_bot: false, first_name: title },
      date: 1,
      old_chat_member: { status: title },
      new_chat_member: { status: title },
    },
  }),
  (word) => ({ [word]: { [word]: word } }),
];

/** Sends everything, by Telegram and by HTTP. @returns how many words went in, and what else must not be found */
async function pour(
  program: Running,
  telegram: BotApi,
  atLeast: number,
): Promise<{ readonly secrets: readonly string[] }> {
  const begun = made;
  const secrets: string[] = [TOKEN.split(':')[1] ?? ''];
  const picture = await photo({ gps: true, side: 40 });
  // What Telegram answers is no less somebody's: a refusal may name the chat, or say the text back.
  for (const [status, description] of [
    [403, 'Forbidden: bot was blocked by the user'],
    [400, 'Bad Request: chat not found'],
    [400, "Bad Request: can't parse entities"],
    [500, 'Internal Server Error'],
  ] as const)
    for (const method of ['sendMessage', 'getFile', 'answerCallbackQuery'])
      telegram.faults.push({
        method,
        status,
        body: { ok: false, error_code: status, description: `${description} ${canary()}` },
      });
  let chat = 7_000_000;
  const ask = (where: string, init?: RequestInit) =>
    fetch(program.url + where, { redirect: 'manual', ...init }).then((answer) => answer.text());
  while (made - begun < atLeast) {
    for (const make of MESSAGES) telegram.message(++chat, make(canary()));
    for (const make of UPDATES) {
      const [word, id] = [canary(), ++chat];
      telegram.push(() => make(word, id));
    }
    telegram.photo(++chat, picture, { caption: canary() });

    const visitor = await Visitor.at({
      request: (where, init) => fetch(program.url + where, { redirect: 'manual', ...init }),
    });
    for (const token of visitor.cookies.values()) secrets.push(token);
    await visitor.says(canary());
    await visitor.says(`/status ${canary()}`);
    await visitor.form('/pesan', { teks: canary(), id: canary() });
    await visitor.post(`{"id":"${canary()}","kind":"text","text":"${canary()}`);
    await visitor.post({ id: canary(), kind: canary(), text: [canary()] });
    await visitor.post({ id: 'abcdef01', kind: 'text', text: 'halo' }, '/pesan', {
      'user-agent': canary(),
      referer: `https://${canary()}.example`,
      'x-forwarded-for': canary(),
      'accept-language': canary(),
    });
    await visitor.files([{ name: `${canary()}.jpg`, bytes: new Uint8Array(picture) }], { teks: canary() });
    await visitor.files([{ name: `${canary()}.exe`, bytes: canary(), mime: canary() }]);
    await ask(`/lacak/${canary()}`);
    await ask(`/lacak?kode=${canary()}`);
    await ask(`/${canary()}?${canary()}=${canary()}`);
    await ask(`/berkas/${canary()}/0`);
    await ask('/', { headers: { cookie: `aduan=${canary()}` } });
    await ask(`/aliran?after=${canary()}`);
    for (const hook of ['telegram', 'x', 'whatsapp']) {
      await ask(`/webhooks/${hook}`, { method: 'POST', body: JSON.stringify({ [canary()]: canary() }) });
      await ask(`/webhooks/${hook}?hub.verify_token=${canary()}&crc_token=${canary()}`);
    }
  }
  // All is handled when nothing waits any more.
  await expect
    .poll(async () => (await ask('/metrics')).match(/^aduan_queue_depth\{queue="inbox"\} 0$/m), {
      timeout: 60_000,
      interval: 100,
    })
    .toBeTruthy();
  return { secrets };
}

function* filesUnder(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield path.join(entry.parentPath, entry.name);
}

/** What is found of the words, and of what opens something. */
const foundIn = (where: string, text: string, secrets: readonly string[]): readonly string[] => [
  ...(text.match(CANARY) ?? []).map((word) => `${where}: ${word}`),
  ...secrets
    .filter((secret) => text.includes(secret))
    .map((secret) => `${where}: a secret of ${secret.length} characters`),
];

it('of five hundred words that go through the program none is printed, measured or left in the clear', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'aduan-canaries-'));
  const telegram = await new BotApi().listen();
  let program: Running | undefined;
  try {
    program = await startProgram({ DATA_DIR: dir, LOG_LEVEL: 'trace', ...telegram.env });
    const begun = made;
    const { secrets } = await pour(program, telegram, 500);
    expect(made - begun).toBeGreaterThanOrEqual(500);
    const metrics = await (await fetch(`${program.url}/metrics`)).text();
    const ready = await (await fetch(`${program.url}/readyz`)).text();
    await program.end('SIGTERM');
    const files = [...filesUnder(dir)];
    expect([
      ...foundIn('printed', program.output(), secrets),
      ...foundIn('metrics', metrics, secrets),
      ...foundIn('readyz', ready, secrets),
      ...files.flatMap((file) => [
        ...foundIn('a name', file, secrets),
        ...foundIn(path.basename(file), readFileSync(file, 'latin1'), secrets),
      ]),
    ]).toEqual([]);
    // It was no empty run: many were handled, and some failed.
    expect(program.output()).toMatch(/"event":"handled"/);
    expect(program.output()).toMatch(/"event":"(?:fault|send-failed|send-put-off)"/);
  } finally {
    await program?.end('SIGKILL').catch(() => undefined);
    await telegram.close();
    rmSync(dir, { recursive: true, force: true });
  }
});

describeWithRedis('where several processes share the work', () => {
  it('Redis is told numbers alone, and no process prints a word', async () => {
    const fleet = await Fleet.open();
    const spy = new Redis(fleet.redis.url);
    const told: string[] = [];
    try {
      const monitor = await spy.monitor();
      monitor.on('monitor', (_: string, args: readonly unknown[]) => told.push(args.map(String).join(' ')));
      const program = await fleet.begin('channels', { LOG_LEVEL: 'trace' });
      await fleet.begin('worker', { LOG_LEVEL: 'trace' });
      const { secrets } = await pour(program, fleet.telegram, 250);
      const metrics = await (await fetch(`${program.url}/metrics`)).text();
      expect(told.length).toBeGreaterThan(100);
      expect([
        ...foundIn('Redis', await fleet.redis.all(), secrets),
        ...foundIn('told to Redis', told.join('\n'), secrets),
        ...foundIn('printed', fleet.output(), secrets),
        ...foundIn('metrics', metrics, secrets),
      ]).toEqual([]);
      monitor.disconnect();
    } finally {
      spy.disconnect();
      await fleet.close();
    }
  });
});
