import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { subscriberOf } from './source.ts';

/**
 * Connections from one address. Behind one of a mobile network are many people, each with one that stays open; whoever only wants to have all that the
 * machine can open needs many addresses.
 */
const OF_ONE_MAX = 2_000;

/**
 * Closes, before a byte of it is read, what comes from an address that has so many connections already: each costs a descriptor, and a program
 * without any can do nothing more.
 * @param isProxy whether an address is that of our own proxy, from which everybody comes
 */
export function boundConnections(
  server: Server,
  isProxy: (address: string) => boolean,
  ofOneMax: number = OF_ONE_MAX,
): void {
  const open = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || isProxy(remoteAddress)) return;
    const subscriber = subscriberOf(remoteAddress);
    const held = open.get(subscriber) ?? 0;
    if (held >= ofOneMax) {
      socket.destroy();
      return;
    }
    open.set(subscriber, held + 1);
    socket.once('close', () => {
      const left = (open.get(subscriber) ?? 1) - 1;
      if (left > 0) open.set(subscriber, left);
      else open.delete(subscriber);
    });
  });
}
