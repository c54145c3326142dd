/** Rows that do not open any more: a bit turned over on the disk. */
import { context, deliveryFromJson, ifOpens, inboundFromJson } from '../engine/sealed.ts';
import type { Unreadable } from '../port/store.ts';
import { all, one, run, type Work } from '../statements/work.ts';
import type { Post } from './post.ts';

/** Rows of one conversation that are looked at; more than this many nobody has. */
const LOOKED_AT_MAX = 10_000;

/**
 * Takes what of a conversation does not open any more out of the way of the rest: a message is put aside, a reply fails, and a talk begins anew.
 * @throws SealBroken when the conversation itself does not open
 */
export function* setUnreadableAside(
  { q, sealer, conversations, warm }: Pick<Post, 'q' | 'sealer' | 'conversations' | 'warm'>,
  id: number,
): Work<Unreadable> {
  const { channel, chat, key } = yield* conversations.byId(id);
  const messages: number[] = [];
  for (const row of yield* all(q.inbox.openOf, { conversation: id, limit: LOOKED_AT_MAX })) {
    if (ifOpens(() => inboundFromJson(sealer.open(key, row.body, context.inbox(id)), channel, chat))) continue;
    yield* run(q.inbox.setAside, { id: row.id });
    messages.push(row.id);
  }
  const sends: number[] = [];
  for (const row of yield* all(q.outbox.queuedOf, { conversation: id, after: 0, limit: LOOKED_AT_MAX })) {
    if (ifOpens(() => deliveryFromJson(sealer.open(key, row.body, context.outbox(id))))) continue;
    yield* run(q.outbox.failed, { id: row.id, why: 'unreadable' });
    sends.push(row.id);
  }
  const talk = (yield* one(q.conversation.talk, { id }))?.talk;
  const isTalkLost = talk ? ifOpens(() => sealer.open(key, talk, context.talk(id))) === undefined : false;
  if (isTalkLost) yield* run(q.conversation.reseal, { id, talk: null });
  warm.forget(id);
  return { channel, messages, sends, isTalkLost };
}
