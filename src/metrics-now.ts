/** The half of `GET /metrics` that is looked up when it is asked for, and stands for that moment alone. */
import { Gauge, type Registry } from 'prom-client';
import { STATUSES } from './core/complaint/status.ts';
import type { Counts } from './core/store/port/store.ts';

/** What is looked up at the moment somebody asks for metrics. What is not known is left out. */
export interface Surroundings {
  readonly now: Date;
  /** Whether each part of the program answers, as `/readyz` tells it. */
  readonly parts: Readonly<Record<string, boolean>>;
  readonly diskFreeBytes?: number | undefined;
  readonly evidence?: { readonly files: number; readonly bytes: number } | undefined;
  readonly lastBackup?: Date | undefined;
  readonly lastVerify?: { readonly at: Date; readonly wrong: number } | undefined;
  /** Where several processes share the work: what this one has of it. */
  readonly fleet?:
    | { readonly redisUp: boolean; readonly shards: number; readonly leases: readonly string[] }
    | undefined;
}

const MS_PER_SECOND = 1000;

/** The gauges of one moment. */
export interface GaugesOfNow {
  /** Sets them all. @param counts null when the database does not answer: its figures are left out */
  show(counts: Counts | null, around: Surroundings | undefined): void;
  /** Takes back what was said of an earlier moment: it must not stand there as if it were of now. */
  forget(): void;
}

/** Registers them. */
export function gaugesOfNow(registry: Registry): GaugesOfNow {
  const all: Gauge[] = [];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => {
    const made = new Gauge({ name: `aduan_${name}`, help, labelNames, registers: [registry] });
    all.push(made as Gauge);
    return made;
  };
  const depth = gauge('queue_depth', 'Rows that wait: inbox (unhandled), aside (given up), outbox (unsent)', ['queue']);
  const complaints = gauge('complaints', 'Complaints by status', ['status']);
  const databaseUp = gauge('database_up', 'Whether the database answered', []);
  const oldest = gauge('queue_oldest_seconds', 'Age of the oldest row that waits; 0 when none does', ['queue']);
  const part = gauge('part_up', 'Whether a part of the program answers, as /readyz tells it', ['part']);
  const diskFree = gauge('disk_free_bytes', 'Room left on the disk of DATA_DIR', []);
  const evidenceBytes = gauge('evidence_bytes', 'Evidence files and their clean copies; looked up once an hour', []);
  const evidenceFiles = gauge('evidence_files', 'Evidence files and their clean copies; looked up once an hour', []);
  const lastBackup = gauge(
    'last_backup_timestamp_seconds',
    'When the last backup was made; none when there was none',
    [],
  );
  const lastVerify = gauge(
    'last_verify_timestamp_seconds',
    'When `verify` last went through everything; none when it never did',
    [],
  );
  const verifyProblems = gauge('verify_problems', 'Things that did not agree then', []);
  const redisUp = gauge('redis_up', 'Whether Redis answers; none where there is none', []);
  const shardsHeld = gauge(
    'shards_held',
    'Parts of the conversations, of 32, for which this process decides and sends',
    [],
  );
  const leasesHeld = gauge('lease_held', 'What this process alone does: the clock, reading an account', ['lease']);

  const forget = (): void => {
    for (const each of all) {
      each.reset();
      // One without labels is only set to 0 by that.
      each.remove({});
    }
  };
  const show = (counts: Counts | null, around: Surroundings | undefined): void => {
    forget();
    databaseUp.set(counts === null ? 0 : 1);
    if (counts !== null) {
      depth.set({ queue: 'inbox' }, counts.inboxOpen);
      depth.set({ queue: 'aside' }, counts.inboxAside);
      depth.set({ queue: 'outbox' }, counts.outboxQueued);
      if (around) {
        oldest.set({ queue: 'inbox' }, ageSeconds(counts.oldestOpen, around.now));
        oldest.set({ queue: 'outbox' }, ageSeconds(counts.oldestQueued, around.now));
      }
      for (const status of STATUSES) complaints.set({ status }, counts.complaints[status] ?? 0);
    }
    if (around) {
      for (const [name, ok] of Object.entries(around.parts)) part.set({ part: name }, ok ? 1 : 0);
      if (around.diskFreeBytes !== undefined) diskFree.set(around.diskFreeBytes);
      if (around.evidence) {
        evidenceBytes.set(around.evidence.bytes);
        evidenceFiles.set(around.evidence.files);
      }
      if (around.fleet) {
        redisUp.set(around.fleet.redisUp ? 1 : 0);
        shardsHeld.set(around.fleet.shards);
        for (const lease of around.fleet.leases) if (!/^(shard|member):/.test(lease)) leasesHeld.set({ lease }, 1);
      }
      if (around.lastBackup) lastBackup.set(around.lastBackup.getTime() / MS_PER_SECOND);
      if (around.lastVerify) {
        lastVerify.set(around.lastVerify.at.getTime() / MS_PER_SECOND);
        verifyProblems.set(around.lastVerify.wrong);
      }
    }
  };
  return { show, forget };
}

const ageSeconds = (since: Date | null, now: Date): number =>
  since === null ? 0 : Math.max(0, now.getTime() - since.getTime()) / MS_PER_SECOND;
