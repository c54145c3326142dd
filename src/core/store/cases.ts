import type { Delivery } from '../delivery.ts';
import { isDeskExcluded, isExcluded } from '../desk/exclusion.ts';
import type { ReceiptOutcome } from '../event.ts';
import type { Conversation } from './conversations.ts';
import { appendHistory } from './history.ts';
import { complaintMark } from './marks.ts';
import { type Post, postEvent } from './post.ts';
import { context } from './sealed.ts';
import type { Statements } from './statements.ts';
import type { ComplaintChange, ComplaintCode, Effect } from './steps.ts';
import { StoreFault } from './store.ts';
import { all, changed, one, run, type Work } from './work.ts';

type ComplaintRow = NonNullable<ReturnType<Statements['complaint']['byCode']['get']>>;
type EffectOf<Does extends Effect['do']> = Extract<Effect, { do: Does }>;

/** Excluded desks and admins as they are stored. */
export const excludedToText = (excluded: readonly string[]): string => [...new Set(excluded)].sort().join(' ');
/** Reads what {@link excludedToText} wrote. */
export const excludedFromText = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

/** The complaint with this code. @throws StoreFault `rejected` */
function* complaintRow(q: Statements, code: ComplaintCode): Work<ComplaintRow> {
  const row = yield* one(q.complaint.byCode, { code });
  if (!row) throw new StoreFault('rejected', 'no-such-complaint');
  return row;
}

/** Whether a move is still right: the complaint has not moved since it was read, and the admin who does it has not been removed. */
export function* isMovePossible(q: Statements, effect: EffectOf<'move' | 'alerted'>): Work<boolean> {
  const row = yield* one(q.complaint.byCode, { code: effect.complaint });
  if (row?.version !== effect.version) return false;
  const admin = effect.do === 'move' ? /^admin:(\d+)$/.exec(effect.entry.by)?.[1] : undefined;
  return admin === undefined || (yield* one(q.cases.people.byId, { id: Number(admin) })) !== undefined;
}

/** What a row has after a change. */
function afterChange(row: ComplaintRow, change: ComplaintChange = {}) {
  return {
    desk: change.desk ?? row.desk,
    holder: change.holder === undefined ? row.holder : change.holder,
    category: change.category ?? row.category,
    excluded: change.excluded === undefined ? row.excluded : excludedToText(change.excluded),
    deadline: change.deadline ?? row.deadline,
    alertAt: change.alertAt === undefined ? row.alertAt : (change.alertAt?.getTime() ?? null),
    alerted: change.alerted ?? row.alerted,
    rating: change.rating ?? row.rating,
    duplicateOf: change.duplicateOf === undefined ? row.duplicateOf : change.duplicateOf,
  };
}

/** Moves a complaint and writes its history. */
export function* moveComplaint(post: Post, effect: EffectOf<'move'>, now: Date): Work<void> {
  const { q } = post;
  const row = yield* complaintRow(q, effect.complaint);
  const { entry, version } = effect;
  const after = { status: entry.to, ...afterChange(row, effect.change) };
  const mark = complaintMark(post.sealer, { ...row, ...after, version: version + 1 });
  const moved = yield* changed(q.cases.move, { id: row.id, version, ...after, mark });
  if (!moved) throw new StoreFault('rejected', 'complaint-has-moved');
  yield* appendHistory(post, row.id, { ...entry, at: now, from: row.status });
}

/** Notes that the clock looked. */
export function* noteAlert({ q, sealer }: Pick<Post, 'q' | 'sealer'>, effect: EffectOf<'alerted'>): Work<void> {
  const row = yield* complaintRow(q, effect.complaint);
  const { alertAt, alerted, deadline } = afterChange(row, effect.change);
  const mark = complaintMark(sealer, { ...row, alertAt, alerted, deadline });
  yield* run(q.cases.alerted, { id: row.id, alertAt, alerted, deadline, mark });
}

/** Tells the citizen. @returns the conversation that was told, if it was not before */
export function* tellCitizen(post: Post, effect: EffectOf<'tell'>, now: Date): Work<readonly number[]> {
  const row = yield* complaintRow(post.q, effect.complaint);
  const told = yield* postEvent(post, row.conversationId, effect.event, effect.key, now);
  return told ? [row.conversationId] : [];
}

/** Followers of one complaint that are told at most: each is a row of the same transaction. */
const FOLLOWERS_TOLD_MAX = 1_000;

