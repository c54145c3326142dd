import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HouseParts, keepHouse } from '../../src/housekeeping.ts';
import { Town } from '../desk/town.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { policy } from '../fixtures/policy.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_MS = policy.service.draftKeptDays * DAY_MS;

let town: Town;
let house: { stop(): void };
let faults: unknown[];

const nothing: HouseParts['evidence'] = { sweep: async () => 0, sweepIncoming: async () => 0, ids: async () => [] };
/** No complaint is over. */
const noneOver = {
  overBefore: async () => [],
  statusByCode: async () => null,
  act: async () => ({ ok: false, why: 'stale' }) as const,
};
const open = (service: Partial<typeof policy.service> = {}) =>
  keepHouse({
    ...{
      store: town.store,
      policy: { ...policy, service: { ...policy.service, ...service } },
      clock: town.clock,
      evidence: nothing,
    },
    hint: (conversation) => town.hint(conversation),
    onFault: (error) => void faults.push(error),
  });

beforeEach(async () => {
  town = await new Town().open();
  faults = [];
  house = open();
});
afterEach(async () => {
  house.stop();
  await town.close();
  expect(faults).toEqual([]);
});

/** Lets the house be kept once. */
async function oneRound(): Promise<void> {
  await town.clock.pass(HOUR_MS);
  await settle(40);
  await town.quiet();
}

/** The program is begun anew after such a time; the house is kept once. */
async function later(ms: number): Promise<void> {
  house.stop();
  town.clock.leap(ms - HOUR_MS);
  house = open();
  await oneRound();
}

it('drafts past their time are erased once, with a word; others and what was filed stay', async () => {
  const left = town.citizen('Siti');
  const filed = town.citizen('Ani');
  await left.says('jalan rusak berlubang di Jl. Veteran Banjarmasin');
  await left.photo();
  const code = await town.files(filed);
  const seen = filed.sees().length;
  await later(KEPT_MS - 2 * HOUR_MS);
  const fresh = town.citizen('Budi');
  await fresh.says('lampu jalan mati di Jl. Sultan Adam Banjarmasin');
  const asked = fresh.last().text;

  await later(3 * HOUR_MS);
  expect(left.last().text).toContain('tidak dilanjutkan');
  expect(fresh.last().text).toBe(asked);
  expect(filed.sees()).toHaveLength(seen);
  expect(await town.store.complaintByCode(code)).not.toBeNull();
  const all = new Date(town.clock.now().getTime() + DAY_MS);
  expect(await town.store.chatsWithDrafts({ before: all }, 10)).toHaveLength(1);

  const said = left.sees().length;
  await later(2 * DAY_MS);
  expect(left.sees()).toHaveLength(said);
  await left.says('halo');
  expect(left.last().text).toContain('Apa yang terjadi?');
});

it('whoever left a draft yesterday is reminded of it, once; whoever sent it is not', async () => {
  const left = town.citizen('Siti');
  const filed = town.citizen('Ani');
  await left.says('jalan rusak berlubang di Jl. Veteran Banjarmasin');
  await town.files(filed);
  const seen = filed.sees().length;
  await later((policy.service.draftReminderHours - 1) * HOUR_MS);
  expect(left.last().text).not.toContain('Mau dilanjutkan?');
  for (let hour = 0; hour < 5; hour += 1) await oneRound();
  expect(left.last().text).toContain('Mau dilanjutkan?');
  const said = left.sees().length;
  await later(2 * DAY_MS);
  expect(left.sees()).toHaveLength(said);
  expect(filed.sees()).toHaveLength(seen);
});

describe('a clock that leaps while the program runs', () => {
  it.each([
    ['a day on', DAY_MS],
    ['a day back', -DAY_MS],
    ['a year on', 365 * DAY_MS],
    ['a year back', -365 * DAY_MS],
  ])('by %s erases no draft before its time, and none is left for ever', async (_, byMs) => {
    const left = town.citizen('Siti');
    await left.says('jalan rusak berlubang di Jl. Veteran Banjarmasin');
    await later(KEPT_MS - 12 * HOUR_MS);
    const asked = left.last().text;

    town.clock.leap(byMs);
    await oneRound();
    await oneRound();
    expect(left.last().text).toBe(asked);
    town.clock.leap(-byMs);
    await oneRound();
    expect(left.last().text).toBe(asked);

    // Whichever way it was set, a leap ahead is told once.
    expect(faults).toMatchObject([{ code: 'clock-leapt' }]);
    faults = [];
    await later(12 * HOUR_MS);
    expect(left.last().text).toContain('tidak dilanjutkan');
  });
});

