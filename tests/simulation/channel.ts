import type { Inbox } from '../../src/core/inbox.ts';
import type { Inbound } from '../../src/core/message.ts';
import type { Around, Platform } from './platform.ts';
import type { Life } from './time.ts';

/** Updates that a platform hands over at once. */
const BATCH_MAX = 5;
/** After a failure the next try, and how long one waits for news. */
const AGAIN_MS = 1_000;

/**
 * The way from a platform into the program, as a channel goes it: fetch, hand to the inbox, and acknowledge once that says it is durable. Batches
 * come with what was acknowledged already among them, and in any order.
 */
export function listen(platform: Platform, inbox: Inbox, life: Life, around: Around): void {
  let arrived: () => void = () => undefined;
  platform.onWaiting = () => arrived();
  const go = async (): Promise<never> => {
    for (;;) {
      if (platform.waiting.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
      await around.faults.gate('poll', life);
      const batch = batchOf(platform, around);
      const isStored = await inbox.accept(batch).then(
        () => true,
        () => false,
      );
      if (!isStored) await around.time.pause(AGAIN_MS, life);
      else if (around.faults.strikes('acknowledgement')) around.time.note(`${life.number} acknowledgement lost`);
      else {
        await around.faults.gate('acknowledge', life);
        platform.acknowledge(batch);
      }
    }
  };
  void go();
}

function batchOf(platform: Platform, { chance, faults }: Around): readonly Inbound[] {
  const fresh = platform.waiting.slice(0, chance.whole(1, BATCH_MAX));
  if (!faults.storm) return fresh;
  const again = chance.once(3) ? chance.shuffled([...platform.acknowledged.values()]).slice(0, 2) : [];
  const batch = [...fresh, ...again];
  return chance.once(3) ? chance.shuffled(batch) : batch;
}
