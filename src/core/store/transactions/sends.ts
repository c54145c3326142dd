import type { Delivery } from '../../delivery.ts';
import type { ChannelName, ChatId } from '../../message.ts';
import type { Conversation } from '../engine/conversations.ts';
import { context, deliveryFromJson, ifOpens, inboundFromJson } from '../engine/sealed.ts';
import { type Blocked, NEVER, type QueuedSend, type SendFailure, type Undelivered } from '../port/store.ts';
import { all, one, run, type Work } from '../statements/work.ts';
import { nameAnchor, nameOthers, tellLost } from './anchors.ts';
import { tellUnreached } from './handovers.ts';
import type { Post } from './post.ts';
import { giveReceipt } from './telling.ts';

/** Queued rows of one conversation that fail together; more than this many nobody has. */
const FAILED_AT_ONCE_MAX = 10_000;
/** What a busy platform took and lost is tried again after so long at least, in milliseconds: it says so late, and names no time. */
const LATER_MS_MIN = 60_000;
/** And no more when it is so old. */
const LATER_MS_MAX = 86_400_000;
/** Newest messages of a conversation among which a person's is looked for. */
const LATEST_LOOKED_AT = 20;

/** A delivery arrived, as `platformId` and whatever else it became. @returns conversations that were told of it */
export function* markSent(
  post: Post,
  {
    send,
    platformId,
    others,
    now,
  }: { readonly send: QueuedSend; readonly platformId: string; readonly others: readonly string[]; readonly now: Date },
): Work<readonly number[]> {
  const { q, sealer, conversations } = post;
  const conversation = yield* conversations.byId(send.conversation);
  const { delivery } = send;
  yield* run(q.outbox.sent, {
    id: send.id,
    // What can not be edited needs no name.
    platformId:
      delivery.kind === 'answer'
        ? null
        : sealer.seal(conversation.key, platformId, context.platformId(conversation.id)),
  });
  yield* nameAnchor(post, conversation, delivery, platformId);
  yield* nameOthers(post, conversation, delivery, others);
  // What failed before was tried again with a wait of ours, and counted: only what waited for the person was not.
  const waited = send.attempts === 0 && send.nextAt > send.createdAt;
  return yield* giveReceipt(post, delivery, 'sent', now, { waited });
}

/** A delivery will not arrive. @returns conversations that were told of it */
export function* markFailed(
  post: Post,
  { id, conversation, delivery }: QueuedSend,
  why: SendFailure,
  now: Date,
): Work<readonly number[]> {
  yield* run(post.q.outbox.failed, { id, why });
  if (why === 'lost-card' || why === 'lost-topic')
    return yield* tellLost(post, conversation, id, delivery, why === 'lost-topic' ? 'topic' : 'card', now);
  return yield* giveReceipt(post, delivery, why, now);
}

/** The platform takes nothing more for a chat: unless somebody wrote there since, all that waits for it fails. */
export function* markBlocked(post: Post, refused: QueuedSend, why: 'blocked' | 'gone', now: Date): Work<Blocked> {
  const { q, sealer, conversations } = post;
  const conversation = yield* conversations.byId(refused.conversation);
  const { id } = conversation;
  if (yield* wroteSince(post, conversation, refused.createdAt)) {
    yield* run(q.outbox.failed, { id: refused.id, why });
    return { shut: false, told: yield* giveReceipt(post, refused.delivery, why, now) };
  }
  yield* conversations.block(conversation, true);
  const told = new Set<number>();
  for (const row of yield* all(q.outbox.queuedOf, { conversation: id, after: 0, limit: FAILED_AT_ONCE_MAX })) {
    const delivery = ifOpens(() => deliveryFromJson(sealer.open(conversation.key, row.body, context.outbox(id))));
    if (!delivery) continue;
    for (const chat of yield* giveReceipt(post, delivery, why, now)) told.add(chat);
    if (isNews(delivery)) for (const chat of yield* tellUnreached(post, conversation, row.id, now)) told.add(chat);
  }
  yield* run(q.outbox.failAll, { conversation: id, why });
  return { shut: true, told: [...told] };
}

