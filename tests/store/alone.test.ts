import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Alone, type Company, workAlone } from '../../src/core/store/postgres/alone.ts';
import { TestClock } from '../fakes/clock.ts';
import { Line } from '../fakes/line.ts';
import { onServer } from '../fakes/postgres.ts';
import { type FreshDatabase, freshDatabase } from './databases.ts';

let database: FreshDatabase;
let line: Line;
let clock: TestClock;
let held: Alone[];
let losses: Error[];
let lost: string[];

beforeEach(async () => {
  database = await freshDatabase('postgres');
  line = await Line.to(database.url ?? '');
  clock = new TestClock();
  held = [];
  losses = [];
  lost = [];
});
afterEach(async () => {
  for (const each of held) await each.release();
  await line.down();
  await database.remove();
});

async function ask(company: Company = 'alone', former?: string): Promise<Alone | undefined> {
  const url = new URL(database.url ?? '');
  url.port = String(line.port);
  const heard = (cause: Error, connection: string) => {
    losses.push(cause);
    lost.push(connection);
  };
  const alone = await workAlone(url.href, heard, company, clock, former);
  if (alone) held.push(alone);
  return alone;
}
/** What the end of a connection sets off comes a few beats later. */
const beats = async () => {
  for (let beat = 0; beat < 20; beat += 1) await new Promise(setImmediate);
};
const told = async () => {
  while (losses.length === 0) await beats();
};

it('one has it, and those that share the work keep it from whoever works alone', async () => {
  expect(await ask()).toBeDefined();
  expect(await ask()).toBeUndefined();
  expect(await ask('shared')).toBeUndefined();
  await held.pop()?.release();
  // The server notices a moment later that the connection has ended.
  await expect.poll(() => ask('shared')).toBeDefined();
  expect(await ask('shared')).toBeDefined();
  expect(await ask()).toBeUndefined();
  await beats();
  expect(losses).toEqual([]);
});

it('is lost with its connection, and that is told once', async () => {
  await ask();
  await line.down();
  await told();
  await beats();
  expect(losses).toHaveLength(1);
});

/** Else each of them would ask again by itself, and one would find what another of the same program has. */
it('whoever does not get it loses nothing: not by a server that is away, nor by one that goes amid the question', async () => {
  await line.down();
  for (let times = 0; times < 5; times += 1) await expect(ask()).rejects.toThrow();
  await line.mend();
  line.onQuestion = () => void line.down();
  await expect(ask()).rejects.toThrow();
  await beats();
  expect(losses).toEqual([]);
});

it('is lost when the server does not answer any more, though nothing ended the connection', async () => {
  await ask();
  line.lose();
  // The question is asked by this clock; how long its answer may take, the client measures by its own.
  await clock.pass(5_000);
  await told();
  expect(losses).toHaveLength(1);
});

/** A busy server says that a connection is over before it lets go of what that held, and one behind a broken network does not know yet. */
it('a connection of our own that is lost here and lives on there is nobody else: it is waited for', async () => {
  await ask();
  line.leave();
  await told();
  const [former = ''] = lost;
  await expect(ask('alone', former)).rejects.toMatchObject({ code: 'busy', detail: 'own-connection-not-ended' });
  expect(await ask()).toBeUndefined();
  const [pid] = former.split(' ');
  await onServer(database.url ?? '', `select pg_terminate_backend(${pid}, 30000)`);
  expect(await ask('alone', former)).toBeDefined();
  // Now it is another's.
  expect(await ask('alone', former)).toBeUndefined();
  expect(losses).toHaveLength(1);
});
