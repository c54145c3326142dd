import { StoreFault } from '../core/store/port/store.ts';
import { clockInWords, type ServerFacts, serverFacts } from '../core/store/postgres/server.ts';
import { storeFaultInWords } from '../database.ts';
import { systemClock } from '../system-clock.ts';
import type { Finding } from './finding.ts';

const part = 'server';
/** The oldest version that its makers still mend (postgresql.org/support/versioning, 2026). */
const VERSION_MIN = 14;

/** Looks at the server that `DATABASE_URL` names: whether it keeps what it was told, and whether a program works on the database. */
export async function* lookAtPostgres(url: string): AsyncGenerator<Finding> {
  let facts: ServerFacts;
  try {
    facts = await serverFacts(url, systemClock);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    yield { part, state: 'bad', says: `DATABASE_URL: ${storeFaultInWords(error, { databaseUrl: url })}` };
    return;
  }
  yield* serverFindings(facts);
}

/** What the facts mean. */
export function* serverFindings(facts: ServerFacts): Generator<Finding> {
  const { version, synchronousCommit, fsync, fullPageWrites, isReplica, isWorkedOn, aheadMs } = facts;
  const { dataChecksums, followers, waitsForFollower } = facts;
  const says = `PostgreSQL ${version}, synchronous_commit = ${synchronousCommit}`;
  yield Number.parseInt(version, 10) < VERSION_MIN
    ? { part, state: 'note', says: `${says}: nobody mends this version any more`, fix: 'upgrade the server' }
    : { part, state: 'good', says };
  if (synchronousCommit === 'off')
    yield {
      part,
      state: 'bad',
      says: 'synchronous_commit = off: what a citizen was told is stored would be lost in a crash; Aduan does not start on it',
      fix: 'ALTER DATABASE … SET synchronous_commit = on',
    };
  if (!fsync)
    yield {
      part,
      state: 'bad',
      says: 'fsync = off: a power cut can destroy the whole database',
      fix: 'set fsync = on in postgresql.conf, and reload the server',
    };
  if (!fullPageWrites)
    yield {
      part,
      state: 'bad',
      says: 'full_page_writes = off: a power cut can leave half-written pages',
      fix: 'set full_page_writes = on in postgresql.conf, and reload the server',
    };
  if (!dataChecksums)
    yield {
      part,
      state: 'note',
      says: 'data_checksums = off: a bit that turns over on its disk is noticed only where `aduan verify` looks',
      fix: 'pg_checksums --enable, while the server is stopped',
    };
  if (isReplica)
    yield {
      part,
      state: 'bad',
      says: 'the server follows another one and takes no writes',
      fix: 'let DATABASE_URL name the one that leads, or promote this one',
    };
  if (followers > 0)
    yield waitsForFollower
      ? {
          part,
          state: 'good',
          says: 'another server follows, and commits wait for it: a fail-over to it loses nothing',
        }
      : {
          part,
          state: 'note',
          says: 'another server follows, and commits do not wait for it: a fail-over to it may lose what people were just told is stored',
          fix: 'name it in synchronous_standby_names in postgresql.conf, and reload the server',
        };
  const clock = clockInWords(aheadMs);
  if (clock !== undefined)
    yield {
      part: 'clock',
      state: 'bad',
      says: `${clock}: times that people are told are wrong, and waits too long or too short`,
      fix: 'let NTP set both clocks',
    };
  yield isWorkedOn
    ? { part: 'lock', state: 'good', says: 'a program works on this database; others that are started wait for it' }
    : { part: 'lock', state: 'note', says: 'no program works on this database now' };
}
