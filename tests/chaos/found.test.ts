import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OwnServer, onServer, ownPostgres } from '../fakes/postgres.ts';
import { isAnyBlamed } from './found.ts';

let server: OwnServer;
beforeEach(async () => {
  server = await ownPostgres();
});
afterEach(() => server.stop());

it('a server that crashes while it is asked ends nobody: two ends may be counted, until it is known that they are not', async () => {
  expect(await isAnyBlamed({ DATABASE_URL: server.url })).toBe(false);
  await onServer(server.url, 'create table inbox (id bigint, state text, attempts int)');
  const holder = new pg.Client({ connectionString: server.url });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table inbox');
  const asked = isAnyBlamed({ DATABASE_URL: server.url });
  // It is asked once its question waits for the lock.
  await expect
    .poll(
      async () =>
        (await holder.query("select from pg_locks where relation = 'inbox'::regclass and not granted")).rowCount,
    )
    .toBe(1);
  await server.crash();
  expect(await asked).toBe(true);
  expect(await isAnyBlamed({ DATABASE_URL: server.url })).toBe(false);
});
