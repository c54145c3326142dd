import { expect, it } from 'vitest';
import { GroupCommitter, type JobOutcome } from '../../src/core/store/engine/committer.ts';
import { settle, TestClock } from '../fakes/clock.ts';

it('marks that come while a commit is on its way are committed after it, though nothing else comes', async () => {
  const clock = new TestClock();
  const under: (() => void)[] = [];
  const committer = new GroupCommitter(
    (jobs) =>
      new Promise<readonly JobOutcome[]>((resolve) =>
        under.push(() => resolve(jobs.map(() => ({ ok: true, result: undefined })))),
      ),
    clock,
  );
  const noWork = function* () {};
  const first = committer.run(noWork);
  await settle(5);
  expect(under).toHaveLength(1);
  const mark = committer.runLazily(noWork);
  await clock.pass(100);
  under[0]?.();
  await first;
  await settle(5);
  await clock.pass(100);
  expect(under).toHaveLength(2);
  under[1]?.();
  await mark;
});
