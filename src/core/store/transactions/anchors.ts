import type { ComplaintCode } from '../../complaint/code.ts';
import type { Delivery } from '../../delivery.ts';
import type { Conversation } from '../engine/conversations.ts';
import { context } from '../engine/sealed.ts';
import type { Anchors } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, changed, one, run, type Work } from '../statements/work.ts';
import { complaintRow } from './moves.ts';
import { type Post, postEvent } from './post.ts';

/** What a message or topic of the platform is found by, within a conversation. */
export const anchorHash = (
  sealer: Post['sealer'],
  conversation: number,
  kind: 'message' | 'topic',
  platformId: string,
): Buffer => sealer.lookup('anchor', `${conversation}\0${kind}\0${platformId}`);

const anchorKind = (delivery: Exclude<Delivery, { kind: 'answer' }>): 'card' | 'topic' | 'files' | 'other' => {
  if (delivery.kind !== 'message') return delivery.kind;
  return delivery.isCard ? 'card' : 'other';
};

/** Remembers that this delivery stands for its complaint in this chat from now on. */
export function* anchorDelivery(q: Statements, conversation: number, delivery: Delivery): Work<void> {
  if (delivery.kind === 'answer' || delivery.about === undefined) return;
  const kind = anchorKind(delivery);
  if (kind === 'other') return; // named once it was sent
  const { id: complaint } = yield* complaintRow(q, delivery.about);
  const names = { conversation, complaint, kind, ref: delivery.ref };
  // Uploads stand beside each other; a new card or topic takes the place of the old.
  if (delivery.kind !== 'files') {
    if (delivery.replaces === undefined) {
      if (kind === 'card') yield* run(q.anchors.outlive, names);
      yield* run(q.anchors.drop, names);
    } else if (yield* changed(q.anchors.move, names)) return;
  }
  yield* run(q.anchors.add, { ...names, platformId: null, platformHash: null });
}

/** Keeps what the platform called it. */
export function* nameAnchor(
  { q, sealer }: Post,
  { id: conversation, key }: Conversation,
  delivery: Delivery,
  platformId: string,
): Work<void> {
  if (delivery.kind === 'answer' || delivery.about === undefined) return;
  const row = yield* one(q.complaint.brief, { code: delivery.about });
  if (!row) return;
  const kind = anchorKind(delivery);
  const names = {
    conversation,
    complaint: row.id,
    kind,
    ref: delivery.ref,
    platformId: sealer.seal(key, platformId, context.anchor(conversation)),
    platformHash: anchorHash(sealer, conversation, kind === 'topic' ? 'topic' : 'message', platformId),
  };
  if (kind === 'other') yield* run(q.anchors.add, names);
  else yield* run(kind === 'files' ? q.anchors.nameFiles : q.anchors.name, names);
}

/** What the platform calls the card or topic of a complaint in a conversation; undefined where it has no name yet, or there is none. */
export function* anchored(
  q: Statements,
  sealer: Post['sealer'],
  conversations: Post['conversations'],
  conversation: number,
  code: ComplaintCode,
  kind: 'card' | 'topic',
): Work<string | undefined> {
  const row = yield* one(q.anchors.platformId, { conversation, code, kind });
  if (!row?.platformId) return undefined;
  const { key } = yield* conversations.byId(conversation);
  return sealer.open(key, row.platformId, context.anchor(conversation));
}

/** The refs of our card, topic and so on for a complaint in a conversation. */
export function* anchorsOf(q: Statements, conversation: number, code: ComplaintCode): Work<Anchors> {
  const rows = yield* all(q.anchors.of, { conversation, code });
  return Object.fromEntries(rows.map(({ kind, ref }) => [kind, ref])) as Anchors;
}

/** Remembers the further messages that a delivery became, so that an answer to any of them finds its complaint. */
export function* nameOthers(
  { q, sealer }: Post,
  { id: conversation, key }: Conversation,
  delivery: Delivery,
  others: readonly string[],
): Work<void> {
  if (delivery.kind === 'answer' || delivery.about === undefined || others.length === 0) return;
  const row = yield* one(q.complaint.brief, { code: delivery.about });
  if (!row) return;
  for (const [at, platformId] of others.entries())
    yield* run(q.anchors.add, {
      conversation,
      complaint: row.id,
      kind: 'other',
      ref: `${delivery.ref}.${at + 1}`,
      platformId: sealer.seal(key, platformId, context.anchor(conversation)),
      platformHash: anchorHash(sealer, conversation, 'message', platformId),
    });
}

/** Tells a desk's chat that the platform no longer has what the delivery hung on, and forgets it. */
export function* tellLost(
  post: Post,
  conversation: number,
  row: number,
  delivery: Delivery,
  what: 'card' | 'topic',
  now: Date,
): Work<readonly number[]> {
  if (delivery.kind === 'answer' || delivery.about === undefined) return [];
  const { q } = post;
  const complaint = yield* complaintRow(q, delivery.about);
  // With its topic a group loses all that lay in it.
  for (const kind of what === 'topic' ? ['topic', 'card', 'files'] : ['card'])
    yield* run(q.anchors.drop, { conversation, complaint: complaint.id, kind });
  const event = { to: 'desk', type: 'lost', code: delivery.about, what } as const;
  return (yield* postEvent(post, conversation, event, `lost:${row}`, now)) ? [conversation] : [];
}
