import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BotApi as Api } from '../../src/bots/telegram/api.ts';
import { openFile as openOfTelegram } from '../../src/bots/telegram/files.ts';
import { Graph } from '../../src/bots/whatsapp/cloud/graph.ts';
import { openMedia } from '../../src/bots/whatsapp/cloud/media.ts';
import { XApi } from '../../src/bots/x/api.ts';
import { openFile } from '../../src/bots/x/files.ts';
import { realClock } from '../fakes/clock.ts';
import { CREDENTIALS } from '../fakes/x-oauth.ts';

/**
 * Where files are fetched from: the platform's own addresses, whatever an answer, a stored handle or a redirect says. Something private listens on this
 * machine, as a database or a cloud's metadata would: nobody of ours may knock there.
 */

let knocks = 0;
let secret: Server;
let platform: Server;
/** What the platform answers with: an address for a file, or where to go instead. */
let says: { readonly url?: string; readonly location?: string } = {};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listens = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '::', resolve));

beforeEach(async () => {
  knocks = 0;
  says = {};
  secret = createServer((_, response) => response.end('secret'));
  secret.on('connection', () => {
    knocks += 1;
  });
  platform = createServer(({ url }, response) => {
    if (url === '/a.jpg' && says.location !== undefined) response.writeHead(302, { location: says.location });
    response.end(JSON.stringify({ id: '1', url: says.url }));
  });
  await Promise.all([listens(secret), listens(platform)]);
});
afterEach(() => {
  for (const server of [secret, platform]) {
    server.closeAllConnections();
    server.close();
  }
});

const never = new AbortController().signal;
const root = () => `http://127.0.0.1:${portOf(platform)}`;
const fromX = (url: string) =>
  openFile(
    new XApi(CREDENTIALS, root(), realClock),
    realClock,
    { kind: 'photo', handle: JSON.stringify({ urls: [url], isPrivate: true }) },
    never,
    () => undefined,
  );
const fromMeta = (url: string) => {
  says = { ...says, url };
  return openMedia(
    new Graph(root(), 'token', realClock),
    realClock,
    { kind: 'photo', handle: '1' },
    never,
    () => undefined,
  );
};

/** The same place by other names, with what some readers of addresses take for the host of somebody else. */
const ADDRESSES: readonly ((port: number) => string)[] = [
  ...[
    '127.0.0.1 localhost LOCALHOST localhost. 127.1 127.0.1 0.0.0.0 0 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 127.000.000.001',
    '[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:1] [0000::1] ①②⑦.⓪.⓪.① 127。0。0。1 127%2e0%2e0%2e1 %6c%6f%63%61%6c%68%6f%73%74',
  ].flatMap((line) => line.split(' ').map((host) => (port: number) => `http://${host}:${port}/a.jpg`)),
  ...['api.x.com', 'pbs.twimg.com', 'lookaside.fbsbx.com', 'graph.facebook.com'].flatMap((host) => [
    (port: number) => `http://${host}@127.0.0.1:${port}/`,
    (port: number) => `https://${host}:x@localhost:${port}/`,
    (port: number) => `https://127.0.0.1:${port}/#@${host}/`,
    (port: number) => `https://127.0.0.1:${port}\\@${host}/`,
    (port: number) => `http://127.0.0.1:${port}/?${host}`,
    (port: number) => `https://${host}.127.0.0.1:${port}/`,
    (port: number) => `https://localhost:${port}/${host}`,
  ]),
  () => 'http://169.254.169.254/latest/meta-data/',
  () => 'http://[fd00:ec2::254]/latest/',
  () => 'http://metadata.google.internal/',
  () => 'file:///etc/passwd',
  () => 'data:text/plain,x',
  () => 'ftp://127.0.0.1/',
  (port) => `gopher://127.0.0.1:${port}/`,
  (port) => `//127.0.0.1:${port}/`,
  () => 'https://evilfbcdn.net/',
  () => 'https://fbcdn.net.evil.example/',
  () => 'https://pbs.twimg.com.evil.example/',
  () => 'https://api.x.com:8443/',
  () => 'https://graph.facebook.com:6379/',
];

describe(`${ADDRESSES.length} addresses`, () => {
  it('are more than sixty', () => expect(ADDRESSES.length).toBeGreaterThan(60));

  it.each([
    ['X', fromX],
    ['Meta', fromMeta],
  ])('%s: none is asked', async (_name, from) => {
    for (const address of ADDRESSES) {
      const url = address(portOf(secret));
      if (!URL.canParse(url)) continue;
      expect([url, (await from(url)).ok]).toEqual([url, false]);
    }
    expect(knocks).toBe(0);
  });

  it('nor is one that the platform sends us on to', async () => {
    for (const address of ADDRESSES) {
      const location = address(portOf(secret));
      if (!/^[!-~]+$/.test(location)) continue; // no header can say it
      for (const from of [fromX, fromMeta]) {
        const own = `${root()}/a.jpg`;
        says = { url: own, location };
        expect([location, (await from(own)).ok]).toEqual([location, false]);
      }
    }
    expect(knocks).toBe(0);
  });
});

it('what claims to be Telegram’s own server reads no file of this machine', async () => {
  const api = new Api('1:a', 'https://api.telegram.org', realClock);
  expect(api.isOfficial).toBe(true);
  expect(new Api('1:a', 'http://127.0.0.1:8081', realClock).isOfficial).toBe(false);
  const asked: string[] = [];
  api.call = async () => ({ ok: true, result: { file_path: '/etc/hostname' } });
  api.fileUrl = (path) => {
    asked.push(path);
    return new URL('http://127.0.0.1:1/none');
  };
  const found = await openOfTelegram(api, realClock, { kind: 'photo', handle: 'x' }, never, () => undefined);
  expect([found.ok, asked]).toEqual([false, ['/etc/hostname']]);
});
