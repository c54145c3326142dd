import { Hono } from 'hono';
import { atOnce } from '../../http/at-once.ts';
import type { HttpEnv } from '../../http/env.ts';
import { bodyOf, CALLS_AT_ONCE_MAX, CLOSE, handOn, isSame } from '../webhook.ts';
import { type TelegramChannel, WEBHOOK_PATH } from './channel.ts';

/** Largest body, in bytes: an update holds at most 4096 characters of text and 100 entities; a mebibyte is a hundred times that. */
const BODY_BYTES_MAX = 1024 * 1024;

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
  // Whoever does not know the secret has no place among those whose bodies are read.
  app.post(WEBHOOK_PATH, async (c, next) => {
    const given = c.req.header('x-telegram-bot-api-secret-token');
    const { webhookSecret } = channel;
    if (webhookSecret && given !== undefined && isSame(given, webhookSecret)) return next();
    onForged();
    return c.body(null, 401, CLOSE);
  });
  app.post(WEBHOOK_PATH, atOnce(CALLS_AT_ONCE_MAX), async (c) => {
    const body = await bodyOf(c, BODY_BYTES_MAX);
    return body instanceof Response ? body : handOn(c, body, (update) => channel.receive(update));
  });
  return app;
}
