/** What is told in a complaint becomes rows: as it is filed, and what comes later. */
import type { ComplaintCode } from '../../complaint/code.ts';
import type { Conversation } from '../engine/conversations.ts';
import { besideMessage, complaintMark, type PlainComplaint } from '../engine/marks.ts';
import { context, type SealedComplaint, type SealedMessage } from '../engine/sealed.ts';
import type { ComplaintMessage, NewComplaint } from '../port/steps.ts';
import { StoreFault } from '../port/store.ts';
import { added, one, run, type Work } from '../statements/work.ts';
import { dossierKey } from './dossiers.ts';
import { appendHistory } from './history.ts';
import { excludedToText } from './moves.ts';
import { nearHash } from './near.ts';
import type { Post } from './post.ts';

/** A draft becomes a complaint: its row, how it is found by its place, its words and the first entry of its history. */
export function* fileComplaint(post: Post, complaint: NewComplaint, conversation: Conversation): Work<void> {
  const { q, sealer } = post;
  const key = yield* dossierKey(post, complaint.dossier);
  const { facts, reporter, near = [] } = complaint;
  const sealed: SealedComplaint = { facts, reporter, near };
  const plain: PlainComplaint = {
    code: complaint.code,
    dossierId: complaint.dossier,
    conversationId: conversation.id,
    status: 'submitted',
    kind: complaint.kind,
    category: complaint.category,
    desk: complaint.desk,
    regency: complaint.regency ?? null,
    channel: complaint.channel,
    anonymous: complaint.switches.anonymous,
    secret: complaint.switches.secret,
    language: complaint.language,
    createdAt: complaint.createdAt,
    submittedAt: complaint.submittedAt,
    deadline: complaint.deadline,
    version: 1,
    origin: complaint.desk,
    holder: null,
    excluded: excludedToText(complaint.excluded),
    alertAt: complaint.alertAt?.getTime() ?? null,
    alerted: 0,
    rating: null,
    duplicateOf: complaint.duplicateOf ?? null,
    emergency: complaint.emergency ?? false,
  };
  const id = yield* added(q.complaint.add, {
    ...plain,
    body: sealer.seal(key, JSON.stringify(sealed), context.complaint(complaint.dossier)),
    identity: complaint.identity
      ? sealer.seal(key, JSON.stringify(complaint.identity), context.identity(complaint.dossier))
      : null,
    mark: complaintMark(sealer, plain),
  });
  if (id === undefined) throw new StoreFault('rejected', 'complaint-not-filed');
  for (const key of near) yield* run(q.near.add, { key: nearHash(sealer, key), complaint: id });
  yield* run(q.dossier.filed, { id: complaint.dossier });
  for (const message of complaint.messages) yield* addMessage(post, id, complaint.dossier, key, message);
  yield* appendHistory(post, id, {
    at: complaint.submittedAt,
    act: 'submit',
    to: 'submitted',
    desk: complaint.desk,
    by: 'citizen',
    reason: complaint.routedBy,
  });
}

/** Adds words to a complaint that was filed. @throws StoreFault `rejected` where there is none */
export function* addWords(post: Post, code: ComplaintCode, message: ComplaintMessage): Work<void> {
  const complaint = yield* one(post.q.complaint.byCode, { code });
  if (!complaint) throw new StoreFault('rejected', 'no-such-complaint');
  const key = yield* dossierKey(post, complaint.dossierId);
  yield* addMessage(post, complaint.id, complaint.dossierId, key, message);
}

function* addMessage(
  { q, sealer }: Post,
  complaint: number,
  dossier: string,
  key: Buffer,
  message: ComplaintMessage,
): Work<void> {
  const { at, from, ...sealed }: ComplaintMessage = message;
  yield* run(q.message.add, {
    complaint,
    at,
    author: from,
    body: sealer.seal(
      key,
      JSON.stringify({ ...sealed, beside: besideMessage({ at, author: from }) } satisfies SealedMessage),
      context.message(dossier),
    ),
  });
}
