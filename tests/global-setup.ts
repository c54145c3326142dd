import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ownPostgres, type TestServer } from './fakes/postgres.ts';
import { clearMemory, memoryFolder } from './memory-folder.ts';

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

/** The one that is named, else one of our own: one that happens to run here is somebody else's, and waits for its disk at each commit. */
async function postgres(): Promise<TestServer> {
  const named = process.env.TEST_DATABASE_URL;
  return named ? { url: named, stop: async () => undefined } : ownPostgres();
}

/**
 * Builds `dist/` once, so that tests which start the real program start what `npm start` starts, makes the folder for temporary files, and starts a PostgreSQL.
 * A source that does not compile is `npm run check`'s to tell: tests that need no program run all the same.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folder = memoryFolder();
  if (folder !== undefined) {
    clearMemory();
    mkdirSync(folder, { recursive: true });
  }
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
  provide('slowness', slowness(root));
  const server = await postgres();
  provide('postgres', server.url);
  provide('began', Date.now());
  return async () => {
    await server.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
}
