import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xWebhook } from '../../src/bots/x/webhook.ts';
import { CREDENTIALS } from '../fakes/x-oauth.ts';
import { ME } from '../fakes/x-world.ts';
import { photo } from '../fixtures/media/make.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let forged = 0;
let app: ReturnType<typeof xWebhook>;
beforeEach(async () => {
  forged = 0;
  stage = await (await Stage.open({ mode: 'webhook' })).start();
  app = xWebhook(stage.channel, () => {
    forged += 1;
  });
});
afterEach(async () => {
  await stage.close();
});
const post = async (body: string, signature = stage.platform.sign(body)) =>
  (await app.request('/webhooks/x', { method: 'POST', body, headers: { 'x-twitter-webhooks-signature': signature } }))
    .status;
const delivery = (over: Record<string, unknown> = {}, id = '1990000000000000001') =>
  JSON.stringify({
    for_user_id: ME.id,
    tweet_create_events: [
      {
        id: 5,
        id_str: id,
        text: '@lapor_kalsel jalan rusak 🚧',
        timestamp_ms: '1764000000000',
        user: { id_str: '41', screen_name: 'warga' },
        ...over,
      },
    ],
  });

describe('the webhook', () => {
  it('answers the challenge', async () => {
    const response = await app.request('/webhooks/x?crc_token=abc%20def');
    const right = createHmac('sha256', CREDENTIALS.appSecret).update('abc def').digest('base64');
    expect(await response.json()).toEqual({ response_token: `sha256=${right}` });
    expect((await app.request('/webhooks/x')).status).toBe(400);
  });

  it('signs no delivery for whoever hands one in as a challenge: the answer to it would be its signature', async () => {
    const body = delivery();
    expect(body.length).toBeLessThan(512);
    for (const word of [body, ` ${body}`]) {
      const answer = await app.request(`/webhooks/x?crc_token=${encodeURIComponent(word)}`);
      const given = answer.status === 200 ? ((await answer.json()) as { response_token: string }).response_token : '';
      expect(await post(word, given)).toBe(401);
    }
    expect(stage.handed).toEqual([]);
  });

  it('a delivery is stored before it is answered, however often it comes', async () => {
    expect(await Promise.all([post(delivery()), post(delivery()), post(delivery())])).toEqual([200, 200, 200]);
    expect(stage.texts).toEqual(['jalan rusak 🚧']);
    expect(stage.messages[0]).toMatchObject({
      id: 't:1990000000000000001',
      chat: 'p:41',
      sentAt: new Date(1764000000000),
    });
  });

  it.each<[string, (body: string) => string]>([
    ['none', () => ''],
    ['of another secret', (body) => stage.platform.sign(body, 'wrong')],
    ['of other bytes', (body) => stage.platform.sign(`${body} `)],
    ['in hexadecimal', (body) => `sha256=${createHmac('sha256', CREDENTIALS.appSecret).update(body).digest('hex')}`],
    ['without its name', (body) => stage.platform.sign(body).slice('sha256='.length)],
  ])('a signature %s is turned away and leaves nothing but a count', async (_, sign) => {
    const body = delivery();
    expect(await post(body, sign(body))).toBe(401);
    expect(stage.handed).toEqual([]);
    expect(forged).toBe(1);
  });

  it('a body of which one byte was changed is none that was signed: a thousand times', async () => {
    const body = delivery();
    const signature = stage.platform.sign(body);
    for (let n = 0; n < 1_000; n += 1) {
      const bytes = Buffer.from(body);
      const at = (n * 7) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
      const headers = { 'x-twitter-webhooks-signature': signature };
      expect((await app.request('/webhooks/x', { method: 'POST', body: bytes, headers })).status).toBe(401);
    }
    expect([stage.handed.length, forged]).toEqual([0, 1_000]);
    expect(await post(body)).toBe(200);
  });

  it('rubbish is refused, what is not for us nodded at, and too much is cut off', async () => {
    expect(await post('{')).toBe(400);
    expect(await post('[]')).toBe(400);
    expect(await post('x'.repeat(1024 * 1024 + 1))).toBe(413);
    for (const body of [
      {},
      { for_user_id: '5', tweet_create_events: [{ id_str: '1', user: { id_str: '41' }, text: '@lapor_kalsel x' }] },
      {
        for_user_id: ME.id,
        tweet_create_events: [null, 5, {}, { id: 7 }, { id_str: '1', user: { id_str: ME.id }, text: 'x' }],
      },
      {
        for_user_id: ME.id,
        direct_message_events: [{ type: 'message_create', id: '9', message_create: { sender_id: ME.id } }],
      },
      { for_user_id: ME.id, favorite_events: [{}], direct_message_indicate_typing_events: [{}] },
    ])
      expect(await post(JSON.stringify(body))).toBe(200);
    expect(stage.handed).toEqual([]);
  });

  it('when nothing can be stored it says so, and the platform delivers again', async () => {
    stage.full = 1;
    expect(await post(delivery())).toBe(503);
    expect(await post(delivery())).toBe(200);
    expect(stage.texts).toHaveLength(1);
  });

  it('tells the same posts, messages and files as reading does', async () => {
    const { platform } = stage;
    const bytes = await photo();
    platform.deliverTo = undefined;
    const bodies: string[] = [];
    const catching = globalThis.fetch;
    platform.deliverTo = 'http://127.0.0.1:9/webhooks/x';
    globalThis.fetch = async (url, init) => {
      if (String(url).includes(':9/')) {
        bodies.push(String(init?.body));
        return new Response(null, { status: 200 });
      }
      return catching(url, init);
    };
    try {
      platform.post('41', '@lapor_kalsel jalan rusak', { photos: [bytes] });
      platform.dm('41', 'halo', { photos: [bytes] });
      platform.post('42', `@lapor_kalsel ${'panjang '.repeat(30)}`);
    } finally {
      globalThis.fetch = catching;
    }
    for (const body of bodies) expect(await post(body)).toBe(200);
    const told = stage.messages.map(({ chat, id, content, messageId }) => ({ chat, id, messageId, content }));
    const reading = await Stage.open({ apiRoot: platform.url });
    await reading.start();
    await reading.until(() => reading.messages.length === told.length);
    const read = reading.messages.map(({ chat, id, content, messageId }) => ({ chat, id, messageId, content }));
    await reading.close();
    expect(told).toHaveLength(5);
    expect(read).toEqual(expect.arrayContaining(told));
  });

  it('a deleted post is told', async () => {
    const gone = {
      for_user_id: ME.id,
      tweet_delete_events: [{ status: { id: '77', user_id: '41' }, timestamp_ms: '1764000000000' }],
    };
    expect(await post(JSON.stringify(gone))).toBe(200);
    expect(stage.messages).toMatchObject([{ chat: 'p:41', messageId: '77', content: { kind: 'deleted' } }]);
  });

  it('in polling mode every call is refused', async () => {
    const polling = await (await Stage.open()).start();
    const other = xWebhook(polling.channel);
    const body = delivery();
    const headers = { 'x-twitter-webhooks-signature': stage.platform.sign(body) };
    expect((await other.request('/webhooks/x', { method: 'POST', body, headers })).status).toBe(401);
    expect((await other.request('/webhooks/x?crc_token=a')).status).toBe(404);
    await polling.close();
  });
});
