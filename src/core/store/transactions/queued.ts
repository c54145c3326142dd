/** Reading what is to be sent, and what became of what was. */
import type { ChannelName } from '../../message.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversations } from '../engine/conversations.ts';
import { context, deliveryFromJson } from '../engine/sealed.ts';
import type { DuePart, QueuedSend } from '../port/store.ts';
import { maskOf } from '../statements/shard-condition.ts';
import type { Statements } from '../statements/statements.ts';
import { all, type Given, one, type Work } from '../statements/work.ts';

/** Newest messages of ours among which the one is looked for that somebody answers. */
const NAMED_LOOKED_AT = 20;

/** What a look for due rows finds; the channel only where it was asked by it. */
interface DueRow {
  readonly id: number;
  readonly conversation: number;
  readonly nextAt: Date;
  readonly channel?: ChannelName;
}

/** Queued rows that are due, longest due first. @param given `now`, `afterTime`, `afterId` and `limit` */
export function* dueRows(q: Statements, given: Given, part: DuePart | undefined): Work<readonly DueRow[]> {
  const { due, dueOfShards, dueOnChannel } = q.outbox;
  if (part === undefined) return yield* all(due, given);
  if ('channel' in part) return yield* all(dueOnChannel, { ...given, channel: part.channel });
  return yield* all(dueOfShards, { ...given, shards: maskOf(part.shards) });
}

/** Queued rows of a conversation behind one of them, in order, at most `limit`. */
export function* queuedOf(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  id: number,
  after: number,
  limit: number,
): Work<readonly QueuedSend[]> {
  const { channel, chat, key } = yield* conversations.byId(id);
  const rows = yield* all(q.outbox.queuedOf, { conversation: id, after, limit });
  return rows.map((row) => ({
    id: row.id,
    conversation: id,
    channel,
    chat,
    delivery: deliveryFromJson(sealer.open(key, row.body, context.outbox(id))),
    attempts: row.attempts,
    createdAt: row.createdAt,
    nextAt: row.nextAt,
  }));
}

/** What the platform called the message of this ref; undefined where it was not sent, or is forgotten. */
export function* platformIdOf(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  id: number,
  ref: string,
): Work<string | undefined> {
  const row = yield* one(q.outbox.platformId, { conversation: id, ref });
  if (!row?.platformId) return undefined;
  const { key } = yield* conversations.byId(id);
  return sealer.open(key, row.platformId, context.platformId(id));
}

/** The ref of the message that the platform calls so, among the newest of a conversation; undefined where there is none. */
export function* refAt(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  id: number,
  platformId: string,
): Work<string | undefined> {
  const { key } = yield* conversations.byId(id);
  const rows = yield* all(q.outbox.named, { conversation: id, limit: NAMED_LOOKED_AT });
  const isIt = ({ platformId: sealed }: (typeof rows)[number]) =>
    sealed !== null && sealer.open(key, sealed, context.platformId(id)) === platformId;
  return rows.find(isIt)?.ref ?? undefined;
}
