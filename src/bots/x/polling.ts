import { TurnedAway } from '../../core/admission.ts';
import type { Clock } from '../../core/clock.ts';
import type { Inbound } from '../../core/message.ts';
import { Backoff, pause } from '../backoff.ts';
import type { Intake } from '../channel.ts';
import type { XOutcome } from './api.ts';
import { type Cursors, earlier, isNewer, type Place, placeFromText, placeToText } from './cursors.ts';
import { codeOf, faultCode, type XFault } from './faults.ts';
import type { TakeNote } from './notes.ts';
import type { Item, Page } from './parse-v2.ts';
import type { Pulse } from './pulse.ts';

/** What is older than this when an account is read for the first time is left alone: nobody waits for an answer to it from us. */
const FIRST_LOOK_MS = 3_600_000;
/**
 * X tells of some posts later than of newer ones (valory-xyz/IEKit#307, IBBoard/cawbird#147: by seconds): whoever asks for what is newer than the newest
 * never hears of them. So the look after one that found something begins this much further back; after that one reading costs nothing more.
 */
const LATE_MS = 60_000;
/** Messages stored at once. */
const BATCH_MAX = 100;
/** The platform tells of the last 800 mentions (X API v2); whoever gets so many at once may have missed some. */
const TOLD_MAX = 800;
/** Pages read at once at most: far more than the platform has. */
const PAGES_MAX = 200;

/** A stream of the platform that is read from its newest item back to the last one known. */
export interface Stream {
  /** Names it in notes and in the cursor. */
  readonly name: 'mentions' | 'dms';
  /** The platform itself can be asked for what is newer than a time. */
  readonly asksForNewer: boolean;
  fetch(place: Place, page: string | undefined, signal: AbortSignal): Promise<XOutcome>;
  read(outcome: Extract<XOutcome, { ok: true }>): Page;
}

/** What the loop works with. */
export interface PollOptions {
  readonly stream: Stream;
  /** Our account's id: another account's stream is another. */
  readonly account: string;
  readonly cursors: Cursors;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly random: () => number;
  readonly pulse: Pulse;
  readonly note: TakeNote;
  /** Between two looks, in milliseconds. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/**
 * Reads a stream again and again until the signal ends it. Each time all that is new: pages back to the last item that is stored, so that a gap
 * of hours is filled; then stores it, oldest first, and only when it is durable moves the cursor. Nothing the platform or the store does ends the loop.
 */
export async function pollUntilStopped(options: PollOptions): Promise<void> {
  const { clock, pulse, note, stream, everyMs, signal } = options;
  const backoff = new Backoff(options.random);
  const gathering = new Gathering(options);
  while (!signal.aborted) {
    const done = await gathering.once().catch(unstored);
    if (signal.aborted) return;
    if (done === undefined) {
      pulse.succeeded(stream.name);
      backoff.reset();
      await pause(clock, everyMs, signal);
      continue;
    }
    if ('store' in done) {
      pulse.storeFailed(stream.name, done.store);
      const waitMs = backoff.next();
      if (isNews(backoff.streak)) note({ level: 'error', code: 'store-failed', detail: done.store, waitMs });
      await pause(clock, waitMs, signal);
      continue;
    }
    if (done.kind === 'stopped') return;
    if (done.kind === 'crowded') {
      // The platform keeps what we do not ask for.
      pulse.succeeded(stream.name);
      await pause(clock, done.waitMs, signal);
      continue;
    }
    if (done.kind === 'limit') {
      pulse.waits(clock.now().getTime() + done.waitMs);
      note({ level: 'info', code: 'limit', detail: stream.name, waitMs: done.waitMs });
      await pause(clock, Math.max(done.waitMs, everyMs), signal);
      continue;
    }
    const code = faultCode(done);
    pulse.platformFailed(stream.name, code);
    const waitMs = backoff.next();
    if (isNews(backoff.streak)) note({ level: 'warn', code: 'platform-failed', detail: code, waitMs });
    await pause(clock, waitMs, signal);
  }
}

/** Why nothing of a look was stored. */
const unstored = (
  thrown: unknown,
): { readonly store: string } | { readonly kind: 'crowded'; readonly waitMs: number } =>
  thrown instanceof TurnedAway ? { kind: 'crowded', waitMs: thrown.retryAfterMs } : { store: codeOf(thrown) };

/** The 1st, 2nd, 4th, 8th … failure in a row is worth a line in the log. */
const isNews = (streak: number): boolean => (streak & (streak - 1)) === 0;

/** One look at a stream. What was read before a limit or a cut line is kept, so that the next try goes on from there. */
class Gathering {
  readonly #options: PollOptions;
  #place: Place | undefined;
  #items: Item[] = [];
  /** Of every item that this look was told of. */
  #ids: string[] = [];
  /** The newest item seen, whether it is for us or not. */
  #newest: string | undefined;
  #page: string | undefined;
  #pages = 0;
  /** The last look found something: the next begins further back. */
  #looksBack = false;
  /** What earlier looks saw of the time that is looked at again. */
  #seen: ReadonlySet<string> = new Set();

