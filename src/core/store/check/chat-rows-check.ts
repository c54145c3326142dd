/** Whether the rows of chats, of messages on their way in and out, and of the people of the desks are as they were written. */
import type { Inbound } from '../../message.ts';
import type { Sealer } from '../../seal/sealer.ts';
import { chatLookup } from '../engine/conversations.ts';
import { besidePerson, isBeside } from '../engine/marks.ts';
import { context, deliveryFromJson, parsed, type SealedPerson } from '../engine/sealed.ts';
import type { Statements } from '../statements/statements.ts';
import { messageHash } from '../transactions/accept.ts';
import { anchorHash } from '../transactions/anchors.ts';
import { adminHash } from '../transactions/desk.ts';
import { eventHash } from '../transactions/post.ts';
import { byNumber, type EachRow, holds } from './each-row.ts';

const INBOX_STATES: ReadonlySet<string> = new Set(['open', 'done', 'aside']);
const OUTBOX_STATES: ReadonlySet<string> = new Set(['queued', 'sent', 'failed', 'superseded']);
const ANCHOR_KINDS: ReadonlySet<string> = new Set(['card', 'topic', 'files', 'other']);

/** Looks at them. */
export async function checkChats(q: Statements['check'], sealer: Sealer, eachRow: EachRow): Promise<void> {
  const keyOf = ({ chatHash, wrappedKey }: { readonly chatHash: Buffer; readonly wrappedKey: Buffer }) =>
    sealer.unwrap(wrappedKey, context.conversation(chatHash.toString('hex')));

  await eachRow('conversation', byNumber(q.conversations), (row) => {
    const key = keyOf(row);
    const chat = sealer.open(key, row.chat, context.chat(row.chatHash.toString('hex')));
    holds(chatLookup(sealer, row.channel, chat).equals(row.chatHash));
    if (row.talk) parsed(sealer.open(key, row.talk, context.talk(row.id)));
    return row.talk ? 3 : 2;
  });
  // What was erased is empty, and was never sealed.
  await eachRow('inbox', byNumber(q.inbox), (row) => {
    holds(INBOX_STATES.has(row.state));
    if (row.body.length === 0) return 0;
    const { id, content } = parsed<Pick<Inbound, 'id' | 'content'>>(
      sealer.open(keyOf(row), row.body, context.inbox(row.conversation)),
    );
    const isEvent = content.kind === 'event';
    const hash = isEvent ? eventHash(sealer, row.conversation, id) : messageHash(sealer, row.channel, id);
    holds(hash.equals(row.idempotency));
    return 1;
  });
  await eachRow('outbox', byNumber(q.outbox), (row) => {
    holds(OUTBOX_STATES.has(row.state));
    const key = keyOf(row);
    if (row.body.length > 0) {
      const delivery = deliveryFromJson(sealer.open(key, row.body, context.outbox(row.conversation)));
      const { ref, about } = delivery.kind === 'answer' ? { ref: null, about: undefined } : delivery;
      holds(ref === row.ref && (row.anchored === null || about === undefined || row.anchored === about));
    }
    if (row.platformId) sealer.open(key, row.platformId, context.platformId(row.conversation));
    return Number(row.body.length > 0) + Number(row.platformId !== null);
  });
  await eachRow('anchor', byNumber(q.anchors), (row) => {
    holds(ANCHOR_KINDS.has(row.kind));
    if (!row.platformId) return 0;
    const name = sealer.open(keyOf(row), row.platformId, context.anchor(row.conversation));
    const kind = row.kind === 'topic' ? 'topic' : 'message';
    holds(row.platformHash === null || anchorHash(sealer, row.conversation, kind, name).equals(row.platformHash));
    return 1;
  });
  await eachRow('admin', byNumber(q.admins), (row) => {
    const hex = row.hash.toString('hex');
    const key = sealer.unwrap(row.wrappedKey, context.admin(hex));
    const { id, beside } = parsed<SealedPerson>(sealer.open(key, row.person, context.person(hex)));
    holds(adminHash(sealer, row.channel, id).equals(row.hash) && isBeside(beside, besidePerson(row)));
    return 2;
  });
}
