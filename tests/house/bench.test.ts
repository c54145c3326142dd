import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** How quick anything is, `npm run bench` says and no test; but a part that no longer runs says nothing. */
it('the bench’s desk finds what it fills a folder with: queue, card and disposition', async () => {
  const env = { ...process.env, ONLY: 'desk', BENCH_OPEN_COMPLAINTS: '1000', BENCH_ROUNDS: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'bench/bench.ts'], { env });
  for (const part of ['queue page', 'card', 'disposition'])
    expect(stdout).toMatch(new RegExp(`^(?:reached|MISSED) +${part}: `, 'm'));
});
