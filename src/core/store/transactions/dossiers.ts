/** Dossiers: each holds the key of a draft or complaint, and the evidence in it. */
import type { Evidence } from '../../facts.ts';
import { timeOfId } from '../../ids.ts';
import { context, evidenceToJson } from '../engine/sealed.ts';
import { StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { one, run, type Work } from '../statements/work.ts';
import { eraseDossier } from './erase.ts';
import { rememberLooks } from './pictures.ts';
import type { Post } from './post.ts';

/** What dossiers are opened with. */
type Keys = Pick<Post, 'q' | 'sealer' | 'dossierKeys'>;

/** Begins a dossier with a key of its own. */
export function* openDossier(
  { q, sealer, dossierKeys }: Keys,
  id: string,
  conversation: number,
  now: Date,
): Work<void> {
  const key = sealer.newKey();
  const wrappedKey = sealer.wrap(key, context.dossier(id));
  // The time that its name tells: so each says whether the other is as it was written.
  yield* run(q.dossier.add, { id, wrappedKey, conversation, createdAt: timeOfId(id) ?? now });
  dossierKeys.set(id, key);
}

/** The key of a dossier. @throws StoreFault `rejected` where it is gone, SealBroken where it does not open */
export function* dossierKey({ q, sealer, dossierKeys }: Keys, dossier: string): Work<Buffer> {
  const known = dossierKeys.get(dossier);
  if (known) return known;
  const row = yield* one(q.dossier.key, { id: dossier });
  if (!row) throw new StoreFault('rejected', 'no-such-dossier');
  const key = sealer.unwrap(row.wrappedKey, context.dossier(dossier));
  dossierKeys.set(dossier, key);
  return key;
}

/** Puts a piece of evidence into a dossier, behind what is there; one that is there already is replaced. */
export function* keepEvidence(keys: Keys, dossier: string, evidence: Evidence): Work<void> {
  const { q, sealer } = keys;
  const key = yield* dossierKey(keys, dossier);
  const last = yield* one(q.evidence.last, { dossier });
  yield* run(q.evidence.keep, {
    dossier,
    id: evidence.id,
    kind: evidence.kind,
    body: sealer.seal(key, evidenceToJson(evidence), context.evidence(dossier)),
    fileId: evidence.file?.id ?? null,
    cleanId: evidence.file?.cleanId ?? null,
    position: (last?.position ?? 0) + 1,
  });
  yield* rememberLooks(q, sealer, dossier, evidence);
}

/** Takes a piece of evidence out of a dossier. @returns the ids of its files */
export function* dropEvidence(q: Statements, dossier: string, id: string): Work<readonly string[]> {
  const dropped = yield* one(q.evidence.drop, { dossier, id });
  yield* run(q.pictures.drop, { dossier, evidence: id });
  return dropped ? [dropped.fileId, dropped.cleanId].filter((file) => file !== null) : [];
}

/** Puts evidence of one dossier into another; the first one ends. */
export function* giveEvidence(keys: Keys, from: string, to: string, given: readonly Evidence[]): Work<void> {
  for (const evidence of given) yield* keepEvidence(keys, to, evidence);
  // The files are named in the other dossier now: nothing is freed.
  keys.dossierKeys.delete(from);
  yield* eraseDossier(keys.q, from);
}
