import { TurnedAway } from '../../../core/admission.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Inbound } from '../../../core/message.ts';
import { describeFault } from '../../../core/observe.ts';
import { Backoff, pause } from '../../backoff.ts';
import type { Intake } from '../../channel.ts';
import type { TakeNote } from '../notes.ts';

/** Messages that wait to be stored at most; what is beyond is found again at the next catching up. */
const WAITING_MAX = 50_000;
/** Messages stored at once. */
const BATCH_MAX = 200;

/** What {@link Storing} is made of. */
export interface StoringOptions {
  readonly clock: Clock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly note: TakeNote;
}

/**
 * Hands messages to the intake in the order they came, and tries again while they can not be stored. WhatsApp Web asks for no acknowledgement: what is
 * lost here with the process is caught up on after the next `ready`.
 */
export class Storing {
  readonly #options: StoringOptions;
  #intake: Intake | undefined;
  #waiting: Inbound[] = [];
  #running = false;
  #stop = new AbortController();
  #done: Promise<void> = Promise.resolve();

  constructor(options: StoringOptions) {
    this.#options = options;
  }

  /** Begins to store. */
  start(intake: Intake): void {
    this.#intake = intake;
    this.#stop = new AbortController();
  }

  /** What waits is left: it lies on the phone. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#intake = undefined;
    await this.#done;
    this.#waiting = [];
  }

  /** Takes messages to be stored, in this order; beyond the bound they are left on the phone. */
  add(messages: readonly Inbound[]): void {
    if (!this.#intake || messages.length === 0) return;
    this.#waiting.push(...messages.slice(0, Math.max(0, WAITING_MAX - this.#waiting.length)));
    if (!this.#running) this.#done = this.#run();
  }

  async #run(): Promise<void> {
    const { clock, random, note } = this.#options;
    const backoff = new Backoff(random);
    const { signal } = this.#stop;
    this.#running = true;
    while (this.#waiting.length > 0 && this.#intake && !signal.aborted) {
      const batch = this.#waiting.slice(0, BATCH_MAX);
      try {
        await this.#intake.accept(batch);
        this.#waiting = this.#waiting.slice(batch.length);
        backoff.reset();
      } catch (thrown) {
        if (thrown instanceof TurnedAway) {
          await pause(clock, thrown.retryAfterMs, signal);
          continue;
        }
        const waitMs = backoff.next();
        note({ level: 'error', code: 'store-failed', detail: describeFault(thrown).code, waitMs });
        await pause(clock, waitMs, signal);
      }
    }
    this.#running = false;
  }
}
