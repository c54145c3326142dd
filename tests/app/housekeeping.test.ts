import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepHouse } from '../../src/housekeeping.ts';
import { Town } from '../desk/town.ts';
import { settle } from '../fakes/clock.ts';
import { policy } from '../fixtures/policy.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_MS = policy.service.draftKeptDays * DAY_MS;

let town: Town;
let house: { stop(): void };
let faults: unknown[];

beforeEach(async () => {
  town = await new Town().open();
  faults = [];
  house = keepHouse({
    ...{ store: town.store, policy, clock: town.clock, evidence: { sweep: async () => 0 } },
    hint: (conversation) => town.hint(conversation),
    onFault: (error) => void faults.push(error),
  });
});
afterEach(async () => {
  house.stop();
  await town.close();
  expect(faults).toEqual([]);
});

/** Sets the clock on and lets the house be kept once. */
async function later(ms: number): Promise<void> {
  town.clock.jump(new Date(town.clock.now().getTime() + ms - HOUR_MS));
  await town.clock.pass(HOUR_MS);
  await settle(40);
  await town.quiet();
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
  expect(await town.store.chatsWithDrafts(all, 10)).toHaveLength(1);

  const said = left.sees().length;
  await later(2 * DAY_MS);
  expect(left.sees()).toHaveLength(said);
  await left.says('halo');
  expect(left.last().text).toContain('Apa yang terjadi?');
});
