/**
 * Work on one PostgreSQL connection, many pieces at a time: the statements of all of them are on their way together, so that a group waits for
 * the server about as often as its longest piece does, not once for each statement.
 */
import type { ClientBase } from 'pg';
import type { Job, Lane } from './committer.ts';
import { isForOneAtATime, runAsk } from './pg-statements.ts';
import type { Work } from './work.ts';

/** Lets one piece of work at a time go on from where all transactions go on. */
class Turnstile {
  #last: Promise<void> = Promise.resolve();

  /** @returns what to call when the piece is through */
  async enter(): Promise<() => void> {
    const before = this.#last;
    let leave: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }
}

/**
 * Runs jobs on a connection that has begun a transaction. Resolves or rejects only when nothing of them is on its way any more, so that what
 * follows on the connection, a roll-back or the commit, is about all of it.
 * @returns their results, in their order
 * @throws the first fault of any of them
 */
export async function driveJobs(
  client: ClientBase,
  jobs: readonly Job<unknown>[],
  lanes: readonly (Lane | undefined)[],
): Promise<unknown[]> {
  const results: unknown[] = new Array(jobs.length);
  const turnstile = new Turnstile();
  let ends = new Map<Lane, Promise<void>>();
  const settle = async () => {
    const running = [...ends.values()];
    ends = new Map();
    const failed = (await Promise.allSettled(running)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  };
  for (const [index, job] of jobs.entries()) {
    const act = async () => {
      results[index] = await drive(client, job(), turnstile);
    };
    const lane = lanes[index];
    if (lane === undefined) {
      await settle();
      await act();
      continue;
    }
    const before = ends.get(lane);
    ends.set(lane, before ? before.then(act) : act());
  }
  await settle();
  return results;
}

/**
 * Runs one piece of work.
 * @throws its fault, once nothing of it is on its way any more
 */
export async function drive<Result>(
  client: ClientBase,
  work: Work<Result>,
  turnstile = new Turnstile(),
): Promise<Result> {
  const unawaited: Promise<unknown>[] = [];
  let leave: (() => void) | undefined;
  try {
    let step = work.next();
    while (!step.done) {
      const ask = step.value;
      if (isForOneAtATime(ask)) leave ??= await turnstile.enter();
      const answer = runAsk(client, ask);
      if (ask.how === 'do') {
        // Looked at in the end; until then a failure is not to count as one that nobody looks at.
        answer.catch(() => undefined);
        unawaited.push(answer);
        step = work.next();
      } else step = work.next(await answer);
    }
    const result = step.value;
    await Promise.all(unawaited);
    return result;
  } finally {
    await Promise.allSettled(unawaited);
    leave?.();
  }
}
