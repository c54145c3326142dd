import type { OutFile } from '../../delivery.ts';
import type { ChannelName, ChatId } from '../../message.ts';
import { SealBroken, type Sealer } from '../../seal/sealer.ts';
import type { Conversation, Conversations } from '../engine/conversations.ts';
import { context, deliveryFromJson, ifOpens, inboundFromJson } from '../engine/sealed.ts';
import type { FileSentQuery, TranscriptItem } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, type Work } from '../statements/work.ts';

type HeardRow = ReturnType<Statements['inbox']['since']['all']>[number];
type SaidRow = ReturnType<Statements['outbox']['since']['all']>[number];
type Line = { readonly from: 'citizen'; readonly row: HeardRow } | { readonly from: 'bot'; readonly row: SaidRow };

/** A place in a chat: the last inbox row and the last outbox row that were seen. */
interface Place {
  readonly inbox: number;
  readonly outbox: number;
}
const CURSOR = /^i(\d{1,15})\.o(\d{1,15})$/;

/**
 * What was said in a chat after a cursor, oldest first; without one, the last lines, at most `limit`. Ordered by time, the
 * citizen's word before our answer. The cursor counts rows, so that nothing is missed when the clock was set back.
 */
export function* transcript(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  channel: ChannelName,
  chat: ChatId,
  from: { readonly after?: string; readonly limit: number },
): Work<readonly TranscriptItem[]> {
  const conversation = yield* openedChat(conversations, channel, chat);
  if (!conversation) return [];
  const { limit } = from;
  const seen = CURSOR.exec(from.after ?? '');
  let place: Place = { inbox: Number(seen?.[1] ?? 0), outbox: Number(seen?.[2] ?? 0) };
  if (!seen) place = yield* placeBeforeLast(q, conversation, limit);
  const items: TranscriptItem[] = [];
  for (;;) {
    const heard = yield* all(q.inbox.since, { conversation: conversation.id, after: place.inbox, limit });
    const said = yield* all(q.outbox.since, { conversation: conversation.id, after: place.outbox, limit });
    for (const line of merged(heard, said).slice(0, limit)) {
      if (items.length === limit) return items;
      place = line.from === 'citizen' ? { ...place, inbox: line.row.id } : { ...place, outbox: line.row.id };
      const item = itemOf(line, place, conversation, sealer);
      if (item) items.push(item);
    }
    if (heard.length + said.length < limit) return items;
  }
}

/** A chat that does not open any more has no lines: its page opens all the same, so that its person can write, which mends it. */
function* openedChat(conversations: Conversations, channel: ChannelName, chat: ChatId): Work<Conversation | undefined> {
  try {
    return yield* conversations.byChat(channel, chat);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Where the last `limit` lines begin. */
function* placeBeforeLast(q: Statements, conversation: Conversation, limit: number): Work<Place> {
  const heard = yield* all(q.inbox.latest, { conversation: conversation.id, limit });
  const said = yield* all(q.outbox.latest, { conversation: conversation.id, limit });
  const lines = merged(heard.toReversed(), said.toReversed());
  let place: Place = { inbox: (heard.at(-1)?.id ?? 1) - 1, outbox: (said.at(-1)?.id ?? 1) - 1 };
  for (const line of lines.slice(0, Math.max(0, lines.length - limit)))
    place = line.from === 'citizen' ? { ...place, inbox: line.row.id } : { ...place, outbox: line.row.id };
  return place;
}

/** One list from two that are each in the order of their rows; that order is never broken. */
function merged(heard: readonly HeardRow[], said: readonly SaidRow[]): readonly Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const row of said) {
    for (let first = heard[next]; first && first.at <= row.at; first = heard[next]) {
      lines.push({ from: 'citizen', row: first });
      next += 1;
    }
    lines.push({ from: 'bot', row });
  }
  for (const row of heard.slice(next)) lines.push({ from: 'citizen', row });
  return lines;
}

/** A file that was sent into a chat, by its delivery's ref and its place in it; undefined where there is none, or no longer. */
export function* fileSent(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  { channel, chat, ref, index }: FileSentQuery,
): Work<OutFile | undefined> {
  const conversation = yield* conversations.byChat(channel, chat);
  if (!conversation) return undefined;
  const row = yield* one(q.outbox.byRef, { conversation: conversation.id, ref });
  if (!row || row.body.length === 0) return undefined;
  const delivery = deliveryFromJson(sealer.open(conversation.key, row.body, context.outbox(conversation.id)));
  return delivery.kind === 'files' ? delivery.files[index] : undefined;
}

/** Undefined for what was erased, does not open any more, was replaced before it was sent, or only ends a button's waiting. */
function itemOf(line: Line, place: Place, conversation: Conversation, sealer: Sealer): TranscriptItem | undefined {
  const { id, key, channel, chat } = conversation;
  if (line.row.body.length === 0) return undefined;
  const at = line.row.at;
  const cursor = `i${place.inbox}.o${place.outbox}`;
  if (line.from === 'citizen') {
    const message = ifOpens(() => inboundFromJson(sealer.open(key, line.row.body, context.inbox(id)), channel, chat));
    if (!message || message.content.kind === 'event') return undefined;
    const ref = message.messageId ?? message.id;
    return { id: `i${line.row.id}`, cursor, at, ref, from: 'citizen', content: message.content };
  }
  if (line.row.state === 'failed' || line.row.state === 'superseded') return undefined;
  const delivery = ifOpens(() => deliveryFromJson(sealer.open(key, line.row.body, context.outbox(id))));
  if (delivery?.kind !== 'message' && delivery?.kind !== 'files') return undefined;
  return { id: `o${line.row.id}`, cursor, at, ref: delivery.ref, from: 'bot', content: delivery };
}
