import type { Channels } from './app-channels.ts';
import { fetchMedia } from './app-media.ts';
import type { Settings } from './config.ts';
import type { Clock, RandomBytes } from './core/clock.ts';
import type { LookupGate } from './core/complaint/lookups.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import type { HandoverCode } from './core/handover/code.ts';
import type { ChannelName } from './core/message.ts';
import { type Conversation, createMind } from './core/mind.ts';
import { describeFault, type Observe } from './core/observe.ts';
import type { Outbox } from './core/outbox.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Store } from './core/store/port/store.ts';
import type { Hints } from './core/work/hints.ts';
import type { Shares } from './core/work/shards.ts';
import { Worker } from './core/work/worker.ts';

/** What the worker works with. */
export interface WorkerParts {
  readonly store: Store<Conversation>;
  readonly evidence: EvidenceStore;
  readonly policy: Policy;
  readonly shares: Shares;
  readonly lookups: LookupGate;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly observe: Observe;
  readonly hints: Hints;
  readonly outbox: Outbox;
  readonly telegram: Channels['telegram'];
  readonly ports: Channels['byName'];
  /** The files of a channel come from a session that another process has. */
  readonly isWithoutSession: (channel: ChannelName) => boolean;
}

/** The worker: takes conversations in hand, lets the mind decide, and hands on what comes of it. */
export function workerOf(
  { defaultLanguage, publicUrl }: Pick<Settings, 'defaultLanguage' | 'publicUrl'>,
  {
    store,
    evidence,
    policy,
    shares,
    lookups,
    clock,
    random,
    observe,
    hints,
    outbox,
    telegram,
    ports,
    isWithoutSession,
  }: WorkerParts,
): Worker<Conversation> {
  const removeFiles = (ids: readonly string[]): void => {
    evidence.remove(ids).catch((error) => observe({ what: 'fault', where: 'files', ...describeFault(error) }));
  };
  return new Worker<Conversation>({
    ...{ store, shares, lookups, clock, random, observe },
    mind: createMind(
      {
        ...{ policy, defaultLanguage },
        ...(publicUrl ? { publicUrl } : {}),
        continueAt: (code) => continueAt(code, publicUrl, telegram?.capabilities.privateUrl),
      },
      store,
    ),
    capabilities: (name) => ports.get(name)?.capabilities,
    fetchMedia: async (message, signal) =>
      isWithoutSession(message.channel)
        ? { ok: false, why: 'gone' } // what its session did not give before the message was stored
        : fetchMedia(ports.get(message.channel), evidence, message, signal),
    committed: (conversation, { sends, filesFreed, erased, woken }) => {
      if (erased) outbox.forget(conversation);
      outbox.add(sends);
      hints.hint(woken);
      if (filesFreed.length > 0) removeFiles(filesFreed);
    },
    doubtful: (conversation) => outbox.look(conversation),
  });
}

/** Where a draft can be continued besides the channel it was begun on: the web chat, and Telegram by a deep link. */
function continueAt(
  code: HandoverCode,
  publicUrl: string | undefined,
  telegramUrl: string | undefined,
): readonly string[] {
  return [
    ...(publicUrl ? [`${publicUrl}/?kode=${code}`] : []),
    ...(telegramUrl ? [`${telegramUrl}?start=k_${code.replaceAll('-', '')}`] : []),
  ];
}
