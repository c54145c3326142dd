import type { Server } from 'node:http';
import { Socket } from 'node:net';

/** What is still read, and thrown away, of whoever was answered before they had sent everything. */
export interface Linger {
  /** Longest time, in milliseconds. */
  readonly ms: number;
  readonly bytes: number;
}

/** Time for what lies in the buffers of a slow line and of proxies on the way; nginx takes 5 s of silence, 30 s in all. */
const LINGER: Linger = { ms: 10_000, bytes: 64 * 1024 * 1024 };

/**
 * Lets an early refusal (413, 415, 429 with `connection: close`) reach whoever writes all of their body before they read. Node closes the socket with
 * the answer's last byte; what is sent into a closed one comes back as a reset, which makes the other side forget an answer that it has not read.
 * So only our half is closed, and the rest of the body is read and thrown away, within bounds.
 */
export function lingerBeforeClosing(server: Server, { ms, bytes }: Linger = LINGER): void {
  server.prependListener('request', (incoming) => {
    const { socket } = incoming;
    if (incoming.complete) return;
    let lingers = false;
    // What node calls after the last answer on a connection, and what node-server calls half a second after an unread body.
    socket.destroySoon = () => {
      if (lingers) return;
      if (incoming.complete) return Socket.prototype.destroySoon.call(socket);
      lingers = true;
      let left = bytes;
      const late = setTimeout(() => socket.destroy(), ms);
      socket.once('end', () => socket.destroy());
      socket.once('close', () => clearTimeout(late));
      socket.end();
      // Past the parser, whose request is answered and may be destroyed; not before reading goes on, since it stops with the parser.
      socket.once('resume', () => {
        socket.removeAllListeners('data');
        socket.on('data', (chunk: Buffer) => {
          left -= chunk.length;
          if (left < 0) socket.destroy();
        });
      });
      socket.pause().resume();
    };
  });
}
