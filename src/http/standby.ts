import { Hono } from 'hono';
import type { Metrics } from '../metrics.ts';
import { httpApp } from './app.ts';
import type { HttpEnv } from './env.ts';
import { askParts, healthRoutes, metricsRoute } from './health.ts';
import { type HttpServer, type ListenOptions, serveHttp } from './server.ts';

/** The part's name in `/readyz` by which a program tells that it only waits. */
export const STANDBY_PART = 'standby';
/** By then one of them works. */
const RETRY_SECONDS = '5';

/**
 * What a program answers while another one works: alive (`/healthz`), not ready (`/readyz`), metrics, and 503 to everybody else, so that a
 * proxy asks the other one.
 * @throws when the address can not be had
 */
export function serveStandby(
  metrics: Pick<Metrics, 'renderStandby'>,
  onFault: (error: unknown) => void,
  listen: ListenOptions,
): Promise<HttpServer> {
  const why = 'another program works; this one takes over when it ends';
  const parts = [{ name: STANDBY_PART, health: async () => ({ ok: false, why }) as const }];
  const ask = askParts(() => parts, Date.now);
  const notHere = new Hono<HttpEnv>();
  notHere.all('*', (c) => c.text('', 503, { 'retry-after': RETRY_SECONDS }));
  const routes = [healthRoutes(ask), metricsRoute(() => metrics.renderStandby()), notHere];
  return serveHttp(httpApp({ publicUrl: undefined, onFault, routes }), listen);
}
