import { describe, expect, it } from 'vitest';
import { telegramWebhook } from '../../src/bots/telegram/webhook.ts';
import fc from '../property.ts';

/** The webhook's border by itself: what reaches the channel, and what is turned away before it. */

const SECRET = 'a-long-random-word';
const address = '/webhooks/telegram';

function border(answer: 'stored' | 'refused' = 'stored') {
  const received: unknown[] = [];
  let forged = 0;
  const app = telegramWebhook(
    {
      webhookSecret: SECRET,
      receive: async (update) => {
        received.push(update);
        return answer;
      },
    },
    () => {
      forged += 1;
    },
  );
  const post = async (
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
    headers: Record<string, string> = {},
  ) =>
    (
      await app.request(address, {
        method: 'POST',
        body,
        headers: { 'x-telegram-bot-api-secret-token': SECRET, ...headers },
        ...{ duplex: 'half' },
      })
    ).status;
  return { post, received, forged: () => forged };
}

const chunks = (...parts: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });

describe('the webhook', () => {
  it('puts letters together again wherever the network cut them', async () => {
    const { post, received } = border();
    const update = { update_id: 1, message: { text: 'Jl. Pañé 🚧 ジャラン — "kuti\\p" ẅ' } };
    const bytes = Buffer.from(JSON.stringify(update));
    for (let at = 0; at <= bytes.length; at += 1)
      expect(await post(chunks(bytes.subarray(0, at), bytes.subarray(at)))).toBe(200);
    expect(received).toHaveLength(bytes.length + 1);
    for (const each of received) expect(each).toEqual(update);
  });

  it('turns away whoever does not know the secret, reads nothing and counts it', async () => {
    const { post, received, forged } = border();
    const wrong = ['', 'x', SECRET.toUpperCase(), `${SECRET} x`, SECRET.slice(1), 'é'];
    for (const secret of wrong)
      expect(await post('{"update_id":1}', { 'x-telegram-bot-api-secret-token': secret })).toBe(401);
    expect(received).toEqual([]);
    expect(forged()).toBe(wrong.length);
  });

  it('of a thousand forged calls none comes through, though all but one sign of the secret be right', async () => {
    const { post, received, forged } = border();
    const at = fc.nat(SECRET.length - 1);
    const almost = fc
      .tuple(at, fc.string({ minLength: 1, maxLength: 1 }))
      .map(([i, c]) => SECRET.slice(0, i) + c + SECRET.slice(i + 1));
    const guesses = fc.oneof(
      almost,
      fc.string({ maxLength: 300 }),
      at.map((i) => SECRET.slice(0, i)),
      at.map((i) => SECRET + SECRET.slice(i)),
    );
    const wrong = fc.sample(
      guesses.filter((guess) => guess.trim() !== SECRET && /^[ -~]*$/.test(guess)),
      1_000,
    );
    for (const secret of wrong)
      expect(await post('{"update_id":1}', { 'x-telegram-bot-api-secret-token': secret })).toBe(401);
    expect([received.length, forged()]).toEqual([0, 1_000]);
  });

  it('names that mean something to the language mean nothing', async () => {
    const { post, received } = border();
    expect(
      await post('{"update_id":1,"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'),
    ).toBe(200);
    expect(received).toHaveLength(1);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it.each([
    ['no JSON', 'hello', 400],
    ['half an update', '{"update_id":1,"mess', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['a number', '7', 400],
    ['null', 'null', 400],
    ['nested beyond reason', '['.repeat(500_000), 400],
    ['letters that are none', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400],
    ['more than a mebibyte', `{"x":"${'x'.repeat(1024 * 1024)}"}`, 413],
  ])('answers %s with a plain refusal', async (_, body, status) => {
    const { post, received } = border();
    expect(await post(body)).toBe(status);
    expect(received).toEqual([]);
  });

  it('stops reading a body without end', async () => {
    const { post } = border();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect(await post(endless)).toBe(413);
    expect(given).toBeLessThan(40);
  });

  it('asks for the update again when it could not be stored', async () => {
    expect(await border('refused').post('{"update_id":1}')).toBe(503);
  });
});
