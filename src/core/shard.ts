/** Into how many shares conversations are divided: enough for ten processes and more to have about as much each, few enough to be leased one by one. */
export const SHARDS = 32;

/** The shard of a conversation, for ever the same. */
export const shardOf = (conversation: number): number => conversation % SHARDS;

/** Name of the lease of a shard. */
export const shardLease = (shard: number): string => `shard:${shard}`;
