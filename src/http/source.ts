import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Known only to this process and never written down: a source can not be turned back into an address later. */
const key = randomBytes(32);

const PRIVATE = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80:)/i;

/**
 * Names where a request came from, for limits only: an opaque word that is the same for the same source while the process lives.
 * No address is kept or logged.
 *
 * Behind a reverse proxy (a private peer while PUBLIC_URL is set, or a peer on this machine) the last entry of X-Forwarded-For
 * counts: the one our own proxy wrote. From anyone else that header is only a claim and is ignored. IPv6 counts by its /64,
 * since one subscriber has all of it.
 * @param incoming undefined where there is no socket (a request made inside the program)
 */
export function sourceOf(incoming: IncomingMessage | undefined, proxied: boolean): string {
  const peer = (incoming?.socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
  const header = incoming?.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim() ?? '';
  const trusted = isLoopback(peer) || (proxied && PRIVATE.test(peer));
  const address = trusted && isIP(forwarded) !== 0 ? forwarded.replace(/^::ffff:/i, '') : peer;
  const subject = isIP(address) === 6 ? network64(address) : address;
  return createHmac('sha256', key).update(subject).digest('base64url').slice(0, 22);
}

const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';

/** The first four groups of an IPv6 address. */
function network64(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
