/** How fast something may happen. `events` is how many come as one; one when absent. */
export interface Rhythm {
  /** Milliseconds until it is allowed; 0 when it is now. */
  waitMs(nowMs: number, events?: number): number;
  /** Counts it. */
  take(nowMs: number, events?: number): void;
  /** True when it has rested: forgetting it changes nothing. */
  isRested(nowMs: number): boolean;
}

/**
 * Keeps a pace: `perSecond` events in the long run, `burst` of them at once after a rest (the generic cell rate algorithm:
 * one number instead of a bucket). `Infinity` means no limit.
 */
export class Pace implements Rhythm {
  #intervalMs = 0;
  #toleranceMs = 0;
  /** When the next event would be due if they came evenly. */
  #dueMs = 0;
  readonly #setBack = new SetBack();

  constructor(perSecond: number, burst: number) {
    this.#set(perSecond, burst);
  }

  /**
   * Another pace from now on. What was taken before still counts, in time: and a larger burst is not there at once, for somebody else may just have
   * had what was added.
   */
  change(perSecond: number, burst: number, nowMs: number): void {
    this.#dueMs -= this.#setBack.byMs(nowMs);
    const before = this.#toleranceMs;
    this.#set(perSecond, burst);
    this.#dueMs = Math.max(this.#dueMs, nowMs) + Math.max(0, this.#toleranceMs - before);
  }

  #set(perSecond: number, burst: number): void {
    this.#intervalMs = perSecond === Infinity ? 0 : 1000 / perSecond;
    // No limit allows any burst; 0 × Infinity would be no number at all.
    this.#toleranceMs = this.#intervalMs === 0 ? 0 : this.#intervalMs * Math.max(0, burst - 1);
  }

  /** Milliseconds until an event is allowed; 0 when it is now. */
  waitMs(nowMs: number): number {
    this.#dueMs -= this.#setBack.byMs(nowMs);
    const aheadMs = Math.min(this.#dueMs - nowMs, this.#toleranceMs + this.#intervalMs);
    return Math.max(0, aheadMs - this.#toleranceMs);
  }

  /** Counts an event, or several that come as one. */
  take(nowMs: number, events = 1): void {
    this.#dueMs -= this.#setBack.byMs(nowMs);
    const aheadMs = Math.min(this.#dueMs - nowMs, this.#toleranceMs + this.#intervalMs);
    this.#dueMs = nowMs + Math.max(0, aheadMs) + this.#intervalMs * events;
  }

  /** True when it has rested: forgetting it changes nothing. */
  isRested(nowMs: number): boolean {
    return this.#dueMs <= nowMs;
  }
}

/** Keeps a limit for any stretch of time: no more than `max` events within `withinMs`, in whatever order they come. */
export class Limit implements Rhythm {
  readonly #max: number;
  readonly #withinMs: number;
  /** When the last events were, oldest first; at most `max` of them. */
  #times: number[] = [];
  readonly #setBack = new SetBack();

  constructor(max: number, withinMs: number) {
    this.#max = max;
    this.#withinMs = withinMs;
  }

  /** Events that are more than the limit by themselves wait until nothing else counts. */
  waitMs(nowMs: number, events = 1): number {
    const mayStay = this.#max - Math.min(events, this.#max);
    this.#follow(nowMs);
    const last = this.#times.at(-1 - mayStay);
    return last === undefined ? 0 : Math.max(0, last + this.#withinMs - nowMs);
  }

  take(nowMs: number, events = 1): void {
    this.#follow(nowMs);
    this.#times = [...this.#times, ...Array.from({ length: events }, () => nowMs)].slice(-this.#max);
  }

  isRested(nowMs: number): boolean {
    const last = this.#times.at(-1);
    return last === undefined || last + this.#withinMs <= nowMs;
  }

  #follow(nowMs: number): void {
    const byMs = this.#setBack.byMs(nowMs);
    if (byMs > 0) this.#times = this.#times.map((time) => time - byMs);
  }
}

/** Notices a clock that was set back: it must not stop the sending until it has caught up. */
class SetBack {
  #seenMs = Number.NEGATIVE_INFINITY;

  /** How far it was set back since the last look. */
  byMs(nowMs: number): number {
    const byMs = Math.max(0, this.#seenMs - nowMs);
    this.#seenMs = nowMs;
    return byMs;
  }
}

/** Several at once: whichever asks for the longest wait decides. */
export const together = (...rhythms: readonly Rhythm[]): Rhythm => ({
  waitMs: (nowMs, events) => Math.max(...rhythms.map((rhythm) => rhythm.waitMs(nowMs, events))),
  take: (nowMs, events) => {
    for (const rhythm of rhythms) rhythm.take(nowMs, events);
  },
  isRested: (nowMs) => rhythms.every((rhythm) => rhythm.isRested(nowMs)),
});
