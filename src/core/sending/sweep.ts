import type { Timer } from '../clock.ts';
import { describeFault } from '../observe.ts';
import { shardOf } from '../shard.ts';
import { DUE_START, type DueCursor, type DuePart, NEVER, type OutboxRows } from '../store/port/store.ts';
import { isOfRows } from '../unreadable.ts';
import type { Lanes } from './lanes.ts';
import type { OutboxParts } from './parts.ts';
import type { RowReader } from './row-reader.ts';
import type { Whose } from './whose.ts';

/** How often the database is asked for what nobody was told about. */
const SWEEP_EVERY_MS = 2_000;
const SWEEP_CONVERSATIONS = 500;
/** Every row that waits for a time, whatever the hour says: a clock that was set back must not hide them. What waits for a person is not among them. */
const EVER = new Date(NEVER.getTime() - 1);
/** A chat whose rows can not be read must not hold up the others; it is looked at again after so long. */
const BROKEN_FOR_MS = 600_000;

/** Finds replies that nobody here knows of, from time to time: left by an earlier process, or too many for the memory. */
export class Sweep {
  readonly #parts: Pick<OutboxParts, 'store' | 'clock' | 'observe'>;
  readonly #lanes: Lanes;
  readonly #rows: RowReader;
  readonly #whose: Whose;
  /** Shards in which rows of an earlier process may wait that were not found yet: a chat is read before anything new is sent to it. Each with a mark of its own. */
  readonly #mayBeLeft = new Map<number, symbol>();
  /** Chats whose rows could not be read, with when to look at them again, epoch ms. */
  readonly #broken = new Map<number, number>();
  #timer: Timer | undefined;
  #sweeping = false;
  #sweepAgain = false;
  #stopped = false;

  constructor(parts: Pick<OutboxParts, 'store' | 'clock' | 'observe'>, lanes: Lanes, rows: RowReader, whose: Whose) {
    this.#parts = parts;
    this.#lanes = lanes;
    this.#rows = rows;
    this.#whose = whose;
  }

  /** Rows that nobody here knows of may wait in these shards. */
  lookIn(shards: Iterable<number>): void {
    for (const shard of shards) this.#mayBeLeft.set(shard, Symbol());
  }

  /** Whether rows that nobody here knows of may wait for a conversation. */
  mayBeLeftFor(conversation: number): boolean {
    return this.#mayBeLeft.has(shardOf(conversation));
  }

  /** Looks now, and from then on from time to time. */
  start(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#sweeping) this.#sweepAgain = true;
    else void this.#sweep();
  }

  /** Looks no more. */
  stop(): void {
    this.#timer?.cancel();
    this.#stopped = true;
  }

  async #sweep(): Promise<void> {
    const { clock, observe } = this.#parts;
    this.#sweeping = true;
    this.#sweepAgain = false;
    const looked = [...this.#mayBeLeft];
    try {
      let wasAll = true;
      for (const part of this.#whose.due()) if (!(await this.#sweepPart(part))) wasAll = false;
      // What was gained or doubted meanwhile is looked at the next time.
      if (wasAll)
        for (const [shard, mark] of looked) if (this.#mayBeLeft.get(shard) === mark) this.#mayBeLeft.delete(shard);
    } catch (error) {
      observe({ what: 'fault', where: 'sweep', ...describeFault(error) });
    }
    this.#sweeping = false;
    if (this.#stopped) return;
    if (this.#sweepAgain) return this.#sweep();
    this.#timer = clock.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /** @returns whether all of it was looked at */
  async #sweepPart(part: DuePart | undefined): Promise<boolean> {
    let after: DueCursor | null = DUE_START;
    while (after && !this.#stopped && !this.#lanes.areFull) {
      const page: Awaited<ReturnType<OutboxRows['due']>> = await this.#parts.store.due(
        EVER,
        after,
        SWEEP_CONVERSATIONS,
        part,
      );
      for (const conversation of page.conversations) await this.#takeUp(conversation);
      after = page.next;
    }
    return after === null;
  }

  /** @throws StoreFault when it is not of these rows: the others could not be read either */
  async #takeUp(conversation: number): Promise<void> {
    const { clock, observe } = this.#parts;
    const now = clock.now().getTime();
    const untilMs = this.#broken.get(conversation);
    // As long again at most: the clock may have been set back.
    if (untilMs !== undefined && now < untilMs && untilMs <= now + BROKEN_FOR_MS) return;
    try {
      await this.#rows.takeUp(conversation);
      this.#broken.delete(conversation);
    } catch (error) {
      if (!isOfRows(error)) throw error;
      this.#broken.set(conversation, now + BROKEN_FOR_MS);
      observe({ what: 'fault', where: 'sweep', ...describeFault(error), conversation });
    }
  }
}
