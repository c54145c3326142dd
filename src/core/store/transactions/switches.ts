import { complaintMark } from '../engine/marks.ts';
import { context, parsed, type SealedComplaint, type SealedMessage } from '../engine/sealed.ts';
import { all, run, type Work } from '../statements/work.ts';
import { dossierKey } from './dossiers.ts';
import { complaintRow, type EffectOf } from './moves.ts';
import type { Post } from './post.ts';

/** Who may know of a complaint from now on; after the move that says so, whose version its mark names. */
export function* setSwitches(post: Post, effect: EffectOf<'set-switches'>): Work<void> {
  const { q, sealer } = post;
  const { switches, facts, reporter, identity } = effect;
  const row = yield* complaintRow(q, effect.complaint);
  const { id, dossierId: dossier } = row;
  const key = yield* dossierKey(post, dossier);
  const before = parsed<SealedComplaint>(sealer.open(key, row.body, context.complaint(dossier)));
  const sealed: SealedComplaint = { ...before, facts, reporter, ...(switches.secret ? { near: [] } : {}) };
  if (switches.secret) yield* run(q.near.dropAll, { complaint: id });
  const sealedIdentity = identity && sealer.seal(key, JSON.stringify(identity), context.identity(dossier));
  yield* run(q.complaint.setSwitches, {
    id,
    ...switches,
    body: sealer.seal(key, JSON.stringify(sealed), context.complaint(dossier)),
    identity: sealedIdentity === undefined ? row.identity : sealedIdentity,
    mark: complaintMark(sealer, { ...row, ...switches }),
  });
  const covers = new Map(effect.covered);
  if (covers.size === 0) return;
  const cover = (text: string) => covers.get(text) ?? text;
  for (const message of yield* all(q.message.of, { complaint: id })) {
    if (message.author !== 'citizen') continue;
    const said = parsed<SealedMessage>(sealer.open(key, message.body, context.message(dossier)));
    const { fact } = said;
    const after: SealedMessage = {
      ...said,
      text: cover(said.text),
      ...(fact ? { fact: { ...fact, value: { ...fact.value, text: cover(fact.value.text) } } } : {}),
    };
    const body = sealer.seal(key, JSON.stringify(after), context.message(dossier));
    yield* run(q.message.reseal, { id: message.id, body });
  }
}
