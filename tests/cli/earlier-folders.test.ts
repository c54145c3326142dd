import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ADUAN_SECRET, expectDraftsToGoOn, expectTheSame, fixturesIn, migrationsOf } from './earlier.ts';
import { openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

const FOLDERS = new URL('../fixtures/folders/', import.meta.url);

const migrationsNow = readdirSync(new URL('../../drizzle/sqlite/', import.meta.url)).filter((each) =>
  each.endsWith('.sql'),
).length;

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

/** What hangs on the program and not on what the earlier one left: with the oldest. */
describe.each(fixturesIn(FOLDERS).slice(0, 1))('the oldest of them, %s,', (name) => {
  it.skipIf(migrationsOf(name) === migrationsNow)(
    'is changed by no command that only reads, which says what to do; a backup takes it as it is',
    async () => {
      const dir = unpacked(name);
      const env = { DATA_DIR: dir, ADUAN_SECRET };
      const before = readFileSync(path.join(dir, 'aduan.db'));
      for (const command of [['export'], ['verify'], ['invite', '--desk', 'kalsel']]) {
        const { code, err } = await run(command, env);
        expect({ command, code, err }).toEqual({
          command,
          code: 1,
          err: expect.stringMatching(/earlier version of Aduan, and only `start` brings it up to date/),
        });
      }
      expect((await run(['doctor'], env)).out).toMatch(/^bad\s+database.*earlier version of Aduan/m);
      const copy = path.join(folder(), 'copy');
      expect(await run(['backup', copy], env)).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(path.join(dir, 'aduan.db')).equals(before)).toBe(true);
      await expectTheSame({ DATA_DIR: copy, ADUAN_SECRET }, new URL(`${name}/export.jsonl`, FOLDERS));
    },
  );
});
