import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { boundConnections } from '../../src/http/connections.ts';

/* Whoever opens more connections than a village has phones wants all that the machine can open: what is beyond is closed unread. */

let server: Server;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function listening(isProxy: boolean): Promise<number> {
  server = createServer((_, answer) => void answer.end('ok'));
  boundConnections(server, () => isProxy, 2);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Asks on a connection that stays open. @returns what is answered; empty: it was closed */
function asked(port: number): Promise<{ readonly said: string; readonly socket: Socket }> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return new Promise((resolve) => {
    socket.once('data', (chunk: Buffer) => resolve({ said: chunk.toString().slice(0, 12), socket }));
    socket.on('error', () => undefined);
    socket.once('close', () => resolve({ said: '', socket }));
  });
}

describe('connections of one address', () => {
  it('are so many at a time, and there is room again for each that ends', async () => {
    const port = await listening(false);
    const [one, two, three] = [await asked(port), await asked(port), await asked(port)];
    expect([one.said, two.said, three.said]).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', '']);
    one.socket.destroy();
    await expect.poll(async () => (await asked(port)).said).toBe('HTTP/1.1 200');
  });

  it('are as many as they like where it is our own proxy’s', async () => {
    const port = await listening(true);
    for (let n = 0; n < 5; n += 1) expect((await asked(port)).said).toBe('HTTP/1.1 200');
  });
});
