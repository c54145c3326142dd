import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutFile } from '../../src/core/delivery.ts';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { chatId } from '../../src/core/message.ts';
import { pdf, photo } from '../fixtures/media/make.ts';
import { Backend, echo } from './backend.ts';
import { gate } from './gate.ts';

const CHAT = chatId('A'.repeat(32));
const OTHER = chatId('B'.repeat(32));

let backend: Backend;
let app: Awaited<ReturnType<Backend['app']>>;
let picture: Buffer;

const file = (id: string, kind: OutFile['kind'], mime: string, name: string): OutFile => ({
  id,
  kind,
  mime,
  name,
  key: 'CANARY-KEY',
  bytes: 1,
});
const get = (path: string, chat?: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { ...headers, ...(chat ? { cookie: `aduan=${chat}` } : {}) } });

beforeEach(async () => {
  backend = new Backend(echo);
  app = await backend.app();
  picture = await photo();
  backend.files.set('f1', picture).set('f2', pdf()).set('f3', Buffer.from('<script>alert(1)</script>'));
  backend.sendFiles(
    CHAT,
    'f:7',
    [
      file('f1', 'photo', 'image/jpeg', 'sesudah-1.jpg'),
      file('f2', 'document', 'application/pdf', 'surat.pdf'),
      file('f3', 'document', 'text/html', 'a".html'),
    ],
    'Sebelum & sesudah',
  );
});

describe('files that the bot sends over the web chat', () => {
  it('are in the page, without a script as well: pictures to look at, others to save, the words below', async () => {
    const html = await (await get('/', CHAT)).text();
    expect(html).toContain('<img class="thumb" src="/berkas/f%3A7/0" alt="Foto sesudah-1.jpg"');
    expect(html).toContain('<a class="chip document" href="/berkas/f%3A7/1" download="surat.pdf">surat.pdf</a>');
    expect(html).toContain('Sebelum &amp; sesudah');
    expect(html).not.toContain('CANARY-KEY');
  });

  it('arrive byte for byte in the browser that has this chat', async () => {
    const answer = await get('/berkas/f%3A7/0', CHAT);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="sesudah-1.jpg"');
  });

  it('can run nothing, load nothing, and lie in no cache', async () => {
    for (const at of [0, 1, 2]) {
      const { headers } = await get(`/berkas/f%3A7/${at}`, CHAT);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      if (at > 0) expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
    }
    // Every other answer keeps the policy of the page.
    expect((await get('/', CHAT)).headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it.each([
    ['another chat', '/berkas/f%3A7/0', OTHER],
    ['no chat', '/berkas/f%3A7/0', undefined],
    ['a place that is not there', '/berkas/f%3A7/3', CHAT],
    ['a message that is none', '/berkas/c1/0', CHAT],
    ['a path that climbs', '/berkas/..%2F..%2Fsecret/0', CHAT],
    ['no number', '/berkas/f%3A7/x', CHAT],
  ])('%s finds nothing, and the same nothing', async (_, path, chat) => {
    const answer = await get(path, chat);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('sesudah');
  });

  it('one whose head alone is asked for is let go of at once', async () => {
    const stream = new Readable({ read: () => undefined });
    stream.push(Buffer.alloc(1_000));
    backend = new Backend(echo, {
      openFile: async () => ({ file: file('f1', 'photo', 'image/jpeg', 'x.jpg'), stream }),
    });
    app = await backend.app();
    const answer = await app.request('/berkas/x/0', { method: 'HEAD', headers: { cookie: `aduan=${CHAT}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(stream.destroyed).toBe(true);
  });

  it('one whose asker has gone before it was found is let go of, and takes nothing down', async () => {
    const asked = gate();
    const gone = gate();
    const stream = Readable.from([Buffer.alloc(1_000), Buffer.alloc(1_000)], { objectMode: false });
    const closed = once(stream, 'close');
    backend = new Backend(echo, {
      openFile: async () => {
        asked.open();
        await gone.opened;
        return { file: file('f1', 'photo', 'image/jpeg', 'x.jpg'), stream };
      },
    });
    const server = await backend.serve();
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET /berkas/x/0 HTTP/1.1\r\nHost: x\r\nCookie: aduan=${CHAT}\r\n\r\n`);
    await asked.opened;
    socket.destroy();
    await server.close(5_000); // every connection has ended by then
    gone.open();
    await closed;
    expect(backend.faults).toEqual([]);
  });

  it('one that can not be read is not found; one that is damaged breaks off and is never whole', async () => {
    const opened = (...chunks: readonly Buffer[]) => ({
      file: file('f1', 'photo', 'image/jpeg', 'x.jpg'),
      stream: Readable.from(
        (async function* () {
          yield* chunks;
          throw new EvidenceFault(chunks.length > 0 ? 'tampered' : 'missing');
        })(),
        { objectMode: false },
      ),
    });
    backend = new Backend(echo, { openFile: async () => opened() });
    app = await backend.app();
    expect((await get('/berkas/x/0', CHAT)).status).toBe(404);
    expect(backend.faults).toEqual([expect.objectContaining({ code: 'missing' })]);
    backend = new Backend(echo, { openFile: async () => opened(Buffer.alloc(50_000)) });
    app = await backend.app();
    await expect((await get('/berkas/x/0', CHAT)).arrayBuffer()).rejects.toThrow();
  });
});
