import type { Clock } from '../../core/clock.ts';

/** The calls whose limits are told apart; each has a budget of its own at the platform. */
export type Endpoint = 'me' | 'mentions' | 'dm-events' | 'posts' | 'dms' | 'media';

/** What is left of a budget. */
export interface Budget {
  /** Calls in one window (15 minutes for most; X, rate limits). */
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, epoch ms. */
  readonly resetAt: number;
}

/** Headers of the library: `reset` is in epoch seconds. */
interface Told {
  readonly limit: number;
  readonly remaining: number;
  readonly reset: number;
}
/** What the platform said of its limits with an answer: those of the window, and where it has them those of the day. */
export interface ToldLimits extends Told {
  readonly day?: Told;
  readonly userDay?: Told;
}

/** A 429 that does not say how long: the usual window is 15 minutes, most of which is over. */
const WAIT_MS_ELSE = 60_000;
/** The window it named is over by our clock: soon again. */
const WAIT_MS_MIN = 1_000;
/** Clocks differ a little. */
const AFTER_RESET_MS = 500;
/** No window is longer than a day: what looks longer is a clock of ours that was set back. */
const WAIT_MS_MAX = 86_400_000;

/** Keeps to the platform's limits by what its answers say. */
export class Limits {
  readonly #clock: Clock;
  readonly #onBudget: (endpoint: Endpoint, budget: Budget) => void;
  readonly #budgets = new Map<Endpoint, Budget>();

  /** @param onBudget is told of every change, for the metrics */
  constructor(clock: Clock, onBudget: (endpoint: Endpoint, budget: Budget) => void = () => undefined) {
    this.#clock = clock;
    this.#onBudget = onBudget;
  }

  /** Takes note of what an answer said; nothing where it said nothing. */
  told(endpoint: Endpoint, told: ToldLimits | undefined): void {
    if (!told || !Number.isFinite(told.limit) || !Number.isFinite(told.remaining) || !Number.isFinite(told.reset))
      return;
    // A day's limit that is used up counts before the window's.
    const spent = [told.userDay, told.day].find((each) => each !== undefined && each.remaining <= 0 && each.reset > 0);
    const { limit, remaining, reset } = spent ?? told;
    const budget = { limit, remaining, resetAt: reset * 1000 };
    this.#budgets.set(endpoint, budget);
    this.#onBudget(endpoint, budget);
  }

  /** How long to wait before the next call of this kind; 0: none. */
  waitMs(endpoint: Endpoint): number {
    const budget = this.#budgets.get(endpoint);
    const left = budget && budget.remaining <= 0 ? budget.resetAt + AFTER_RESET_MS - this.#clock.now().getTime() : 0;
    return Math.min(WAIT_MS_MAX, Math.max(0, left));
  }

  /** How long to wait after the platform said that it was too much. */
  afterRefusalMs(endpoint: Endpoint): number {
    const budget = this.#budgets.get(endpoint);
    if (!budget) return WAIT_MS_ELSE;
    const left = budget.resetAt + AFTER_RESET_MS - this.#clock.now().getTime();
    return Math.min(WAIT_MS_MAX, Math.max(WAIT_MS_MIN, left));
  }
}
