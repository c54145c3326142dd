import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { testPostgres } from './fakes/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server, by the database in which others are made. */
    readonly postgres: string;
    /** When the tests began, ms since 1970. */
    readonly began: number;
    /** How many times longer the program takes to begin here than on a usual machine. */
    readonly slowness: number;
  }
}

/** A usual machine with nothing else to do begins the program, and reads the policy, in this time, ms. */
const USUAL_MS = 250;
const BEGUN_TIMES = 3;

function slowness(root: string): number {
  const took = Array.from({ length: BEGUN_TIMES }, () => {
    const began = performance.now();
    spawnSync(process.execPath, ['dist/main.js', 'policy', 'check', 'policy/kalsel.yaml'], {
      cwd: root,
      stdio: 'ignore',
    });
    return performance.now() - began;
  });
  return Math.min(...took) / USUAL_MS;
}

/**
 * Builds `dist/` once, so that tests which start the real program start what `npm start` starts, and finds or starts a PostgreSQL.
 * A source that does not compile is `npm run check`'s to tell: tests that need no program run all the same.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
  provide('slowness', slowness(root));
  const server = await testPostgres();
  provide('postgres', server.url);
  provide('began', Date.now());
  return server.stop;
}
