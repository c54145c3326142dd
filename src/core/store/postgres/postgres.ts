/** All that is PostgreSQL's own: connections, migration, transactions, faults. */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { SealBroken } from '../../seal/sealer.ts';
import type { Job, JobOutcome, Transact } from '../engine/committer.ts';
import type { Database } from '../engine/database.ts';
import { MARKS_SQL, type MarkRow, marksOf, type SecretMarks } from '../engine/generations.ts';
import { assertNotNewer, assertUpToDate, migrationsFolder } from '../engine/migrations.ts';
import { StoreFault, type StoreFaultCode } from '../port/store.ts';
import { loneClient } from './pg-client.ts';
import { drive, driveJobs } from './pg-pipeline.ts';
import { Readings } from './pg-readings.ts';
import { pgStatements } from './pg-statements.ts';

/** One writes, the others read; PostgreSQL allows 100 in all by default, and many processes may share it. */
const CONNECTIONS_MAX = 4;
const CONNECT_MS_MAX = 5_000;
/** No statement of ours takes seconds; one that does is stuck. */
const STATEMENT_MS_MAX = 30_000;
/**
 * A server that says nothing for longer than it lets a statement run is not there any more: its machine lost power, or the network lost it, and
 * no end of the connection ever came. It is given up, and the next one is asked for where the address leads by then.
 */
const ANSWER_MS_MAX = STATEMENT_MS_MAX + 5_000;
/** A lock that is not had after this is asked for again, so that a deadlock of two processes is over. */
const LOCK_MS_MAX = 5_000;
/** Names the lock under which one process migrates while others wait. Any number; ours alone in this database. */
const MIGRATION_LOCK = 7_235_411_907;

/**
 * Connects to a PostgreSQL database and brings it to the newest migration; of several processes that start at once, one migrates.
 * @param url `postgres://user:password@host/database`
 * @param onRollback called after each roll-back: caches are worth nothing then
 * @param asItIs does not migrate it
 * @throws StoreFault; with `asItIs` also when it is not as this program would leave it
 */
export async function openPostgres(url: string, onRollback: () => void, { asItIs = false } = {}): Promise<Database> {
  return faultsOf(async () => {
    if (asItIs) await lookAtVersion(url);
    else await migrateOnce(url);
    const pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS_MAX,
      // Statements of one transaction need not wait for each other's answers: see `pg-pipeline.ts`.
      pipeline: true,
      connectionTimeoutMillis: CONNECT_MS_MAX,
      statement_timeout: STATEMENT_MS_MAX,
      query_timeout: ANSWER_MS_MAX,
      lock_timeout: LOCK_MS_MAX,
      keepAlive: true,
      application_name: 'aduan',
    });
    // A connection that breaks while nobody uses it is replaced with the next use; the fault shows there if it lasts.
    pool.on('error', () => undefined);
    // One that breaks in use fails the statement that waits for it: nobody else needs to be told.
    pool.on('connect', (client) => client.on('error', () => undefined));
    try {
      await assertDurable(pool);
      const { rows } = await pool.query<MarkRow>(MARKS_SQL);
      return database(pool, onRollback, marksOf(rows));
    } catch (error) {
      await pool.end();
      throw error;
    }
  });
}

/** @throws StoreFault when a database is not as this program would leave it */
async function lookAtVersion(url: string): Promise<void> {
  const client = loneClient({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  await client.connect();
  try {
    assertUpToDate('pg', await newestOnServer(client));
  } finally {
    await client.end();
  }
}

/** When the newest migration of a database was generated, epoch ms; undefined where none was ever made. */
export async function newestOnServer(client: pg.Client): Promise<number | undefined> {
  const table = 'drizzle.__drizzle_migrations';
  const { rows } = await client.query<{ ours: boolean }>('select to_regclass($1) is not null as ours', [table]);
  if (!rows[0]?.ours) return undefined;
  const found = await client.query<{ newest: string }>(`select max(created_at) as newest from ${table}`);
  return Number(found.rows[0]?.newest);
}

/** Brings a database to the newest migration, one process at a time. */
export async function migrateOnce(url: string): Promise<void> {
  const client = loneClient({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  await client.connect();
  try {
    // Ends with the connection. Without it two that start at once both create the tables, and one of them fails.
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder('pg') });
    const { rows } = await client.query<{ newest: string }>(
      'select max(created_at) as newest from drizzle.__drizzle_migrations',
    );
    assertNotNewer('pg', Number(rows[0]?.newest));
  } finally {
    await client.end();
  }
}

/** What a platform was told is stored must survive a crash of the server too. */
async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ synchronous_commit: string }>('show synchronous_commit');
  if (rows[0]?.synchronous_commit === 'off') throw new StoreFault('io', 'synchronous-commit-is-off');
}