it('after a leap nothing is erased for a day; files go by their own age all the while', async () => {
  const clock = new TestClock();
  const asked: string[] = [];
  const told: unknown[] = [];
  const parts: HouseParts = {
    store: {
      tidy: async () => {
        asked.push('talk');
        return { deleted: 0, more: false };
      },
      chatsWithDrafts: async ({ from }) => {
        asked.push(from ? 'resting' : 'drafts');
        return [];
      },
      post: async () => [],
      ...noneOver,
      fileIds: async function* () {},
    },
    evidence: {
      ...nothing,
      sweep: async () => {
        asked.push('files');
        return 0;
      },
    },
    ...{ policy, clock, hint: () => undefined, onFault: (error: unknown) => void told.push(error) },
  };
  const kept = keepHouse(parts);
  await clock.pass(HOUR_MS);
  expect(asked).toEqual(['talk', 'drafts', 'resting', 'files']);
  clock.leap(365 * DAY_MS);
  asked.length = 0;
  for (let round = 0; round < 24; round += 1) await clock.pass(HOUR_MS);
  expect(new Set(asked)).toEqual(new Set(['files']));
  expect(told).toMatchObject([{ code: 'clock-leapt' }]);
  await clock.pass(HOUR_MS);
  expect(asked.slice(-4)).toEqual(['talk', 'drafts', 'resting', 'files']);
  kept.stop();
});

it.each([
  ['a database that names no file sweeps a few', { files: 10, named: [], swept: true }],
  ['and leaves many alone: it is empty in the place of the right one', { files: 11, named: [], swept: false }],
  ['one that names a file knows what belongs to nothing', { files: 11, named: ['a'], swept: true }],
])('%s', async (_, { files, named, swept }) => {
  const clock = new TestClock();
  const told: unknown[] = [];
  let done = false;
  const kept = keepHouse({
    store: {
      tidy: async () => ({ deleted: 0, more: false }),
      chatsWithDrafts: async () => [],
      post: async () => [],
      ...noneOver,
      fileIds: async function* () {
        yield* named;
      },
    },
    evidence: {
      sweep: async () => {
        done = true;
        return 0;
      },
      sweepIncoming: async () => 0,
      ids: async () => Array.from({ length: files }, (_, at) => `f${at}`),
    },
    ...{ policy, clock, hint: () => undefined, onFault: (error: unknown) => void told.push(error) },
  });
  await clock.pass(HOUR_MS);
  kept.stop();
  expect(done).toBe(swept);
  expect(told).toMatchObject(swept ? [] : [{ code: 'evidence-of-another-database' }]);
});

it('a file that is given to an earlier dossier while the rows are gone through stays; what no row names goes', async () => {
  const clock = new TestClock();
  const rows = new Map([
    ['dossier-1', 'file-1'],
    ['dossier-3', 'file-3'],
  ]);
  let rounds = 0;
  /** In the order of dossiers, others writing between two looks. */
  async function* fileIds() {
    rounds += 1;
    for (let after = ''; ; ) {
      const next = [...rows.keys()].sort().find((dossier) => dossier > after);
      if (next === undefined) return;
      after = next;
      yield rows.get(next) ?? '';
      if (rows.delete('dossier-3')) rows.set('dossier-0', 'file-3');
    }
  }
  let standing = ['file-1', 'file-3', 'file-of-nothing'];
  const kept = keepHouse({
    store: {
      tidy: async () => ({ deleted: 0, more: false }),
      chatsWithDrafts: async () => [],
      post: async () => [],
      ...noneOver,
      fileIds,
    },
    evidence: {
      ...nothing,
      sweep: async (known) => {
        const named = typeof known === 'function' ? await known(standing) : known;
        standing = standing.filter((id) => named.has(id));
        return 0;
      },
    },
    ...{ policy, clock, hint: () => undefined, onFault: (error: unknown) => void faults.push(error) },
  });
  await clock.pass(HOUR_MS);
  expect(standing).toEqual(['file-1', 'file-3']);
  expect(rounds).toBe(2);
  // Where every file is found at once, nobody looks twice.
  await clock.pass(HOUR_MS);
  kept.stop();
  expect(standing).toEqual(['file-1', 'file-3']);
  expect(rounds).toBe(3);
});

