import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import { REDIS_PROGRAM } from './redis-server.ts';

export { TestRedis } from './redis-server.ts';

const isThere = spawnSync(REDIS_PROGRAM, ['--version']).status === 0;
if (!isThere && process.env.CI_REQUIRES_REDIS === '1')
  throw new Error(`CI_REQUIRES_REDIS=1, but there is no ${REDIS_PROGRAM}: install redis-server`);

/** As `describe`, where there is a Redis to test with; elsewhere it says loudly that nothing was proved. */
export const describeWithRedis: typeof describe.skip = isThere
  ? describe
  : Object.assign(
      ((name: string, ...rest: readonly unknown[]) => {
        process.stderr.write(`\n!!! NOT TESTED, for there is no redis-server on this machine: ${name}\n\n`);
        return (describe.skip as (...all: readonly unknown[]) => unknown)(name, ...rest);
      }) as typeof describe.skip,
      describe.skip,
    );
