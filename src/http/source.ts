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
  const peer = bare(incoming?.socket.remoteAddress ?? '');
  const header = incoming?.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim() ?? '';
  const address = isOurProxy(peer, proxied) && isIP(forwarded) !== 0 ? forwarded : peer;
  return createHmac('sha256', key).update(subscriberOf(address)).digest('base64url').slice(0, 22);
}

/** Whether everybody may come from this address, since it is that of our own reverse proxy. */
export const isOurProxy = (address: string, proxied: boolean): boolean =>
  isLoopback(bare(address)) || (proxied && PRIVATE.test(bare(address)));

/** What one subscriber has: an address, or a /64 of IPv6. */
export function subscriberOf(address: string): string {
  const plain = bare(address);
  return isIP(plain) === 6 ? network64(plain) : plain;
}

/** IPv4 as IPv6 writes it is IPv4 all the same. */
const bare = (address: string): string => address.replace(/^::ffff:/i, '');

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
