import { describeFault } from '../observe.ts';
import { type LostWhat, type QueuedSend, StoreFault } from '../store/port/store.ts';
import type { Lane } from './lane.ts';
import type { OutboxParts } from './parts.ts';

/** What the database could not take now is tried again after this. */
export const STORE_RETRY_MS = 1_000;

/** Faults of the database that pass. */
const PASSING: ReadonlySet<StoreFault['code']> = new Set(['full', 'busy', 'io']);
/** SQLite calls the file damaged when a single read fails, too: so often it may say so before it is believed. */
const DAMAGED_TRIES = 10;

/**
 * Writes down in the rows how sends ended. Marks ride in a later commit. One that fails is tried until it is durable, and the chat waits for
 * it: a row that looks unsent is sent again by the next process, below all that came after it.
 */
export class Marks {
  readonly #parts: Pick<OutboxParts, 'store' | 'clock' | 'observe' | 'hint'>;
  readonly #go: (lane: Lane) => void;
  /** Sent, but never to be marked: not sent again by this process. */
  readonly #unmarkable = new Set<number>();

  /** @param go sends the next row of a lane, whose mark is durable now */
  constructor(parts: Pick<OutboxParts, 'store' | 'clock' | 'observe' | 'hint'>, go: (lane: Lane) => void) {
    this.#parts = parts;
    this.#go = go;
  }

  /** Whether a row looks unsent only because it could not be marked. */
  isUnmarkable(row: number): boolean {
    return this.#unmarkable.has(row);
  }

  /** The platform took it. @param others further messages that it became */
  sent(lane: Lane, send: QueuedSend, platformId: string, others: readonly string[] | undefined): void {
    this.#markTelling(lane, send.id, () => this.#parts.store.markSent(send, platformId, others));
  }

  /** It will never be sent. */
  failed(lane: Lane, send: QueuedSend, why: 'refused' | 'expired' | LostWhat): void {
    this.#markTelling(lane, send.id, () => this.#parts.store.markFailed(send, why));
  }

  /** Need not be sent any more: a newer one says it all. */
  superseded(lane: Lane, rows: readonly number[]): void {
    this.#mark(lane, rows, () => this.#parts.store.markSuperseded(rows));
  }

  /** Another try not before `nextAt`. */
  later(lane: Lane, row: number, attempts: number, nextAt: Date): void {
    this.#mark(lane, [], () => this.#parts.store.markLater(row, attempts, nextAt));
  }

  #mark(lane: Lane, rows: readonly number[], act: () => Promise<void>): void {
    lane.marks += 1;
    const done = () => {
      lane.marks -= 1;
      this.#go(lane);
    };
    let damaged = 0;
    const mayPass = (error: unknown) => {
      if (!(error instanceof StoreFault)) return false;
      if (error.code === 'corrupt') damaged += 1;
      return error.code === 'corrupt' ? damaged < DAMAGED_TRIES : PASSING.has(error.code);
    };
    const mark = () => {
      act().then(done, (error: unknown) => {
        this.#parts.observe({ what: 'fault', where: 'mark', ...describeFault(error) });
        if (mayPass(error)) {
          this.#parts.clock.after(STORE_RETRY_MS, mark);
          return;
        }
        for (const row of rows) this.#unmarkable.add(row);
        done();
      });
    };
    mark();
  }

  /** As `#mark`, and hints at the conversations that were told how the send ended. */
  #markTelling(lane: Lane, row: number, act: () => Promise<readonly number[]>): void {
    this.#mark(lane, [row], async () => {
      for (const conversation of await act()) this.#parts.hint?.(conversation);
    });
  }
}
