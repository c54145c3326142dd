import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WhatsAppNote } from '../../src/bots/whatsapp/notes.ts';
import { WhatsAppWebChannel } from '../../src/bots/whatsapp/web/channel.ts';
import type { MediaRef } from '../../src/core/content.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import { WHATSAPP_TEXTS } from '../../src/core/language/whatsapp.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { realClock } from '../fakes/clock.ts';
import { removeFolder } from '../fakes/folder.ts';
import { WhatsAppWeb } from '../fakes/whatsapp-web.ts';

/** The channel alone, with the real library in a real browser: one for all of these, for it takes its time to start. */
const SITI = '6281234500001@c.us';
const bytes: Readonly<Record<string, Buffer>> = {
  p1: randomBytes(40_000),
  p2: randomBytes(10),
  d1: Buffer.from('%PDF-1.7'),
  v1: randomBytes(3_000),
};
const file = (id: string, kind: OutFile['kind'], mime: string, more: Partial<OutFile> = {}): OutFile => ({
  ...{ id, kind, mime, key: 'a2V5', name: `K7Q2-${id}`, bytes: bytes[id]?.length ?? 0 },
  ...more,
});

let dir: string;
let whatsapp: WhatsAppWeb;
let channel: WhatsAppWebChannel;
const heard: Inbound[] = [];
const notes: WhatsAppNote[] = [];
/** How often storing fails before it works. */
let fails = 0;

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'whatsapp-channel-'));
  whatsapp = await new WhatsAppWeb().listen();
  whatsapp.linked = true;
  channel = new WhatsAppWebChannel({
    browser: whatsapp.browser,
    dataPath: path.join(dir, 'whatsapp'),
    openFile: ({ id }) => {
      const own = bytes[id];
      return own
        ? Readable.from([own])
        : Readable.from(
            (async function* () {
              yield Buffer.alloc(0);
              throw Object.assign(new Error('gone'), { code: 'missing' });
            })(),
          );
    },
    texts: WHATSAPP_TEXTS.id,
    clock: realClock,
    random: () => 0.5,
    note: (note) => notes.push(note),
    state: () => undefined,
    showCode: () => undefined,
  });
  await channel.start({
    accept: async (messages) => {
      if (fails > 0) {
        fails -= 1;
        throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      }
      heard.push(...messages);
    },
  });
  await until(() => channel.standing.is === 'ready', 'ready');
});
afterAll(async () => {
  await channel.stop();
  await channel.close();
  await whatsapp.close();
  await removeFolder(dir);
});

async function until(is: () => boolean, what: string): Promise<void> {
  const look = () => {
    if (!is()) throw new Error(`did not come: ${what} ${JSON.stringify(notes)}`);
  };
  await vi.waitFor(look, { timeout: 60_000, interval: 100 });
}
const never = new AbortController().signal;
const send = (delivery: Parameters<WhatsAppWebChannel['send']>[1]) => channel.send(chatId(SITI), delivery, {}, never);

