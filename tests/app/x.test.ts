import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { Browser } from '../fakes/page.ts';
import { XApi } from '../fakes/x-api.ts';
import { photo } from '../fixtures/media/make.ts';

/** X through the whole program, with the real twitter-api-v2 against a stand-in that checks every signature and rule. */

const CODE = /K-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const TRACKING = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/;
const RANT = 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam CANARY';

let dir: string;
let x: XApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-x-'));
  x = await new XApi().listen();
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  program = undefined;
  await x.close();
  rmSync(dir, { recursive: true, force: true });
});

const start = async (more: Readonly<Record<string, string>> = {}) => {
  program = await startProgram({ DATA_DIR: dir, ...x.env, ...more });
  return program;
};
const sees = (user: string, words: string | RegExp) =>
  x.until(() => new RegExp(words).test(x.last(user)), `${user} is told ${words}; last: ${x.last(user)}`);
const replyTo = async (author: string): Promise<string> => {
  await x.until(() => x.repliesTo(author).length > 0, `a public reply to ${author}`);
  return x.repliesTo(author)[0]?.text ?? '';
};
const codeIn = (text: string): string => CODE.exec(text)?.[0] ?? 'no code';

/** From the handed-over draft to the tracking code; nothing that the post told is asked again. */
async function finish(user: string): Promise<string> {
  await sees(user, 'Ada nomor di tiang');
  x.dm(user, 'lewati');
  await sees(user, 'Siapa yang boleh tahu');
  x.dm(user, 'anonim');
  await sees(user, 'Periksa laporan');
  x.dm(user, 'kirim');
  await sees(user, 'Kode laporan');
  return TRACKING.exec(x.last(user))?.[0] ?? 'no code';
}
const exported = async () => {
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  return out
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, never>);
};

