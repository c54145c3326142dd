import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { boundConnections } from './connections.ts';
import type { HttpEnv } from './env.ts';
import { type Linger, lingerBeforeClosing } from './lingering.ts';
import { isOurProxy } from './source.ts';

/** Where HTTP listens. */
export interface ListenOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Whether there is a PUBLIC_URL: a private peer is then our own proxy. */
  readonly proxied?: boolean;
  /** How long whoever was answered early is still listened to. */
  readonly linger?: Linger;
}

/** A listening server. */
export interface HttpServer {
  /** Address to print and to open, without a trailing slash: `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no new request, lets those in hand finish, and cuts what is left at the deadline.
   * End the event streams first (`WebChannel.stop`): an open one counts as a request in hand.
   */
  close(deadlineMs: number): Promise<void>;
}

/** A person on a slow phone may take this long for a 20 MiB photo; Node's own 5 minutes would cut them off. */
const REQUEST_MS_MAX = 30 * 60_000;
/** A connection on which nothing moves for this long is cut; event streams send a heartbeat more often. */
const SILENCE_MS_MAX = 75_000;
const HEADERS_MS_MAX = 20_000;
/** An idle keep-alive socket is only found by asking again: one call is not enough (seen with event streams). */
const CLOSE_IDLE_EVERY_MS = 50;

/**
 * Starts HTTP.
 * @throws with `code` (`EADDRINUSE`, `EACCES` …) when the address can not be had
 */
export async function serveHttp(app: Pick<Hono<HttpEnv>, 'fetch'>, options: ListenOptions): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: options.host }) as Server;
  server.requestTimeout = REQUEST_MS_MAX;
  server.headersTimeout = HEADERS_MS_MAX;
  server.setTimeout(SILENCE_MS_MAX);
  lingerBeforeClosing(server, options.linger);
  boundConnections(server, (address) => isOurProxy(address, options.proxied ?? false));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return { url: `http://${urlHost(options.host)}:${port}`, port, close: (deadlineMs) => close(server, deadlineMs) };
}

/** What to type in a browser for a bind address: "all addresses" is opened as localhost, IPv6 wants brackets. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function close(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
