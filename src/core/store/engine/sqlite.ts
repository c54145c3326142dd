/** All that is SQLite's own: opening, pragmas, migration, transactions, faults. */
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { SealBroken } from '../../seal/sealer.ts';
import { StoreFault, type StoreFaultCode } from '../port/store.ts';
import { prepareStatements } from '../statements/statements.ts';
import type { Work } from '../statements/work.ts';
import * as tables from '../tables/schema.sqlite.ts';
import { bareOn } from './bare.ts';
import type { Job, JobOutcome } from './committer.ts';
import type { Database as OpenDatabase } from './database.ts';
import { MARKS_SQL, type MarkRow, marksOf } from './generations.ts';
import { assertNotNewer, assertUpToDate, migrationsFolder } from './migrations.ts';

/** How long SQLite itself waits for a lock, blocking everything; the committer then waits on without blocking. */
const BUSY_TIMEOUT_MS = 50;
/** Page cache: with the rest of the process well below 256 MiB. */
const CACHE_KIB = 24 * 1024;
/** The log is copied into the database after so many pages of 4 KiB. */
const CHECKPOINT_PAGES = 2000;
/** `PRAGMA synchronous` = FULL. */
const FULL = 2;

/**
 * Opens the database, creating it where there is none, and brings it to the newest migration.
 * @param onRollback called after each roll-back: caches are worth nothing then
 * @param asItIs neither makes nor migrates it
 * @throws StoreFault; with `asItIs` also when it is not as this program would leave it
 */
export function openSqlite(file: string, onRollback: () => void, { asItIs = false } = {}): OpenDatabase {
  return faultsOf(() => {
    const raw = new Database(file, { fileMustExist: asItIs });
    try {
      if (asItIs) assertUpToDate('sqlite', newestInFile(raw));
      return connect(raw, onRollback);
    } catch (error) {
      raw.close();
      throw error;
    }
  });
}

/** A file up to this size is read through before a program works on it, bytes: well below a second. A larger one shows its damage when it is met. */
const LOOKED_THROUGH_BYTES_MAX = 64 * 1024 * 1024;

/** @throws StoreFault when a file is damaged, as far as a short look tells; one that is not there is none */
export function assertSound(file: string): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes === 0 || bytes > LOOKED_THROUGH_BYTES_MAX) return;
  faultsOf(() => {
    const raw = new Database(file, { fileMustExist: true });
    try {
      const found = raw.pragma('quick_check(1)', { simple: true });
      if (found !== 'ok') throw new StoreFault('corrupt', 'damaged');
    } finally {
      raw.close();
    }
  });
}

/** When the newest migration of a file was generated, epoch ms; undefined where none was ever made. */
export function newestInFile(raw: Database.Database): number | undefined {
  const ours = raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  return ours === undefined
    ? undefined
    : Number(raw.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get());
}

/** Brings a file to the newest migration, making it where there is none. @throws StoreFault */
export async function migrateFile(file: string): Promise<void> {
  await openSqlite(file, () => undefined).close();
}

const statementsOn = bareOn((raw) => prepareStatements(drizzle(raw), tables));

