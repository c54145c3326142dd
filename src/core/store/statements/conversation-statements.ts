/** Statements of conversations: their keys, their talks and who is behind them. */
import { and, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareConversationStatements(db: BetterSQLite3Database, { conversation }: Tables) {
  const known = {
    id: conversation.id,
    channel: conversation.channel,
    chatHash: conversation.chatHash,
    wrappedKey: conversation.wrappedKey,
    chat: conversation.chat,
    blocked: conversation.blocked,
    heardAt: conversation.heardAt,
  };
  return {
    byHash: db
      .select(known)
      .from(conversation)
      .where(eq(conversation.chatHash, given(conversation.chatHash, 'hash')))
      .prepare(),
    byId: db
      .select(known)
      .from(conversation)
      .where(eq(conversation.id, given(conversation.id, 'id')))
      .prepare(),
    talk: db
      .select({ version: conversation.version, talk: conversation.talk })
      .from(conversation)
      .where(eq(conversation.id, given(conversation.id, 'id')))
      .prepare(),
    add: db
      .insert(conversation)
      .values({
        channel: ph('channel'),
        chatHash: ph('hash'),
        wrappedKey: ph('wrappedKey'),
        version: 0,
        chat: ph('chat'),
        talk: null,
        updatedAt: ph('now'),
        blocked: false,
        heardAt: ph('now'),
      })
      .onConflictDoNothing({ target: [conversation.chatHash] })
      .prepare(),
    /** The fence: no row is changed when the version has moved. */
    move: db
      .update(conversation)
      .set({
        version: sql`${conversation.version} + 1`,
        talk: given(conversation.talk, 'talk'),
        updatedAt: given(conversation.updatedAt, 'now'),
      })
      .where(
        and(
          eq(conversation.id, given(conversation.id, 'id')),
          eq(conversation.version, given(conversation.version, 'version')),
        ),
      )
      .prepare(),
    rekey: db
      .update(conversation)
      .set({ wrappedKey: given(conversation.wrappedKey, 'wrappedKey'), chat: given(conversation.chat, 'chat') })
      .where(eq(conversation.id, given(conversation.id, 'id')))
      .prepare(),
    reseal: db
      .update(conversation)
      .set({ talk: given(conversation.talk, 'talk') })
      .where(eq(conversation.id, given(conversation.id, 'id')))
      .prepare(),
    block: db
      .update(conversation)
      .set({ blocked: given(conversation.blocked, 'blocked') })
      .where(eq(conversation.id, given(conversation.id, 'id')))
      .prepare(),
    heard: db
      .update(conversation)
      .set({ heardAt: given(conversation.heardAt, 'heardAt') })
      .where(eq(conversation.id, given(conversation.id, 'id')))
      .prepare(),
  };
}
