/**
 * Keeps a pace: `perSecond` events in the long run, `burst` of them at once after a rest (the generic cell rate algorithm:
 * one number instead of a bucket). `Infinity` means no limit.
 */
export class Pace {
  readonly #intervalMs: number;
  readonly #toleranceMs: number;
  /** When the next event would be due if they came evenly. */
  #dueMs = 0;

  constructor(perSecond: number, burst: number) {
    this.#intervalMs = perSecond === Infinity ? 0 : 1000 / perSecond;
    // No limit allows any burst; 0 × Infinity would be no number at all.
    this.#toleranceMs = this.#intervalMs === 0 ? 0 : this.#intervalMs * Math.max(0, burst - 1);
  }

  /** Milliseconds until an event is allowed; 0 when it is now. */
  waitMs(nowMs: number): number {
    // A clock that was set back must not stop the sending for longer than the pace itself would.
    const aheadMs = Math.min(this.#dueMs - nowMs, this.#toleranceMs + this.#intervalMs);
    return Math.max(0, aheadMs - this.#toleranceMs);
  }

  /** Counts an event. */
  take(nowMs: number): void {
    const aheadMs = Math.min(this.#dueMs - nowMs, this.#toleranceMs + this.#intervalMs);
    this.#dueMs = nowMs + Math.max(0, aheadMs) + this.#intervalMs;
  }

  /** True when it has rested: forgetting it changes nothing. */
  isRested(nowMs: number): boolean {
    return this.#dueMs <= nowMs;
  }
}
