import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { KeepUpload } from '../../src/bots/web/deps.ts';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { serveHttp } from '../../src/http/server.ts';
import { Backend } from './backend.ts';
import { gate } from './gate.ts';
import { newId, Visitor, verdictOf } from './visitor.ts';

const MIB = 1024 * 1024;
const words = WEB_WORDS.id;
const jpg = (name: string, bytes: Uint8Array<ArrayBuffer> | string = 'gambar') => ({ name, bytes });

describe('files that come in', () => {
  it('one file with words is one message with a caption', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    const id = newId();
    expect((await citizen.files([jpg('lubang.jpg')], { id, text: 'ini lubangnya' })).status).toBe(202);
    expect(house.stored.map(({ content, messageId, album }) => ({ content, messageId, album }))).toMatchObject([
      {
        content: { kind: 'media', caption: 'ini lubangnya', media: { kind: 'photo', name: 'lubang.jpg', bytes: 6 } },
        messageId: id,
        album: undefined,
      },
    ]);
  });

  it('several of one form are an album, the words with the first; sent again they are the same messages', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    const id = newId();
    const three = ['1.jpg', '2.jpg', '3.jpg'].map((name) => jpg(name));
    for (let time = 0; time < 2; time += 1) await citizen.files(three, { id, text: 'tiga' });
    expect(house.stored.map(({ album, messageId }) => [album, messageId])).toEqual([
      [id, id],
      [id, `${id}.1`],
      [id, `${id}.2`],
    ]);
  });

  it('a form without a chosen file and with words is words', async () => {
    const house = new Backend(undefined, { answerWaitMs: 1 });
    const citizen = await Visitor.at(await house.app());
    const answer = await citizen.files([{ name: '', bytes: '' }], { text: 'tanpa foto' }, 'text/html');
    expect([answer.status, house.texts()]).toEqual([303, ['tanpa foto']]);
  });

  it('a name is shown as words, cut when it is endless', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    await citizen.files([{ name: `<b>${'x'.repeat(500)}.pdf`, bytes: '%PDF-', mime: 'application/pdf' }]);
    expect(await citizen.page()).toContain(`<span class="chip document">&lt;b&gt;${'x'.repeat(117)}</span>`);
  });

  it('a file over 20 MiB is not kept; the talk goes on about it', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    expect((await citizen.files([jpg('besar.jpg', new Uint8Array(20 * MIB + 1))])).status).toBe(202);
    expect(house.kept).toEqual([]);
    expect(house.stored[0]?.content).toMatchObject({ kind: 'media', media: { tooLarge: true } });
    expect((await citizen.files([jpg('pas.jpg', new Uint8Array(20 * MIB))])).status).toBe(202);
    expect(house.kept).toHaveLength(1);
  });

  it('the eleventh file is turned away with a word, the ten are taken', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    const eleven = Array.from({ length: 11 }, (_, at) => jpg(`${at}.jpg`));
    expect(await verdictOf(await citizen.files(eleven))).toEqual({
      status: 422,
      ok: false,
      say: words.tooMany({ n: 10 }),
    });
    expect(house.kept).toHaveLength(10);
  });

  it.each([
    ['refused', 422, words.fileRefused()],
    ['unavailable', 503, words.notNow()],
  ] as const)('a file that is %s stores nothing and says what to do', async (why, status, say) => {
    const house = new Backend(undefined, { keep: async () => ({ ok: false, why }) });
    const citizen = await Visitor.at(await house.app());
    expect(await verdictOf(await citizen.files([jpg('x.jpg')]))).toEqual({ status, ok: false, say });
    expect(house.stored).toEqual([]);
  });

  it('a full disk is said kindly, with the words still in the box of a plain form, and is told to the operator', async () => {
    const house = new Backend(undefined, {
      keep: async () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    });
    const citizen = await Visitor.at(await house.app());
    expect(await verdictOf(await citizen.files([jpg('x.jpg')]))).toEqual({
      status: 503,
      ok: false,
      say: words.notNow(),
    });
    const page = await citizen.files([jpg('x.jpg')], { text: 'cerita saya' }, 'text/html');
    expect(page.status).toBe(503);
    expect(await page.text()).toContain(words.notNow());
    expect(house.faults).toHaveLength(2);
    expect(house.stored).toEqual([]);
  });

  it.each([
    ['no form', 'application/octet-stream', 'x', 415],
    ['a form without a boundary', 'multipart/form-data', 'x', 415],
    [
      'a form that never ends',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="id"\r\n\r\nx',
      400,
    ],
    ['a form that is noise', 'multipart/form-data; boundary=b', '\u0000\u0001--b--c', 400],
    [
      'a form without an id',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nx\r\n--b--\r\n',
      400,
    ],
  ])('%s is a 4xx and nothing is stored', async (_name, type, body, status) => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    expect((await citizen.post(body, '/lampiran', { 'content-type': type })).status).toBe(status);
    expect([house.stored, house.faults]).toEqual([[], []]);
  });

  /** A house whose keeper reads nothing until it is let go; `begun` resolves when so many uploads are in hand. */
  function slowHouse(uploads: number) {
    const release = gate();
    const begun = gate();
    let inHand = 0;
    const house = new Backend(undefined, {
      keep: async (stream) => {
        inHand += 1;
        if (inHand === uploads) begun.open();
        for await (const _ of stream) await release.opened;
        return { ok: true, file: { id: 'f', key: '', mime: 'image/jpeg', bytes: 1, sha256: '' } };
      },
    });
    return { house, begun: begun.opened, release: release.open };
  }

  it('the fifth upload of one chat at a time is told to wait, and goes through once there is room', async () => {
    const { house, begun, release } = slowHouse(4);
    const citizen = await Visitor.at(await house.app());
    const four = [1, 2, 3, 4].map(() => citizen.files([jpg('x.jpg')]));
    await begun;
    const fifth = await citizen.files([jpg('y.jpg')]);
    expect(await verdictOf(fifth)).toEqual({ status: 429, ok: false, say: words.busy() });
    release();
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect((await citizen.files([jpg('y.jpg')])).status).toBe(202);
  });

  it('one address with many chats can not take every place for uploads', async () => {
    const { house, begun, release } = slowHouse(24);
    const site = await house.app();
    const visitors = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => Visitor.at(site)));
    const running = visitors.slice(0, 6).flatMap((visitor) => [1, 2, 3, 4].map(() => visitor.files([jpg('x.jpg')])));
    await begun;
    expect((await visitors[6]?.files([jpg('y.jpg')]))?.status).toBe(429);
    release();
    expect(new Set((await Promise.all(running)).map(({ status }) => status))).toEqual(new Set([202]));
  });
});

