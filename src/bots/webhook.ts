import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { HttpEnv } from '../http/env.ts';
import { readBody } from '../http/raw-body.ts';
import { asObject, type Json } from './json.ts';

/** Sent with every refusal that leaves a body unread: node-server would else break the next request on that connection. */
export const CLOSE = { connection: 'close' };
/** Seconds after which what could not be stored, or had no room, may come again. */
const RETRY_AFTER = { 'retry-after': '5' };

/**
 * Reads the body of a call.
 * @param bytesMax where it stops reading
 * @returns its bytes, or the answer that refuses it: 413 past the limit, 400 for one that was cut off
 */
export async function bodyOf(c: Context<HttpEnv>, bytesMax: number): Promise<Buffer | Response> {
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) return c.body(null, 413, CLOSE);
  const body = await readBody(c.req.raw.body, bytesMax);
  if (body === 'too-large') return c.body(null, 413, CLOSE);
  return body === 'cut' ? c.body(null, 400, CLOSE) : body;
}

/**
 * Hands a call that may be trusted on to its channel, and answers it.
 * @returns 200 once it is durable; 503 when it could not be stored, and the platform delivers again; 400 for what is no JSON object
 */
export async function handOn(
  c: Context<HttpEnv>,
  body: Buffer,
  receive: (call: Json) => Promise<'stored' | 'refused'>,
): Promise<Response> {
  const call = asObject(parseJson(body));
  if (!call) return c.body(null, 400);
  return (await receive(call)) === 'stored' ? c.body(null, 200) : c.body(null, 503, RETRY_AFTER);
}

/** Compares in a time that does not depend on how much of what is secret was guessed, nor on its length. */
export function isSame(given: string, right: string): boolean {
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
