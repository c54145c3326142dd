import type { Clock } from '../../clock.ts';
import { ALONE_LOCK } from './alone.ts';
import { loneClient } from './pg-client.ts';
import { faultsOf } from './postgres.ts';

/** What an operator wants to know of a PostgreSQL server. */
export interface ServerFacts {
  /** As the server says it: `15.20`. */
  readonly version: string;
  /** `on`, `off`, `local`, `remote_write`, `remote_apply`. */
  readonly synchronousCommit: string;
  /** False: a power cut can destroy the database. */
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  /** The server notices when a bit of a page has turned over. */
  readonly dataChecksums: boolean;
  /** It follows another server and takes no writes. */
  readonly isReplica: boolean;
  /** Servers that follow this one now. */
  readonly followers: number;
  /** Whether a commit waits until one that follows has it, too: then a fail-over to that one loses nothing. */
  readonly waitsForFollower: boolean;
  /** Whether a program works on this database now. */
  readonly isWorkedOn: boolean;
  /** How far the clock that asks is ahead of the server's, ms; negative: behind. Good to about the time that an answer takes. */
  readonly aheadMs: number;
}

const CONNECT_MS_MAX = 4_000;
/**
 * Processes that share a database and whose clocks are further apart than this tell people wrong times, and wait too long or not long enough; leases do
 * not mind, they go by the server's clock. A machine that is told to keep its time is off by less than a tenth of it.
 */
const AHEAD_MS_MAX = 10_000;

/** What to say of a clock that is too far from the server's; undefined where it is not. */
export function clockInWords(aheadMs: number): string | undefined {
  if (Math.abs(aheadMs) <= AHEAD_MS_MAX) return undefined;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return `this machine's clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database server's`;
}

/** Asks a server about itself; changes nothing. @throws StoreFault */
export function serverFacts(url: string, clock: Pick<Clock, 'now'>): Promise<ServerFacts> {
  return faultsOf(async () => {
    const client = loneClient({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
    await client.connect();
    try {
      const askedAtMs = clock.now().getTime();
      const { rows } = await client.query<Omit<ServerFacts, 'aheadMs'> & { readonly nowMs: number }>(
        `select split_part(current_setting('server_version'), ' ', 1) as version,
                current_setting('synchronous_commit') as "synchronousCommit",
                current_setting('fsync') = 'on' as fsync,
                current_setting('full_page_writes') = 'on' as "fullPageWrites",
                current_setting('data_checksums') = 'on' as "dataChecksums",
                pg_is_in_recovery() as "isReplica",
                (select count(*)::int from pg_stat_replication) as followers,
                current_setting('synchronous_standby_names') <> ''
                  and current_setting('synchronous_commit') not in ('off', 'local') as "waitsForFollower",
                (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs",
                exists (
                  select from pg_locks
                  where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = $1
                    and database = (select oid from pg_database where datname = current_database())
                ) as "isWorkedOn"`,
        [ALONE_LOCK],
      );
      const [answer] = rows;
      if (!answer) throw new Error('the server answered nothing');
      const { nowMs, ...facts } = answer;
      // The server looked at its clock somewhere between the question and the answer.
      return { ...facts, aheadMs: Math.round((askedAtMs + clock.now().getTime()) / 2 - nowMs) };
    } finally {
      await client.end();
    }
  });
}
