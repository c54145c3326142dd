import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSharedStore } from '../../src/core/store/open.ts';
import { systemClock } from '../../src/system-clock.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/** Several machines share one database and one Redis: each needs the secret that the first one made. */

const FIRST = 'the-secret-of-the-first-machine-0123456789';
const OTHER = 'the-secret-of-another-machine-0123456789ab';
/** Nobody listens there, and nobody has to: whoever can open nothing never comes so far. */
const REDIS_URL = 'redis://127.0.0.1:1';

let database: FreshDatabase;
let shared: Readonly<Record<string, string>>;

beforeEach(async () => {
  database = await freshDatabase('postgres');
  shared = { DATABASE_URL: database.url ?? '', REDIS_URL, PORT: '0' };
  const house = await openedHouse(folder(), { ...shared, ADUAN_SECRET: FIRST });
  await file(house, { code: 'EEEE-EEEE-EEE', submittedAt: new Date('2026-11-20T02:00:00Z') });
  await house.close();
});
afterEach(() => database.remove());

test('two machines that are set up before anybody has written agree all the same', async () => {
  const empty = await freshDatabase('postgres');
  const opened = (secret: string) =>
    openSharedStore({ url: empty.url ?? '', secret, clock: systemClock, random: randomBytes });
  const [one, other] = await Promise.all([opened(FIRST), opened(OTHER)]);
  const belongs = await Promise.all([one.belongsToSecret(), other.belongsToSecret()]);
  expect(belongs.toSorted()).toEqual([false, true]);
  expect([await one.belongsToSecret(), await other.belongsToSecret()]).toEqual(belongs);
  await Promise.all([one.close(), other.close()]);
  const settled = { DATABASE_URL: empty.url ?? '', REDIS_URL, PORT: '0', DATA_DIR: folder() };
  const { code, err } = await run(['start'], { ...settled, ADUAN_SECRET: belongs[0] === true ? OTHER : FIRST });
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining('set ADUAN_SECRET here to what the first one has'),
  });
  await empty.remove();
});

describe('one more machine', () => {
  const refused = async (role: string, dataDir: string, more: Readonly<Record<string, string>>) => {
    const { code, out, err } = await run(['start', '--role', role], { ...shared, DATA_DIR: dataDir, ...more });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('made with another ADUAN_SECRET than this machine has');
    // What to write, and where it is found.
    expect(err).toContain('set ADUAN_SECRET here to what the first one has');
    expect(err).toContain('what is in DATA_DIR/secret there');
    return err;
  };

  test.each(['channels', 'worker'])(
    'with another secret is turned away as %s, and told what to write; neither secret is shown',
    async (role) => {
      const err = await refused(role, folder(), { ADUAN_SECRET: OTHER });
      for (const secret of [FIRST, OTHER]) expect(err).not.toContain(secret);
    },
  );

  test('with none does not go on with one that it has just made, and what it was told to write lets it in', async () => {
    const dataDir = folder();
    await refused('worker', dataDir, {});
    expect(readdirSync(dataDir)).toEqual(['secret']);
    const { code, out } = await run(['export'], { ...shared, DATA_DIR: dataDir, ADUAN_SECRET: FIRST });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('EEEE-EEEE-EEE') });
  });
});
