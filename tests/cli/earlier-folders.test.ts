import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ADUAN_SECRET, expectDraftsToGoOn, expectTheSame, fixturesIn, migrationsOf } from './earlier.ts';
import { openedHouse } from './filled-house.ts';
import { folder } from './program.ts';

const FOLDERS = new URL('../fixtures/folders/', import.meta.url);

/** A copy as an operator has it on their disk. */
function unpacked(name: string): string {
  const dir = folder();
  const from = new URL(`${name}/`, FOLDERS);
  cpSync(new URL('evidence', from), path.join(dir, 'evidence'), { recursive: true });
  writeFileSync(path.join(dir, 'aduan.db'), gunzipSync(readFileSync(new URL('aduan.db.gz', from))));
  return dir;
}

const raw = <Result>(dir: string, read: (database: Database.Database) => Result): Result => {
  const database = new Database(path.join(dir, 'aduan.db'), { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
};

describe.each(fixturesIn(FOLDERS))('a data folder of an earlier program: %s', (name) => {
  it('says of each complaint what that program said of it, and agrees with itself', async () => {
    const dir = unpacked(name);
    const migrations = raw(dir, (database) =>
      database.prepare('select count(*) from __drizzle_migrations').pluck().get(),
    );
    expect(migrations).toBe(migrationsOf(name));
    await expectTheSame({ DATA_DIR: dir, ADUAN_SECRET }, new URL(`${name}/export.jsonl`, FOLDERS));
  });

  it('offers each draft as it was left, a week later, and takes it to its code', async () => {
    const dir = unpacked(name);
    const ids = raw(dir, (database) => database.prepare('select id from conversation order by id').pluck().all());
    await expectDraftsToGoOn(await openedHouse(dir, { ADUAN_SECRET }), ids as number[]);
  });
});
