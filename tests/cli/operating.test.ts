import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { serverFindings } from '../../src/cli/doctor-postgres.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import type { ServerFacts } from '../../src/core/store/postgres/server.ts';
import { storeFaultInWords } from '../../src/database.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

async function filledFolder(): Promise<string> {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  await file(house, { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-11-20T02:00:00Z') });
  await house.close();
  return dataDir;
}

describe('what doctor says of a PostgreSQL server', () => {
  const good: ServerFacts = {
    ...{ version: '17.2', synchronousCommit: 'on', fsync: true, fullPageWrites: true },
    dataChecksums: true,
    ...{ isReplica: false, isWorkedOn: true, aheadMs: -900 },
    ...{ followers: 1, waitsForFollower: true },
  };
  const badOf = (facts: Partial<ServerFacts>) =>
    [...serverFindings({ ...good, ...facts })].filter(({ state }) => state !== 'good').map(({ says }) => says);
  test('that has no database of that name: how to make one', () => {
    const fault = new StoreFault('rejected', '3D000');
    expect(storeFaultInWords(fault, { databaseUrl: 'postgres://db/aduan' })).toContain('createdb');
  });
  test('nothing to mend of one that keeps what it was told', () => expect(badOf({})).toEqual([]));
  test('nor of one that nobody follows', () => expect(badOf({ followers: 0, waitsForFollower: false })).toEqual([]));
  test.each([
    [{ synchronousCommit: 'off' }, 'synchronous_commit = off'],
    [{ fsync: false }, 'fsync = off'],
    [{ fullPageWrites: false }, 'full_page_writes = off'],
    [{ dataChecksums: false }, 'data_checksums = off'],
    [{ isReplica: true }, 'takes no writes'],
    [{ waitsForFollower: false }, 'may lose what people were just told is stored'],
    [{ version: '12.4' }, 'nobody mends this version'],
    [{ isWorkedOn: false }, 'no program works'],
    [{ aheadMs: 93_000 }, "this machine's clock is 93 s ahead of the database server's"],
    [{ aheadMs: -3_600_000 }, "this machine's clock is 3600 s behind the database server's"],
  ] as const)('%o is told', (facts, words) => {
    expect(badOf(facts)).toEqual([expect.stringContaining(words)]);
  });
});

describe('a data folder', () => {
  test('that was backed up tells doctor when, and how much evidence it holds', async () => {
    const dataDir = await filledFolder();
    const before = await run(['doctor'], { DATA_DIR: dataDir, PORT: '0' });
    expect(before.out).toMatch(/note\s+backup\s+`aduan backup` was not used here yet/);
    expect(before.out).toMatch(/good\s+evidence\s+2 files, clean copies counted/);
    await run(['backup', path.join(folder(), 'copy')], { DATA_DIR: dataDir });
    const after = await run(['doctor'], { DATA_DIR: dataDir, PORT: '0' });
    expect(after.out).not.toMatch(/verify/);
    await run(['verify'], { DATA_DIR: dataDir });
    const looked = await run(['doctor'], { DATA_DIR: dataDir });
    expect(looked.out).toMatch(/good\s+verify\s+the last look through everything, 20\S+Z, found 0 things wrong/);
    expect(after.out).toMatch(/good\s+backup\s+the last was made 20\S+Z, 0 hours ago/);
  });
  test('that a newer version has changed is refused, with what to do', async () => {
    const dataDir = await filledFolder();
    const database = new Database(path.join(dataDir, 'aduan.db'));
    database.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of a later version', 99999999999999)");
    database.close();
    const { code, err } = await run(['start'], { DATA_DIR: dataDir, PORT: '0' });
    expect(code).toBe(1);
    expect(err).toContain('a newer version of Aduan');
    expect(err).toContain('put back the backup');
  });
});
