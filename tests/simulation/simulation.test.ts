import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongWith } from './checker.ts';
import { makeTemplate, removeTemplate } from './ledger.ts';
import { World } from './world.ts';

/** One seed by hand, or how many of them. */
const SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const SEEDS = Number(process.env.SEEDS ?? 500);
/** Seeds of one test, so that a failure comes soon. */
const SLICE = 50;

beforeAll(makeTemplate);
afterAll(removeTemplate);

async function live(seed: number, keepLog = false) {
  const world = new World(seed, keepLog);
  try {
    const ended = await world.run();
    return { ...ended, world, wrong: await wrongWith(world, ended) };
  } finally {
    world.remove();
  }
}

const replay = (seed: number) => `replay: SEED=${seed} npx vitest run tests/simulation`;

describe.runIf(SEED !== undefined)('one seed', () => {
  it(`${SEED}`, async () => {
    const { wrong, log } = await live(SEED ?? 0, true);
    expect(wrong, log?.join('\n')).toEqual([]);
  });
});

describe.runIf(SEED === undefined)('whatever goes wrong, in any order', () => {
  it.each(Array.from({ length: Math.ceil(SEEDS / SLICE) }, (_, slice) => slice * SLICE + 1))(
    'nothing is lost, nothing doubled, all comes to rest: seeds from %i',
    async (first) => {
      for (let seed = first; seed < Math.min(first + SLICE, SEEDS + 1); seed += 1) {
        const { wrong } = await live(seed);
        expect(wrong, replay(seed)).toEqual([]);
      }
    },
  );

  it('the same seed is the same run', async () => {
    const seed = 7;
    const [first, second, other] = [await live(seed, true), await live(seed, true), await live(seed + 1)];
    expect(second.log).toEqual(first.log);
    expect(second.digest).toBe(first.digest);
    expect(other.digest).not.toBe(first.digest);
  });
});
