import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../src/cli/house.ts';
import { Chance } from '../simulation/chance.ts';
import { openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/** Bits turned in each column, each in another row. */
const TURNS = 2;
/**
 * What nothing stored says again, so that a turned bit is not found: the order of what was sent at once, and times and counts of what is on its way. None of it is shown to anybody, or decides who may see what.
 */
const SAID_ONCE: ReadonlySet<string> = new Set([
  ...['version', 'updated_at', 'blocked', 'heard_at'].map((column) => `conversation.${column}`),
  ...['received_at', 'attempts', 'files'].map((column) => `inbox.${column}`),
  ...['attempts', 'created_at', 'next_at', 'why'].map((column) => `outbox.${column}`),
  ...['ref', 'complaint_id'].map((column) => `anchor.${column}`),
  // Found from ten seconds on.
  'dossier.created_at',
  'evidence.position',
  'invitation.used_at',
  'admin.removed_at',
]);
/** Rows of a column where something else says it too: which chat a draft is of, only its talk says, which is the mind's to read. */
const SAID_TWICE_WHERE: Readonly<Record<string, string>> = { 'dossier.conversation_id': 'filed = 1' };
/** Read as “is it 1”: any other bit than the lowest may change nothing. */
const FLAGS: ReadonlySet<string> = new Set(['anonymous', 'secret', 'filed', 'emergency']);
/** What the program writes of itself. */
const OWN: ReadonlySet<string> = new Set(['lease', 'cursor', '__drizzle_migrations']);

interface Column {
  readonly table: string;
  readonly column: string;
}
let dataDir: string;
let house: House;
let raw: Database.Database;
let columns: readonly Column[];
const chance = new Chance(20261126);

beforeAll(async () => {
  dataDir = folder();
  expect(await run(['demo'], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
  house = await openedHouse(dataDir);
  raw = new Database(path.join(dataDir, 'aduan.db'));
  // Whoever turns a bit asks no index and no other table.
  raw.pragma('foreign_keys = off');
  const tables = raw
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  columns = tables
    .filter((table) => !OWN.has(table))
    .flatMap((table) =>
      (raw.pragma(`table_info("${table}")`) as { readonly name: string; readonly type: string }[])
        // The number of a row stands in each index as well: SQLite's own check finds that, and an update changes both.
        .filter(({ name, type }) => !(name === 'id' && type.toLowerCase() === 'integer'))
        .map(({ name }) => ({ table, column: name })),
    );
});
afterAll(async () => {
  raw.close();
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Whether `verify` finds anything wrong in the database. */
async function isFound({ store }: House): Promise<boolean> {
  const [sound, chain, rows] = [await store.checkIntegrity(), await store.verifyHistory(), await store.checkRows()];
  return !sound.ok || !chain.ok || rows.brokenCount > 0;
}

/** The value with one of its bits turned over; undefined where it has none. */
function turned(value: bigint | string | Buffer): bigint | string | Buffer | undefined {
  if (typeof value === 'bigint') return value ^ (1n << BigInt(chance.whole(0, value < 256n ? 7 : 40)));
  const bytes = Buffer.from(value);
  if (bytes.length === 0) return undefined;
  const at = chance.whole(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.whole(0, 6));
  return Buffer.isBuffer(value) ? bytes : bytes.toString('latin1');
}

/** Turns one bit in some row of the column, asks, and turns it back. @returns undefined where there is no such bit */
async function foundIn({ table, column }: Column): Promise<boolean | undefined> {
  const rows = raw
    .prepare(
      `select rowid as row, "${column}" as value from "${table}" where "${column}" is not null and ${SAID_TWICE_WHERE[`${table}.${column}`] ?? 'true'}`,
    )
    .safeIntegers()
    .all() as { readonly row: bigint; readonly value: bigint | string | Buffer }[];
  const chosen = rows[chance.whole(0, Math.max(0, rows.length - 1))];
  const spoilt = chosen && turned(chosen.value);
  if (!chosen || spoilt === undefined) return undefined;
  if (FLAGS.has(column) && (chosen.value === 1n) === (spoilt === 1n)) return undefined;
  const write = raw.prepare(`update "${table}" set "${column}" = ? where rowid = ?`);
  try {
    write.run(spoilt, chosen.row);
  } catch (error) {
    // Two rows of one key: SQLite itself would say so.
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
  const found = await isFound(house);
  write.run(chosen.value, chosen.row);
  return found;
}

describe('a bit that turned over in a row', () => {
  it('is found by verify, whatever the column says, unless nothing says it again', async () => {
    const missed: string[] = [];
    let looked = 0;
    for (const each of columns) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const found = await foundIn(each);
        looked += Number(found !== undefined);
        if (found === false) missed.push(`${each.table}.${each.column}`);
      }
    }
    expect(looked).toBeGreaterThan(120);
    expect(missed.filter((name) => !SAID_ONCE.has(name))).toEqual([]);
  });

  it('is not seen where none did', async () => {
    expect(await isFound(house)).toBe(false);
  });
});