describe('on the wire', () => {
  /** Speaks HTTP by hand. */
  function speak(port: number, head: readonly string[], body: string, path = '/lampiran') {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined); // the server may cut us off while we write: what it said before is what counts
    socket.write(`${[`POST ${path} HTTP/1.1`, 'Host: x', ...head].join('\r\n')}\r\n\r\n${body}`);
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    return { socket, ended: new Promise<string>((resolve) => socket.once('close', () => resolve(said))) };
  }
  const form = 'Content-Type: multipart/form-data; boundary=b';
  const begin = `--b\r\nContent-Disposition: form-data; name="id"\r\n\r\npesan-wire1\r\n--b\r\nContent-Disposition: form-data; name="berkas"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\nsebagian`;

  it('two gigabytes announced are refused before a byte of them is read', async () => {
    const house = new Backend();
    const server = await house.serve();
    const { ended } = speak(server.port, [form, `Content-Length: ${2 * 1024 * MIB}`], '');
    expect(await ended).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close/i);
    expect(house.stored).toEqual([]);
    await server.close(0);
  });

  it('whoever writes everything before they read finds the refusal all the same, and not a broken line', async () => {
    const house = new Backend();
    const server = await house.serve();
    const bytes = 16 * MIB; // more than lies in the buffers of both ends
    const client = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    client.pause();
    client.write(`POST /lampiran HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${bytes}\r\n\r\n`);
    await new Promise<void>((resolve, reject) => {
      client.once('error', reject);
      client.write(Buffer.alloc(bytes), () => resolve());
    });
    let said = '';
    client.on('data', (chunk) => {
      said += chunk;
    });
    const ended = once(client, 'end');
    client.resume();
    await ended;
    expect(said).toMatch(/^HTTP\/1.1 415 [\s\S]*connection: close/i);
    client.end();
    await server.close(0);
  });

  it.each([
    ['for ever', { ms: 20, bytes: 64 * MIB }],
    ['without end', { ms: 60_000, bytes: MIB }],
  ])('whoever sends on %s after the refusal is cut off', async (_, linger) => {
    const house = new Backend();
    const server = await serveHttp(await house.app(), { host: '127.0.0.1', port: 0, linger });
    const client = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    client.on('error', () => undefined); // a reset is one way to be cut off
    const closed = new Promise((resolve) => client.once('close', resolve));
    const more = () => {
      while (!client.destroyed && client.write(Buffer.alloc(64 * 1024)));
    };
    client.on('drain', more);
    client.write(
      `POST /lampiran HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${200 * MIB}\r\n\r\n`,
    );
    more();
    client.resume();
    await closed;
    await server.close(0);
  });

  it('an upload cut off in the middle leaves nothing, and is no fault of ours', async () => {
    const begun = gate();
    const failed = gate();
    const keep: KeepUpload = async (stream) => {
      begun.open();
      try {
        for await (const _ of stream);
      } catch (error) {
        failed.open();
        throw error;
      }
      return { ok: false, why: 'refused' };
    };
    const house = new Backend(undefined, { keep });
    const server = await house.serve();
    const { socket } = speak(server.port, [form, 'Content-Length: 100000'], begin);
    await begun.opened;
    socket.destroy();
    await failed.opened;
    expect([house.stored, house.faults]).toEqual([[], []]);
    await server.close(0);
  });

  it('words cut off in the middle are no fault of ours, whether their length was told or not', async () => {
    const house = new Backend();
    const app = await house.app();
    let answered: (status: number) => void = () => undefined;
    const server = await serveHttp(
      {
        fetch: async (...request) => {
          const answer = await app.fetch(...request);
          answered(answer.status);
          return answer;
        },
      },
      { host: '127.0.0.1', port: 0 },
    );
    for (const [length, part] of [
      ['Content-Length: 100', '{"id":'],
      ['Transfer-Encoding: chunked', '6\r\n{"id":\r\n'],
    ] as const) {
      const status = new Promise<number>((resolve) => {
        answered = resolve;
      });
      const { socket } = speak(server.port, ['Content-Type: application/json', length], part, '/pesan');
      socket.end();
      expect(await status).toBe(400);
    }
    expect([house.stored, house.faults]).toEqual([[], []]);
    await server.close(0);
  });

  it('an upload that only keeps a place taken is cut, and may be tried again', async () => {
    const house = new Backend(undefined, { uploadPaceMs: 40 });
    const server = await house.serve();
    const { ended } = speak(server.port, [form, 'Content-Length: 100000', 'Accept: application/json'], begin);
    expect(await ended).toMatch(/^HTTP\/1.1 408 /);
    expect([house.stored, house.faults]).toEqual([[], []]);
    await server.close(0);
  });
});
