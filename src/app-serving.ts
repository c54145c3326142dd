import type { Channels } from './app-channels.ts';
import type { Fleet } from './app-fleet.ts';
import { evidencePart, inboxPart, workerPart } from './app-health.ts';
import { channelRoutes } from './app-http.ts';
import type { Receiving } from './app-receiving.ts';
import type { Settings } from './config.ts';
import type { Admission } from './core/admission.ts';
import type { Clock } from './core/clock.ts';
import type { LookupGate } from './core/complaint/lookups.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import type { Conversation } from './core/mind.ts';
import type { Observe } from './core/observe.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Store } from './core/store/port/store.ts';
import type { Shares } from './core/work/shards.ts';
import type { Worker } from './core/work/worker.ts';
import { createFigures } from './figures.ts';
import { httpApp } from './http/app.ts';
import { askParts, healthRoutes, metricsRoute, type Part } from './http/health.ts';
import { type HttpServer, serveHttp } from './http/server.ts';
import type { Metrics } from './metrics.ts';
import { version } from './version.ts';

/** What HTTP serves, and what `/readyz` and `/metrics` ask. */
export interface ServingParts {
  readonly store: Store<Conversation>;
  readonly evidence: EvidenceStore;
  readonly policy: Policy;
  readonly channels: Channels;
  readonly shares: Shares;
  readonly lookups: LookupGate;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly observe: Observe;
  readonly onFault: (error: unknown) => void;
  /** Absent where this process decides nothing. */
  readonly worker: Worker<Conversation> | undefined;
  /** Absent where it takes nothing in. */
  readonly admission: Admission | undefined;
  readonly receiving: Receiving;
  readonly fleet: Fleet | undefined;
  /** Whether the web chat and the webhooks are here. */
  readonly receives: boolean;
}

/**
 * Listens.
 * @throws what the system says when the port can not be had
 */
export function serve(
  settings: Settings,
  {
    store,
    evidence,
    policy,
    channels,
    shares,
    lookups,
    clock,
    metrics,
    observe,
    onFault,
    worker,
    admission,
    receiving,
    fleet,
    receives,
  }: ServingParts,
): Promise<HttpServer> {
  const parts = (): readonly Part[] => [
    { name: 'database', health: () => store.ping().then(() => ({ ok: true }) as const) },
    ...(worker ? [workerPart(worker, { store, shares, channels: channels.byName.keys(), clock })] : []),
    ...(settings.evidence ? [evidencePart(evidence)] : []),
    ...(admission ? [inboxPart(admission)] : []),
    ...receiving.parts(),
  ];
  const ask = askParts(parts, () => clock.now().getTime());
  const figures = createFigures({
    ...{ store, evidence, dataDir: settings.dataDir, askParts: ask, clock, observe },
    ...(fleet ? { fleet: () => fleet.standing() } : {}),
  });
  metrics.works({ version: version(), database: settings.databaseUrl === undefined ? 'sqlite' : 'postgresql' });
  return serveHttp(
    httpApp({
      publicUrl: settings.publicUrl,
      onFault,
      routes: [
        healthRoutes(ask),
        metricsRoute(async () => metrics.render(...(await figures()))),
        ...(receives
          ? channelRoutes({ settings, policy, store, evidence, channels, metrics, lookups, clock, onFault })
          : []),
      ],
    }),
    { host: settings.host, port: settings.port, proxied: settings.publicUrl !== undefined },
  );
}
