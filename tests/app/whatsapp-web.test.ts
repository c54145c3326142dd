import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newInvitation } from '../../src/invitation.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { openedHouse } from '../cli/filled-house.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { removeFolder } from '../fakes/folder.ts';
import { WhatsAppWeb } from '../fakes/whatsapp-web.ts';
import { photo } from '../fixtures/media/make.ts';

/**
 * The whole program with whatsapp-web.js, unpatched, in a real Chromium, against a page that is a WhatsApp Web to it. What that does not prove is in
 * docs/whatsapp.md.
 */
let dir: string;
let whatsapp: WhatsAppWeb;
let program: Running | undefined;
/** A browser on a busy machine takes its time. */
const PATIENCE_MS = 100_000;
const SITI = '6281234500001@c.us';
const BUDI = '123456789012345@lid';

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-whatsapp-'));
  whatsapp = await new WhatsAppWeb().listen();
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  program = undefined;
  await whatsapp.close();
  await removeFolder(dir);
});

const start = async (env: Readonly<Record<string, string>> = {}) => {
  program = await startProgram({ DATA_DIR: dir, WHATSAPP: 'web', CHROMIUM_PATH: whatsapp.browser, ...env });
  return program;
};
/** The next answer to a chat that shows these words. */
async function answered(chat: string, words: string, after = 0): Promise<number> {
  const shows = () =>
    whatsapp
      .to(chat)
      .slice(after)
      .some(({ body }) => body?.includes(words));
  await whatsapp.until(shows, `${chat} is told: ${words}`);
  return whatsapp.to(chat).length;
}
const ready = async () => {
  const body = (await (await fetch(`${program?.url}/readyz`)).json()) as {
    parts: Record<string, { ok: boolean; why?: string }>;
  };
  return body.parts.whatsapp;
};
async function until(is: () => Promise<boolean>, what: string): Promise<void> {
  const look = async () => {
    if (!(await is())) throw new Error(`did not come: ${what}\n${program?.output().slice(-3000)}`);
  };
  await vi.waitFor(look, { timeout: 45_000, interval: 150 });
}
const exported = async (): Promise<readonly { code: string; channel: string; evidence: unknown[] }[]> => {
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  return out.trim() === ''
    ? []
    : out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
};