/** Tells whoever reported the same, each about their own complaint. @returns the conversations that were told, if they were not before */
export function* tellFollowers(post: Post, effect: EffectOf<'tell-followers'>, now: Date): Work<readonly number[]> {
  const told: number[] = [];
  const limit = FOLLOWERS_TOLD_MAX;
  for (const { code, conversation } of yield* all(post.q.cases.cluster.of, { code: effect.complaint, limit })) {
    const event = { ...effect.event, code: code as ComplaintCode };
    if (yield* postEvent(post, conversation, event, `${effect.key}:${code}`, now)) told.push(conversation);
  }
  return told;
}

/** Tells the desks' chats. @returns the conversations that were told, if they were not before */
export function* announce(post: Post, effect: EffectOf<'announce'>, now: Date): Work<readonly number[]> {
  const { q } = post;
  const row = yield* one(q.complaint.brief, { code: effect.complaint });
  if (!row) throw new StoreFault('rejected', 'no-such-complaint');
  const chats = new Set<number>();
  for (const desk of effect.desks) {
    for (const chat of yield* chatsOfDesk(q, desk, row, effect.role)) chats.add(chat);
    if (chats.size > 0) break;
  }
  if (effect.watchers)
    for (const { conversation } of yield* all(q.cases.anchors.chats, { complaint: row.id })) chats.add(conversation);
  const told: number[] = [];
  for (const chat of chats) {
    if (!(yield* mayKnow(q, chat, row))) continue;
    if (yield* postEvent(post, chat, effect.event, effect.key, now)) told.push(chat);
  }
  return told;
}

/** Where a desk's people are told. */
function* chatsOfDesk(
  q: Statements,
  desk: string,
  row: Pick<ComplaintRow, 'excluded'>,
  role: string | undefined,
): Work<readonly number[]> {
  if (isDeskExcluded({ excluded: excludedFromText(row.excluded) }, desk)) return [];
  const people = yield* all(q.cases.people.at, { desk });
  const chosen = people.filter((person) => role === undefined || person.role === role);
  const own = role === undefined ? yield* all(q.cases.chats.of, { desk }) : [];
  const candidates = [...new Set([...own, ...chosen].map(({ conversation }) => conversation))];
  const open: number[] = [];
  for (const chat of candidates) if (yield* mayKnow(q, chat, row)) open.push(chat);
  return open;
}

/** Whether a chat may know of a complaint: somebody works there, or it is a desk's own, and nobody in it is excluded. */
function* mayKnow(q: Statements, conversation: number, row: Pick<ComplaintRow, 'excluded'>): Work<boolean> {
  const complaint = { excluded: excludedFromText(row.excluded) };
  const people = yield* all(q.cases.people.in, { conversation });
  const desks = yield* all(q.cases.chats.in, { conversation });
  if (people.length + desks.length === 0) return false;
  return (
    !people.some((person) => isExcluded(complaint, person)) &&
    !desks.some(({ desk }) => isDeskExcluded(complaint, desk))
  );
}

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
    if (delivery.replaces === undefined) yield* run(q.cases.anchors.drop, names);
    else if (yield* changed(q.cases.anchors.move, names)) return;
  }
  yield* run(q.cases.anchors.add, { ...names, platformId: null, platformHash: null });
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
  if (kind === 'other') yield* run(q.cases.anchors.add, names);
  else yield* run(kind === 'files' ? q.cases.anchors.nameFiles : q.cases.anchors.name, names);
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
    yield* run(q.cases.anchors.add, {
      conversation,
      complaint: row.id,
      kind: 'other',
      ref: `${delivery.ref}.${at + 1}`,
      platformId: sealer.seal(key, platformId, context.anchor(conversation)),
      platformHash: anchorHash(sealer, conversation, 'message', platformId),
    });
}

/** What a message or topic of the platform is found by, within a conversation. */
export const anchorHash = (
  sealer: Post['sealer'],
  conversation: number,
  kind: 'message' | 'topic',
  platformId: string,
): Buffer => sealer.lookup('anchor', `${conversation}\0${kind}\0${platformId}`);

/** Tells the desk's chat how a delivery to a citizen ended. @returns the conversation that was told, if it was not before */
export function* giveReceipt(
  post: Post,
  delivery: Delivery,
  outcome: ReceiptOutcome,
  now: Date,
): Work<readonly number[]> {
  if (delivery.kind === 'answer' || delivery.receipt === undefined) return [];
  const { receipt } = delivery;
  const event = { to: 'desk', type: 'receipt', receipt, outcome } as const;
  const told = yield* postEvent(post, receipt.conversation, event, `receipt:${receipt.ref}:${outcome}`, now);
  return told ? [receipt.conversation] : [];
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
    yield* run(q.cases.anchors.drop, { conversation, complaint: complaint.id, kind });
  const event = { to: 'desk', type: 'lost', code: delivery.about, what } as const;
  return (yield* postEvent(post, conversation, event, `lost:${row}`, now)) ? [conversation] : [];
}
