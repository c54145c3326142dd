import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { SetClock } from '../../src/cli/demo-agenda.ts';
import { DemoChannel } from '../../src/cli/demo-citizen.ts';
import { makeFile } from '../../src/cli/demo-files.ts';
import { openStage } from '../../src/cli/stage.ts';
import { migrateOnce } from '../../src/core/store/postgres/postgres.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { ADUAN_SECRET, expectDraftsToGoOn, expectTheSame, fixturesIn, migrationsOf } from './earlier.ts';
import { openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

const DATABASES = new URL('../fixtures/databases/', import.meta.url);
const migrationsNow = readdirSync(new URL('../../drizzle/pg/', import.meta.url)).filter((name) =>
  name.endsWith('.sql'),
).length;

let made: FreshDatabase[] = [];
let clients: pg.Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  for (const database of made.splice(0)) await database.remove();
  clients = [];
  made = [];
});

async function empty(): Promise<string> {
  const database = await freshDatabase('postgres');
  made = [...made, database];
  return database.url ?? '';
}

/** A connection beside the program's own, until the test is over. */
async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  clients = [...clients, client];
  await client.connect();
  return client;
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<readonly Row[]> {
  return (await (await connected(url)).query<Row>(question)).rows;
}

/** A database and a data folder as that program left them: the settings that lead to both. */
async function restored(name: string) {
  const DATA_DIR = folder();
  const from = new URL(`${name}/`, DATABASES);
  cpSync(new URL('evidence', from), path.join(DATA_DIR, 'evidence'), { recursive: true });
  const DATABASE_URL = await empty();
  await ask(DATABASE_URL, gunzipSync(readFileSync(new URL('database.sql.gz', from))).toString());
  return { DATA_DIR, DATABASE_URL, ADUAN_SECRET };
}

/** The migrations that a database has seen, oldest first. */
const migrations = (url: string) =>
  ask<{ hash: string; created_at: string }>(
    url,
    'select hash, created_at from drizzle.__drizzle_migrations order by id',
  );

/** Everything there is in a database but rows: columns, conditions, indexes. */
const shape = (url: string) =>
  ask<{ said: string }>(
    url,
    `select format('%s.%s %s %s default %s %s', table_name, column_name, data_type, is_nullable, column_default, identity_generation) as said
       from information_schema.columns where table_schema = 'public'
     union all select indexdef from pg_indexes where schemaname = 'public'
     union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
       from pg_constraint where connamespace = 'public'::regnamespace
     order by said`,
  );

describe.each(fixturesIn(DATABASES))('a PostgreSQL database of an earlier program: %s', (name) => {
  it('says of each complaint what that program said of it, and agrees with itself', async () => {
    const env = await restored(name);
    const before = await migrations(env.DATABASE_URL);
    expect(before).toHaveLength(migrationsOf(name));
    await expectTheSame(env, new URL(`${name}/export.jsonl`, DATABASES));
    const after = await migrations(env.DATABASE_URL);
    expect(after).toHaveLength(migrationsNow);
    expect(after.slice(0, before.length)).toEqual(before);
  });

  it('has the tables of a new one once it was opened', async () => {
    const [{ DATABASE_URL }, fresh] = [await restored(name), await empty()];
    await migrateOnce(DATABASE_URL);
    await migrateOnce(fresh);
    expect(await shape(DATABASE_URL)).toEqual(await shape(fresh));
    expect(await migrations(DATABASE_URL)).toEqual(await migrations(fresh));
  });

  it('offers each draft as it was left, a week later, and takes it to its code', async () => {
    const env = await restored(name);
    const rows = await ask<{ id: string }>(env.DATABASE_URL, 'select id from conversation order by id');
    const ids = rows.map(({ id }) => Number(id));
    await expectDraftsToGoOn(await openedHouse(env.DATA_DIR, env), ids);
  });

  it('answers what that program had not heard yet, and sends what it had not sent', async () => {
    const env = await restored(name);
    const house = await openedHouse(env.DATA_DIR, env);
    expect(await house.store.counts()).toMatchObject({ inboxOpen: 1, outboxQueued: 1 });
    const told: string[] = [];
    class Heard extends DemoChannel {
      override async send(...to: Parameters<DemoChannel['send']>) {
        told.push(to[0]);
        return super.send(...to);
      }
    }
    const channels = [new Heard('web', makeFile), new Heard('telegram', makeFile)];
    const stage = await openStage(house, { channels, clock: new SetClock(), language: 'id' });
    try {
      await stage.ring({ mornings: false });
      expect(told.filter((chat) => chat.startsWith('9990000')).toSorted()).toEqual(['99900001', '99900002']);
    } finally {
      await stage.close();
      await house.close();
    }
  });
});

/** What hangs on the program and not on what the earlier one left: with the oldest. */
describe.each(fixturesIn(DATABASES).slice(0, 1))('the oldest of them, %s,', (name) => {
  it('is not copied before it was opened, and whole after it was', async () => {
    const env = await restored(name);
    const file = path.join(folder(), 'aduan.db');
    const copy = ['copy', '--from', env.DATABASE_URL, '--to', `sqlite:${file}`];
    const before = await run(copy, env);
    expect(before).toMatchObject({ code: 1, err: expect.stringContaining('an earlier version') });
    expect(await run(['migrate'], env)).toMatchObject({ code: 0 });
    expect(await run(copy, env)).toMatchObject({ code: 0 });
    cpSync(path.join(env.DATA_DIR, 'evidence'), path.join(path.dirname(file), 'evidence'), { recursive: true });
    await expectTheSame({ DATA_DIR: path.dirname(file), ADUAN_SECRET }, new URL(`${name}/export.jsonl`, DATABASES));
  });

  it('is migrated by one of two programs that start at once', async () => {
    const env = await restored(name);
    const holder = await connected(env.DATABASE_URL);
    // Both are held up where they look which migrations there were, so that without more ado both would see the same.
    await holder.query('begin');
    await holder.query('lock table drizzle.__drizzle_migrations');
    const programs = [run(['migrate'], env), run(['migrate'], env)];
    const look = await connected(env.DATABASE_URL);
    const waiting = async () => {
      const { rows } = await look.query<{ count: string }>(
        `select count(distinct pid) from pg_locks join pg_stat_activity using (pid)
         where not granted and datname = current_database()`,
      );
      return Number(rows[0]?.count);
    };
    await expect.poll(waiting, { timeout: 30_000 }).toBe(2);
    await holder.query('commit');
    const [one, other] = await Promise.all(programs);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(other).toEqual(one);
    expect(await migrations(env.DATABASE_URL)).toHaveLength(migrationsNow);
  });
});