describe('what complaints told whose time is over', () => {
  const DAYS = 400;
  const LEAPS = 26;
  /** So many days later, as the house is kept hour by hour after a leap of the clock. */
  async function afterDays(days: number): Promise<void> {
    house.stop();
    town.clock.leap(days * DAY_MS);
    house = open({ complaintKeptDays: DAYS });
    for (let hour = 0; hour < LEAPS; hour += 1) await oneRound();
  }

  it('is destroyed with its key, files and words; its code, dates and history stay; whatever is open or younger stays whole', async () => {
    await town.officer('Dewi', 'kalsel', 'supervisor');
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizens = ['Siti', 'Ani', 'Tono'].map((name) => town.citizen(name));
    const codes = [];
    for (const [at, citizen] of citizens.entries())
      codes.push(
        await town.files(citizen, {
          first: `lapor paman, jalan rusak kenanga${at} di Jl. Veteran Banjarmasin sejak kemarin`,
          ...(at === 0 ? { who: 'Anonim' } : {}),
        }),
      );
    const [old, open_, young] = codes;
    if (!old || !open_ || !young) throw new Error('three were filed');
    await admin.says(`/tolak ${old} bukan wewenang kami`);
    const before = await town.complaint(old);
    const files = before.evidence.flatMap(({ file }) => (file ? [file.id] : []));
    const db = new Database(town.databaseFile, { readonly: true });
    const wrapped = db.prepare('select wrapped_key from dossier where id = ?').pluck().get(before.dossier) as Buffer;
    db.close();

    await afterDays(DAYS - 2);
    expect((await town.complaint(old)).facts).toEqual(before.facts);
    await admin.says(`/tolak ${young} bukan wewenang kami`);
    await afterDays(3);

    const { facts, reporter, evidence, messages, hasIdentity, status, submittedAt, history } =
      await town.complaint(old);
    expect({ facts, reporter, evidence, messages, hasIdentity }).toEqual({
      facts: {},
      reporter: null,
      evidence: [],
      messages: [],
      hasIdentity: false,
    });
    expect([status, submittedAt]).toEqual(['rejected', before.submittedAt]);
    expect(history.map(({ act }) => act)).toEqual(['submit', 'reject', 'forget']);
    const known = new Set<string>();
    for await (const id of town.store.fileIds()) known.add(id);
    expect(files.filter((id) => known.has(id))).toEqual([]);
    const bytes = Buffer.concat(['', '-wal'].map((end) => readFileSync(town.databaseFile + end)));
    expect(bytes.includes(wrapped)).toBe(false);
    for (const code of [open_, young]) expect((await town.complaint(code)).messages.length).toBeGreaterThan(0);

    // Looked at again by everybody: a stub that nothing trips over, and no second end.
    for (const words of [`/lihat ${old}`, `/jejak ${old}`, `/identitas ${old}`, `/cari kenanga0`])
      await admin.says(words);
    await citizens[0]?.says(`/status ${old}`);
    expect(citizens[0]?.last().text).toContain(old);
    await afterDays(3);
    expect((await town.complaint(old)).history).toHaveLength(history.length);
    expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
    expect((await town.store.checkRows()).broken).toEqual([]);
  });

  it('is kept where the policy names no days', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await admin.says(`/tolak ${code} bukan wewenang kami`);
    house.stop();
    town.clock.leap(4_000 * DAY_MS);
    house = open();
    for (let hour = 0; hour < LEAPS; hour += 1) await oneRound();
    expect((await town.complaint(code)).messages.length).toBeGreaterThan(0);
  });
});
