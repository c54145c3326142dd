import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import type { HttpEnv } from '../../http/env.ts';
import { bodyOf, CLOSE, handOn, isSame } from '../webhook.ts';
import { WEBHOOK_PATH, type XChannel } from './channel.ts';

/** Largest body, in bytes: a delivery holds some posts of a few kilobytes each. */
const BODY_BYTES_MAX = 1024 * 1024;
/** Longest challenge that is answered, in characters. */
const CHALLENGE_CHARS_MAX = 512;

/**
 * What X asks with, a word of letters and digits. Anybody may ask, and our answer is the very signature that a delivery of the same bytes would need: so nothing
 * is answered that could be one, which is a JSON object.
 */
const isChallenge = (word: string): boolean => word.length <= CHALLENGE_CHARS_MAX && !word.includes('{');

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
    if (!challenge || !isChallenge(challenge)) return c.body(null, 400);
    return c.json({ response_token: digestOf(channel.webhookSecret, challenge) }, 200, { 'cache-control': 'no-store' });
  });
  app.post(WEBHOOK_PATH, async (c) => {
    const forged = () => {
      onForged();
      return c.body(null, 401, CLOSE);
    };
    const given = c.req.header('x-twitter-webhooks-signature');
    if (!channel.webhookSecret || given === undefined) return forged();
    const body = await bodyOf(c, BODY_BYTES_MAX);
    if (body instanceof Response) return body;
    if (!isSame(given, digestOf(channel.webhookSecret, body))) return forged();
    return handOn(c, body, (delivery) => channel.receive(delivery));
  });
  return app;
}
