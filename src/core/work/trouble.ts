import { describeFault } from '../observe.ts';
import type { InboxRow } from '../store/port/steps.ts';
import { type Store, StoreFault, type StoreFaultCode } from '../store/port/store.ts';
import type { WorkerParts } from './parts.ts';
import type { Shares } from './shards.ts';

/** Tries before a message is put aside; see `Store.recover`. */
const TRIES_MAX = 3;

/** What the database could not take now is tried again after this. */
const STORE_RETRY_MS = 1_000;
/** What it will not take later either, twice as long after each try, up to this. */
const STORE_RETRY_MS_MAX = 600_000;
/** Faults of the database that pass. */
const PASSING: ReadonlySet<StoreFaultCode> = new Set(['full', 'busy', 'io', 'closed']);

/** What is needed to count tries and put messages aside. */
interface TroubleParts extends Pick<WorkerParts<unknown>, 'observe'> {
  readonly store: Pick<Store<unknown>, 'setAside' | 'tried'>;
}

/** Messages that something goes wrong with: tried alone, counted, and put aside after the last try. */
export class Trouble {
  readonly #parts: TroubleParts;
  readonly #shares: Shares;
  /** Conversations whose next message is handled alone: something went wrong with it, or nearly killed the process. */
  readonly #alone = new Set<number>();
  /** Conversations whose next step did not return while others waited for theirs. */
  readonly #slow = new Set<number>();
  /** Conversations that the database had a fault with which does not pass, with the last wait, ms. */
  readonly #waits = new Map<number, number>();

  constructor(parts: TroubleParts, shares: Shares) {
    this.#parts = parts;
    this.#shares = shares;
  }

  /** Whether the next message of a conversation is handled alone. */
  isIn(conversation: number): boolean {
    return this.#alone.has(conversation);
  }

  /** Whether the next step of a conversation may be one that never returns. */
  isSlow(conversation: number): boolean {
    return this.#slow.has(conversation);
  }

  /** A step did not return while others waited for theirs: it is tried once more, with more time and without them. Nobody is blamed yet. */
  wasSlow(conversation: number): void {
    if (this.#shares.holds(conversation)) this.#slow.add(conversation);
  }

  /** A step went through. */
  passed(conversation: number): void {
    this.#slow.delete(conversation);
    this.#waits.delete(conversation);
  }

  /** Nothing waits in this conversation any more. */
  end(conversation: number): void {
    this.#alone.delete(conversation);
    this.#slow.delete(conversation);
    this.#waits.delete(conversation);
  }

  /** How long a conversation waits after a step that a fault ended, ms. */
  waitMs(conversation: number, error: unknown): number {
    if (!(error instanceof StoreFault) || PASSING.has(error.code)) return STORE_RETRY_MS;
    const before = this.#waits.get(conversation);
    const waitMs = before === undefined ? STORE_RETRY_MS : Math.min(2 * before, STORE_RETRY_MS_MAX);
    this.#waits.set(conversation, waitMs);
    return waitMs;
  }

  /** Whether a message had its last try. */
  isTriedOut(row: InboxRow): boolean {
    return row.attempts >= TRIES_MAX;
  }

  /** Whether a message that an earlier process left has one try left: it may have ended two processes already. */
  isDangerous({ attempts }: InboxRow): boolean {
    return attempts >= TRIES_MAX - 1;
  }

  /** Puts a message aside for somebody to look at. */
  async setAside(conversation: number, row: InboxRow): Promise<void> {
    await this.#parts.store.setAside([row.id]);
    this.#parts.observe({ what: 'aside', conversation, row: row.id });
  }

  /** A message that can not be handled: several are tried one by one, one is put aside after its last try. */
  async failed(conversation: number, rows: readonly InboxRow[], error: unknown): Promise<void> {
    const [row] = rows;
    if (!row || !this.#shares.holds(conversation)) return;
    const where = { conversation, row: row.id, trace: row.id };
    this.#parts.observe({ what: 'fault', where: 'decide', ...describeFault(error), ...where });
    if (rows.length > 1) {
      this.#alone.add(conversation);
      return;
    }
    const attempts = row.attempts + 1;
    if (attempts >= TRIES_MAX) await this.setAside(conversation, row);
    else await this.#parts.store.tried(row.id, attempts);
    this.#alone.add(conversation);
  }

  /** Lets go of those that are not for this process any more. */
  forget(isGone: (conversation: number) => boolean): void {
    for (const those of [this.#alone, this.#slow]) for (const each of those) if (isGone(each)) those.delete(each);
    for (const each of this.#waits.keys()) if (isGone(each)) this.#waits.delete(each);
  }
}
