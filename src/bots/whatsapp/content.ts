/** What the two ways to WhatsApp read alike. */
import type { Card } from '../../core/content.ts';
import type { Content } from '../../core/message.ts';

/** The channel's name in the core: one, whichever way is set. */
export const WHATSAPP = 'whatsapp';

/** Cards of one message that are kept: nobody names more people who know of one matter. */
const CARDS_MAX = 10;

/** A place; undefined where the numbers make none. */
export function placeOf(lat: unknown, lon: unknown, label: string): Content | undefined {
  const isDegrees = (value: unknown, max: number): value is number =>
    typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= max;
  if (!isDegrees(lat, 90) || !isDegrees(lon, 180)) return undefined;
  return { kind: 'location', lat, lon, ...(label ? { label } : {}) };
}

/** Cards of contacts that were sent in one message; an empty one where it holds none. */
export function contactIn([first, ...others]: readonly Card[]): Content {
  const cards = others.slice(0, CARDS_MAX - 1).filter(({ name, phone }) => name || phone);
  const { name, phone } = first ?? {};
  return {
    kind: 'contact',
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(cards.length > 0 ? { others: cards } : {}),
  };
}

/** The bare type of a file: `audio/ogg; codecs=opus` is `audio/ogg`. */
export const bareMime = (mime: string | undefined): string | undefined => mime?.split(';')[0]?.trim() || undefined;

/** The last moment a `Date` can hold, in seconds. */
const SECONDS_MAX = 8_640_000_000_000;

/** A platform's time in seconds. @param now stands in where it is none */
export function timeOf(seconds: unknown, now: Date): Date {
  const at = Number(seconds);
  return Number.isFinite(at) && at > 0 && at <= SECONDS_MAX ? new Date(at * 1000) : now;
}

const DAY_MS = 86_400_000;

/** Names a call: one of a chat and day, so that whoever rings again and again is answered once. */
export const callId = (now: Date): string => `call:${Math.floor(now.getTime() / DAY_MS)}`;
