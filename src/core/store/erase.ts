import type { Sealer } from '../seal/sealer.ts';
import type { Conversation } from './conversations.ts';
import { context, ERASED } from './sealed.ts';
import type { Statements } from './statements.ts';
import { all, one, run, type Work } from './work.ts';

/** Rows that wait while their conversation is erased: more than this many at once nobody has. */
const WAITING_MAX = 10_000;

/**
 * Takes the words out of everything that was said so far in a conversation that has just got a new key. What still waits to be
 * handled came after and is sealed anew. Messages that are about to be edited (`replaced`) keep what the platform called them.
 */
export function* eraseConversation(
  q: Statements,
  sealer: Sealer,
  before: Conversation,
  now: Conversation,
  replaced: readonly string[],
): Work<void> {
  const { id } = now;
  yield* run(q.inbox.erase, { conversation: id, empty: ERASED });
  for (const row of yield* all(q.inbox.openOf, { conversation: id, limit: WAITING_MAX })) {
    const json = sealer.open(before.key, row.body, context.inbox(id));
    yield* run(q.inbox.reseal, { id: row.id, body: sealer.seal(now.key, json, context.inbox(id)) });
  }
  for (const ref of new Set(replaced)) {
    const row = yield* one(q.outbox.platformId, { conversation: id, ref });
    if (!row?.platformId) continue;
    const name = sealer.open(before.key, row.platformId, context.platformId(id));
    const platformId = sealer.seal(now.key, name, context.platformId(id));
    yield* run(q.outbox.keepOnlyId, { id: row.id, platformId, empty: ERASED });
  }
  yield* run(q.outbox.removeRest, { conversation: id });
}

/** Destroys a draft's key and evidence; yields the ids of its files. What was filed is no draft any more and stays. */
export function* eraseDossier(q: Statements, dossier: string): Work<readonly string[]> {
  if (yield* one(q.complaint.byDossier, { dossier })) return [];
  const dropped = yield* all(q.evidence.dropAll, { dossier });
  yield* run(q.cases.pictures.dropAll, { dossier });
  yield* run(q.dossier.remove, { id: dossier });
  return dropped.flatMap((row) => [row.fileId, row.cleanId].filter((id) => id !== null));
}
