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
  }
}

/**
 * Builds `dist/` once, so that tests which start the real program start what `npm start` starts, and finds or starts a PostgreSQL.
 * A source that does not compile is `npm run check`'s to tell: tests that need no program run all the same.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
  const server = await testPostgres();
  provide('postgres', server.url);
  provide('began', Date.now());
  return server.stop;
}
