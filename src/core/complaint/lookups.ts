/** Limits on guessing tracking codes. */
export interface LookupLimits {
  /** Wrong codes that a source may try before it has to wait: a person with a smudged note needs a few. */
  readonly freeWrong: number;
  /** The first wait; it doubles with each further wrong code. */
  readonly firstWaitMs: number;
  readonly waitMsMax: number;
  /** A source that tried nothing wrong for this long starts anew. */
  readonly forgetMs: number;
  /** Wrong codes from all sources of one group together: as many at once … */
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

/**
 * Sources of one kind: the tracking page's addresses, the chats of a channel. What all sources of a group may try together is used up by that group alone:
 * anybody can begin chats without number on the page, and that must not shut the tracking page to everybody else.
 */
export type LookupGroup = 'page' | `chats:${string}`;

/** What a group may still try, and when that was so, epoch ms. */
interface Left {
  left: number;
  at: number;
}

interface Source {
  wrong: number;
  lastAt: number;
  notBefore: number;
}

/**
 * Slows down whoever guesses tracking codes, per source and in all of a group, in bounded memory: an address of the tracking page, a chat that asks for a
 * status. Only wrong codes count: following one's own complaint is never slowed by oneself. One for a process: others on the same database count their own.
 */
export class LookupGate {
  readonly #sources = new Map<string, Source>();
  readonly #limits: LookupLimits;
  readonly #now: () => number;
  /** By group: as many as there are channels, and the page. */
  readonly #groups = new Map<LookupGroup, Left>();

  /** @param now epoch ms; a clock that is set back lets whoever waits go on, so that nobody waits until it has caught up */
  constructor(now: () => number, limits: LookupLimits = LOOKUP_LIMITS) {
    this.#now = now;
    this.#limits = limits;
  }

  /** Asks before a look-up. */
  ask(source: string, group: LookupGroup): LookupVerdict {
    const now = this.#now();
    const known = this.#sources.get(source);
    if (known && now - known.lastAt > this.#limits.forgetMs) this.#sources.delete(source);
    else if (known && known.lastAt <= now && known.notBefore > now)
      return { ok: false, retryAfterMs: known.notBefore - now };
    if (this.#leftOf(group, now).left < 1)
      return { ok: false, retryAfterMs: Math.ceil(1_000 / this.#limits.globalPerSecond) };
    return { ok: true };
  }

  /** Tells that the code was wrong. */
  wrong(source: string, group: LookupGroup): void {
    const now = this.#now();
    const together = this.#leftOf(group, now);
    together.left = Math.max(0, together.left - 1);
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

  #leftOf(group: LookupGroup, now: number): Left {
    const { globalBurst, globalPerSecond } = this.#limits;
    const known = this.#groups.get(group) ?? { left: globalBurst, at: now };
    const gained = (Math.max(0, now - known.at) / 1_000) * globalPerSecond;
    known.left = Math.min(globalBurst, known.left + gained);
    known.at = now;
    this.#groups.set(group, known);
    return known;
  }
}
