import type { Metrics } from '../metrics.ts';
import { httpApp } from './app.ts';
import { askParts, healthRoutes, metricsRoute } from './health.ts';
import { type HttpServer, type ListenOptions, serveHttp } from './server.ts';

/** The part's name in `/readyz` by which a program tells that it only waits. */
export const STANDBY_PART = 'standby';

/**
 * What a program answers while another one works: alive (`/healthz`), not ready (`/readyz`, so that a proxy asks the other one), and metrics.
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
  const routes = [healthRoutes(ask), metricsRoute(() => metrics.renderStandby())];
  return serveHttp(httpApp({ publicUrl: undefined, onFault, routes }), listen);
}
