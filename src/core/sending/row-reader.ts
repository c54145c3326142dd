import { describeFault } from '../observe.ts';
import type { QueuedSend } from '../store/port/store.ts';
import { readable } from '../unreadable.ts';
import { isIdle, type Lane } from './lane.ts';
import type { Lanes } from './lanes.ts';
import type { Marks } from './marks.ts';
import type { OutboxParts } from './parts.ts';
import type { Whose } from './whose.ts';

/** Rows read at once for one conversation. */
const READ_ROWS = 50;

/** Brings what waits in the rows into the lanes: what is beyond the memory, and what nobody here was told about. */
export class RowReader {
  readonly #parts: Pick<OutboxParts, 'store' | 'observe'>;
  readonly #lanes: Lanes;
  readonly #marks: Marks;
  readonly #whose: Whose;
  readonly #go: (lane: Lane) => void;
  #stopped = false;

  /** @param go sends the first row of a lane */
  constructor(
    parts: Pick<OutboxParts, 'store' | 'observe'>,
    lanes: Lanes,
    marks: Marks,
    whose: Whose,
    go: (lane: Lane) => void,
  ) {
    this.#parts = parts;
    this.#lanes = lanes;
    this.#marks = marks;
    this.#whose = whose;
    this.#go = go;
  }

  /** Reads no further. */
  stop(): void {
    this.#stopped = true;
  }

  /** Reads on behind what is in a lane. */
  async readMore(lane: Lane): Promise<void> {
    if (lane.busy || lane.leaving || this.#stopped) return;
    lane.busy = true;
    try {
      do {
        lane.passedId = 0;
        const rows = await this.#rowsOf(lane.conversation, lane.lastId);
        // Given up meanwhile.
        if (lane.leaving) break;
        this.#hold(lane, rows);
        lane.more = rows.length === READ_ROWS || lane.passedId > lane.lastId;
      } while (lane.more && lane.queue.length === 0 && !this.#stopped);
    } catch (error) {
      this.#parts.observe({ what: 'fault', where: 'sweep', ...describeFault(error), conversation: lane.conversation });
    }
    lane.busy = false;
    this.#go(lane);
  }

  /** Takes up what waits for a chat in which nothing is under way: whatever looks unsent then, is. */
  async takeUp(conversation: number): Promise<void> {
    const before = this.#lanes.get(conversation);
    if (before?.more && before.queue.length === 0) return this.readMore(before);
    if (before && !isIdle(before)) return;
    const newest = before?.lastId;
    const rows = await this.#rowsOf(conversation, 0);
    const [first] = rows;
    if (!first || !this.#whose.isHere(conversation, first.channel)) return;
    // Something may have happened meanwhile; then the next look knows better.
    const now = this.#lanes.get(conversation);
    if (now !== before || (now && (!isIdle(now) || now.lastId !== newest))) return;
    const lane = this.#lanes.of(first);
    lane.more = rows.length === READ_ROWS;
    this.#hold(lane, rows);
    this.#go(lane);
  }

  #rowsOf(conversation: number, after: number): Promise<readonly QueuedSend[]> {
    const { store } = this.#parts;
    return readable(this.#parts, conversation, () => store.queuedOf(conversation, after, READ_ROWS));
  }

  #hold(lane: Lane, rows: readonly QueuedSend[]): void {
    for (const send of rows) {
      lane.lastId = Math.max(lane.lastId, send.id);
      if (!this.#marks.isUnmarkable(send.id)) this.#lanes.hold(lane, send);
    }
  }
}
