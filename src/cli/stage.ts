/** The engine without a platform: the real inbox, worker, mind, outbox and store, and channels of our own. For `chat` and `demo`. */
import { randomBytes } from 'node:crypto';
import type { Channel } from '../bots/channel.ts';
import type { Clock } from '../core/clock.ts';
import { createInbox } from '../core/inbox.ts';
import type { Language } from '../core/language/language.ts';
import type { Inbound } from '../core/message.ts';
import { type Conversation, createMind } from '../core/mind.ts';
import type { Happening } from '../core/observe.ts';
import { Outbox } from '../core/outbox.ts';
import type { OutboxRows } from '../core/store/store.ts';
import type { MediaOutcome } from '../core/turn.ts';
import { Worker } from '../core/work/worker.ts';
import { Refusal } from '../refusal.ts';
import type { House } from './house.ts';

/** The running engine. */
export interface Stage {
  /** Hands a message in; resolves when it was handled and every reply was sent. */
  hear(message: Inbound): Promise<void>;
  close(): Promise<void>;
}

/** How long what is in hand may take to end. */
const STOP_MS = 2_000;

/**
 * Sets the engine up on an opened house.
 * @throws Refusal from `hear` when the engine meets a fault
 */
export async function openStage(
  { store, evidence, policy }: House,
  {
    channels,
    clock,
    language,
  }: { readonly channels: readonly Channel[]; readonly clock: Clock; readonly language: Language },
): Promise<Stage> {
  const ports = new Map(channels.map((channel) => [channel.name, channel]));
  const random = (bytes: number) => randomBytes(bytes);
  const waiting = new Waiting();
  const observe = (happening: Happening) => waiting.saw(happening);
  const outbox = new Outbox({
    store: counted(store, (rows) => waiting.sent(rows)),
    ports,
    clock,
    random: () => random(4).readUInt32BE(0) / 2 ** 32,
    observe,
    hint: (conversation) => worker.hint(conversation),
  });
  const worker: Worker<Conversation> = new Worker<Conversation>({
    store,
    mind: createMind({ policy, defaultLanguage: language }, store),
    capabilities: (name) => ports.get(name)?.capabilities,
    fetchMedia: async (message, signal): Promise<MediaOutcome> => {
      const channel = ports.get(message.channel);
      if (!channel || message.content.kind !== 'media') return { ok: false, why: 'gone' };
      const fetched = await channel.fetch(message.content.media, signal);
      if (!fetched.ok) return fetched;
      const kept = await evidence.keep(fetched.stream, { signal });
      return kept.ok ? kept : { ok: false, why: kept.why === 'too-large' ? 'too-large' : 'refused' };
    },
    committed: (conversation, { sends, erased, filesFreed, woken }) => {
      for (const other of woken) worker.hint(other);
      if (erased) outbox.forget(conversation);
      waiting.decided(sends.length, erased);
      outbox.add(sends);
      if (filesFreed.length > 0) evidence.remove(filesFreed).catch((error: unknown) => waiting.fail(error));
    },
    clock,
    random,
    observe,
  });
  const inbox = createInbox({ store, clock, hint: (conversation) => worker.hint(conversation), observe });
  for (const channel of channels) await channel.start(inbox);
  await worker.start();
  outbox.start();
  return {
    hear: async (message) => {
      const done = waiting.forMessage();
      await inbox.accept([message]);
      await done;
    },
    close: async () => {
      await Promise.all(channels.map((channel) => channel.stop()));
      await worker.stop(STOP_MS);
      await outbox.stop(STOP_MS);
    },
  };
}

/** The rows of the way out, telling when one leaves the queue. */
function counted(rows: OutboxRows, left: (rows: number) => void): OutboxRows {
  const then = async <Result>(work: Promise<Result>, count: number): Promise<Result> => {
    const result = await work;
    left(count);
    return result;
  };
  return {
    due: (now, after, limit) => rows.due(now, after, limit),
    queuedOf: (conversation, afterId, limit) => rows.queuedOf(conversation, afterId, limit),
    platformIdOf: (conversation, ref) => rows.platformIdOf(conversation, ref),
    anchored: (conversation, code, kind) => rows.anchored(conversation, code, kind),
    markLater: (row, attempts, nextAt) => rows.markLater(row, attempts, nextAt),
    markSent: (send, platformId, others) => then(rows.markSent(send, platformId, others), 1),
    markSuperseded: (ids) => then(rows.markSuperseded(ids), ids.length),
    markFailed: (send, why) => then(rows.markFailed(send, why), 1),
    markBlocked: (refused, why) => rows.markBlocked(refused, why),
  };
}

/** Counts what is on its way, one message at a time. */
class Waiting {
  #messages = 0;
  #sends = 0;
  #done: { resolve(): void; reject(error: Error): void } | undefined;

  forMessage(): Promise<void> {
    this.#messages += 1;
    return new Promise((resolve, reject) => {
      this.#done = { resolve, reject };
    });
  }

  decided(sends: number, erased: boolean): void {
    this.#sends = erased ? sends : this.#sends + sends;
  }

  sent(rows: number): void {
    this.#sends -= rows;
    this.#look();
  }

  saw(happening: Happening): void {
    if (happening.what === 'handled') {
      this.#messages -= happening.messages;
      this.#look();
    } else if (happening.what === 'fault')
      this.fail(new Refusal(`The engine met a fault: ${happening.where} ${happening.code} ${happening.frame ?? ''}`));
  }

  fail(error: unknown): void {
    this.#done?.reject(error instanceof Error ? error : new Refusal('The engine met a fault.'));
  }

  #look(): void {
    if (this.#messages <= 0 && this.#sends <= 0) this.#done?.resolve();
  }
}
