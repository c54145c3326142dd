import { createHash } from 'node:crypto';
import { SHARDS, shardLease, shardOf } from '../shard.ts';
import type { LeaseStanding } from '../store/port/store.ts';
import type { Leases, LeaseUser, Wanted } from './leases.ts';
import type { Shares, ShareWatcher } from './shards.ts';

/** Names of the leases by which live workers are counted. */
export const MEMBER = 'member:';

const LEASES: readonly string[] = Array.from({ length: SHARDS }, (_, shard) => shardLease(shard));
const SHARD_OF: ReadonlyMap<string, number> = new Map(LEASES.map((name, shard) => [name, shard]));

/**
 * Shards shared among workers by leases: as many to each as to any other, give or take one, and none moved without need. Who dies is no member any
 * more when its leases are over, and the others take what it had.
 */
export class FairShares implements Shares, LeaseUser {
  readonly #leases: Leases;
  readonly #watchers: ShareWatcher[] = [];

  /** Asks for its share from the next beat on. */
  constructor(leases: Leases) {
    this.#leases = leases;
    leases.use(this);
  }

  holds(conversation: number): boolean {
    return this.#leases.holds(LEASES[shardOf(conversation)] ?? '');
  }

  held(): ReadonlySet<number> {
    return new Set(LEASES.flatMap((name, shard) => (this.#leases.holds(name) ? [shard] : [])));
  }

  watch(watcher: ShareWatcher): void {
    this.#watchers.push(watcher);
  }

  want(standing: readonly LeaseStanding[], mine: ReadonlySet<string>): Wanted {
    return fairShare(this.#leases.holder, standing, mine);
  }

  gained(names: readonly string[]): void {
    const shards = shardsIn(names);
    if (shards.length > 0) for (const watcher of this.#watchers) watcher.gained(shards);
  }

  async lost(names: readonly string[], isOver: () => boolean): Promise<void> {
    const shards = shardsIn(names);
    if (shards.length > 0) await Promise.all(this.#watchers.map((watcher) => watcher.lost(shards, isOver)));
  }
}

const shardsIn = (names: readonly string[]): readonly number[] => names.flatMap((name) => SHARD_OF.get(name) ?? []);

/**
 * What a worker takes and gives up, as the leases stand. All who look at the same come to parts that fit together: of `SHARDS` among `n` each has
 * the whole quotient, and those who have most, one of the rest more. Leases let nobody take what another has, so one that looked too early does no harm.
 * @param mine leases that it has and is not giving up
 */
export function fairShare(me: string, standing: readonly LeaseStanding[], mine: ReadonlySet<string>): Wanted {
  const member = `${MEMBER}${me}`;
  const taken = new Map<string, string>();
  const count = new Map<string, number>([[me, 0]]);
  for (const { name, holder, over } of standing) if (name.startsWith(MEMBER) && !over) count.set(holder, 0);
  for (const { name, holder, over } of standing) {
    if (over || !SHARD_OF.has(name)) continue;
    taken.set(name, holder);
    const before = count.get(holder);
    if (before !== undefined) count.set(holder, before + 1);
  }
  // Who has most keeps most: then nothing moves that need not.
  const inOrder = [...count].sort(([a, hasA], [b, hasB]) => hasB - hasA || (a < b ? -1 : 1));
  const place = inOrder.findIndex(([holder]) => holder === me);
  const fair = Math.floor(SHARDS / count.size) + (place < SHARDS % count.size ? 1 : 0);

  const own = LEASES.filter((name) => mine.has(name));
  const free = LEASES.filter((name) => !mine.has(name) && (taken.get(name) ?? me) === me);
  const likedMost = (a: string, b: string) => liking(me, b) - liking(me, a);
  const take = free.sort(likedMost).slice(0, Math.max(0, fair - own.length));
  const give = own.sort(likedMost).slice(fair);
  return { take: mine.has(member) ? take : [member, ...take], give };
}

/** Different for each worker and lease, and always the same (rendezvous hashing): so those who begin together do not all reach for the same. */
const liking = (holder: string, name: string): number =>
  createHash('sha256').update(`${holder}\0${name}`).digest().readUInt32BE(0);