describe('WhatsApp by a linked phone', () => {
  it('from the code to a complaint: a rant with three photos is asked only for what is missing', async () => {
    const { url, output } = await start();
    await whatsapp.until(() => whatsapp.opened === 1, 'the page');
    await until(async () => output().includes('scan this with the phone'), 'the code in the terminal');
    expect(output()).toMatch(/[▀▄█]{10}/);
    expect(output()).toContain('unofficial client');
    expect(await ready()).toMatchObject({ ok: false });

    // The operator's page: once by its link, nothing loaded from elsewhere, closed to everybody else.
    const link = /(\/operator\/whatsapp\/\S+)/.exec(output())?.[1] ?? '';
    const opened = await fetch(`${url}${link}`, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${url}/operator/whatsapp`, { headers: { cookie } });
    const html = await page.text();
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/(?:src|href)=/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${url}${link}`, { redirect: 'manual' })).status).toBe(401);
    expect((await fetch(`${url}/operator/whatsapp`)).status).toBe(401);

    whatsapp.link();
    await until(async () => (await ready())?.ok === true, 'ready');
    expect(statSync(path.join(dir, 'whatsapp')).mode & 0o777).toBe(0o700);
    expect(await (await fetch(`${url}/operator/whatsapp`, { headers: { cookie } })).text()).toContain('tertaut');

    whatsapp.says(SITI, {
      body: 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam, gelap sekali, sudah banyak yang jatuh',
    });
    const bytes = await photo({ gps: true });
    for (const caption of ['tiang ketiga', undefined, undefined]) whatsapp.photo(SITI, bytes, caption);
    let seen = await answered(SITI, 'Ada nomor di tiang');
    expect(whatsapp.told(SITI)).toContain('3 foto');
    expect(whatsapp.told(SITI)).not.toMatch(/Kirim bukti|Di mana|Kapan/);
    whatsapp.says(SITI, { body: 'lewati' });
    seen = await answered(SITI, 'Siapa yang boleh tahu', seen);
    whatsapp.says(SITI, { body: '1️⃣' });
    seen = await answered(SITI, 'Balas 1', seen);
    // A thumb on the summary says yes.
    const summary = whatsapp.to(SITI).at(-1)?.id ?? '';
    whatsapp.play({ reaction: { from: SITI, to: summary, emoji: '👍' } });
    await answered(SITI, 'Kode laporan', seen);
    expect(whatsapp.lacks).toEqual([]);
    for (const { body = '' } of whatsapp.sent) {
      expect(body.length, body).toBeLessThanOrEqual(350);
      expect(body.split('\n').length, body).toBeLessThanOrEqual(6);
    }
    expect(whatsapp.typing).toContain(SITI);
    expect(await program?.end('SIGTERM')).toBe(0);
    const [complaint] = await exported();
    expect(complaint).toMatchObject({ channel: 'whatsapp', category: 'light', identity: 'anonymous' });
    expect(complaint?.evidence).toHaveLength(3);
    expect((await runProgram(['verify'], { DATA_DIR: dir })).code).toBe(0);
  });

  it('killed in the middle; what was written meanwhile is caught up on, oldest first, nothing twice', async () => {
    whatsapp.linked = true;
    await start();
    whatsapp.says(SITI, { body: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin malam' });
    await answered(SITI, 'Ada nomor di tiang');
    await program?.end('SIGKILL');
    const t = Math.floor(Date.now() / 1000);
    whatsapp.saysUnseen(SITI, { body: 'lewati', t: t + 1 });
    whatsapp.saysUnseen(SITI, { type: 'image', ...whatsapp.file(await photo(), 'image/jpeg'), t: t + 2 });
    whatsapp.saysUnseen(BUDI, { body: 'jalan berlubang di Jl. A. Yani km 6 Banjarmasin sejak seminggu', t: t + 3 });
    const before = whatsapp.to(SITI).length;
    await start();
    await answered(SITI, 'Siapa yang boleh tahu', before);
    await answered(BUDI, 'Saya catat');
    // The library begins anew and reads all of it once more.
    whatsapp.play({ reload: true });
    await whatsapp.until(() => whatsapp.opened === 3, 'the page once more');
    const said = whatsapp.to(SITI).length;
    whatsapp.says(SITI, { body: 'anonim' });
    await answered(SITI, 'Periksa laporan', said);
    expect(whatsapp.told(SITI).match(/1 foto diterima/g)).toHaveLength(1);
    expect(whatsapp.lacks).toEqual([]);
  });

  it('the browser dies while a message is on its way: it comes back, nothing is lost, and what WhatsApp had already is not sent again', async () => {
    whatsapp.linked = true;
    await start();
    whatsapp.says(SITI, { body: 'halo' });
    await answered(SITI, 'Apa yang terjadi');
    whatsapp.holdSends = true;
    whatsapp.onSent = () => {
      whatsapp.onSent = undefined;
      for (const pid of browserProcesses()) process.kill(pid, 'SIGKILL');
      whatsapp.holdSends = false;
    };
    const before = whatsapp.to(SITI).length;
    whatsapp.says(SITI, { body: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin malam' });
    await answered(SITI, 'Ada nomor di tiang', before);
    await whatsapp.until(() => whatsapp.opened === 2, 'another page');
    whatsapp.says(BUDI, { body: 'halo' });
    await answered(BUDI, 'Apa yang terjadi');
    const bodies = whatsapp.to(SITI).map(({ body }) => body);
    expect(bodies.length).toBe(new Set(bodies).size);
    expect((await ready())?.ok).toBe(true);
  });

  it('a lost phone takes down this channel alone: the desk is told, a new code is shown, and all goes on after it', async () => {
    const telegram = await new BotApi().listen();
    try {
      const house = await openedHouse(dir);
      const invitation = await newInvitation(house.store, 'pusat', 'supervisor', new Date());
      await house.close();
      whatsapp.linked = true;
      const { url, output } = await start({
        ...telegram.env,
      });
      telegram.message(71, { text: `/masuk ${invitation}` });
      const deskSees = (words: string) =>
        telegram.until(() => (telegram.last(71)?.text ?? '').includes(words), `the desk sees: ${words}`, PATIENCE_MS);
      await deskSees('Selamat datang');
      await until(async () => (await ready())?.ok === true, 'ready');
      whatsapp.says(SITI, { body: 'halo' });
      await answered(SITI, 'Apa yang terjadi');
      whatsapp.unlink();
      await until(async () => (await ready())?.why?.includes('QR') === true, 'the phone is wanted');
      expect(output()).toContain('scan this with the phone');
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      await deskSees('WhatsApp terputus');
      whatsapp.saysUnseen(SITI, {
        body: 'jalan rusak di Jl. Veteran Banjarmasin',
        t: Math.floor(Date.now() / 1000) + 1,
      });
      whatsapp.link();
      await deskSees('WhatsApp tersambung lagi');
      await answered(SITI, 'Saya catat');
    } finally {
      await telegram.close();
    }
  });

  it('groups, status, channels and our own words are passed over; a call gets one kind message, however often it rings', async () => {
    whatsapp.linked = true;
    await start({ LOG_LEVEL: 'trace' });
    await until(async () => (await ready())?.ok === true, 'ready');
    whatsapp.says('120363000000000001@g.us', { body: 'jalan rusak CANARY-GROUP', author: SITI });
    whatsapp.says('status@broadcast', { body: 'CANARY-STATUS', author: SITI });
    whatsapp.says('120363000000000002@newsletter', { body: 'CANARY-CHANNEL' });
    for (const id of ['k1', 'k2', 'k3']) whatsapp.play({ call: { id, from: SITI } });
    await answered(SITI, 'tidak bisa menjawab telepon');
    whatsapp.says(BUDI, { type: 'image', isViewOnce: true });
    await answered(BUDI, 'sekali lihat');
    whatsapp.says(BUDI, { type: 'location', lat: -3.319, lng: 114.59, loc: 'Pasar\nBanjarmasin' });
    whatsapp.says(BUDI, {
      type: 'ptt',
      ...whatsapp.file(Buffer.from('OggS-no-voice'), 'audio/ogg; codecs=opus'),
      duration: '4',
    });
    whatsapp.says(BUDI, { body: 'jalan berlubang besar sejak seminggu, CANARY-WORDS' });
    await answered(BUDI, 'Saya catat');
    expect(whatsapp.to(SITI)).toHaveLength(1);
    expect(new Set(whatsapp.sent.map(({ to }) => to))).toEqual(new Set([SITI, BUDI]));
    expect(program?.output()).not.toMatch(/CANARY|6281234500001|123456789012345/);
    expect(await program?.end('SIGTERM')).toBe(0);
    // Nothing of the browser is left.
    expect(browserProcesses()).toEqual([]);
  });
});

/** The processes of the browser that drives this test's profile. */
function browserProcesses(): readonly number[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`user-data-dir=${dir}`) ? [Number(pid)] : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}
