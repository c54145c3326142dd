import type { Clock } from '../../core/clock.ts';

/** One failure in between is the weather, two in a row are news. */
const FAILURES_NEWS = 2;
/** With no success for so long the loops are stuck, whatever they believe; longer where they are slow by setting. */
const SILENCE_MS_MIN = 150_000;
const SILENCE_POLLS = 3;

/** What is wrong, for operators, by the code it shows up with. */
const REASONS: Readonly<Record<string, string>> = {
  '401': 'X refuses the credentials (401): check X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN and X_ACCESS_SECRET',
  '403': 'X forbids reading (403): check the app’s permissions (read, write and direct messages) and its plan',
  LIMIT: 'X asks us to wait (429)',
};

/** Whether receiving goes on: fed by the loops, one for each stream; read by `health()`. */
export class Pulse {
  readonly #clock: Clock;
  readonly #silenceMs: number;
  readonly #failing = new Map<string, { failures: number; why: string }>();
  #successAt: number | undefined;

  /** @param pollMs how often the loops come round */
  constructor(clock: Clock, pollMs: number) {
    this.#clock = clock;
    this.#silenceMs = Math.max(SILENCE_MS_MIN, SILENCE_POLLS * pollMs);
  }

  /** A stream was read, and what it gave is stored. */
  succeeded(stream: string): void {
    this.#failing.delete(stream);
    this.#successAt = this.#clock.now().getTime();
  }

  /** The platform asked us to wait, and we do: as good as an answer. */
  waits(untilMs: number): void {
    this.#successAt = Math.max(this.#successAt ?? 0, untilMs);
  }

  /** @param code a fault's code */
  platformFailed(stream: string, code: string): void {
    this.#failed(stream, REASONS[code] ?? `X does not answer (${code})`);
  }

  /** @param code the store's code */
  storeFailed(stream: string, code: string): void {
    this.#failed(stream, `messages can not be stored (${code})`);
  }

  /** How the channel is, in words for operators. */
  health(): { readonly ok: true } | { readonly ok: false; readonly why: string } {
    for (const { failures, why } of this.#failing.values())
      if (failures >= FAILURES_NEWS || this.#successAt === undefined) return { ok: false, why };
    if (this.#successAt === undefined) return { ok: false, why: 'X was not reached yet' };
    const silenceMs = this.#clock.now().getTime() - this.#successAt;
    return silenceMs > this.#silenceMs
      ? { ok: false, why: `nothing was read for ${Math.round(silenceMs / 1000)} s` }
      : { ok: true };
  }

  #failed(stream: string, why: string): void {
    this.#failing.set(stream, { failures: (this.#failing.get(stream)?.failures ?? 0) + 1, why });
  }
}
