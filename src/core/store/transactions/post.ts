import type { Event } from '../../event.ts';
import type { Inbound } from '../../message.ts';
import type { Recent } from '../../recent.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversations } from '../engine/conversations.ts';
import { context, filesOf, inboundToJson } from '../engine/sealed.ts';
import type { Warm } from '../engine/warm.ts';
import type { Statements } from '../statements/statements.ts';
import { added, type Work } from '../statements/work.ts';

/** What steps and events are stored with. */
export interface Post {
  readonly q: Statements;
  readonly sealer: Sealer;
  readonly conversations: Conversations;
  readonly warm: Warm;
  /** Keys of dossiers that were used lately, by id. */
  readonly dossierKeys: Recent<string, Buffer>;
  readonly chain: ChainEnd;
}

/** Where the history's chain ends, kept so that the next entry need not look for it. */
export interface ChainEnd {
  /** The newest entry's hash; undefined where it has to be read. */
  hash: Buffer | undefined;
  /** What the first entry follows. */
  readonly beginning: Buffer;
  /** Nobody else writes history. */
  readonly kept: boolean;
}

/** Who writes events: no platform has such a person. */
const HOUSE = 'aduan';

/** By which an event is known when it comes again into a conversation. */
export const eventHash = (sealer: Sealer, to: number, key: string): Buffer =>
  sealer.lookup('message', `${HOUSE}\0${to}\0${key}`);

/**
 * Puts an event into a conversation's inbox: the only way in for one.
 * @param key names it for ever within its conversation; a second one of that name changes nothing
 * @returns whether it is new
 */
export function* postEvent(post: Post, to: number, event: Event, key: string, now: Date): Work<boolean> {
  const { q, sealer, conversations, warm } = post;
  const conversation = yield* conversations.byId(to);
  const message: Inbound = {
    channel: conversation.channel,
    id: key,
    chat: conversation.chat,
    from: { id: HOUSE },
    sentAt: now,
    private: true,
    content: { kind: 'event', event },
  };
  const row = yield* added(q.inbox.add, {
    idempotency: eventHash(sealer, to, key),
    conversation: to,
    body: sealer.seal(conversation.key, inboundToJson(message), context.inbox(to)),
    files: filesOf(event.type === 'more' ? { content: event.content } : message),
    receivedAt: now,
  });
  if (row === undefined) return false;
  warm.add(to, { id: row, receivedAt: now, attempts: 0, message });
  return true;
}
