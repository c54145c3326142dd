import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';

/** Telegram by webhook through the whole program: the stand-in delivers, three times each and side by side, and looks at every answer. */

const SECRET = 'a-long-random-word';
let dir: string;
let telegram: BotApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-webhook-'));
  telegram = await new BotApi().listen();
  program = await startProgram({
    DATA_DIR: dir,
    PUBLIC_URL: 'https://lapor.example.go.id',
    ...telegram.env,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  });
  telegram.deliverTo = `${program.url}/webhooks/telegram`;
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

const sees = (chat: number, words: string) =>
  telegram.until(() => (telegram.last(chat)?.text ?? '').includes(words), `chat ${chat} shows ${words}`);
const metric = async (name: RegExp): Promise<number> => {
  const text = await (await fetch(`${program?.url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => name.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};

describe('Telegram by webhook', () => {
  it('each update three times side by side: one answer each, one complaint', async () => {
    expect(telegram.webhook).toEqual({ url: 'https://lapor.example.go.id/webhooks/telegram', secret: SECRET });
    telegram.repeat = 3;
    telegram.message(41, { text: 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam' });
    await sees(41, 'Ada nomor di tiang');
    telegram.press(41, 'Lewati');
    await sees(41, 'Kirim bukti');
    telegram.photo(41, await photo({ gps: true }));
    await sees(41, 'Siapa yang boleh tahu');
    telegram.press(41, 'Anonim');
    await sees(41, 'Periksa laporan');
    telegram.press(41, /Kirim laporan/);
    await sees(41, 'Kode laporan');
    expect(await Promise.all(telegram.delivered)).toEqual(Array.from({ length: 15 }, () => 200));
    expect(new Set(telegram.answered).size).toBe(telegram.answered.length);
    expect(telegram.violations).toEqual([]);
    await program?.end('SIGTERM');
    const { out } = await runProgram(['export'], { DATA_DIR: dir });
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('a wrong secret leaves no trace but a counter; rubbish gets a refusal, an unknown update a nod', async () => {
    const post = (body: string, secret = SECRET) =>
      fetch(`${program?.url}/webhooks/telegram`, {
        method: 'POST',
        body,
        headers: { 'x-telegram-bot-api-secret-token': secret },
      }).then(({ status }) => status);
    const from = { id: 51, is_bot: false, first_name: 'Warga' };
    const chat = { id: 51, type: 'private' };
    const update = JSON.stringify({
      update_id: 9,
      message: { message_id: 7, date: 1, chat, from, text: 'CANARY-FORGED' },
    });
    const accepted = await metric(/^aduan_messages_in_total/);
    expect(await post(update, 'wrong')).toBe(401);
    expect(await metric(/^aduan_webhook_refusals_total/)).toBeGreaterThan(0);
    expect(await metric(/^aduan_messages_in_total/)).toBe(accepted);
    expect(await post('{')).toBe(400);
    expect(await post(JSON.stringify({ update_id: 10, from_the_future: { x: 1 } }))).toBe(200);
    expect(await post('{}')).toBe(200);
    telegram.message(52, { text: 'halo' });
    await sees(52, 'Apa yang terjadi');
    expect(telegram.chat(51).seen.size).toBe(0);
    expect(program?.output()).not.toContain('CANARY');
  });
});
