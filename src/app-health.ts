import type { Admission } from './core/admission.ts';
import type { Clock } from './core/clock.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import type { ChannelName } from './core/message.ts';
import type { Conversation } from './core/mind.ts';
import type { Store } from './core/store/port/store.ts';
import type { Shares } from './core/work/shards.ts';
import type { Worker } from './core/work/worker.ts';
import type { Part, PartHealth } from './http/health.ts';

/** No step for so long although a message waits as long: the worker is stuck. */
const STUCK_MS = 60_000;

/** Where files stand may be another machine: without it words go on, and photos wait. */
export const evidencePart = (evidence: EvidenceStore): Part => ({
  name: 'evidence',
  health: () => evidence.ping().then(() => ({ ok: true }) as const),
});

/** The worker as a part that has to answer: readiness means progress, however well everything else looks. */
export function workerPart(
  worker: Worker<Conversation>,
  {
    store,
    shares,
    channels,
    clock,
  }: {
    readonly store: Pick<Store<Conversation>, 'oldestOpen'>;
    readonly shares: Shares;
    readonly channels: Iterable<ChannelName>;
    readonly clock: Clock;
  },
): Part {
  const names = [...channels];
  const health = async (): Promise<PartHealth> => {
    const restsMs = clock.now().getTime() - worker.progressAt;
    if (restsMs <= STUCK_MS) return { ok: true };
    // What is in hand is open as well, and may have come a moment ago: after a rest it is no sign of anything.
    const oldest = await store.oldestOpen(names, shares.held());
    const isBehind = oldest !== null && clock.now().getTime() - oldest.getTime() > STUCK_MS;
    return isBehind
      ? { ok: false, why: `no step went through for ${Math.round(restsMs / 1000)} s, and messages wait` }
      : { ok: true };
  };
  return { name: 'worker', health };
}

/** Turning messages away for a while is no reason to be sent no visitors: what they see is kind, and what they look up is there. */
export const inboxPart = (admission: Pick<Admission, 'isCrowded'>): Part => ({
  name: 'inbox',
  health: async () =>
    admission.isCrowded
      ? { ok: true, note: 'too much waits: messages are turned away before they are stored' }
      : { ok: true },
});
