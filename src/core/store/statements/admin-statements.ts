/** Statements of admins and of what they are invited with. */
import { and, count, eq, isNull } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareAdminStatements(db: BetterSQLite3Database, { admin, invitation }: Tables) {
  return {
    invite: db
      .insert(invitation)
      .values({
        codeHash: ph('hash'),
        desk: ph('desk'),
        role: ph('role'),
        createdAt: ph('now'),
        expiresAt: ph('expiresAt'),
        usedAt: null,
        mark: ph('mark'),
      })
      .prepare(),
    invitation: db
      .select()
      .from(invitation)
      .where(eq(invitation.codeHash, given(invitation.codeHash, 'hash')))
      .prepare(),
    use: db
      .update(invitation)
      .set({ usedAt: given(invitation.usedAt, 'now') })
      .where(and(eq(invitation.codeHash, given(invitation.codeHash, 'hash')), isNull(invitation.usedAt)))
      .prepare(),
    bind: db
      .insert(admin)
      .values({
        channel: ph('channel'),
        personHash: ph('hash'),
        wrappedKey: ph('wrappedKey'),
        person: ph('person'),
        conversationId: ph('conversation'),
        desk: ph('desk'),
        role: ph('role'),
        createdAt: ph('now'),
        removedAt: null,
      })
      .prepare(),
    unbind: db
      .update(admin)
      .set({ removedAt: given(admin.removedAt, 'now') })
      .where(and(eq(admin.personHash, given(admin.personHash, 'hash')), isNull(admin.removedAt)))
      .prepare(),
    adminOf: db
      .select({
        id: admin.id,
        channel: admin.channel,
        desk: admin.desk,
        role: admin.role,
        conversation: admin.conversationId,
      })
      .from(admin)
      .where(and(eq(admin.personHash, given(admin.personHash, 'hash')), isNull(admin.removedAt)))
      .prepare(),
    adminCount: db.select({ n: count() }).from(admin).where(isNull(admin.removedAt)).prepare(),
  };
}
