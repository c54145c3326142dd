import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, startProgram } from '../app-run.ts';
import { removeFolder } from '../fakes/folder.ts';

const MIB = 2 ** 20;
/** What the program may take more than at rest, whatever it is sent. */
const MORE_MAX = 64 * MIB;
/** Uploads that never end, side by side. */
const ENDLESS = 4;
/** Somebody who goes on after this was not stopped. */
const ENDLESS_MAX = 512 * MIB;
/** Connections on which a byte comes now and then: with those above fewer than one address may have. */
const DRIPS = 16;
const DRIPPED = 40;

const HEAD = `--b\r\nContent-Disposition: form-data; name="id"\r\n\r\npesan-tanpa-akhir\r\n--b\r\nContent-Disposition: form-data; name="berkas"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
const FORM = { 'content-type': 'multipart/form-data; boundary=b', accept: 'application/json' };

let dir: string;
let program: Running;
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-endless-'));
  program = await startProgram({ DATA_DIR: dir });
});
afterAll(async () => {
  await program?.end('SIGKILL');
  await removeFolder(dir);
});

/** The headers of an upload by somebody who has never been here before. */
async function somebody(): Promise<Readonly<Record<string, string>>> {
  const page = await fetch(program.url);
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await page.text();
  return { ...FORM, cookie, origin: program.url };
}

/** Bytes that the program's process takes now, as it tells itself. */
async function memory(): Promise<number> {
  const text = await (await fetch(`${program.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1]);
}

/** Sends a file that has no end and no length, until it is told to stop. @returns status and bytes that were sent */
async function endless(): Promise<{ readonly status: number | undefined; readonly sent: number }> {
  const headers = await somebody();
  const { hostname, port } = new URL(program.url);
  return new Promise((resolve) => {
    let sent = 0;
    let status: number | undefined;
    const chunk = Buffer.alloc(256 * 1024, 0xff);
    const request = http.request({ hostname, port, path: '/lampiran', method: 'POST', headers });
    const go = () => {
      while (status === undefined && sent < ENDLESS_MAX && !request.destroyed) {
        sent += chunk.length;
        if (!request.write(chunk)) return void request.once('drain', go);
      }
      if (sent >= ENDLESS_MAX) request.destroy();
    };
    request.on('response', (response) => {
      status = response.statusCode;
      response.resume();
    });
    // The server cuts us off when it has said why.
    request.on('error', () => undefined);
    request.on('close', () => resolve({ status, sent }));
    request.write(HEAD);
    go();
  });
}

it('what announces two gigabytes, what has no end and what drips is refused or waits, and takes no memory', async () => {
  const { hostname, port } = new URL(program.url);
  const head = (headers: Readonly<Record<string, string>>, length: number) =>
    `POST /lampiran HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${Object.entries({ ...headers, 'content-length': length })
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n`;
  const begun = async (length: number, more = ''): Promise<Socket> => {
    const headers = await somebody();
    const socket = connect(Number(port), hostname);
    // The server cuts us off when it has said why.
    socket.on('error', () => undefined);
    socket.write(`${head(headers, length)}${more}`);
    return socket;
  };
  // Once before it is looked at: code and buffers that one upload needs are not what many must not take.
  await endless();
  const atRest = await memory();
  let most = atRest;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) most = Math.max(most, await memory());
  })();

  const drips = await Promise.all(Array.from({ length: DRIPS }, () => begun(10 * MIB, HEAD)));
  const announced = await begun(2 * 1024 * MIB);
  let said = '';
  announced.on('data', (data) => {
    said += data;
  });
  await once(announced, 'close');
  const refused = await Promise.all(
    Array.from({ length: ENDLESS }, async () => {
      for (const socket of drips) socket.write('x');
      return endless();
    }),
  );
  for (let n = 0; n < DRIPPED; n += 1) {
    for (const socket of drips) socket.write('x');
    most = Math.max(most, await memory());
  }
  for (const socket of drips) socket.destroy();
  isOver = true;
  await watching;

  expect(said).toMatch(/^HTTP\/1.1 413 /);
  for (const { status, sent } of refused) {
    expect(status === 413 || status === undefined, String(status)).toBe(true);
    expect(sent).toBeLessThan(ENDLESS_MAX);
  }
  expect(refused.some(({ status }) => status === 413)).toBe(true);
  expect((most - atRest) / MIB).toBeLessThan(MORE_MAX / MIB);
  // What was cut off leaves nothing.
  await expect.poll(() => readdirSync(path.join(dir, 'evidence', 'incoming')), { timeout: 30_000 }).toEqual([]);
});
