/** Limits on guessing tracking codes. */
export interface LookupLimits {
  /** Wrong codes that a source may try before it has to wait: a person with a smudged note needs a few. */
  readonly freeWrong: number;
  /** The first wait; it doubles with each further wrong code. */
  readonly firstWaitMs: number;
  readonly waitMsMax: number;
  /** A source that tried nothing wrong for this long starts anew. */
  readonly forgetMs: number;
  /** Wrong codes from all sources together: as many at once … */
  readonly globalBurst: number;
  /** … and so many a second after that. At 5 a second the 2^50 codes take seven million years. */
  readonly globalPerSecond: number;
  /** Sources remembered at most; the one longest unheard goes first. */
  readonly sourcesMax: number;
}

/** The limits that ship. */
export const LOOKUP_LIMITS: LookupLimits = {
  freeWrong: 10,
  firstWaitMs: 2_000,
  waitMsMax: 15 * 60_000,
  forgetMs: 60 * 60_000,
  globalBurst: 300,
  globalPerSecond: 5,
  sourcesMax: 10_000,
};

/** Whether a look-up may be made now. */
export type LookupVerdict = { readonly ok: true } | { readonly ok: false; readonly retryAfterMs: number };

interface Source {
  wrong: number;
  lastAt: number;
  notBefore: number;
}

/**
 * Slows down whoever guesses tracking codes, per source and in all, in bounded memory: an address of the tracking page, a chat that asks for a
 * status. Only wrong codes count: following one's own complaint is never slowed by oneself. One for a process: others on the same database count their own.
 */
export class LookupGate {
  readonly #sources = new Map<string, Source>();
  readonly #limits: LookupLimits;
  readonly #now: () => number;
  #globalLeft: number;
  #globalAt: number;

  /** @param now epoch ms; a clock that is set back lets whoever waits go on, so that nobody waits until it has caught up */
  constructor(now: () => number, limits: LookupLimits = LOOKUP_LIMITS) {
    this.#now = now;
    this.#limits = limits;
    this.#globalLeft = limits.globalBurst;
    this.#globalAt = now();
  }

  /** Asks before a look-up. */
  ask(source: string): LookupVerdict {
    const now = this.#now();
    const known = this.#sources.get(source);
    if (known && now - known.lastAt > this.#limits.forgetMs) this.#sources.delete(source);
    else if (known && known.lastAt <= now && known.notBefore > now)
      return { ok: false, retryAfterMs: known.notBefore - now };
    this.#refill(now);
    if (this.#globalLeft < 1) return { ok: false, retryAfterMs: Math.ceil(1_000 / this.#limits.globalPerSecond) };
    return { ok: true };
  }

  /** Tells that the code was wrong. */
  wrong(source: string): void {
    const now = this.#now();
    this.#refill(now);
    this.#globalLeft = Math.max(0, this.#globalLeft - 1);
    const entry = this.#sources.get(source) ?? { wrong: 0, lastAt: now, notBefore: 0 };
    entry.wrong += 1;
    entry.lastAt = now;
    const beyond = entry.wrong - this.#limits.freeWrong;
    if (beyond > 0)
      entry.notBefore =
        now + Math.min(this.#limits.waitMsMax, this.#limits.firstWaitMs * 2 ** Math.min(beyond - 1, 30));
    this.#sources.delete(source);
    this.#sources.set(source, entry);
    const oldest = this.#sources.keys().next();
    if (this.#sources.size > this.#limits.sourcesMax && !oldest.done) this.#sources.delete(oldest.value);
  }

  /** Sources remembered now. */
  get size(): number {
    return this.#sources.size;
  }

  #refill(now: number): void {
    const gained = (Math.max(0, now - this.#globalAt) / 1_000) * this.#limits.globalPerSecond;
    this.#globalLeft = Math.min(this.#limits.globalBurst, this.#globalLeft + gained);
    this.#globalAt = now;
  }
}
