/**
 * Work on one PostgreSQL connection, many pieces at a time: the statements of all of them are on their way together, so that a group waits for
 * the server about as often as its longest piece does, not once for each statement.
 */
import pg, { type ClientBase } from 'pg';
import type { Job, Lane } from '../engine/committer.ts';
import type { Work } from '../statements/work.ts';
import { isForOneAtATime, runAsk } from './pg-statements.ts';

/** SQLSTATE of whatever comes after a statement that failed: the transaction is broken. */
const AFTER_A_FAILURE = '25P02';

/**
 * Of all that failed in one transaction, what failed first. The others only say that something did before them, and they may well be heard of
 * first: whoever takes one of them for the reason takes a deadlock, or one job that can not be done, for a server in trouble.
 */
function reasonOf(failures: readonly unknown[]): unknown {
  const isReason = (each: unknown) => !(each instanceof pg.DatabaseError && each.code === AFTER_A_FAILURE);
  return failures.find(isReason) ?? failures[0];
}

/** What those of the promises that were rejected say, once all have ended. */
async function failuresOf(promises: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const ended = await Promise.allSettled(promises);
  return ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
}

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
 * @throws the fault because of which nothing of it can be
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
    const failures = await failuresOf(running);
    if (failures.length > 0) throw reasonOf(failures);
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
  } catch (error) {
    throw reasonOf([error, ...(await failuresOf(unawaited))]);
  } finally {
    leave?.();
  }
}
