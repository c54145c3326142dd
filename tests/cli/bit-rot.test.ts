import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { findings } from '../../src/cli/verify.ts';
import { Chance } from '../simulation/chance.ts';
import { openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/** Bits of the database that are turned over, one in each copy of the sample complaints. */
const BITS = 60;
/** Keyed hashes that nothing stored says again: they only find rows, and a spoilt one finds none. */
const FINDERS: ReadonlySet<string> = new Set([
  'inbox.idempotency',
  'place_key.key',
  'picture_band.band',
  'invitation.code_hash',
]);

let good: string;
beforeAll(async () => {
  good = folder();
  expect(await run(['demo'], { DATA_DIR: good })).toMatchObject({ code: 0 });
  const raw = new Database(path.join(good, 'aduan.db'));
  raw.pragma('wal_checkpoint(truncate)');
  raw.close();
});

/** What `verify` finds wrong in a folder; a database that can not even be opened is found, too. */
async function wrongIn(dataDir: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  try {
    const house = await openedHouse(dataDir);
    try {
      for await (const { part, wrong: lines } of findings(house))
        wrong.push(...lines.map((line) => `${part}: ${line}`));
    } finally {
      await house.close();
    }
  } catch (error) {
    wrong.push(`not opened: ${error instanceof Error ? error.name : typeof error}`);
  }
  return wrong;
}

/** All that is sealed or signed, and each entry of the history, in the order of rows. */
function kept(dataDir: string): readonly string[] {
  const raw = new Database(path.join(dataDir, 'aduan.db'), { readonly: true });
  try {
    const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return tables.flatMap((table) =>
      (raw.prepare(`select * from "${table}" order by rowid`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) =>
          (table === 'history' || Buffer.isBuffer(value)) && !FINDERS.has(`${table}.${column}`)
            ? [`${table}.${column} ${Buffer.isBuffer(value) ? value.toString('base64') : String(value)}`]
            : [],
        ),
      ),
    );
  } finally {
    raw.close();
  }
}

it(`of ${BITS} bits that turned over in the database, each in what was written, named, sent or done is found`, async () => {
  const before = kept(good);
  const bytes = readFileSync(path.join(good, 'aduan.db'));
  const chance = new Chance(20261126);
  let found = 0;
  for (let bit = 0; bit < BITS; bit += 1) {
    const dataDir = path.join(folder(), 'data');
    cpSync(good, dataDir, { recursive: true });
    const at = chance.whole(0, bytes.length - 1);
    const turned = Buffer.from(bytes);
    turned[at] = (bytes[at] ?? 0) ^ (1 << chance.whole(0, 7));
    writeFileSync(path.join(dataDir, 'aduan.db'), turned);
    const wrong = await wrongIn(dataDir);
    if (wrong.length > 0) found += 1;
    // What nobody noticed stands where nothing stands, in an index's hash, or is a time or a count.
    else expect(kept(dataDir), `byte ${at}`).toEqual(before);
  }
  // About a third of the file is free space.
  expect(found).toBeGreaterThan(BITS / 2);
});

it('nothing is wrong with what nobody touched', async () => {
  expect(await wrongIn(good)).toEqual([]);
});
