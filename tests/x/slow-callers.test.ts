import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placesForCalls } from '../../src/bots/webhook.ts';
import { xWebhook } from '../../src/bots/x/webhook.ts';
import { httpApp } from '../../src/http/app.ts';
import { Places, type PlacesOptions } from '../../src/http/places.ts';
import { type HttpServer, serveHttp } from '../../src/http/server.ts';
import { ME } from '../fakes/x-world.ts';
import { Stage } from './stage.ts';

/*
 * Whoever signs the body of a call is known only when all of it is here, so anybody may begin one. Somebody opens many, sends their bodies a byte at a
 * time, or not at all, and wants the platform's own calls to find no place. On a real port; who comes from where our own proxy tells.
 */

let stage: Stage;
let server: HttpServer;
let sockets: Socket[];
beforeEach(async () => {
  stage = await (await Stage.open({ mode: 'webhook' })).start();
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await server.close(0);
  await stage.close();
});

async function serve(places: Places): Promise<void> {
  const routes = [xWebhook(stage.channel, () => undefined, places)];
  server = await serveHttp(httpApp({ publicUrl: 'https://lapor.example', routes, onFault: () => undefined }), {
    host: '127.0.0.1',
    port: 0,
  });
}
const places = (some: Partial<PlacesOptions>) => new Places({ max: 4, ofOneMax: 2, bodyMsMax: 600_000, ...some });

/** A call whose body is promised and does not come. Resolves when it has its place, with what is answered to it one day. */
function slowly(from: string): Promise<{ readonly answer: Promise<string>; readonly socket: Socket }> {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  const answer = new Promise<string>((resolve) => {
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
  socket.write(
    [
      'POST /webhooks/x HTTP/1.1',
      'Host: lapor.example',
      `X-Forwarded-For: ${from}`,
      'X-Twitter-Webhooks-Signature: sha256=AAAA',
      // Node says 100 in the moment in which it hands the call on.
      'Expect: 100-continue',
      'Content-Length: 100000',
      '\r\n',
    ].join('\r\n'),
  );
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (heard === 'HTTP/1.1 100 Continue\r\n\r\n') {
        heard = '';
        socket.write('{');
        resolve({ answer, socket });
      }
    });
  });
}

let made = 0;
/** A call of the platform's own. */
async function honestly(): Promise<number> {
  made += 1;
  const body = JSON.stringify({
    for_user_id: ME.id,
    tweet_create_events: [
      {
        id_str: `19900000000000${made}`,
        text: '@lapor_kalsel jalan rusak',
        timestamp_ms: '1764000000000',
        user: { id_str: '41', screen_name: 'warga' },
      },
    ],
  });
  const headers = { 'x-forwarded-for': '104.244.42.1', 'x-twitter-webhooks-signature': stage.platform.sign(body) };
  const answer = await fetch(`${server.url}/webhooks/x`, { method: 'POST', body, headers });
  return answer.status;
}

describe('bodies that do not come', () => {
  it('of one address are never more than its share: the one that was there first makes room', async () => {
    await serve(places({}));
    const first = await slowly('203.0.113.1');
    await slowly('203.0.113.1');
    await slowly('203.0.113.1');
    expect(await first.answer).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 1\r\n/);
    expect(await honestly()).toBe(200);
  });

  it('of as many addresses as there are places make room for the platform, and the younger ones go on', async () => {
    await serve(places({}));
    const all = [];
    for (let n = 1; n <= 4; n += 1) all.push(await slowly(`203.0.113.${n}`));
    expect(await honestly()).toBe(200);
    expect(await all[0]?.answer).toMatch(/^HTTP\/1.1 503 /);
    expect(all.slice(1).every(({ socket }) => !socket.destroyed)).toBe(true);
  });

  it('are cut off after a while, and their sender is told', async () => {
    await serve(places({ bodyMsMax: 20 }));
    const { answer } = await slowly('203.0.113.1');
    expect(await answer).toMatch(/^HTTP\/1.1 408 /);
  });

  it('three hundred at once keep no call of the platform out, as the program runs', async () => {
    await serve(placesForCalls());
    for (let n = 0; n < 300; n += 1) {
      await slowly(`203.0.113.${n % 3}`);
      if (n % 30 === 29) expect(await honestly()).toBe(200);
    }
    expect(stage.messages).toHaveLength(10);
  });
});

describe('a place', () => {
  it('of a sender who is known is given up to nobody, and counts for no address', () => {
    const two = places({ max: 2, ofOneMax: 1 });
    const known = [two.enter('a'), two.enter('b')];
    for (const place of known) place?.keep();
    expect(two.enter('c')).toBeUndefined();
    expect(known.map((place) => place?.signal.aborted)).toEqual([false, false]);
    known[0]?.leave();
    known[0]?.leave();
    const next = two.enter('a');
    expect(next).toBeDefined();
    expect(two.enter('b')).toBeDefined();
    expect(next?.signal.reason).toBe('crowded');
    known[1]?.leave();
  });
});
