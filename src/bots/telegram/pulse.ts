import type { Clock } from '../../core/clock.ts';

/** A poll comes back every 50 s even when nobody writes: with no success for this long the loop is stuck, whatever it believes. */
const SILENCE_MS_MAX = 150_000;
/** One failure in between is the weather, two in a row are news. */
const FAILURES_NEWS = 2;

/** What is wrong, for operators, by the code it shows up with. */
const REASONS: Readonly<Record<string, string>> = {
  '401': 'Telegram refuses the token (401): check TELEGRAM_BOT_TOKEN',
  '404': 'Telegram does not know the token (404): check TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT',
  '409': 'another program reads the messages of this bot (409): stop it, each bot has one reader',
  '429': 'Telegram asks us to wait (429)',
};

/** Whether receiving goes on: fed by the loop, read by `health()`. */
export class Pulse {
  readonly #clock: Clock;
  #failures = 0;
  #why: string | undefined;
  #successAt: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The platform answered, or what it gave is stored. */
  succeeded(): void {
    this.#failures = 0;
    this.#why = undefined;
    this.#successAt = this.#clock.now().getTime();
  }

  /** @param code a fault's code */
  platformFailed(code: string): void {
    this.#failed(REASONS[code] ?? `Telegram does not answer (${code})`);
  }

  /** @param code the store's code */
  storeFailed(code: string): void {
    this.#failed(`messages can not be stored (${code})`);
  }

  /** @param everMs also false when the last success is older than the longest silence that polling knows */
  health(polling: boolean): { readonly ok: true } | { readonly ok: false; readonly why: string } {
    if (this.#why !== undefined && (this.#failures >= FAILURES_NEWS || this.#successAt === undefined))
      return { ok: false, why: this.#why };
    if (this.#successAt === undefined) return { ok: false, why: 'Telegram was not reached yet' };
    const silenceMs = this.#clock.now().getTime() - this.#successAt;
    if (polling && silenceMs > SILENCE_MS_MAX)
      return { ok: false, why: `no poll came back for ${Math.round(silenceMs / 1000)} s` };
    return { ok: true };
  }

  #failed(why: string): void {
    this.#failures += 1;
    this.#why = why;
  }
}
