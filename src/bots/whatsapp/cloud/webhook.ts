import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { HttpEnv } from '../../../http/env.ts';
import { readBody } from '../../../http/raw-body.ts';
import type { WhatsAppCloudChannel } from './channel.ts';

/** The path of the webhook under the public address. */
export const WEBHOOK_PATH = '/webhooks/whatsapp';

/** Largest body, in bytes (Cloud API, webhooks: payloads up to 3 MB). */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

/** Sent with every refusal that leaves a body unread: node-server would else break the next request on that connection. */
const CLOSE = { connection: 'close' };
/** Seconds after which what could not be stored, or had no room, may come again. */
const RETRY_AFTER = { 'retry-after': '5' };

/**
 * `GET /webhooks/whatsapp`: Meta asks whether the address is ours, and is given its challenge back when it knows our word; else 401.
 * `POST /webhooks/whatsapp`: 401 without a signature that fits the bytes of the body, 413 past 4 MiB, 400 for what is no JSON object, 503 when it could
 * not be stored, and Meta delivers again; 200 once it is durable. A well-formed call that makes no sense to us is answered 200, or it would come for days.
 * @param onForged counts calls without the right word or signature
 */
export function whatsappWebhook(
  channel: Pick<WhatsAppCloudChannel, 'appSecret' | 'verifyToken' | 'receive'>,
  onForged: () => void = () => undefined,
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get(WEBHOOK_PATH, (c) => {
    const challenge = c.req.query('hub.challenge') ?? '';
    if (c.req.query('hub.mode') === 'subscribe' && isSame(c.req.query('hub.verify_token') ?? '', channel.verifyToken))
      return c.text(challenge, 200, { 'cache-control': 'no-store' });
    onForged();
    return c.body(null, 401);
  });
  app.post(WEBHOOK_PATH, async (c) => {
    const signature = /^sha256=([0-9a-f]{64})$/i.exec(c.req.header('x-hub-signature-256') ?? '')?.[1];
    if (signature === undefined) {
      onForged();
      return c.body(null, 401, CLOSE);
    }
    if (Number(c.req.header('content-length') ?? 0) > BODY_BYTES_MAX) return c.body(null, 413, CLOSE);
    const body = await readBody(c.req.raw.body, BODY_BYTES_MAX);
    if (body === 'too-large') return c.body(null, 413, CLOSE);
    if (body === 'cut') return c.body(null, 400, CLOSE);
    const right = createHmac('sha256', channel.appSecret).update(body).digest();
    if (!timingSafeEqual(Buffer.from(signature, 'hex'), right)) {
      onForged();
      return c.body(null, 401);
    }
    const value = parseJson(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return c.body(null, 400);
    if ((await channel.receive(value)) === 'stored') return c.body(null, 200);
    return c.body(null, 503, RETRY_AFTER);
  });
  return app;
}

/** Compares in a time that does not depend on how much was guessed, nor on its length. */
function isSame(given: string, secret: string): boolean {
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
