import { afterEach, expect, it } from 'vitest';
import { postgresSide } from '../../src/core/store/copy/copy-sides.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import { migrateOnce } from '../../src/core/store/postgres/postgres.ts';
import { serverFacts } from '../../src/core/store/postgres/server.ts';
import { TestClock } from '../fakes/clock.ts';
import { Line } from '../fakes/line.ts';
import { freshDatabase } from './databases.ts';

let undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
  undo = [];
});

/** The address of a new database, over a line that breaks when so many questions were asked. */
async function breaking(questions: number): Promise<string> {
  const database = await freshDatabase('postgres');
  if (database.url === undefined) throw new Error('no server');
  const line = await Line.to(database.url);
  undo = [() => line.down(), () => database.remove()];
  let asked = 0;
  line.onQuestion = () => {
    asked += 1;
    if (asked > questions) void line.down();
  };
  const url = new URL(database.url);
  url.port = String(line.port);
  return url.href;
}

/** A client that nobody listens to would end the process instead: vitest tells of that as well. */
it.each([3, 4, 6, 9])(
  'a server that is gone after %i questions of a start is a fault of the database',
  async (questions) => {
    await expect(migrateOnce(await breaking(questions))).rejects.toThrow();
  },
);

it('so it is for the doctor, and for a copy', async () => {
  await expect(serverFacts(await breaking(1), new TestClock())).rejects.toBeInstanceOf(StoreFault);
  await expect(postgresSide(await breaking(4), 'to')).rejects.toBeInstanceOf(StoreFault);
});
