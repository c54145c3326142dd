import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { HttpEnv } from '../../http/env.ts';
import { readBody } from '../../http/raw-body.ts';
import { asObject } from '../json.ts';
import { WEBHOOK_PATH, type XChannel } from './channel.ts';

/** Largest body, in bytes: a delivery holds some posts of a few kilobytes each. */
const BODY_BYTES_MAX = 1024 * 1024;
/** Longest challenge that is answered, in characters. */
const CHALLENGE_CHARS_MAX = 512;

/** Sent with every refusal that leaves a body unread: node-server would else break the next request on that connection. */
const CLOSE = { connection: 'close' };
/** Seconds after which what could not be stored, or had no room, may come again. */
const RETRY_AFTER = { 'retry-after': '5' };

const digestOf = (secret: string, data: string | Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(data).digest('base64')}`;

/**
 * `GET` and `POST /webhooks/x`. The challenge (CRC) is answered; a delivery gets 401 without the right signature over its bytes, 413 past a mebibyte, 400 for what is
 * no JSON object, 503 when it could not be stored or we do not know yet who we are (X delivers again), and 200 once it is durable.
 * @param channel running in webhook mode; in polling mode every call is refused
 * @param onForged counts calls without the right signature
 */
export function xWebhook(
  channel: Pick<XChannel, 'webhookSecret' | 'receive'>,
  onForged: () => void = () => undefined,
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get(WEBHOOK_PATH, (c) => {
    const challenge = c.req.query('crc_token');
    if (!channel.webhookSecret) return c.body(null, 404);
    if (!challenge || challenge.length > CHALLENGE_CHARS_MAX) return c.body(null, 400);
    return c.json({ response_token: digestOf(channel.webhookSecret, challenge) }, 200, { 'cache-control': 'no-store' });
  });
  app.post(WEBHOOK_PATH, async (c) => {
    const forged = () => {
      onForged();
      return c.body(null, 401, CLOSE);
    };
    const given = c.req.header('x-twitter-webhooks-signature');
    if (!channel.webhookSecret || given === undefined) return forged();
    if (Number(c.req.header('content-length') ?? 0) > BODY_BYTES_MAX) return c.body(null, 413, CLOSE);
    const body = await readBody(c.req.raw.body, BODY_BYTES_MAX);
    if (body === 'too-large') return c.body(null, 413, CLOSE);
    if (body === 'cut') return c.body(null, 400, CLOSE);
    if (!isSame(given, digestOf(channel.webhookSecret, body))) return forged();
    const delivery = asObject(parseJson(body));
    if (!delivery) return c.body(null, 400);
    if ((await channel.receive(delivery)) === 'stored') return c.body(null, 200);
    return c.body(null, 503, RETRY_AFTER);
  });
  return app;
}

/** Compares in a time that does not depend on how much of it was guessed, nor on its length. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // No JSON, or nested beyond what the parser carries: undefined is refused by the caller.
    return undefined;
  }
}
