/** What `GET /metrics` shows of the moment in which it is asked. */
import { statfs } from 'node:fs/promises';
import type { Clock } from './core/clock.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import { describeFault, type Observe } from './core/observe.ts';
import type { Counts, Upkeep } from './core/store/port/store.ts';
import type { AskParts } from './http/health.ts';
import { lastBackup, lastVerify } from './last-runs.ts';
import type { Surroundings } from './metrics-now.ts';

/** All evidence is looked at no more often than this: there may be a million files. */
const USAGE_EVERY_MS = 3_600_000;

/** Evidence may lie on another disk than the database: the fuller one counts. */
async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What the figures are asked of. */
export interface FiguresParts {
  readonly store: Pick<Upkeep, 'counts'>;
  readonly evidence: Pick<EvidenceStore, 'usage' | 'usableBytes'>;
  readonly dataDir: string;
  readonly askParts: AskParts;
  /** What this process has of the work, where several share it. */
  readonly fleet?: () => NonNullable<Surroundings['fleet']>;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Queue depths (null when the database does not answer: the other figures are wanted most then) and what is around them. */
export function createFigures({ store, evidence, dataDir, askParts, fleet, clock, observe }: FiguresParts) {
  const orNothing = (error: unknown): undefined => {
    observe({ what: 'fault', where: 'counts', ...describeFault(error) });
    return undefined;
  };
  let usage: Surroundings['evidence'];
  let askedAt: number | undefined;
  /** What was found last; a new look goes on beside, and nobody waits for it. */
  const usageLately = () => {
    const now = clock.now().getTime();
    if (askedAt === undefined || now - askedAt >= USAGE_EVERY_MS) {
      askedAt = now;
      evidence.usage().then((found) => {
        usage = found;
      }, orNothing);
    }
    return usage;
  };
  return async (): Promise<readonly [Counts | null, Surroundings]> => {
    const [counts, parts, diskFreeBytes, backup, verified] = await Promise.all([
      store.counts().catch(orNothing),
      askParts(),
      Promise.all([evidence.usableBytes(), freeBytesOf(dataDir)]).then((free) => Math.min(...free), orNothing),
      lastBackup(dataDir).catch(orNothing),
      lastVerify(dataDir).catch(orNothing),
    ]);
    return [
      counts ?? null,
      {
        now: clock.now(),
        parts: Object.fromEntries(Object.entries(parts).map(([name, { ok }]) => [name, ok])),
        diskFreeBytes,
        evidence: usageLately(),
        lastBackup: backup,
        lastVerify: verified,
        fleet: fleet?.(),
      },
    ];
  };
}
