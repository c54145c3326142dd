import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WhatsAppCloudChannel } from '../../src/bots/whatsapp/cloud/channel.ts';
import type { MediaRef } from '../../src/core/content.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import type { ChannelState } from '../../src/core/event.ts';
import { WHATSAPP_TEXTS } from '../../src/core/language/whatsapp.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { TestClock } from '../fakes/clock.ts';
import { CLOUD, envelope, WhatsAppCloud } from '../fakes/whatsapp-cloud.ts';

const SITI = '6281234500001';
const MIB = 1024 * 1024;
const bytes: Readonly<Record<string, Buffer>> = {
  p1: randomBytes(20_000),
  big: Buffer.alloc(6 * MIB, 7),
  d1: Buffer.from('%PDF-1.7'),
  v1: randomBytes(3_000),
};
const file = (id: string, kind: OutFile['kind'], mime: string, more: Partial<OutFile> = {}): OutFile => ({
  ...{ id, kind, mime, key: 'a2V5', name: `K7Q2-${id}`, bytes: bytes[id]?.length ?? 0 },
  ...more,
});

let whatsapp: WhatsAppCloud;
let channel: WhatsAppCloudChannel;
let clock: TestClock;
let states: ChannelState[];
let heard: Inbound[];
/** What was told of messages that did not arrive; tries to write it down that fail. */
let undelivered: string[];
let full: number;

const make = (apiRoot: string) =>
  new WhatsAppCloudChannel({
    ...CLOUD,
    apiRoot,
    openFile: ({ id }) => {
      const own = bytes[id];
      if (!own) throw Object.assign(new Error('gone'), { code: 'missing' });
      return Readable.from([own]);
    },
    texts: WHATSAPP_TEXTS.id,
    clock,
    note: () => undefined,
    state: (state) => states.push(state),
    undelivered: async (_, ref, why) => {
      if (full > 0) {
        full -= 1;
        throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      }
      undelivered.push(`${ref} ${why}`);
    },
  });

beforeEach(async () => {
  whatsapp = await new WhatsAppCloud().listen();
  // Whoever never wrote has no window.
  whatsapp.written(SITI, { type: 'text', text: { body: 'halo' } });
  clock = new TestClock();
  states = [];
  heard = [];
  undelivered = [];
  full = 0;
  channel = make(whatsapp.url);
  await channel.start({ accept: async (messages) => void heard.push(...messages) });
});
afterEach(async () => {
  await channel.stop();
  await whatsapp.close();
});

const never = new AbortController().signal;
const media = (handle: string): MediaRef => ({ kind: 'photo', handle });

