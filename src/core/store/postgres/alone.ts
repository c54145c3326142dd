import pg from 'pg';
import type { Clock } from '../../clock.ts';
import { StoreFault } from '../port/store.ts';
import { faultsOf } from './postgres.ts';

/** Names the lock that one program holds on a database for as long as it works on it. Any number; ours alone in this database. */
export const ALONE_LOCK = 7_235_411_909;
const CONNECT_MS_MAX = 4_000;
/**
 * The connection is looked at so often, and is gone when no answer comes for as long. A server that lost its power or its network ends no
 * connection, and after a fail-over another program may have the lock of the next one.
 */
const LOOK_EVERY_MS = 5_000;

/** Which of the server's connections one is: its process, and when that began, for numbers of processes come again. */
const BACKEND = "pid || ' ' || backend_start";
/** Whether somebody has the lock who is not $1. */
const OTHERS = `select from pg_locks join pg_stat_activity using (pid)
  where locktype = 'advisory' and granted and objsubid = 1 and (classid::bigint << 32) + objid::bigint = ${ALONE_LOCK}
    and database = (select oid from pg_database where datname = current_database()) and (${BACKEND}) is distinct from $1`;

/** The lock, held until it is let go or its connection breaks, or answers no more. */
export interface Alone {
  release(): Promise<void>;
}

/** `alone`: nobody else works on the database. `shared`: those who share the work, by leases; none who works alone. */
export type Company = 'alone' | 'shared';

/**
 * Makes sure that no other program works on a PostgreSQL database: two would both poll the platforms, and send every reply twice. Programs that
 * share the work keep out those that work alone, and the other way round. The lock belongs to a connection of its own and ends with it, however
 * the program dies.
 * @param lost called once when the connection broke, or answers no more: another program may begin from then on. It is told which one it was
 * @param clock decides when the connection is looked at
 * @param former the connection that was lost, as `lost` was told: the server lets go of it later than we hear of it, or does not know that it broke
 * @returns undefined while another program holds it
 * @throws StoreFault when the server can not be asked, and `busy` while nobody holds it but the former connection
 */
export async function workAlone(
  url: string,
  lost: (cause: Error, connection: string) => void,
  company: Company,
  clock: Pick<Clock, 'after'>,
  former?: string,
): Promise<Alone | undefined> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    query_timeout: LOOK_EVERY_MS,
    keepAlive: true,
    application_name: 'aduan: works here',
  });
  let held = false;
  let released = false;
  let told = false;
  let broken: Error | undefined;
  let connection = '';
  const broke = (cause: Error) => {
    broken ??= cause;
    // Before it is held there is nothing to lose: whoever asked is told by the answer.
    if (!held || released || told) return;
    told = true;
    lost(broken, connection);
  };
  client.on('error', broke);
  client.on('end', () => broke(new Error('connection ended')));
  const { rows } = await faultsOf(async () => {
    await client.connect();
    return client.query<{ held: boolean; connection: string }>(
      `select pg_try_advisory_lock${company === 'shared' ? '_shared' : ''}(${ALONE_LOCK}) as held, ${BACKEND} as connection
         from pg_stat_activity where pid = pg_backend_pid()`,
    );
  });
  const release = async () => {
    released = true;
    await client.end();
  };
  const look = async () => {
    if (released || told) return;
    try {
      await client.query('select');
      lookLater();
    } catch (error) {
      broke(new Error('the connection does not answer', { cause: error }));
      // What is left of it: a server that is gone does not end it.
      await client.end().catch(() => undefined);
    }
  };
  const lookLater = () => void clock.after(LOOK_EVERY_MS, () => void look());
  const [row] = rows;
  if (row?.held) {
    held = true;
    connection = row.connection;
    if (broken) broke(broken);
    else lookLater();
    return { release };
  }
  const others = former === undefined ? undefined : await faultsOf(() => client.query(OTHERS, [former]));
  await release();
  if (others?.rowCount === 0) throw new StoreFault('busy', 'own-connection-not-ended');
  return undefined;
}