  constructor(options: PollOptions) {
    this.#options = options;
  }

  /** @returns the fault that stopped it; undefined when all that is new is stored. Rejects when it could not be stored. */
  async once(): Promise<XFault | undefined> {
    const { stream, signal, note } = this.#options;
    this.#place ??= await this.#begin();
    const place = this.#looksBack ? furtherBack(this.#place) : this.#place;
    for (;;) {
      const outcome = await stream.fetch(place, this.#page, signal);
      if (!outcome.ok) {
        // The mark of an older page is good for a while only; without it the look begins anew.
        if (outcome.fault.kind === 'refused' && this.#page !== undefined) this.#forget();
        return outcome.fault;
      }
      const { items, next } = stream.read(outcome);
      const after = items.filter((item) => isAfter(item, place, stream.asksForNewer));
      this.#items.push(...after.filter(({ id }) => !this.#seen.has(id)));
      this.#ids.push(...items.map(({ id }) => id));
      for (const { id } of items) if (this.#newest === undefined || isNewer(id, this.#newest)) this.#newest = id;
      this.#pages += 1;
      // A stream that can not be asked for newer items only tells of old ones for ever.
      const reached = after.length < items.length || items.length === 0;
      if (reached || next === undefined || this.#pages >= PAGES_MAX) break;
      this.#page = next;
    }
    if (stream.name === 'mentions' && this.#items.length >= TOLD_MAX)
      note({ level: 'warn', code: 'gap-too-long', detail: String(this.#items.length) });
    await this.#store();
    this.#looksBack = this.#items.length > 0;
    this.#remember();
    this.#forget();
    return undefined;
  }

  /** Where to begin: behind the last stored item, or, for an account that was never read, an hour ago. */
  async #begin(): Promise<Place> {
    const { cursors, clock } = this.#options;
    const stored = await cursors.read(this.#name);
    const known = stored === undefined ? undefined : placeFromText(stored);
    if (known) return known;
    const first = { time: new Date(clock.now().getTime() - FIRST_LOOK_MS).toISOString().replace(/\.\d+Z$/, 'Z') };
    await cursors.move(this.#name, placeToText(first));
    return first;
  }

  get #name(): string {
    return `${this.#options.account}:${this.#options.stream.name}`;
  }

  async #store(): Promise<void> {
    const { intake, cursors, note } = this.#options;
    const items = [...new Map(this.#items.map((item) => [item.id, item])).values()];
    items.sort((a, b) => (isNewer(a.id, b.id) ? 1 : -1));
    const messages: Inbound[] = [];
    for (const { parsed } of items)
      if (parsed.kind === 'messages') messages.push(...parsed.messages);
      else if (parsed.why !== 'own') note({ level: 'debug', code: 'ignored', detail: parsed.why });
    for (let at = 0; at < messages.length; at += BATCH_MAX) await intake.accept(messages.slice(at, at + BATCH_MAX));
    // Also what was too old to be taken up at the first look is behind us now.
    const newest = this.#newest;
    if (newest === undefined || (this.#place && 'id' in this.#place && !isNewer(newest, this.#place.id))) return;
    await cursors.move(this.#name, newest);
    this.#place = { id: newest };
  }

  /** What is looked at again the next time was seen already. */
  #remember(): void {
    if (!this.#looksBack || !this.#place || !('id' in this.#place)) return;
    const from = earlier(this.#place.id, LATE_MS);
    this.#seen = new Set([...this.#seen, ...this.#ids].filter((id) => isNewer(id, from)));
  }

  #forget(): void {
    this.#items = [];
    this.#ids = [];
    this.#newest = undefined;
    this.#page = undefined;
    this.#pages = 0;
  }
}

/** Where the look after one that found something begins. */
const furtherBack = (place: Place): Place => ('id' in place ? { id: earlier(place.id, LATE_MS) } : place);

/** Whether an item is behind a place in the stream. Where the platform was asked for newer ones only, it knows best what those are. */
const isAfter = ({ id, at }: Item, place: Place, asked: boolean): boolean =>
  'id' in place ? isNewer(id, place.id) : asked || at === undefined || at.getTime() >= Date.parse(place.time);
