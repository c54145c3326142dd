import type { ChannelName, Inbound } from '../../message.ts';
import { SealBroken, type Sealer } from '../../seal/sealer.ts';
import type { Conversation, Conversations } from '../engine/conversations.ts';
import { context, filesOf, inboundToJson } from '../engine/sealed.ts';
import type { Warm } from '../engine/warm.ts';
import type { Statements } from '../statements/statements.ts';
import { added, run, type Work } from '../statements/work.ts';

/** How exactly it is known when a person last wrote: a talk then costs a row once an hour. */
const HEARD_EVERY_MS = 3_600_000;

/** By which a message is known when it comes again. */
export const messageHash = (sealer: Sealer, channel: ChannelName, id: string): Buffer =>
  sealer.lookup('message', `${channel}\0${id}`);

/** Stores messages in order; yields the conversations that have a new row. */
export function* acceptMessages(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  warm: Warm,
  messages: readonly Inbound[],
  receivedAt: Date,
): Work<readonly number[]> {
  const touched = new Set<number>();
  for (const message of messages) {
    let conversation = yield* knownOrMended(conversations, message);
    if (!conversation) {
      conversation = yield* conversations.add(message.channel, message.chat, receivedAt);
      warm.set(conversation.id, { version: 0, talk: null, talkLength: 0, open: [] });
    }
    const row = yield* added(q.inbox.add, {
      idempotency: messageHash(sealer, message.channel, message.id),
      conversation: conversation.id,
      body: sealer.seal(conversation.key, inboundToJson(message), context.inbox(conversation.id)),
      files: filesOf(message),
      receivedAt,
    });
    if (row === undefined) continue;
    warm.add(conversation.id, { id: row, receivedAt, attempts: 0, message });
    const left = message.content.kind === 'left';
    if (conversation.blocked !== left) conversation = yield* conversations.block(conversation, left);
    if (!left && receivedAt.getTime() - conversation.heardAt.getTime() >= HEARD_EVERY_MS) {
      yield* conversations.heard(conversation, receivedAt);
      yield* run(q.outbox.putOff, { conversation: conversation.id, nextAt: receivedAt });
    }
    touched.add(conversation.id);
  }
  return [...touched];
}

/** One that does not open any more must not keep out what comes with it: a whole batch of a platform, of many people, is stored or none of it. */
function* knownOrMended(conversations: Conversations, { channel, chat }: Inbound): Work<Conversation | undefined> {
  try {
    return yield* conversations.byChat(channel, chat);
  } catch (error) {
    if (error instanceof SealBroken) return yield* conversations.mended(channel, chat);
    throw error;
  }
}
