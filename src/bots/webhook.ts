import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { HttpEnv } from '../http/env.ts';
import { Places } from '../http/places.ts';
import { readBody } from '../http/raw-body.ts';
import { sourceOf } from '../http/source.ts';
import { asObject, type Json } from './json.ts';

/** Sent with every refusal that leaves a body unread: node-server would else break the next request on that connection. */
export const CLOSE = { connection: 'close' };
/** Seconds after which what could not be stored, or had no room, may come again. */
const RETRY_AFTER = { 'retry-after': '5' };
/** The same for who had to make room for others: in a moment. */
const MAKE_ROOM = { 'retry-after': '1', connection: 'close' };

/** Calls of a platform whose bodies are in memory at once; what finds no place comes again. */
export const CALLS_AT_ONCE_MAX = 64;
/** Of these, of one address, as long as nobody knows whether it is the platform's. */
const UNKNOWN_OF_ONE_MAX = 16;
/** Longest time for all of a body: platforms wait no longer for our answer (X 10 s), and send from data centres. */
const BODY_MS_MAX = 15_000;

/** Places for the calls of a platform that signs the body. */
export const placesForCalls = (): Places =>
  new Places({ max: CALLS_AT_ONCE_MAX, ofOneMax: UNKNOWN_OF_ONE_MAX, bodyMsMax: BODY_MS_MAX });

/** What {@link takeSigned} needs to know of a platform. */
export interface SignedCall {
  readonly places: Places;
  /** Whether X-Forwarded-For of a private peer is our own proxy's: see `sourceOf`. */
  readonly proxied: boolean;
  readonly bytesMax: number;
  /** Whether the signature fits the bytes. */
  readonly isSigned: (body: Buffer) => boolean;
  /** Told of one whose does not. */
  readonly onForged: () => void;
  readonly receive: (call: Json) => Promise<'stored' | 'refused'>;
}

/**
 * Takes a call whose signature is over its body: nobody is known before all of it is read.
 * @returns as {@link bodyOf} and {@link handOn}; 401 without the right signature; 408 for a body that took too long; 503 for one that had to make room
 */
export async function takeSigned(
  c: Context<HttpEnv>,
  { places, proxied, bytesMax, isSigned, onForged, receive }: SignedCall,
): Promise<Response> {
  const place = places.enter(sourceOf(c.env?.incoming, proxied));
  if (!place) return c.body(null, 503, MAKE_ROOM);
  try {
    const body = await bodyOf(c, bytesMax, place.signal);
    if (body instanceof Response) return body;
    if (!isSigned(body)) {
      onForged();
      return c.body(null, 401, CLOSE);
    }
    place.keep();
    return await handOn(c, body, receive);
  } finally {
    place.leave();
  }
}

/**
 * Reads the body of a call.
 * @param bytesMax where it stops reading
 * @param signal of the {@link Places place} that it has, where it may be given up
 * @returns its bytes, or the answer that refuses it: 413 past the limit, 400 for one that was cut off, 408 and 503 when its place was given up
 */
export async function bodyOf(c: Context<HttpEnv>, bytesMax: number, signal?: AbortSignal): Promise<Buffer | Response> {
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) return c.body(null, 413, CLOSE);
  const body = await readBody(c.req.raw.body, bytesMax, signal);
  if (signal?.aborted) return signal.reason === 'slow' ? c.body(null, 408, CLOSE) : c.body(null, 503, MAKE_ROOM);
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
