import { describeFault } from '../observe.ts';
import type { InboxRow } from '../store/port/steps.ts';
import { OPEN_START, type OpenCursor, type Store } from '../store/port/store.ts';
import type { WorkerParts } from './parts.ts';
import { SHARDS, type Shares, shardOf, someOf } from './shards.ts';

const PAGE = 200;
/** What the database could not take now is tried again after this. */
const STORE_RETRY_MS = 1_000;

/** What reading the backlog needs. */
interface BacklogParts extends Pick<WorkerParts<unknown>, 'clock' | 'observe'> {
  readonly store: Pick<Store<unknown>, 'open' | 'newestInboxRow' | 'tried'>;
}

/** A look through the rows that wait in some shards, as far as it has come. */
interface Recovery {
  readonly shards: Set<number>;
  cursor: OpenCursor | null;
}

/** What an earlier process left: read slice by slice, beside whatever comes in. */
export class Backlog {
  readonly #parts: BacklogParts;
  readonly #shares: Shares;
  readonly #more: () => void;
  #waiting: number[] = [];
  #recoveries: Recovery[] = [];
  #reading = false;
  /**
   * By shard. Rows up to here were there before it was this process's: they are counted before they are decided, for one of them may have ended
   * the process that had it.
   */
  readonly #leftUntil = Array.from({ length: SHARDS }, () => 0);
  /** Those that were counted: once in a process, however often the database turns their step away. */
  readonly #counted = new Set<number>();

  /** @param more told whenever there is more to take, or nothing more to read */
  constructor(parts: BacklogParts, shares: Shares, more: () => void) {
    this.#parts = parts;
    this.#shares = shares;
    this.#more = more;
  }

  /** Looks through shards that are this process's now. */
  async recover(shards: readonly number[]): Promise<void> {
    // Until it is known which rows are old, all are: what comes meanwhile is decided at once.
    for (const shard of shards) this.#leftUntil[shard] = Number.POSITIVE_INFINITY;
    const newest = await this.#parts.store.newestInboxRow();
    for (const shard of shards) this.#leftUntil[shard] = newest;
    this.#recoveries.push({ shards: new Set(shards), cursor: OPEN_START });
    this.#more();
  }

  /** Whether shards are still being looked through. */
  get isReading(): boolean {
    return this.#recoveries.length > 0;
  }

  /** Whether nothing of it can be taken now. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** The next conversation of it. */
  take(): number | undefined {
    return this.#waiting.shift();
  }

  /** Sees to it that there is something to take, as long as anything is left. */
  readAhead(): void {
    if (this.#waiting.length >= PAGE / 2) return;
    while (this.#recoveries[0]?.cursor === null) this.#recoveries.shift();
    const [recovering] = this.#recoveries;
    if (this.#reading || !recovering?.cursor) return;
    this.#reading = true;
    this.#parts.store
      .open(recovering.cursor, PAGE, someOf(recovering.shards))
      .then(
        ({ conversations, next }) => {
          recovering.cursor = next;
          this.#waiting.push(...conversations.filter((conversation) => this.#shares.holds(conversation)));
        },
        (error: unknown) => {
          this.#parts.observe({ what: 'fault', where: 'recover', ...describeFault(error) });
          return new Promise<void>((resolve) => this.#parts.clock.after(STORE_RETRY_MS, resolve));
        },
      )
      .finally(() => {
        this.#reading = false;
        this.#more();
      });
  }

  /** Whether a row was there before it was this process's. */
  isLeft(conversation: number, { id }: Pick<InboxRow, 'id'>): boolean {
    return id <= (this.#leftUntil[shardOf(conversation)] ?? 0);
  }

  /** Those of these rows that were left, and whose try was not counted yet. */
  uncounted(conversation: number, rows: readonly InboxRow[]): readonly InboxRow[] {
    return rows.filter((row) => this.isLeft(conversation, row) && !this.#counted.has(row.id));
  }

  /** Counts a try of each. */
  async count(rows: readonly InboxRow[]): Promise<void> {
    await Promise.all(rows.map(({ id, attempts }) => this.#parts.store.tried(id, attempts + 1)));
    for (const { id } of rows) this.#counted.add(id);
  }

  /** These rows are handled: they never come again. */
  handled(rows: readonly number[]): void {
    for (const id of rows) this.#counted.delete(id);
  }

  /** Lets go of shards that are not this process's any more. */
  forget(shards: readonly number[], isGone: (conversation: number) => boolean): void {
    this.#waiting = this.#waiting.filter((each) => !isGone(each));
    for (const recovery of this.#recoveries) for (const shard of shards) recovery.shards.delete(shard);
    this.#recoveries = this.#recoveries.filter((recovery) => recovery.shards.size > 0);
  }
}
