import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { HttpEnv } from '../../../http/env.ts';
import type { Places } from '../../../http/places.ts';
import { CLOSE, isSame, placesForCalls, takeSigned } from '../../webhook.ts';
import type { WhatsAppCloudChannel } from './channel.ts';

/** The path of the webhook under the public address. */
export const WEBHOOK_PATH = '/webhooks/whatsapp';

/** Largest body, in bytes (Cloud API, webhooks: payloads up to 3 MB). */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

/**
 * `GET /webhooks/whatsapp`: Meta asks whether the address is ours, and is given its challenge back when it knows our word; else 401.
 * `POST /webhooks/whatsapp`: 401 without a signature that fits the bytes of the body, 413 past 4 MiB, 400 for what is no JSON object, 503 when it could
 * not be stored or had to make room for others, and Meta delivers again; 408 when its body took too long; 200 once it is durable. A well-formed call that makes no sense to us is answered 200, or it would come for days.
 * @param onForged counts calls without the right word or signature
 * @param options.proxied whether there is a PUBLIC_URL, see `sourceOf`
 * @param options.places for bodies that are being read
 */
export function whatsappWebhook(
  channel: Pick<WhatsAppCloudChannel, 'appSecret' | 'verifyToken' | 'receive'>,
  onForged: () => void = () => undefined,
  { proxied = false, places = placesForCalls() }: { readonly proxied?: boolean; readonly places?: Places } = {},
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
    const given = Buffer.from(signature, 'hex');
    return takeSigned(c, {
      places,
      proxied,
      bytesMax: BODY_BYTES_MAX,
      isSigned: (body) => timingSafeEqual(given, createHmac('sha256', channel.appSecret).update(body).digest()),
      onForged,
      receive: (call) => channel.receive(call),
    });
  });
  return app;
}
