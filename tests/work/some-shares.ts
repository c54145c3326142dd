import type { Shares, ShareWatcher } from '../../src/core/work/shards.ts';
import { shardOf } from '../../src/core/work/shards.ts';

/** Shares that the test gives and takes. */
export class SomeShares implements Shares {
  readonly #held: Set<number>;
  readonly #watchers: ShareWatcher[] = [];

  constructor(held: Iterable<number>) {
    this.#held = new Set(held);
  }

  holds(conversation: number): boolean {
    return this.#held.has(shardOf(conversation));
  }
  held(): ReadonlySet<number> {
    return new Set(this.#held);
  }
  watch(watcher: ShareWatcher): void {
    this.#watchers.push(watcher);
  }

  gain(shard: number): void {
    this.#held.add(shard);
    for (const watcher of this.#watchers) watcher.gained([shard]);
  }
  /** Gives one up; resolves when nothing of it is in hand. */
  async lose(shard: number): Promise<void> {
    this.#held.delete(shard);
    await Promise.all(this.#watchers.map((watcher) => watcher.lost([shard], () => false)));
  }
  /** All leases are over, and nobody was told yet. */
  end(): void {
    this.#held.clear();
  }
}
