import { cpSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Status } from '../../src/core/complaint/status.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/**
 * Somebody with the database in hand, and without the secret, changes what the history says. Two complaints whose entries alternate in the
 * one chain: entries 1 and 2 file them, 3 to 7 move them on.
 */
const FIRST = 'DDDD-DDDD-DDD' as ComplaintCode;
const SECOND = 'EEEE-EEEE-EEE' as ComplaintCode;
const MOVES: readonly { readonly code: ComplaintCode; readonly act: string; readonly to: Status; desk: string }[] = [
  { code: FIRST, act: 'verify', to: 'verified', desk: 'pusat' },
  { code: SECOND, act: 'verify', to: 'verified', desk: 'pusat' },
  { code: FIRST, act: 'forward', to: 'forwarded', desk: 'pupr' },
  { code: SECOND, act: 'reject', to: 'rejected', desk: 'pusat' },
  { code: FIRST, act: 'close', to: 'closed', desk: 'pupr' },
];

let good: string;
beforeAll(async () => {
  good = folder();
  const house = await openedHouse(good);
  for (const code of [FIRST, SECOND]) await file(house, { code, submittedAt: new Date('2026-11-20T02:00:00Z') });
  for (const { code, act, to, desk } of MOVES) {
    const complaint = await house.store.complaintByCode(code);
    await house.store.act([
      {
        do: 'move',
        complaint: code,
        version: complaint?.version ?? 0,
        entry: { act, to, desk, by: 'system', reason: 'because' },
        change: { desk },
      },
    ]);
  }
  await house.close();
});

/** A copy of the data folder in which somebody ran these statements. */
function tampered(...statements: readonly string[]): string {
  const dataDir = path.join(folder(), 'data');
  cpSync(good, dataDir, { recursive: true });
  const raw = new Database(path.join(dataDir, 'aduan.db'));
  raw.pragma('foreign_keys = off');
  for (const statement of statements) raw.exec(statement);
  raw.close();
  return dataDir;
}

/** What the command says of it. */
async function verified(...statements: readonly string[]) {
  const { code, out } = await run(['verify'], { DATA_DIR: tampered(...statements) });
  return { code, wrong: out.split('\n').filter((line) => line.startsWith('WRONG  audit chain')) };
}
/** What the store finds: the same without a process for each. */
async function chainAfter(...statements: readonly string[]) {
  const house = await openedHouse(tampered(...statements));
  try {
    return await house.store.verifyHistory();
  } finally {
    await house.close();
  }
}
const found = (place: string) => ({ code: 1, wrong: [`WRONG  audit chain: ${place}`] });
const entry = (id: number) => found(`entry ${id} was changed, or the one before it removed`);

describe('verify', () => {
  it('is content with a history nobody touched', async () => {
    expect(await verified()).toEqual({ code: 0, wrong: [] });
  });

  it.each([
    'at = at + 1000',
    "act = 'look'",
    "from_status = 'forwarded'",
    "to_status = 'closed'",
    "desk = 'dinkes'",
    "actor = 'admin:7'",
    "reason = 'another'",
    'reason = null',
    'complaint_id = 2',
    'hash = zeroblob(32)',
  ])('names the entry in which somebody set %s', async (change) => {
    expect(await chainAfter(`update history set ${change} where id = 5`)).toEqual({ ok: false, why: 'changed', at: 5 });
  });

  const columns = 'complaint_id, at, act, from_status, to_status, desk, actor, reason, hash';
  it.each([
    ['a deleted first entry', ['delete from history where id = 1'], entry(2)],
    ['a deleted middle entry', ['delete from history where id = 4'], entry(5)],
    ['a deleted last entry', ['delete from history where id = 7'], found('entries of complaint row 1 are missing')],
    [
      'a deleted last entry, the complaint put back to the state before',
      ['delete from history where id = 7', "update complaint set status = 'forwarded' where id = 1"],
      found('entries of complaint row 1 are missing'),
    ],
    ['a history that is gone', ['delete from history'], found('entries of complaint row 1 are missing')],
    ['a changed actor', ["update history set actor = 'admin:7' where id = 5"], entry(5)],
    [
      'two entries swapped',
      [
        'update history set id = 99 where id = 4',
        'update history set id = 4 where id = 5',
        'update history set id = 5 where id = 99',
      ],
      entry(4),
    ],
    [
      'an entry doubled at the end',
      [`insert into history (${columns}) select ${columns} from history where id = 7`],
      entry(8),
    ],
    [
      'an entry written by hand',
      [
        `insert into history (${columns}) values (1, 0, 'reopen', 'closed', 'reopened', 'pupr', 'citizen', null, zeroblob(32))`,
      ],
      entry(8),
    ],
    [
      'a complaint in another state',
      ["update complaint set status = 'verified' where id = 2"],
      found('complaint row 2 is in another state than its history says'),
    ],
    [
      'a complaint at another desk',
      ["update complaint set desk = 'dinkes' where id = 1"],
      found('complaint row 1 is at another desk than its history says'),
    ],
  ])('finds %s, and names the place', async (_, statements, expected) => {
    expect(await verified(...statements)).toEqual(expected);
  });
});
