import type { Capabilities } from '../delivery.ts';
import type { ConversationRow, InboxRow } from '../store/port/steps.ts';
import { type Committed, StoreFault } from '../store/port/store.ts';
import type { Decision, Turn } from '../turn.ts';
import { isOfRows } from '../unreadable.ts';
import type { Backlog } from './backlog.ts';
import { ByItself } from './by-itself.ts';
import { Fresh } from './fresh.ts';
import { knownTo } from './known.ts';
import { HeldUp, type Limited, NeverReturned } from './limited.ts';
import { withMedia } from './media.ts';
import type { WorkerParts } from './parts.ts';
import type { Shares } from './shards.ts';
import type { Trouble } from './trouble.ts';
import { stepOfWaiting } from './waiting-file.ts';

/** A step of more messages than this has a beat of the event loop without another such, so that many of them do not stop everything else. */
const BIG_STEP_ROWS = 8;

/** What a decider stands on. */
export interface DeciderParts {
  readonly shares: Shares;
  readonly backlog: Backlog;
  readonly trouble: Trouble;
  readonly limited: Limited;
  /** Ends the fetching of files. */
  readonly signal: AbortSignal;
}

/** What a mind may know, but for the hour and for what is made for it. */
type Gathered<Talk> = Omit<Turn<Talk>, 'now' | 'fresh'>;

/** Makes one decision: gathers what the mind may know, asks it, and hands what it decided to the store. */
export class Decider<Talk> {
  readonly #parts: WorkerParts<Talk>;
  readonly #shares: Shares;
  readonly #backlog: Backlog;
  readonly #trouble: Trouble;
  readonly #signal: AbortSignal;
  readonly #limited: Limited;
  readonly #byItself = new ByItself();

  constructor(parts: WorkerParts<Talk>, { shares, backlog, trouble, limited, signal }: DeciderParts) {
    this.#parts = parts;
    this.#shares = shares;
    this.#backlog = backlog;
    this.#trouble = trouble;
    this.#limited = limited;
    this.#signal = signal;
  }

  /**
   * @param isDangerous these rows may have ended two processes already: decided and stored with nothing else in hand, so that nothing else is
   * blamed for a third end, nor they for what another does
   * @returns `stale` when the conversation had moved and has to be decided again; `failed` when these rows could not be handled; `rests` when one like it has just held up everybody, so that this one waits
   */
  async decide(
    conversation: number,
    row: ConversationRow<Talk>,
    rows: readonly InboxRow[],
    capabilities: Capabilities,
    isDangerous: boolean,
  ): Promise<'done' | 'stale' | 'failed' | 'rests'> {
    if (this.#trouble.isSlow(conversation) && this.#limited.restMs > 0) return 'rests';
    let turn: Gathered<Talk>;
    try {
      const heard = await withMedia(this.#parts, rows, this.#signal);
      const known = await knownTo(this.#parts, row, heard, capabilities);
      turn = { ...known, conversation, channel: row.channel, capabilities, talk: row.talk, heard };
    } catch (error) {
      return this.#failed(conversation, row, rows, error);
    }
    // Reading and fetching may have taken long: what is another's now is decided there. A step that is decided here is fenced by its lease.
    if (!this.#shares.holds(conversation)) return 'failed';
    // A file whose fetching our own end cut off is not lost: whoever sent it is not asked for it, the next process fetches it.
    if (this.#signal.aborted) return 'failed';
    const act = () => this.#decideOn(turn, row, rows);
    return isDangerous ? this.#byItself.alone(act) : this.#byItself.amongOthers(act);
  }

  async #decideOn(
    turn: Gathered<Talk>,
    row: ConversationRow<Talk>,
    rows: readonly InboxRow[],
  ): Promise<'done' | 'stale' | 'failed' | 'rests'> {
    const { store, mind, clock, random, committed } = this.#parts;
    const { conversation } = turn;
    const slow = this.#trouble.isSlow(conversation);
    // What was in hand when a process ended waits for nobody: the shorter it is in hand, the less is it blamed for an end that is none of its own.
    const alone = slow || rows.some(({ attempts }) => attempts > 0);
    let decision: Decision<Talk>;
    try {
      // Counted here and not earlier: only the decision can end the process, files are looked at by another one.
      const left = this.#backlog.uncounted(conversation, rows);
      if (left.length > 0) await this.#backlog.count(left);
      const decide = () => {
        const now = clock.now();
        return mind.decide({ ...turn, now, fresh: new Fresh(random, now) });
      };
      if (slow && this.#limited.restMs > 0) return 'rests';
      const isBig = rows.length > BIG_STEP_ROWS;
      decision = alone ? this.#limited.runAlone(decide) : await this.#limited.run(decide, isBig);
    } catch (error) {
      return this.#failed(conversation, row, rows, error);
    }
    const handled = rows.map(({ id }) => id);
    const { talk, effects } = decision;
    let result: Committed;
    try {
      result = await store.commit({ conversation, version: row.version, handled, talk, effects });
    } catch (error) {
      return this.#failed(conversation, row, rows, error);
    }
    if (!result.ok) return 'stale';
    this.#backlog.handled(handled);
    committed(conversation, result);
    if (decision.denied)
      this.#parts.observe({ what: 'denied', channel: row.channel, conversation, acts: decision.denied });
    return 'done';
  }

  /**
   * @throws StoreFault when it is the database's, or the evidence store's: that is no fault of the message, unless it is what the message leads to that can
   * not be read or stored. Then its tries are counted
   */
  async #failed(
    conversation: number,
    row: ConversationRow<Talk>,
    rows: readonly InboxRow[],
    error: unknown,
  ): Promise<'failed' | 'rests'> {
    if (error instanceof StoreFault) {
      await this.#tellWaiting(row, rows, error);
      if (isOfRows(error)) await this.#trouble.failed(conversation, rows, error);
      throw error;
    }
    if (error instanceof HeldUp) return 'rests';
    if (error instanceof NeverReturned && !this.#trouble.isSlow(conversation)) this.#trouble.wasSlow(conversation);
    else await this.#trouble.failed(conversation, rows, error);
    return 'failed';
  }

  /** A file that the evidence store does not take now waits, and whoever sent it is told. */
  async #tellWaiting(row: ConversationRow<Talk>, rows: readonly InboxRow[], error: StoreFault): Promise<void> {
    const step = stepOfWaiting(this.#parts, row, rows, error);
    const result = step && (await this.#parts.store.commit(step));
    if (result?.ok) this.#parts.committed(row.id, result);
  }
}
