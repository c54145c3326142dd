import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { newInvitation } from '../../src/invitation.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { openedHouse } from '../cli/filled-house.ts';
import { CLOUD, sign, WhatsAppCloud } from '../fakes/whatsapp-cloud.ts';
import { photo } from '../fixtures/media/make.ts';
import { ShiftedClock } from './shifted-clock.ts';

let dir: string;
let whatsapp: WhatsAppCloud;
let program: Running | undefined;
let app: App | undefined;
const SITI = '6281234500001';
const RINA = '6281234500002';
const LAMP = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam';

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-cloud-'));
  whatsapp = await new WhatsAppCloud().listen();
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await app?.stop(2_000);
  program = undefined;
  app = undefined;
  await whatsapp.close();
  rmSync(dir, { recursive: true, force: true });
});

/** How long is waited for what has no event to wait for. */
const POLLED = { timeout: 60_000, interval: 100 };
const start = async (env: Readonly<Record<string, string>> = {}) => {
  program = await startProgram({ DATA_DIR: dir, ...whatsapp.env, ...env });
  whatsapp.deliverTo = `${program.url}/webhooks/whatsapp`;
  return program;
};
/** Waits until a chat was told something after so many messages. @returns how many it has now */
async function told(chat: string, words: string, after = 0): Promise<number> {
  await whatsapp.until(
    () =>
      whatsapp
        .to(chat)
        .slice(after)
        .some(({ text }) => text.includes(words)),
    `${chat} is told: ${words}`,
  );
  return whatsapp.to(chat).length;
}
const metric = async (name: RegExp): Promise<number> => {
  const text = await (await fetch(`${program?.url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => name.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};

describe('WhatsApp by the Cloud API', () => {
  it('from a rant with three photos to the code, by real buttons and lists; each webhook comes three times', async () => {
    await start();
    whatsapp.repeat = 3;
    const bytes = await photo({ gps: true });
    await Promise.all([
      whatsapp.says(SITI, `${LAMP}, gelap sekali`),
      ...[0, 1, 2].map(() => whatsapp.media(SITI, 'image', bytes, 'image/jpeg')),
    ]);
    let seen = await told(SITI, 'Ada nomor di tiang');
    expect(whatsapp.told(SITI)).toContain('3 foto');
    expect(whatsapp.told(SITI)).not.toMatch(/Kirim bukti|Di mana|Kapan/);
    await whatsapp.presses(SITI, 'Lewati');
    seen = await told(SITI, 'Siapa yang boleh tahu', seen);
    await whatsapp.presses(SITI, 'Tidak keduanya');
    seen = await told(SITI, 'Nama siapa', seen);
    await whatsapp.presses(SITI, /Pakai “Siti”/);
    seen = await told(SITI, 'Sudah benar', seen);
    await whatsapp.presses(SITI, /Kirim laporan/);
    await told(SITI, 'Kode laporan', seen);
    expect(whatsapp.violations).toEqual([]);
    expect(whatsapp.answers.every((status) => status === 200)).toBe(true);
    expect(whatsapp.read.length).toBeGreaterThan(0);
    for (const { text } of whatsapp.sent) {
      expect(text.length, text).toBeLessThanOrEqual(350);
      expect(text.split('\n').length, text).toBeLessThanOrEqual(6);
    }
    expect(await program?.end('SIGTERM')).toBe(0);
    const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
    const complaints = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatchObject({
      channel: 'whatsapp',
      category: 'light',
      identity: 'named',
      reporter: { name: 'Siti' },
    });
    expect(complaints[0].evidence).toHaveLength(3);
  });

  it('a forged call leaves no row but a counter; Meta’s own question is answered by our word alone', async () => {
    const { url, output } = await start({ LOG_LEVEL: 'trace' });
    const body = JSON.stringify({
      entry: [
        {
          changes: [
            {
              value: {
                metadata: { phone_number_id: CLOUD.phoneId },
                messages: [{ from: SITI, id: 'wamid.X', type: 'text', text: { body: 'CANARY' } }],
              },
            },
          ],
        },
      ],
    });
    expect(await whatsapp.post(body, sign(body, 'another secret'))).toBe(401);
    expect(await whatsapp.post(`${body} `, sign(body))).toBe(401);
    expect(await whatsapp.post(body, 'sha256=')).toBe(401);
    expect(await whatsapp.post(body, sign(body).slice('sha256='.length))).toBe(401);
    expect((await fetch(`${url}/webhooks/whatsapp`, { method: 'POST', body })).status).toBe(401);
    expect(await metric(/^aduan_webhook_refusals_total.*whatsapp/)).toBe(5);
    expect(await metric(/^aduan_messages_in_total/)).toBe(0);
    for (const rubbish of ['{', '[]', 'null', '"x"']) expect(await whatsapp.post(rubbish)).toBe(400);
    for (const strange of [
      '{}',
      '{"entry":5}',
      '{"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"9"},"messages":[{}]}}]}]}',
    ])
      expect(await whatsapp.post(strange)).toBe(200);
    // The line may be cut before all of it is sent.
    expect(await whatsapp.post(`{"x":"${'y'.repeat(5 * 1024 * 1024)}"}`).catch(() => 413)).toBe(413);
    const ask = (token: string) =>
      fetch(`${url}/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=4711`);
    expect(await (await ask(CLOUD.verifyToken)).text()).toBe('4711');
    expect((await ask('wrong')).status).toBe(401);
    await whatsapp.says(SITI, 'halo');
    await told(SITI, 'Apa yang terjadi');
    expect(output()).not.toMatch(/CANARY|6281234500001|EAAG|0123456789abcdef/);
  });

  it('every kind of message is heard, of somebody too who shows no number; what is no answer gets none', async () => {
    const SITI = 'ID.13491208655302741918';
    await start();
    await whatsapp.says(SITI, LAMP);
    let seen = await told(SITI, 'Ada nomor di tiang');
    const question = whatsapp.to(SITI).at(-1)?.id ?? '';
    await whatsapp.sends(SITI, { type: 'reaction', reaction: { message_id: question, emoji: '❤️' } });
    await whatsapp.sends(SITI, { type: 'unsupported', errors: [{ code: 131051 }] });
    seen = await told(SITI, 'Jenis pesan itu', seen);
    await whatsapp.sends(SITI, {
      type: 'location',
      location: { latitude: -3.3, longitude: 114.6, name: 'Pasar', address: 'Jl. X' },
    });
    const words = await whatsapp.says(SITI, 'PJU-7');
    seen = await told(SITI, 'Kirim bukti', seen);
    await whatsapp.sends(SITI, {
      type: 'edit',
      edit: { original_message_id: words, message: { type: 'text', text: { body: 'PJU-8' } } },
    });
    seen = await told(SITI, 'PJU-8', seen);
    const picture = await whatsapp.media(SITI, 'image', await photo(), 'image/jpeg', { caption: 'tiangnya' });
    seen = await told(SITI, 'Siapa yang boleh tahu', seen);
    await whatsapp.sends(SITI, { type: 'revoke', revoke: { original_message_id: picture } });
    seen = await told(SITI, 'saya keluarkan dari laporan', seen);
    await whatsapp.media(SITI, 'audio', Buffer.from('OggS and so on'), 'audio/ogg; codecs=opus', { voice: true });
    await whatsapp.sends(SITI, {
      type: 'contacts',
      contacts: ['Ketua RT', 'Ketua RW'].map((formatted_name) => ({
        name: { formatted_name },
        phones: [{ phone: '+62811' }],
      })),
    });
    seen = await told(SITI, 'Kontaknya', seen);
    await whatsapp.sends(SITI, { type: 'unsupported', errors: [{ code: 131060 }] });
    seen = await told(SITI, 'Kirim sekali lagi', seen);
    await whatsapp.sends(SITI, { type: 'sticker', sticker: { id: '1' } });
    await told(SITI, 'Stiker', seen);
    expect(whatsapp.violations).toEqual([]);
  });

  it('waits when Meta says so, goes on after a storm and a cut line: nothing is lost, at most one message comes twice', async () => {
    await start();
    whatsapp.faults.push(
      { path: '/messages', status: 429, code: 130429, headers: { 'retry-after': '1' } },
      { path: '/messages', status: 503 },
      { path: '/messages', status: 400, code: 131056, headers: { 'retry-after': '1' } },
      { path: '/messages', status: 200, cut: true },
    );
    await whatsapp.says(SITI, 'halo');
    await told(SITI, 'Apa yang terjadi');
    await whatsapp.says(SITI, LAMP);
    await told(SITI, 'Ada nomor di tiang');
    const texts = whatsapp.to(SITI).map(({ text }) => text);
    expect(texts.length - new Set(texts).size).toBeLessThanOrEqual(1);
    expect(whatsapp.violations).toEqual([]);
  });

  it('a token that Meta does not know any more is told, takes down this channel alone, and loses nothing', async () => {
    const { url } = await start();
    await whatsapp.says(SITI, 'halo');
    const seen = await told(SITI, 'Apa yang terjadi');
    whatsapp.faults.push(
      ...Array.from({ length: 40 }, () => ({
        path: '/messages',
        status: 401,
        code: 190,
        headers: { 'retry-after': '1' },
      })),
    );
    await whatsapp.says(SITI, LAMP);
    type Parts = Record<string, { ok: boolean; why?: string }>;
    const parts = async () => ((await (await fetch(`${url}/readyz`)).json()) as { parts: Parts }).parts;
    await expect.poll(parts, POLLED).toMatchObject({
      web: { ok: true },
      whatsapp: { ok: false, why: expect.stringContaining('WHATSAPP_CLOUD_TOKEN') },
    });
    whatsapp.faults.length = 0;
    await told(SITI, 'Ada nomor di tiang', seen);
  });

  it('a start with a token that Meta does not know ends at once and names the setting', async () => {
    const { code, err } = await runProgram(['start'], {
      DATA_DIR: dir,
      PORT: '0',
      ...whatsapp.env,
      WHATSAPP_CLOUD_TOKEN: 'EAAGanother',
    });
    expect(code).toBe(2);
    expect(err).toContain('WHATSAPP_CLOUD_TOKEN');
    expect(err).not.toContain('EAAGanother');
  });
});

describe('the window of a day', () => {
  it('what an officer says after it waits, and arrives as soon as the citizen writes again', async () => {
    const house = await openedHouse(dir);
    const invitation = await newInvitation(house.store, 'pusat', 'supervisor', new Date());
    await house.close();
    const clock = new ShiftedClock();
    const read = readSettings({ DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'silent', ...whatsapp.env }, dir);
    if (!read.ok) throw new Error('bad settings');
    const metrics = createMetrics();
    app = await startApp(read.settings, { log: openLog('silent'), metrics, clock });
    whatsapp.deliverTo = `${app.url}/webhooks/whatsapp`;
    await whatsapp.says(RINA, `/masuk ${invitation}`);
    await told(RINA, 'Selamat datang');
    await whatsapp.says(SITI, LAMP);
    let seen = await told(SITI, 'Ada nomor di tiang');
    await whatsapp.says(SITI, 'lewati');
    seen = await told(SITI, 'Kirim bukti', seen);
    await whatsapp.media(SITI, 'image', await photo(), 'image/jpeg');
    seen = await told(SITI, 'Siapa yang boleh tahu', seen);
    await whatsapp.presses(SITI, 'Anonim');
    seen = await told(SITI, 'Sudah benar', seen);
    await whatsapp.says(SITI, 'kirim');
    seen = await told(SITI, 'Kode laporan', seen);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(whatsapp.told(SITI))?.[0] ?? '';

    clock.later(30 * 3_600);
    whatsapp.closed.add(SITI);
    const before = whatsapp.to(RINA).length;
    await whatsapp.says(RINA, `/balas ${code} Petugas kami datang besok.`);
    await told(RINA, code, before);
    const waits = async () =>
      (await metrics.render(null)).text.includes('aduan_sends_put_off_total{channel="whatsapp",why="closed"} 1');
    await expect.poll(waits, POLLED).toBe(true);
    expect(whatsapp.to(SITI)).toHaveLength(seen);
    await whatsapp.says(SITI, 'status');
    await told(SITI, 'Petugas kami datang besok', seen);
    expect(whatsapp.violations).toEqual([]);

    // Meta may also take a message and find out later that the window is closed.
    seen = await told(SITI, 'menunggu verifikasi', seen);
    const last = whatsapp.to(SITI).findLast(({ text }) => text.includes('Mau menanggapi'));
    if (!last) throw new Error('not sent');
    const now = whatsapp.to(SITI).length;
    await whatsapp.status(last, 'failed', 131047);
    await whatsapp.says(SITI, 'status');
    await told(SITI, 'Petugas kami datang besok', now);

    // Or that it will not pass it on at all: the officer hears of that.
    const officerHad = whatsapp.to(RINA).length;
    // Of another try, which has an id of its own.
    await whatsapp.status({ ...last, id: `${last.id}-2` }, 'failed', 131051);
    await told(RINA, 'aplikasi chat menolaknya', officerHad);
  });
});
