/** The engine without a platform: the real inbox, worker, mind, outbox and store, and channels of our own. For `chat` and `demo`. */

import { randomBytes } from 'node:crypto';
import type { Channel } from '../bots/channel.ts';
import { Admission } from '../core/admission.ts';
import type { Clock } from '../core/clock.ts';
import { Clockwork, type ClockworkParts } from '../core/desk/clockwork/clockwork.ts';
import { createInbox } from '../core/inbox.ts';
import type { Language } from '../core/language/language.ts';
import type { Inbound } from '../core/message.ts';
import { type Conversation, createMind } from '../core/mind.ts';
import { describeFault, type Happening } from '../core/observe.ts';
import { Outbox } from '../core/outbox.ts';
import type { MediaOutcome } from '../core/turn.ts';
import { Worker } from '../core/work/worker.ts';
import { chanceOf } from '../random.ts';
import { Refusal } from '../refusal.ts';
import type { House } from './house.ts';

/** The running engine. */
export interface Stage {
  /** Hands a message in; resolves when it was handled, here and in whichever chats it concerns, and every reply was sent. */
  hear(message: Inbound): Promise<void>;
  /** Lets the clocks of the complaints bring about what is due now; with `mornings` the desks get their overviews too. */
  ring(what: { readonly mornings: boolean }): Promise<void>;
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
  let fault: Refusal | undefined;
  const observe = (happening: Happening) => {
    if (happening.what !== 'fault') return;
    fault ??= new Refusal(`The engine met a fault: ${happening.where} ${happening.code} ${happening.frame ?? ''}`);
  };
  const outbox = new Outbox({
    store,
    ports,
    clock,
    random: chanceOf(random),
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
      outbox.add(sends);
      if (filesFreed.length > 0)
        evidence
          .remove(filesFreed)
          .catch((error: unknown) => observe({ what: 'fault', where: 'files', ...describeFault(error) }));
    },
    clock,
    random,
    observe,
  });
  const inbox = createInbox({
    store,
    admission: new Admission({
      store,
      limits: policy.messages,
      capabilities: (name) => ports.get(name)?.capabilities,
      clock,
      observe,
    }),
    clock,
    hint: (conversation) => worker.hint(conversation),
    observe,
  });
  for (const channel of channels) await channel.start(inbox);
  await worker.start();
  outbox.start();
  const hint = (conversation: number) => worker.hint(conversation);
  /** Resolves when everything heard is decided, whatever that brought about in other chats too, and everything said is sent. */
  const quiet = async (): Promise<void> => {
    for (;;) {
      if (fault) throw fault;
      const { inboxOpen, outboxQueued } = await store.counts();
      if (inboxOpen === 0 && outboxQueued === 0) return;
      await new Promise<void>((resolve) => clock.soon(resolve));
    }
  };
  return {
    hear: async (message) => {
      await inbox.accept([message]);
      await quiet();
    },
    ring: async ({ mornings }) => {
      const clockwork = new Clockwork({
        store: mornings ? store : withoutMornings(store),
        policy,
        clock,
        hint,
        observe,
      });
      clockwork.start();
      await clockwork.stop();
      await quiet();
    },
    close: async () => {
      await Promise.all(channels.map((channel) => channel.stop()));
      await worker.stop(STOP_MS);
      await outbox.stop(STOP_MS);
    },
  };
}

/** The store as the clockwork knows it, with nobody at work to get an overview. */
const withoutMornings = (store: House['store']): ClockworkParts['store'] => ({
  complaintByCode: (code) => store.complaintByCode(code),
  alerts: (now, limit) => store.alerts(now, limit),
  nextAlert: () => store.nextAlert(),
  workplaces: async () => [],
  post: (event, to) => store.post(event, to),
  act: (effects) => store.act(effects),
});
