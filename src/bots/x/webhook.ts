import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import type { HttpEnv } from '../../http/env.ts';
import type { Places } from '../../http/places.ts';
import { CLOSE, isSame, placesForCalls, takeSigned } from '../webhook.ts';
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
 * no JSON object, 503 when it could not be stored, had to make room for others or we do not know yet who we are (X delivers again), 408 when its body took too long, and 200
 * once it is durable.
 * @param channel running in webhook mode; in polling mode every call is refused
 * @param onForged counts calls without the right signature
 * @param places for bodies that are being read
 */
export function xWebhook(
  channel: Pick<XChannel, 'webhookSecret' | 'receive'>,
  onForged: () => void = () => undefined,
  places: Places = placesForCalls(),
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get(WEBHOOK_PATH, (c) => {
    const challenge = c.req.query('crc_token');
    if (!channel.webhookSecret) return c.body(null, 404);
    if (!challenge || !isChallenge(challenge)) return c.body(null, 400);
    return c.json({ response_token: digestOf(channel.webhookSecret, challenge) }, 200, { 'cache-control': 'no-store' });
  });
  app.post(WEBHOOK_PATH, async (c) => {
    const given = c.req.header('x-twitter-webhooks-signature');
    const secret = channel.webhookSecret;
    if (!secret || given === undefined) {
      onForged();
      return c.body(null, 401, CLOSE);
    }
    return takeSigned(c, {
      places,
      // A webhook has a PUBLIC_URL.
      proxied: true,
      bytesMax: BODY_BYTES_MAX,
      isSigned: (body) => isSame(given, digestOf(secret, body)),
      onForged,
      receive: (delivery) => channel.receive(delivery),
    });
  });
  return app;
}
