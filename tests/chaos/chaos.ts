import { inject, it } from 'vitest';
import { inItsTime } from '../in-its-time.ts';
import type { DatabaseChoice, EndChoice, RolesChoice, ServersChoice } from './plan.ts';
import { inWords } from './report.ts';
import { run, type Surroundings } from './run.ts';

/** Far longer than a run takes, so that a slow machine fails for no other reason than a wrong result, ms. */
const RUN_MS_MAX = 900_000;
/** A file has no more of them, and the last one waits for all others. */
const LIVES_MAX = 4;

/**
 * Within so much time of the suite lives begin, ms, but for the first of each kind: all of them on a usual machine. On one that is slow the rest
 * of the suite takes longer as well, and has to have ended in half an hour.
 */
const beginWithinMs = (): number => Math.max(60_000, 1_080_000 - 490_000 * inject('slowness'));

/** What a life needs besides, and how it is ended. */
export interface Around extends Surroundings {
  end(): Promise<void>;
}

/** Resolves when the next life may begin: the last one has come to its calm, and the one before it is over. */
let turn: Promise<unknown> = Promise.resolve();
/** Resolves when the last one is over. */
let over: Promise<void> = Promise.resolve();

/** Something that comes to be once. */
function moment(): { readonly comes: Promise<void>; readonly is: () => void } {
  let is = () => {};
  const comes = new Promise<void>((resolve) => {
    is = resolve;
  });
  return { comes, is };
}

/**
 * One test for each seed: nothing is wrong after so many kills, or after fewer on a machine that is slow. A life that would begin too late is
 * skipped, and says so. At its end a life only waits, half a minute and more: the next one of the file begins meanwhile, in surroundings of its
 * own, so that there are two at once at most.
 */
export function livesThrough(
  seeds: readonly number[],
  {
    kills: meant,
    database,
    roles = 'all',
    end = 'kill',
    servers = 'one',
  }: {
    readonly kills: number;
    readonly database: DatabaseChoice;
    readonly roles?: RolesChoice;
    readonly end?: EndChoice;
    readonly servers?: ServersChoice;
  },
  surroundings: () => Promise<Around> = async () => ({ end: async () => undefined }),
): void {
  const kills = inItsTime(meant);
  it.concurrent.for(seeds)(
    `${{ kill: 'killed', power: 'without power', term: 'asked to end' }[end]} ${kills} times, nothing is lost and nothing doubled: seed %i`,
    { timeout: RUN_MS_MAX * LIVES_MAX },
    async (seed, { expect, skip }) => {
      const [calm, ended, mine] = [moment(), moment(), turn];
      turn = Promise.all([calm.comes, over]);
      over = ended.comes;
      try {
        await mine;
        skip(
          seed !== seeds[0] && Date.now() - inject('began') > beginWithinMs(),
          'a slow machine: npm run chaos runs it',
        );
        const around = await surroundings();
        try {
          const outcome = await run(
            { seed, kills, database, roles, end, servers, faults: servers === 'pair' ? 'each' : 'some' },
            { ...around, isCalm: calm.is },
          );
          expect(outcome.wrong, inWords(outcome)).toEqual([]);
          expect([...outcome.killedAt.values()].reduce((sum, times) => sum + times, 0)).toBe(kills);
        } finally {
          await around.end();
        }
      } finally {
        calm.is();
        ended.is();
      }
    },
  );
}
