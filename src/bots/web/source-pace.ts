import { Pace } from '../../core/pace.ts';

/** Messages from one address: whole villages share one. A chat has a measure of its own; this is for whoever begins a new one with every message. */
const PER_SECOND = 20;
const BURST = 600;
/** Addresses remembered; the one longest unheard goes first. */
const SOURCES_MAX = 10_000;

/** How fast messages may come from one address. */
export class SourcePace {
  readonly #paces = new Map<string, Pace>();

  /** Counts a message from there. @returns milliseconds to wait when it is one too many, which does not count; else 0 */
  take(source: string, nowMs: number): number {
    const pace = this.#paces.get(source) ?? new Pace(PER_SECOND, BURST);
    this.#paces.delete(source); // moves it to the young end
    this.#paces.set(source, pace);
    const [oldest] = this.#paces.keys();
    if (oldest !== undefined && this.#paces.size > SOURCES_MAX) this.#paces.delete(oldest);
    const waitMs = pace.waitMs(nowMs);
    if (waitMs === 0) pace.take(nowMs);
    return waitMs;
  }
}
