import type { ComplaintCode } from '../../complaint/code.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversation } from '../engine/conversations.ts';
import { context, ERASED, type SealedComplaint } from '../engine/sealed.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, run, type Work } from '../statements/work.ts';
import { complaintRow } from './moves.ts';
import type { Post } from './post.ts';

/** Rows that wait while their conversation is erased: more than this many at once nobody has. */
const WAITING_MAX = 10_000;
const ANCHORS_PAGE = 500;

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
  const keptBefore = yield* all(q.outbox.keptOnlyId, { conversation: id });
  const kept = new Set<number>();
  for (const ref of new Set(replaced)) {
    const row = yield* one(q.outbox.platformId, { conversation: id, ref });
    if (!row?.platformId) continue;
    const name = sealer.open(before.key, row.platformId, context.platformId(id));
    const platformId = sealer.seal(now.key, name, context.platformId(id));
    yield* run(q.outbox.keepOnlyId, { id: row.id, platformId, empty: ERASED });
    kept.add(row.id);
  }
  // What an earlier erasure kept is named with a key that is gone now.
  for (const row of keptBefore) if (!kept.has(row.id)) yield* run(q.outbox.remove, { id: row.id });
  yield* run(q.outbox.removeRest, { conversation: id });
  yield* resealAnchors(q, sealer, before, now);
}

/** Whoever works at a desk in this chat goes on with the cards that lie in it. */
function* resealAnchors(q: Statements, sealer: Sealer, before: Conversation, now: Conversation): Work<void> {
  const bound = context.anchor(now.id);
  for (let after = 0, full = true; full; ) {
    const rows = yield* all(q.anchors.named, { conversation: now.id, after, limit: ANCHORS_PAGE });
    for (const row of rows) {
      const name = sealer.open(before.key, row.platformId, bound);
      yield* run(q.anchors.reseal, { id: row.id, platformId: sealer.seal(now.key, name, bound) });
      after = row.id;
    }
    full = rows.length === ANCHORS_PAGE;
  }
}

/** Destroys a draft's key and evidence. @returns the ids of its files; undefined for what was filed, which is no draft any more and stays */
export function* eraseDossier(q: Statements, dossier: string): Work<readonly string[] | undefined> {
  if (yield* one(q.complaint.byDossier, { dossier })) return undefined;
  const dropped = yield* all(q.evidence.dropAll, { dossier });
  yield* run(q.pictures.dropAll, { dossier });
  yield* run(q.dossier.remove, { id: dossier });
  return dropped.flatMap((row) => [row.fileId, row.cleanId].filter((id) => id !== null));
}

/** What is left of a complaint that was forgotten. */
const NOTHING: SealedComplaint = { facts: {}, reporter: null };

/** Destroys what was told in a complaint, and gives what is left of it a new key. @returns its dossier, and the ids of its files */
export function* forgetComplaint(
  { q, sealer, dossierKeys }: Pick<Post, 'q' | 'sealer' | 'dossierKeys'>,
  code: ComplaintCode,
): Work<{ readonly dossier: string; readonly files: readonly string[] }> {
  const { id, dossierId: dossier } = yield* complaintRow(q, code);
  const dropped = yield* all(q.evidence.dropAll, { dossier });
  yield* run(q.pictures.dropAll, { dossier });
  yield* run(q.near.dropAll, { complaint: id });
  yield* run(q.message.dropAll, { complaint: id });
  const key = sealer.newKey();
  yield* run(q.dossier.rekey, { id: dossier, wrappedKey: sealer.wrap(key, context.dossier(dossier)) });
  yield* run(q.complaint.forget, { id, body: sealer.seal(key, JSON.stringify(NOTHING), context.complaint(dossier)) });
  dossierKeys.delete(dossier);
  return { dossier, files: dropped.flatMap((row) => [row.fileId, row.cleanId].filter((file) => file !== null)) };
}
