import type { Clock } from './core/clock.ts';
import { StoreFault } from './core/store/port/store.ts';
import { type Alone, type Company, workAlone } from './core/store/postgres/alone.ts';

/** How often a program that waits asks whether it is needed. */
const ASK_EVERY_MS = 2_000;
/** How often one whose connection broke asks for its right back: sooner than any that waits. */
const REGAIN_EVERY_MS = 250;

/** What {@link Standby} is told with. */
export interface StandbyParts {
  readonly url: string;
  /** Whether this program would work alone, or with others that share the work. */
  readonly company: Company;
  readonly clock: Clock;
  /** Another program works; this one waits. Called once. */
  readonly waiting: () => void;
  /** Another program works on the database now: this one has to end at once. */
  readonly lost: (cause: unknown) => void;
}

/**
 * Of several programs that are started on one PostgreSQL database, one works and the others wait; when it ends, however it ends, one of
 * them takes over within seconds.
 */
export class Standby {
  readonly #parts: StandbyParts;
  #alone: Alone | undefined;
  #ended = false;

  constructor(parts: StandbyParts) {
    this.#parts = parts;
  }

  /**
   * Resolves once this program is the one that works.
   * @throws StoreFault when the database can not be asked the first time
   */
  async turn(): Promise<void> {
    this.#alone = await this.#ask();
    if (this.#alone) return;
    this.#parts.waiting();
    while (!this.#alone && !this.#ended) {
      await this.#pause(ASK_EVERY_MS);
      this.#alone = await this.#ask().catch(notReached);
    }
  }

  /** Lets another one work. */
  async release(): Promise<void> {
    this.#ended = true;
    await this.#alone?.release();
  }

  /** @param former the connection that was lost: whoever has no other than that one has nobody else before them */
  #ask(former?: string): Promise<Alone | undefined> {
    const { url, company, clock } = this.#parts;
    return workAlone(url, (_, lost) => void this.#regain(lost), company, clock, former);
  }

  /** The server went away: what is in hand waits for it in any case, and this one asks again before anybody else does. */
  async #regain(former: string): Promise<void> {
    this.#alone = undefined;
    while (!this.#ended) {
      await this.#pause(REGAIN_EVERY_MS);
      try {
        this.#alone = await this.#ask(former);
        if (this.#alone) return;
        this.#parts.lost(new StoreFault('busy', 'another-program-works'));
        return;
      } catch (fault) {
        notReached(fault);
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#parts.clock.after(ms, resolve));
  }
}

/** A server that does not answer is asked again; anything else is a fault of ours. */
function notReached(fault: unknown): undefined {
  if (!(fault instanceof StoreFault)) throw fault;
  return undefined;
}