describe('a complaint that begins in public', () => {
  it('one reply without a word of it; by DM only what is missing; the officer’s answer comes by DM', async () => {
    await start({ LOG_LEVEL: 'debug' });
    const post = x.post('4200042', `@lapor_kalsel ${RANT}`, {
      photos: [await photo({ gps: true })],
      alt: 'tiang nomor tiga',
    });
    const reply = await replyTo('4200042');
    expect(reply).toMatch(CODE);
    expect(reply).toContain('https://x.com/messages/compose?recipient_id=999000111&text=LAPOR%20K-');
    expect(reply).not.toMatch(/CANARY|lampu|Sultan|Banjarmasin|4200042/i);
    x.dm('4200042', `LAPOR ${codeIn(reply)}`);
    await x.until(() => x.dmsTo('4200042').length > 0, 'the first DM');
    expect(x.dmsTo('4200042')[0]).toMatch(/lanjutkan di sini/);
    const code = await finish('4200042');
    expect(x.repliesTo('4200042')).toHaveLength(1);
    expect(x.dmsTo('4200042').join()).not.toMatch(/Di mana|Kapan terjadi|Kirim bukti/);

    const supervisor = /\/masuk (\S+)/.exec(program?.output() ?? '')?.[1] ?? '';
    x.dm('77', `/masuk ${supervisor}`);
    await sees('77', 'Selamat datang');
    x.dm('77', `/balas ${code} Petugas datang hari Kamis.`);
    await sees('4200042', 'Petugas datang hari Kamis');
    expect(x.violations).toEqual([]);
    expect(program?.output()).not.toMatch(/CANARY|4200042|stand-in-/);
    const metrics = await (await fetch(`${program?.url}/metrics`)).text();
    expect(metrics).toMatch(/aduan_messages_out_total\{channel="x"/);
    await program?.end('SIGTERM');
    const [complaint] = await exported();
    expect(complaint).toMatchObject({ code, category: 'light', channel: 'x', identity: 'anonymous' });
    expect(complaint?.evidence).toMatchObject([{ kind: 'photo', caption: 'tiang nomor tiga' }]);
    expect((await runProgram(['verify'], { DATA_DIR: dir })).code).toBe(0);
    expect(post).toMatch(/^\d{19}$/);
  });

  it('the same author needs no code; what the DM brings is added', async () => {
    await start();
    x.post('41', `@lapor_kalsel ${RANT}`);
    await replyTo('41');
    x.dm('41', 'halo, ini fotonya', { photos: [await photo()] });
    await finish('41');
    await program?.end('SIGTERM');
    expect(await exported()).toMatchObject([{ evidence: [{ kind: 'photo' }] }]);
    expect(x.violations).toEqual([]);
  });

  it('the code goes on in the web chat too, and is good once', async () => {
    await start({ PUBLIC_URL: 'https://lapor.example.go.id' });
    x.post('41', `@lapor_kalsel ${RANT}`);
    const reply = await replyTo('41');
    const code = codeIn(reply);
    expect(reply).toContain(`https://lapor.example.go.id/?kode=${code}`);
    const page = await fetch(`${program?.url}/?kode=${code}`);
    expect(await page.text()).toContain(`LAPOR ${code}`);
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const visitor = await Browser.at(program?.url ?? '', cookie);
    const stranger = await Browser.at(program?.url ?? '');
    await visitor.says(`LAPOR ${code}`);
    expect(await visitor.hears(/Ada nomor di tiang/)).toMatch(/Jl\. Sultan Adam Banjarmasin|lanjutkan di sini/);
    await stranger.says(`LAPOR ${code}`);
    expect(await stranger.hears(/sudah dipakai/)).not.toMatch(/lanjutkan di sini|nomor di tiang/);
    // More in the thread reaches the chat where it goes on, and is not answered in public.
    x.post('41', '@lapor_kalsel sekarang tiangnya terbakar, api besar, tolong', { replyTo: x.posts[0]?.id ?? '' });
    await visitor.hears(/113 pemadam/);
    expect(x.repliesTo('41')).toHaveLength(1);
  });

  it('and in Telegram by its link', async () => {
    const telegram = await new BotApi().listen();
    try {
      await start(telegram.env);
      x.post('41', `@lapor_kalsel ${RANT}`, { photos: [await photo()] });
      const link = /https:\/\/t\.me\/\w+\?start=(k_\w+)/.exec(await replyTo('41'))?.[1];
      telegram.message(51, { text: `/start ${link}` });
      await telegram.until(() => /Ada nomor di tiang/.test(telegram.last(51)?.text ?? ''), 'the draft in Telegram');
      telegram.press(51, 'Lewati');
      await telegram.until(() => /Siapa yang boleh tahu/.test(telegram.last(51)?.text ?? ''), 'the next question');
      telegram.press(51, 'Anonim');
      await telegram.until(() => /Periksa laporan/.test(telegram.last(51)?.text ?? ''), 'the summary');
      telegram.press(51, /Kirim laporan/);
      await telegram.until(() => /Kode laporan/.test(telegram.last(51)?.text ?? ''), 'the code');
      await program?.end('SIGTERM');
      expect(await exported()).toMatchObject([{ channel: 'telegram', evidence: [{ kind: 'photo' }] }]);
      expect(telegram.violations).toEqual([]);
    } finally {
      await telegram.close();
    }
  });
});

describe('whatever happens', () => {
  it('praise, questions, our own posts and answers to others begin nothing', async () => {
    await start();
    x.post('41', '@lapor_kalsel terima kasih, lampunya sudah menyala, mantap');
    x.post('42', '@lapor_kalsel kantor buka hari Sabtu tidak ya?');
    x.post('43', '@warga41 @lapor_kalsel iya itu rusak parah di Jl. Veteran', { replyTo: x.posts[0]?.id ?? '' });
    x.post('999000111', '@lapor_kalsel jalan rusak di Jl. Veteran');
    x.post('44', `@lapor_kalsel ${RANT}`);
    await replyTo('44');
    expect(x.replies.filter(({ replyTo: to }) => to !== undefined)).toHaveLength(1);
    expect(x.dms).toEqual([]);
    expect(x.violations).toEqual([]);
  });

  it('what was said while we were away is read and answered, each once', async () => {
    await start();
    x.post('41', `@lapor_kalsel ${RANT}`);
    await replyTo('41');
    await program?.end('SIGTERM');
    x.pageMax = 4;
    for (let i = 0; i < 15; i += 1) {
      x.post(String(100 + i), `@lapor_kalsel jalan berlubang di Jl. Veteran no ${i} Banjarmasin`);
      x.dm(String(200 + i), 'halo');
    }
    await start();
    for (let i = 0; i < 15; i += 1) {
      await replyTo(String(100 + i));
      await sees(String(200 + i), 'Apa yang terjadi');
    }
    expect(x.replies).toHaveLength(16);
    expect(x.dms.filter(({ sender }) => sender === '999000111')).toHaveLength(15);
    expect(x.violations).toEqual([]);
  });

  it('a storm of limits, errors and cut lines in the middle of it: one reply, one complaint', async () => {
    const late = Math.floor(Date.now() / 1000) + 1;
    const limit = { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(late) };
    x.limits.set('/2/dm_events', { limit: 900, remaining: 800, reset: late + 900 });
    await start();
    x.faults.push(
      { call: 'POST /2/tweets', status: 429, headers: limit },
      { call: 'POST /2/tweets', status: 503, body: '<html>' },
      { call: 'POST /2/tweets', status: 0, after: true },
      { call: 'POST /2/dm_conversations', status: 500 },
      { call: 'GET /2/dm_events', status: 429, headers: limit },
      { call: 'GET /2/users', status: 503 },
    );
    x.post('41', `@lapor_kalsel ${RANT}`, { photos: [await photo()] });
    await replyTo('41');
    x.dm('41', 'halo');
    await finish('41');
    expect(x.repliesTo('41')).toHaveLength(1);
    expect(x.violations).toEqual([]);
    expect((await fetch(`${program?.url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${program?.url}/metrics`)).text();
    expect(metrics).toMatch(/aduan_platform_budget_limit\{channel="x",endpoint="dm-events"\} 900/);
    expect(metrics).toMatch(/aduan_platform_budget_remaining\{channel="x",endpoint="dm-events"\} [1-7]\d\d/);
    await program?.end('SIGTERM');
    expect(await exported()).toHaveLength(1);
  });

  it('replies forbidden, no direct messages taken: noted, and everything else goes on', async () => {
    await start();
    x.closed.add(x.post('41', `@lapor_kalsel ${RANT}`));
    x.post('42', `@lapor_kalsel ${RANT}`);
    await replyTo('42');
    x.dm('41', 'halo');
    await sees('41', 'saya lanjutkan di sini');
    x.closed.add('42');
    x.dm('42', 'halo');
    x.dm('43', 'halo');
    await sees('43', 'Apa yang terjadi');
    expect(x.repliesTo('41')).toEqual([]);
    expect(x.dmsTo('42')).toEqual([]);
    expect(x.violations).toEqual([]);
  });

  it('by webhook each delivery three times side by side has one effect; a forged one leaves no row', async () => {
    await start({ X_MODE: 'webhook', PUBLIC_URL: 'https://lapor.example.go.id' });
    expect((await fetch(`${program?.url}/webhooks/x?crc_token=abc`)).status).toBe(200);
    x.deliverTo = `${program?.url}/webhooks/x`;
    x.repeat = 3;
    x.post('41', `@lapor_kalsel ${RANT}`, { photos: [await photo()] });
    const reply = await replyTo('41');
    x.dm('41', `LAPOR ${codeIn(reply)}`);
    await finish('41');
    expect(new Set(await Promise.all(x.delivered))).toEqual(new Set([200]));
    expect(x.repliesTo('41')).toHaveLength(1);

    const count = async (name: RegExp) => {
      const text = await (await fetch(`${program?.url}/metrics`)).text();
      return Number(name.exec(text)?.[1] ?? 0);
    };
    const accepted = /^aduan_messages_in_total\{channel="x"\} (\d+)/m;
    const before = await count(accepted);
    const body = JSON.stringify({
      for_user_id: '999000111',
      tweet_create_events: [{ id_str: '9', text: '@lapor_kalsel x', user: { id_str: '9' } }],
    });
    const headers = { 'x-twitter-webhooks-signature': x.sign(body, 'wrong') };
    expect((await fetch(x.deliverTo, { method: 'POST', body, headers })).status).toBe(401);
    expect(await count(/^aduan_webhook_refusals_total\{channel="x"\} (\d+)/m)).toBe(1);
    expect(await count(accepted)).toBe(before);
    await program?.end('SIGTERM');
    expect(await exported()).toHaveLength(1);
    expect(x.violations).toEqual([]);
  });

  it('wrong credentials stop the start and say what to do; a platform that is down does not', async () => {
    const wrong = startProgram({ DATA_DIR: dir, ...x.env, X_ACCESS_SECRET: 'another' });
    await expect(wrong).rejects.toThrow(/X does not accept the credentials \(401\); copy X_APP_KEY/);
    x.violations.length = 0;
    x.faults.push({ call: 'GET /2/users/me', status: 503 });
    await start();
    expect(program?.output()).not.toContain('has to say that it is automated');
    expect(program?.output()).toMatch(/X\s+on, but not answering yet/);
    x.post('41', `@lapor_kalsel ${RANT}`);
    await replyTo('41');
  });
});
