import type { Client } from 'whatsapp-web.js';
import type { Inbound } from '../../../core/message.ts';
import { isPerson, parseMessage } from './parse.ts';

/** How far back is looked, in ms: what was stored is recognised for longer than that, and a phone that was away longer has to be linked anew. */
const BACK_MS_MAX = 30 * 86_400_000;
/** Messages of a chat that are looked at besides those it counts as unread. */
const LOOKED_AT = 50;
const LOOKED_AT_MAX = 1_000;

/**
 * What people wrote while we were away, oldest first: WhatsApp tells of none of it by itself (wwebjs/whatsapp-web.js#3219). Also holds what was had already:
 * the inbox recognises it by its id.
 * @param since epoch ms; nothing older is looked at
 */
export async function missedMessages(client: Client, since: number, now: Date): Promise<readonly Inbound[]> {
  const from = Math.max(since, now.getTime() - BACK_MS_MAX);
  const chats = (await client.getChats()).filter(
    ({ id, timestamp }) => isPerson(id._serialized) && !((timestamp || Number.POSITIVE_INFINITY) * 1000 < from),
  );
  const missed: Inbound[] = [];
  for (const chat of chats) {
    const limit = Math.min(LOOKED_AT_MAX, LOOKED_AT + (chat.unreadCount || 0));
    for (const { rawData } of await chat.fetchMessages({ limit, fromMe: false })) {
      const parsed = parseMessage(rawData, now);
      if (parsed.kind === 'message' && parsed.message.sentAt.getTime() >= from) missed.push(parsed.message);
    }
  }
  return missed.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
}
