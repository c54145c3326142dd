import { TurnedAway } from '../../core/admission.ts';
import type { Clock } from '../../core/clock.ts';
import type { Inbound } from '../../core/message.ts';
import { Backoff, pause } from '../backoff.ts';
import type { Intake } from '../channel.ts';
import { asInteger, asObject } from '../json.ts';
import type { BotApi } from './api.ts';
import type { Apologies } from './apologies.ts';
import { codeOf, faultCode } from './faults.ts';
import type { TakeNote } from './notes.ts';
import { ALLOWED_UPDATES } from './parse.ts';
import type { Pulse } from './pulse.ts';

/** How long the platform holds a poll while nobody writes, in seconds (Bot API, getUpdates). */
const POLL_SECONDS = 50;
/** A poll that takes longer than this is dead, in milliseconds. */
const POLL_MS_MAX = (POLL_SECONDS + 15) * 1000;
/** Most updates in one answer (Bot API, getUpdates). */
const BATCH_MAX = 100;

/** What the loop works with. */
export interface PollOptions {
  readonly api: Pick<BotApi, 'call'>;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly random: () => number;
  readonly pulse: Pulse;
  readonly note: TakeNote;
  /** For people whose messages can not be stored now. */
  readonly apologies: Pick<Apologies, 'tell' | 'over'>;
  /** Reads one update; undefined for one that is not for us. */
  readonly read: (update: unknown) => Inbound | undefined;
  /** Makes the platform ready for polling (no webhook). Resolves to a fault's code when it could not. */
  readonly prepare: (signal: AbortSignal) => Promise<string | undefined>;
  /** Whether that was done already, at the start. */
  readonly prepared: boolean;
  readonly signal: AbortSignal;
}

/**
 * Receives until the signal ends it: poll, store, and only then ask for what follows, which is how the platform learns that
 * the batch is safe. Telegraf's own loop confirms a batch whether or not it was handled, and handles it in no order.
 * Nothing the platform does ends the loop: it waits, longer each time, and tries again.
 */
export async function pollUntilStopped(options: PollOptions): Promise<void> {
  const { api, clock, pulse, note, signal } = options;
  const backoff = new Backoff(options.random);
  let { prepared } = options;
  let offset: number | undefined;

  const failed = async (code: string, atLeastMs = 0): Promise<void> => {
    pulse.platformFailed(code);
    const waitMs = Math.max(atLeastMs, backoff.next());
    if (isNews(backoff.streak)) note({ level: 'warn', code: 'platform-failed', detail: code, waitMs });
    await pause(clock, waitMs, signal);
  };

  while (!signal.aborted) {
    if (!prepared) {
      const fault = await options.prepare(signal);
      if (signal.aborted) return;
      if (fault !== undefined) {
        await failed(fault);
        continue;
      }
      prepared = true;
    }
    const poll = {
      timeout: POLL_SECONDS,
      limit: BATCH_MAX,
      allowed_updates: [...ALLOWED_UPDATES],
      ...(offset !== undefined ? { offset } : {}),
    };
    const outcome = await api.call('getUpdates', poll, signal, POLL_MS_MAX);
    if (!outcome.ok) {
      if (outcome.fault.kind === 'stopped') return;
      const refused = outcome.fault.kind === 'refused' ? outcome.fault : undefined;
      // 409 is a webhook that someone set, or a second reader: taking the webhook away again mends the first.
      if (refused?.code === 409) prepared = false;
      await failed(faultCode(outcome.fault), refused?.retryAfterMs);
      continue;
    }
    const batch = batchOf(outcome.result);
    if (!batch) {
      await failed('BAD_ANSWER');
      continue;
    }
    const messages = batch.updates.flatMap((update) => options.read(update) ?? []);
    if (messages.length > 0 && !(await storeUntilDurable(options, messages))) return;
    // After an empty answer everything is confirmed, and no offset is needed. It must not be kept: after a week of silence
    // Telegram counts on from a random number, which may be a lower one.
    offset = batch.next;
    pulse.succeeded();
    backoff.reset();
  }
}

/** From the second failure in a row on, people are told. */
const APOLOGIZE_AT = 2;

/** Stores a batch, however long it takes; false when we were stopped before. Nothing is acknowledged meanwhile. */
async function storeUntilDurable(
  { intake, clock, random, pulse, note, apologies, signal }: PollOptions,
  messages: readonly Inbound[],
): Promise<boolean> {
  const backoff = new Backoff(random);
  let turnedAway = 0;
  while (!signal.aborted) {
    try {
      await intake.accept(messages);
      apologies.over();
      return true;
    } catch (thrown) {
      if (thrown instanceof TurnedAway) {
        // The platform keeps what we do not ask for, so nobody has to be told anything.
        turnedAway += 1;
        if (isNews(turnedAway)) note({ level: 'warn', code: 'crowded', waitMs: thrown.retryAfterMs });
        pulse.succeeded();
        await pause(clock, thrown.retryAfterMs, signal);
        continue;
      }
      const detail = codeOf(thrown);
      pulse.storeFailed(detail);
      const waitMs = backoff.next();
      // A moment's trouble is nobody's business.
      if (backoff.streak === APOLOGIZE_AT) apologies.tell(messages);
      if (isNews(backoff.streak)) note({ level: 'error', code: 'store-failed', detail, waitMs });
      await pause(clock, waitMs, signal);
    }
  }
  return false;
}

/** The 1st, 2nd, 4th, 8th … failure in a row is worth a line in the log. */
const isNews = (streak: number): boolean => (streak & (streak - 1)) === 0;

/**
 * The updates in the order they happened, and the offset that confirms them; undefined for an answer that is none.
 * Those without a number can not be confirmed by themselves: they go with the others, or, alone, make the answer a broken one.
 */
function batchOf(
  result: unknown,
): { readonly updates: readonly unknown[]; readonly next: number | undefined } | undefined {
  if (!Array.isArray(result)) return undefined;
  const numbered = result.flatMap((update: unknown) => {
    const number = asInteger(asObject(update)?.update_id);
    return number === undefined ? [] : [{ number, update }];
  });
  if (result.length > 0 && numbered.length === 0) return undefined;
  numbered.sort((a, b) => a.number - b.number);
  const last = numbered.at(-1);
  return { updates: numbered.map(({ update }) => update), next: last && last.number + 1 };
}
