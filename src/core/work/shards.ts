import { SHARDS } from '../shard.ts';

export { SHARDS, shardOf } from '../shard.ts';

/** Every shard. */
export const ALL_SHARDS: ReadonlySet<number> = new Set(Array.from({ length: SHARDS }, (_, shard) => shard));

/** Which conversations this process decides and sends for. */
export interface Shares {
  /** Cheap; by the local deadline. */
  holds(conversation: number): boolean;
  /** Shards held now. */
  held(): ReadonlySet<number>;
  /**
   * Called when shards were gained or are to be given up; giving up waits for `lost` to resolve (bounded), then the lease is let go.
   * What is held already when it begins to watch is not told again.
   */
  watch(watcher: ShareWatcher): void;
}

/** Who is told how the shares of this process change. */
export interface ShareWatcher {
  /** Never before an earlier loss of the same has ended. */
  gained(shards: readonly number[]): void;
  /**
   * Nothing may be begun in these shards from now on. Resolves when nothing of them is in hand any more.
   * @param isOver true once another process may have them: what is in hand must not go on then either. Absent: not before this resolves
   */
  lost(shards: readonly number[], isOver?: () => boolean): Promise<void>;
}

/** One process has everything: SQLite, and `all` without Redis. */
export const EVERYTHING: Shares = {
  holds: () => true,
  held: () => ALL_SHARDS,
  watch: () => undefined,
};

/** A process that decides and sends for nobody: it only receives. */
export const NOTHING: Shares = {
  holds: () => false,
  held: () => new Set(),
  watch: () => undefined,
};

/** Some shards as the store is asked for them: undefined for all, which then need not be told apart. */
export const someOf = (shards: ReadonlySet<number>): ReadonlySet<number> | undefined =>
  shards.size === SHARDS ? undefined : shards;
