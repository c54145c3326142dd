import type { Clock } from '../clock.ts';
import type { InboxRow } from '../store/port/steps.ts';

/** A channel that can not change its messages waits for this much quiet before it answers, and no longer than the second. */
const QUIET_MS = 1_000;
const QUIET_MAX_MS = 3_000;
/** Whoever sent more than this in one step is in full flow: the next step waits for a pause as well, takes more, and answers all of it at once. */
const FLOW_ROWS = 5;
/** Such conversations that are remembered at once; the one that flowed longest ago goes first. */
const FLOWING_MAX = 10_000;

/** Who is writing still: whether an answer waits for a pause, and for how long. */
export class Flow {
  readonly #clock: Clock;
  /** Conversations in full flow, and until when they are thought to be, epoch ms. */
  readonly #flowing = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether somebody sent much at once just now. */
  isFull(conversation: number): boolean {
    const until = this.#flowing.size === 0 ? undefined : this.#flowing.get(conversation);
    return until !== undefined && this.#clock.now().getTime() < until;
  }

  /** Milliseconds until these rows, in the order they came, may be answered; none left when 0 or less. */
  quietMs(rows: readonly InboxRow[]): number {
    const now = this.#clock.now().getTime();
    const first = rows[0]?.receivedAt.getTime() ?? now;
    const last = rows.at(-1)?.receivedAt.getTime() ?? now;
    // The clock was set back: it says nothing about how long ago that was.
    if (last > now || first > now) return 0;
    return Math.min(QUIET_MS - (now - last), QUIET_MAX_MS - (now - first));
  }

  /** So many rows were handled in one step. */
  handled(conversation: number, rows: number, now: number): void {
    if (rows <= FLOW_ROWS) return;
    this.#flowing.delete(conversation);
    this.#flowing.set(conversation, now + QUIET_MAX_MS);
    // Whoever never writes again is never taken out otherwise.
    const oldest = this.#flowing.keys().next();
    if (this.#flowing.size > FLOWING_MAX && !oldest.done) this.#flowing.delete(oldest.value);
  }

  /** What is read of it now is answered. */
  end(conversation: number): void {
    if (this.#flowing.size > 0) this.#flowing.delete(conversation);
  }

  /** Lets go of those that are not for this process any more. */
  forget(isGone: (conversation: number) => boolean): void {
    for (const each of this.#flowing.keys()) if (isGone(each)) this.#flowing.delete(each);
  }
}