describe('the channel on a linked phone', () => {
  it('files arrive byte for byte, as what they are; what can not be sent is told in words', async () => {
    const result = await send({
      kind: 'files',
      ref: 'f1',
      caption: [{ bold: 'Bukti' }],
      files: [
        file('p1', 'photo', 'image/jpeg'),
        file('d1', 'document', 'application/pdf'),
        file('v1', 'voice', 'audio/ogg'),
        file('huge', 'video', 'video/mp4', { bytes: 64 * 1024 * 1024 }),
        file('gone', 'photo', 'image/jpeg'),
      ],
    });
    expect(result).toMatchObject({ ok: true, others: { length: 4 } });
    const [picture, paper, voice, tooLarge, unreadable] = whatsapp.to(SITI);
    expect(picture).toMatchObject({ type: 'image', caption: '*Bukti*' });
    expect(whatsapp.uploaded(picture?.path ?? '')).toEqual(bytes.p1);
    expect(paper).toMatchObject({ type: 'document', mimetype: 'application/pdf' });
    expect(whatsapp.uploaded(paper?.path ?? '')).toEqual(bytes.d1);
    expect(voice?.type).toBe('ptt');
    expect(whatsapp.uploaded(voice?.path ?? '')).toEqual(bytes.v1);
    expect(tooLarge?.body).toContain('64 MB');
    expect(unreadable?.body).toContain('tidak dapat diteruskan');
    expect(whatsapp.lacks).toEqual([]);
  });

  it('words go with the first file that can carry them: sound has no caption', async () => {
    const before = whatsapp.to(SITI).length;
    const voice = file('v1', 'voice', 'audio/ogg');
    await send({
      kind: 'files',
      ref: 'f2',
      caption: ['Belum dipindai'],
      files: [voice, file('d1', 'document', 'application/pdf')],
    });
    expect(
      whatsapp
        .to(SITI)
        .slice(before)
        .map(({ type, caption }) => [type, caption]),
    ).toEqual([
      ['ptt', undefined],
      ['document', 'Belum dipindai'],
    ]);
  });

  it('a citizen’s file comes byte for byte; one that does not come now may come later, one without its message is gone', async () => {
    const sent = randomBytes(300_000);
    const before = heard.length;
    whatsapp.says(SITI, { type: 'video', ...whatsapp.file(sent, 'video/mp4') });
    whatsapp.says(SITI, { type: 'image', directPath: '/m/none', mimetype: 'image/jpeg' });
    // The page is just fetching it by itself.
    whatsapp.says(SITI, { type: 'image', ...whatsapp.file(sent, 'image/jpeg'), fetching: 1 });
    await until(() => heard.length >= before + 3, 'all three');
    const media = heard.slice(before).map(({ content }) => (content as { media: MediaRef }).media);
    const open = (each: MediaRef | undefined) => channel.fetch(each ?? { kind: 'photo', handle: '' }, never);
    const bytesIn = async (file: Awaited<ReturnType<typeof open>>) =>
      file.ok && Buffer.concat(await Readable.from(file.stream as Readable).toArray());
    const [video, lost, busy] = await Promise.all(media.map(open));
    expect(video && (await bytesIn(video))).toEqual(sent);
    expect([lost, busy]).toEqual([lost, busy].map(() => ({ ok: false, why: 'unavailable' })));
    expect(await bytesIn(await open(media[2]))).toEqual(sent);
    expect(await open({ kind: 'photo', handle: `false_${SITI}_NONE` })).toEqual({ ok: false, why: 'gone' });
  });

  it('messages that can not be stored are tried again, in order, and none is lost', async () => {
    const before = heard.length;
    fails = 2;
    for (const body of ['satu', 'dua', 'tiga']) whatsapp.says(SITI, { body });
    await until(() => heard.length >= before + 3, 'all three');
    expect(heard.slice(before).map(({ content }) => (content as { text: string }).text)).toEqual([
      'satu',
      'dua',
      'tiga',
    ]);
    expect(notes.some(({ code }) => code === 'store-failed')).toBe(true);
  });

  it('five hundred messages of thirty chats, written while we were away, are all read, each chat in its order', async () => {
    const chats = Array.from({ length: 30 }, (_, index) => `62813000000${String(index).padStart(2, '0')}@c.us`);
    const t = Math.floor(Date.now() / 1000);
    for (let n = 0; n < 500; n += 1)
      whatsapp.saysUnseen(chats[n % chats.length] ?? '', { body: `pesan ${n}`, t: t + Math.floor(n / 10) });
    const before = heard.length;
    whatsapp.play({ reload: true });
    const missed = () => heard.slice(before).filter(({ chat }) => chat.startsWith('62813'));
    await until(() => missed().length >= 500, 'all of them');
    for (const chat of chats) {
      const numbers = missed()
        .filter((each) => each.chat === chat)
        .map(({ content }) => Number((content as { text: string }).text.slice(6)));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    expect(new Set(missed().map(({ id }) => id)).size).toBe(500);
  });

  it('a fault of the library that nobody caught is its own, any other is not', () => {
    const stray = new Error('Attempted to use detached Frame');
    stray.stack = `Error: x\n    at Client.inject (${process.cwd()}/node_modules/whatsapp-web.js/src/Client.js:126:38)`;
    expect(channel.takesFault(new Error('ours'))).toBe(false);
    expect(channel.takesFault('something')).toBe(false);
    // A browser that is being upgraded can not be begun: node's own error, without a line of the library in its stack.
    const gone = Object.assign(new Error('spawn chromium ENOENT'), { code: 'ENOENT', syscall: 'spawn chromium' });
    expect(channel.takesFault(gone)).toBe(true);
    const opened = whatsapp.opened;
    expect(channel.takesFault(stray)).toBe(true);
    return until(() => whatsapp.opened > opened && channel.standing.is === 'ready', 'another client');
  });

  it('while nobody is there, nothing is tried and nothing is lost: it is put off', async () => {
    const opened = whatsapp.opened;
    await channel.close();
    expect(await send({ kind: 'message', ref: 'c1', message: { text: ['x'] } })).toMatchObject({
      ok: false,
      why: 'limit',
    });
    expect(await channel.health()).toMatchObject({ ok: false });
    expect(whatsapp.opened).toBe(opened);
  });
});