function connect(raw: Database.Database, onRollback: () => void): OpenDatabase {
  raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  raw.pragma('journal_mode = WAL');
  raw.pragma(`cache_size = -${CACHE_KIB}`);
  raw.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  raw.pragma('foreign_keys = ON');
  raw.pragma('secure_delete = ON');
  raw.pragma('trusted_schema = OFF');
  const db = drizzle(raw);
  // better-sqlite3 is built to fall back to NORMAL in WAL mode, which may lose commits when the power fails, unless it is set;
  // read back below, after the first writes.
  raw.pragma('synchronous = FULL');
  migrate(db, { migrationsFolder: migrationsFolder('sqlite') });
  assertNotNewer('sqlite', Number(raw.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get()));
  if (raw.pragma('synchronous', { simple: true }) !== FULL) throw new StoreFault('io', 'synchronous-is-not-full');
  if (raw.pragma('journal_mode', { simple: true }) !== 'wal') throw new StoreFault('io', 'no-write-ahead-log');
  if (raw.pragma('secure_delete', { simple: true }) !== 1) throw new StoreFault('io', 'secure-delete-is-off');

  const begin = raw.prepare('BEGIN IMMEDIATE');
  const commit = raw.prepare('COMMIT');
  const rollback = raw.prepare('ROLLBACK');
  const savepoint = raw.prepare('SAVEPOINT job');
  const release = raw.prepare('RELEASE job');
  const rollbackTo = raw.prepare('ROLLBACK TO job');

  const transaction = (body: () => JobOutcome[]): JobOutcome[] => {
    try {
      begin.run();
      const outcomes = body();
      commit.run();
      return outcomes;
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a failed COMMIT leaves the transaction open.
      if (raw.inTransaction) rollback.run();
      onRollback();
      throw error;
    }
  };
  const together = (jobs: readonly Job<unknown>[]) =>
    transaction(() => jobs.map((job) => ({ ok: true, result: drive(job()) })));
  const apart = (jobs: readonly Job<unknown>[]) =>
    transaction(() =>
      jobs.map((job): JobOutcome => {
        savepoint.run();
        try {
          const result = drive(job());
          release.run();
          return { ok: true, result };
        } catch (error) {
          const fault = storeFaultOf(error);
          if (!raw.inTransaction || spoilsAll(fault)) throw error;
          rollbackTo.run();
          release.run();
          onRollback();
          return { ok: false, fault };
        }
      }),
    );

  const q = statementsOn(raw);
  return {
    q,
    locking: q,
    shared: false,
    marks: marksOf(raw.prepare<[], MarkRow>(MARKS_SQL).all()),
    read: async (work) => faultsOf(() => drive(work)),
    // Together is the rule and cheap; only when one of them fails are they run again, each with a savepoint of its own.
    transact: async (jobs) =>
      faultsOf(() => {
        try {
          return together(jobs);
        } catch (error) {
          if (spoilsAll(storeFaultOf(error))) throw error;
          return apart(jobs);
        }
      }),
    truncateLog: () => {
      const [result] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return result?.busy === 0;
    },
    problems: async () => {
      const found = raw.pragma('integrity_check') as { integrity_check: string }[];
      const orphans = raw.pragma('foreign_key_check') as unknown[];
      return (found[0]?.integrity_check === 'ok' ? 0 : found.length) + orphans.length;
    },
    close: async () => {
      if (raw.open) raw.close();
    },
  };
}

/** Runs work on statements that answer at once. */
function drive<Result>(work: Work<Result>): Result {
  let step = work.next();
  while (!step.done) {
    const ask = step.value;
    step = work.next(ask.how === 'do' || ask.how === 'run' ? ask.query.run(ask.given) : ask.query[ask.how](ask.given));
  }
  return step.value;
}

/** The whole group failed, not just one job in it. */
const spoilsAll = (fault: unknown) => fault instanceof StoreFault && WHOLE.has(fault.code);
const WHOLE: ReadonlySet<StoreFaultCode> = new Set(['full', 'busy', 'io', 'corrupt', 'closed']);

const CODES: readonly (readonly [prefix: string, code: StoreFaultCode])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
  ['SQLITE_READONLY', 'io'],
  ['SQLITE_PERM', 'io'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_NOMEM', 'io'],
];

/** What SQLite threw, as the store's fault; anything else as it is. */
export function storeFaultOf(error: unknown): unknown {
  if (error instanceof Database.SqliteError) {
    const found = CODES.find(([prefix]) => error.code.startsWith(prefix));
    return new StoreFault(found?.[1] ?? 'rejected', error.code, error);
  }
  if (error instanceof SealBroken) return new StoreFault('unsealed', undefined, error);
  return error;
}

/** Runs what works on a file. @throws StoreFault for whatever goes wrong there */
export function faultsOf<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw storeFaultOf(error);
  }
}