/** Whether a person wrote in this conversation after a moment; what the house posted there does not count. */
function* wroteSince({ q, sealer }: Post, { id, key, channel, chat }: Conversation, since: Date): Work<boolean> {
  const rows = yield* all(q.inbox.latest, { conversation: id, limit: LATEST_LOOKED_AT });
  return rows.some(({ at, body }) => {
    if (at <= since || body.length === 0) return false;
    const message = ifOpens(() => inboundFromJson(sealer.open(key, body, context.inbox(id)), channel, chat));
    return message !== undefined && message.content.kind !== 'event';
  });
}

/** All that is queued for a chat waits until its person writes. @returns conversations that were told so; undefined when they wrote since `asOf` */
export function* markWaiting(
  post: Post,
  { id, asOf, now }: { readonly id: number; readonly asOf: Date; readonly now: Date },
): Work<readonly number[] | undefined> {
  const { q, sealer, conversations } = post;
  const conversation = yield* conversations.byId(id);
  if (conversation.heardAt.getTime() !== asOf.getTime()) return undefined;
  // From now on any word of the person counts, however soon it comes.
  yield* conversations.heard(conversation, new Date(0));
  yield* run(q.outbox.putOff, { conversation: id, nextAt: NEVER });
  const told = new Set<number>();
  for (const row of yield* all(q.outbox.queuedOf, { conversation: id, after: 0, limit: FAILED_AT_ONCE_MAX })) {
    const delivery = ifOpens(() => deliveryFromJson(sealer.open(conversation.key, row.body, context.outbox(id))));
    if (!delivery) continue;
    for (const chat of yield* giveReceipt(post, delivery, 'waits', now)) told.add(chat);
  }
  return [...told];
}

/** What was sent did not arrive after all, as the platform says later. @returns conversations that were told of it */
export function* undelivered(
  post: Post,
  {
    channel,
    chat,
    ref,
    why,
    now,
  }: {
    readonly channel: ChannelName;
    readonly chat: ChatId;
    readonly ref: string;
    readonly why: Undelivered;
    readonly now: Date;
  },
): Work<readonly number[]> {
  const { q, sealer, conversations } = post;
  const conversation = yield* conversations.byChat(channel, chat);
  const row = conversation && (yield* one(q.outbox.byRef, { conversation: conversation.id, ref }));
  if (!conversation || !row || row.body.length === 0) return [];
  const { id, key } = conversation;
  const delivery = deliveryFromJson(sealer.open(key, row.body, context.outbox(id)));
  // Platforms tell this late, and again: of whoever wrote since it was decided, it says nothing that still holds.
  const isBack = (why === 'closed' || why === 'blocked') && (yield* wroteSince(post, conversation, row.createdAt));
  switch (why === 'closed' && isBack ? 'later' : why) {
    case 'closed':
      yield* conversations.heard(conversation, new Date(0));
      yield* run(q.outbox.again, { conversation: id, ref, nextAt: NEVER });
      return yield* giveReceipt(post, delivery, 'waits', now);
    case 'later': {
      const ageMs = Math.max(0, now.getTime() - row.createdAt.getTime());
      if (ageMs > LATER_MS_MAX) return yield* giveReceipt(post, delivery, 'expired', now);
      // Longer each time: it is taken and lost again until whatever holds it up is over.
      const nextAt = new Date(now.getTime() + Math.max(LATER_MS_MIN, ageMs / 2));
      yield* run(q.outbox.again, { conversation: id, ref, nextAt });
      return [];
    }
    case 'blocked':
      if (!isBack) yield* conversations.block(conversation, true);
      return yield* giveReceipt(post, delivery, 'blocked', now);
    case 'refused':
      return yield* giveReceipt(post, delivery, 'refused', now);
  }
}

/** Whether a delivery to a citizen tells of a complaint. */
const isNews = (delivery: Delivery): boolean => delivery.kind !== 'answer' && delivery.about !== undefined;