function database(pool: pg.Pool, onRollback: () => void, marks: SecretMarks): Database {
  const inTransaction = async <Result>(begin: string, body: (client: pg.PoolClient) => Promise<Result>) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // Not waited for: it is on its way before whatever follows, which fails with it.
      const begun = client.query(begin);
      begun.catch(() => undefined);
      const outcomes = await body(client);
      await begun;
      await client.query('commit');
      return outcomes;
    } catch (error) {
      // The connection is thrown away if it can not even roll back.
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error('rollback failed');
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
  const writing = async (body: (client: pg.PoolClient) => Promise<JobOutcome[]>) => {
    try {
      return await inTransaction('begin', body);
    } catch (error) {
      onRollback();
      throw error;
    }
  };
  const together: Transact = (jobs, lanes) =>
    writing(async (client) =>
      (await driveJobs(client, jobs, lanes)).map((result): JobOutcome => ({ ok: true, result })),
    );
  const apart = (jobs: readonly Job<unknown>[]) =>
    writing(async (client) => {
      const outcomes: JobOutcome[] = [];
      for (const job of jobs) {
        await client.query('savepoint job');
        try {
          outcomes.push({ ok: true, result: await drive(client, job()) });
          await client.query('release savepoint job');
        } catch (error) {
          const fault = faultOf(error);
          if (spoilsAll(fault)) throw error;
          await client.query('rollback to savepoint job');
          onRollback();
          outcomes.push({ ok: false, fault });
        }
      }
      return outcomes;
    });
  const readings = new Readings((body) => inTransaction('begin isolation level repeatable read read only', body));

  return {
    q: pgStatements(false),
    locking: pgStatements(true),
    shared: true,
    marks,
    read: (work) => faultsOf(() => readings.read(work)),
    // Together is the rule and cheap; only when one of them fails are they run again, each with a savepoint of its own.
    transact: (jobs, lanes) =>
      faultsOf(async () => {
        try {
          return await together(jobs, lanes);
        } catch (error) {
          if (spoilsAll(faultOf(error))) throw error;
          return await apart(jobs);
        }
      }),
    // Old versions of rows are the server's to sweep (autovacuum); its log holds sealed bytes whose key is gone.
    truncateLog: () => true,
    problems: async () => 0,
    close: () => pool.end(),
  };
}

/** The whole group failed, not just one job in it. */
const spoilsAll = (fault: unknown) => fault instanceof StoreFault && WHOLE.has(fault.code);
const WHOLE: ReadonlySet<StoreFaultCode> = new Set(['full', 'busy', 'io', 'corrupt', 'closed']);

/** Beginnings of SQLSTATE codes (PostgreSQL, appendix A). */
const CODES: readonly (readonly [prefix: string, code: StoreFaultCode])[] = [
  ['40', 'busy'], // serialisation failure, deadlock
  ['55P03', 'busy'], // lock not available
  ['53100', 'full'],
  ['53', 'io'],
  ['57', 'io'], // shut down, cancelled
  ['58', 'io'],
  ['08', 'io'],
  ['25', 'io'], // a transaction that is read-only or broken: the server changed its role
  ['XX', 'corrupt'],
];

function faultOf(error: unknown): unknown {
  if (error instanceof StoreFault) return error;
  if (error instanceof SealBroken) return new StoreFault('unsealed', undefined, error);
  if (error instanceof pg.DatabaseError) {
    const sqlstate = error.code ?? '';
    const found = CODES.find(([prefix]) => sqlstate.startsWith(prefix));
    return new StoreFault(found?.[1] ?? 'rejected', sqlstate, error);
  }
  // Drizzle wraps what the driver says into an error that repeats the statement.
  if (error instanceof DrizzleQueryError && error.cause) return faultOf(error.cause);
  // What is no answer of the server is the connection's: refused, cut, timed out.
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return new StoreFault('io', code, error);
  if (error instanceof Error && /connection|timeout|client/i.test(error.message))
    return new StoreFault('io', 'connection', error);
  return error;
}

/** Runs what talks to the server. @throws StoreFault for whatever goes wrong there */
export async function faultsOf<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw faultOf(error);
  }
}
