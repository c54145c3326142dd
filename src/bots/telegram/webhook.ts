import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { HttpEnv } from '../../http/env.ts';
import { readBody } from '../../http/raw-body.ts';
import { type TelegramChannel, WEBHOOK_PATH } from './channel.ts';

/** Largest body, in bytes: an update holds at most 4096 characters of text and 100 entities; a mebibyte is a hundred times that. */
const BODY_BYTES_MAX = 1024 * 1024;

/** Sent with every refusal that leaves a body unread: node-server would else break the next request on that connection. */
const CLOSE = { connection: 'close' };
/** Seconds after which what could not be stored, or had no room, may come again. */
const RETRY_AFTER = { 'retry-after': '5' };

/**
 * `POST /webhooks/telegram`. 401 without the right secret, before a byte of the body is read; 413 past a mebibyte; 400 for what is no
 * JSON object; 503 when it could not be stored, and Telegram delivers again; 200 once it is durable. A well-formed update that makes no
 * sense to us is answered 200, or it would come back for ever.
 * @param channel running in webhook mode; in polling mode every call is refused
 * @param onForged counts calls without the right secret
 */
export function telegramWebhook(
  channel: Pick<TelegramChannel, 'webhookSecret' | 'receive'>,
  onForged: () => void = () => undefined,
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.post(WEBHOOK_PATH, async (c) => {
    if (!isSecret(c.req.header('x-telegram-bot-api-secret-token'), channel.webhookSecret)) {
      onForged();
      return c.body(null, 401, CLOSE);
    }
    if (Number(c.req.header('content-length') ?? 0) > BODY_BYTES_MAX) return c.body(null, 413, CLOSE);
    const body = await readBody(c.req.raw.body, BODY_BYTES_MAX);
    if (body === 'too-large') return c.body(null, 413, CLOSE);
    if (body === 'cut') return c.body(null, 400, CLOSE);
    const update = parseJson(body);
    if (typeof update !== 'object' || update === null || Array.isArray(update)) return c.body(null, 400);
    if ((await channel.receive(update)) === 'stored') return c.body(null, 200);
    return c.body(null, 503, RETRY_AFTER);
  });
  return app;
}

/** Compares in a time that does not depend on how much of the secret was guessed, nor on its length. */
function isSecret(given: string | undefined, secret: string | undefined): boolean {
  if (!secret || given === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // No JSON, or nested beyond what the parser carries: undefined is refused by the caller.
    return undefined;
  }
}
