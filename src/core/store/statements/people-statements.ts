/** Statements of who works at the desks, and in which chats. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function preparePeopleStatements(db: BetterSQLite3Database, { admin, conversation, deskChat }: Tables) {
  const works = isNull(admin.removedAt);
  const person = {
    id: admin.id,
    channel: admin.channel,
    desk: admin.desk,
    role: admin.role,
    conversation: admin.conversationId,
  };
  return {
    people: {
      byId: db
        .select({ id: admin.id, conversation: admin.conversationId })
        .from(admin)
        .where(and(eq(admin.id, given(admin.id, 'id')), works))
        .prepare(),
      at: db
        .select({ ...person, person: admin.person, wrappedKey: admin.wrappedKey, hash: admin.personHash })
        .from(admin)
        .where(and(eq(admin.desk, given(admin.desk, 'desk')), works))
        .orderBy(asc(admin.id))
        .prepare(),
      in: db
        .select(person)
        .from(admin)
        .where(and(eq(admin.conversationId, given(admin.conversationId, 'conversation')), works))
        .prepare(),
      all: db.select(person).from(admin).where(works).orderBy(asc(admin.id)).prepare(),
      sealed: db
        .select({ id: admin.id, person: admin.person, wrappedKey: admin.wrappedKey, hash: admin.personHash })
        .from(admin)
        .where(eq(admin.id, given(admin.id, 'id')))
        .prepare(),
      rename: db
        .update(admin)
        .set({ person: given(admin.person, 'person') })
        .where(and(eq(admin.id, given(admin.id, 'id')), works))
        .prepare(),
      remove: db
        .update(admin)
        .set({ removedAt: given(admin.removedAt, 'now') })
        .where(and(eq(admin.id, given(admin.id, 'id')), works))
        .prepare(),
    },
    deskChats: {
      of: db
        .select({ conversation: deskChat.conversationId })
        .from(deskChat)
        .where(eq(deskChat.desk, given(deskChat.desk, 'desk')))
        .prepare(),
      in: db
        .select({ desk: deskChat.desk })
        .from(deskChat)
        .where(eq(deskChat.conversationId, given(deskChat.conversationId, 'conversation')))
        .prepare(),
      all: db.select().from(deskChat).prepare(),
      add: db
        .insert(deskChat)
        .values({ desk: ph('desk'), conversationId: ph('conversation') })
        .onConflictDoNothing()
        .prepare(),
      remove: db
        .delete(deskChat)
        .where(
          and(
            eq(deskChat.desk, given(deskChat.desk, 'desk')),
            inArray(
              deskChat.conversationId,
              db
                .select({ id: conversation.id })
                .from(conversation)
                .where(eq(conversation.channel, given(conversation.channel, 'channel'))),
            ),
          ),
        )
        .prepare(),
    },
  };
}
