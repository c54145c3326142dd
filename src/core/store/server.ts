import pg from 'pg';
import { ALONE_LOCK } from './alone.ts';
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
  /** It follows another server and takes no writes. */
  readonly isReplica: boolean;
  /** Whether a program works on this database now. */
  readonly isWorkedOn: boolean;
}

const CONNECT_MS_MAX = 4_000;

/** Asks a server about itself; changes nothing. @throws StoreFault */
export function serverFacts(url: string): Promise<ServerFacts> {
  return faultsOf(async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
    await client.connect();
    try {
      const { rows } = await client.query<ServerFacts>(
        `select split_part(current_setting('server_version'), ' ', 1) as version,
                current_setting('synchronous_commit') as "synchronousCommit",
                current_setting('fsync') = 'on' as fsync,
                current_setting('full_page_writes') = 'on' as "fullPageWrites",
                pg_is_in_recovery() as "isReplica",
                exists (
                  select from pg_locks
                  where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = $1
                    and database = (select oid from pg_database where datname = current_database())
                ) as "isWorkedOn"`,
        [ALONE_LOCK],
      );
      const [facts] = rows;
      if (!facts) throw new Error('the server answered nothing');
      return facts;
    } finally {
      await client.end();
    }
  });
}