describe('the channel by the Cloud API', () => {
  it('files arrive byte for byte, as what Meta takes them for; what can not be sent is told in words', async () => {
    const files = [
      file('p1', 'photo', 'image/jpeg'),
      file('big', 'photo', 'image/png'),
      file('d1', 'document', 'application/pdf'),
      file('v1', 'voice', 'audio/ogg'),
      file('huge', 'video', 'video/mp4', { bytes: 64 * MIB }),
      file('gone', 'photo', 'image/jpeg'),
    ];
    const result = await channel.send(
      chatId(SITI),
      { kind: 'files', ref: 'f1', caption: [{ bold: 'Bukti' }], files },
      {},
      never,
    );
    expect(result).toMatchObject({ ok: true, others: { length: 5 } });
    const sent = whatsapp.to(SITI);
    expect(sent.map(({ type }) => type)).toEqual(['image', 'document', 'document', 'audio', 'text', 'text']);
    expect(sent[0]?.text).toBe('*Bukti*');
    // By it Meta says later what did not arrive.
    expect(sent.map(({ raw }) => raw.biz_opaque_callback_data)).toEqual(sent.map(() => 'f1'));
    for (const [index, id] of ['p1', 'big', 'd1', 'v1'].entries()) {
      const { type = '', raw = {} } = sent[index] ?? {};
      const { id: uploaded } = raw[type] as { readonly id: string };
      expect(whatsapp.uploaded(uploaded)?.equals(bytes[id] ?? Buffer.alloc(0)), id).toBe(true);
    }
    expect(sent[4]?.text).toContain('64 MB');
    expect(sent[5]?.text).toContain('tidak dapat diteruskan');
    expect(whatsapp.violations).toEqual([]);
  });

  it('words go with the first file that can carry them: sound has no caption', async () => {
    const voice = file('v1', 'voice', 'audio/ogg');
    const both = [voice, file('d1', 'document', 'application/pdf')];
    for (const [ref, files] of Object.entries({ f3: both, f4: [voice] }))
      await channel.send(chatId(SITI), { kind: 'files', ref, caption: ['Belum dipindai'], files }, {}, never);
    expect(whatsapp.to(SITI).map(({ type, text }) => [type, text])).toEqual([
      ['audio', ''],
      ['document', 'Belum dipindai'],
      ['text', 'Belum dipindai'],
      ['audio', ''],
    ]);
    expect(whatsapp.violations).toEqual([]);
  });

  it('of several files, a repeat sends only what is missing', async () => {
    const delivery = {
      kind: 'files',
      ref: 'f2',
      files: [file('p1', 'photo', 'image/jpeg'), file('d1', 'document', 'application/pdf')],
    } as const;
    whatsapp.faults.push({ path: '/media', skip: 1, status: 503 });
    expect(await channel.send(chatId(SITI), delivery, {}, never)).toMatchObject({ ok: false, why: 'unknown' });
    expect(await channel.send(chatId(SITI), delivery, {}, never)).toMatchObject({ ok: true, others: { length: 1 } });
    expect(whatsapp.to(SITI).map(({ type }) => type)).toEqual(['image', 'document']);
  });

  it('a citizen’s file comes in two steps, byte for byte; one that Meta does not know is gone', async () => {
    const sent = randomBytes(100_000);
    whatsapp.deliverTo = 'http://127.0.0.1:9/none';
    await whatsapp.media(SITI, 'image', sent, 'image/jpeg').catch(() => undefined);
    const id = '900000';
    const found = await channel.fetch(media(id), never);
    expect(found.ok && Buffer.concat(await Readable.from(found.stream as Readable).toArray())).toEqual(sent);
    expect(await channel.fetch(media('12345'), never)).toEqual({ ok: false, why: 'gone' });
    expect(await channel.fetch({ ...media(id), bytes: 21 * MIB }, never)).toEqual({ ok: false, why: 'too-large' });
  });

  it('an address that is not Meta’s is not asked, so that nobody else gets the token', async () => {
    const asked: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.end('x');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const liar = createServer((request, response) => {
      const url = request.url?.includes('fields') ? undefined : `http://localhost:${port}/steal`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: '1', url }));
    });
    await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
    const other = make(`http://127.0.0.1:${(liar.address() as AddressInfo).port}`);
    await other.start({ accept: async () => undefined });
    expect(await other.fetch(media('1'), never)).toEqual({ ok: false, why: 'unavailable' });
    expect(asked).toEqual([]);
    await other.stop();
    for (const server of [elsewhere, liar]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('a failure that Meta tells again changes nothing; another try’s own does, and what could not be written down comes again', async () => {
    const failed = (id: string) =>
      channel.receive(
        JSON.parse(
          envelope({
            statuses: [
              {
                ...{ id, status: 'failed', timestamp: '1', recipient_id: SITI, biz_opaque_callback_data: 'c1' },
                errors: [{ code: 130429, title: 'x' }],
              },
            ],
          }),
        ),
      );
    full = 1;
    expect(await failed('wamid.1')).toBe('refused');
    for (const id of ['wamid.1', 'wamid.1', 'wamid.2', 'wamid.1', 'wamid.2']) expect(await failed(id)).toBe('stored');
    expect(undelivered).toEqual(['c1 later', 'c1 later']);
  });

  it('the desk hears at once of refused credentials, of silence only after minutes, and of the end of either', async () => {
    const say = () => channel.send(chatId(SITI), { kind: 'message', ref: 'c1', message: { text: ['x'] } }, {}, never);
    whatsapp.faults.push({ path: '/messages', status: 401, code: 190 });
    expect(await say()).toMatchObject({ ok: false, why: 'limit' });
    expect(states).toEqual(['refused']);
    expect(await channel.health()).toMatchObject({ ok: false });
    await say();
    expect(states).toEqual(['refused', 'up']);
    whatsapp.faults.push({ path: '/messages', status: 503 });
    await say();
    await clock.pass(60_000);
    await say();
    await clock.pass(3_600_000);
    expect(states).toEqual(['refused', 'up']);
    whatsapp.faults.push({ path: '/messages', status: 503 });
    await say();
    await clock.pass(6 * 60_000);
    expect(states).toEqual(['refused', 'up', 'unreached']);
    await say();
    expect(states.at(-1)).toBe('up');
    // A message that is refused says nothing of how we stand.
    whatsapp.closed.add(SITI);
    expect(await say()).toMatchObject({ ok: false, why: 'closed' });
    expect(await channel.health()).toEqual({ ok: true });
  });
});
