/** Statements of hand-overs and cursors, prepared once. */
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares the statements on a connection. */
export function prepareHandoverStatements(db: BetterSQLite3Database, { cursor, dossier, handover }: Tables) {
  const ofCode = eq(handover.codeHash, given(handover.codeHash, 'hash'));
  return {
    offer: db
      .insert(handover)
      .values({
        codeHash: ph('hash'),
        conversationId: ph('conversation'),
        dossierId: ph('dossier'),
        personHash: ph('person'),
        createdAt: ph('now'),
        expiresAt: ph('expiresAt'),
        usedAt: null,
        usedBy: null,
      })
      .prepare(),
    byCode: db.select().from(handover).where(ofCode).prepare(),
    /** The newest that waits for this person. */
    ofPerson: db
      .select()
      .from(handover)
      .where(
        and(
          eq(handover.personHash, given(handover.personHash, 'person')),
          sql`${handover.usedAt} is null`,
          gt(handover.expiresAt, given(handover.expiresAt, 'now')),
        ),
      )
      .orderBy(desc(handover.createdAt))
      .limit(1)
      .prepare(),
    /** The newest that this conversation took. */
    takenBy: db
      .select({ conversation: handover.conversationId })
      .from(handover)
      .where(eq(handover.usedBy, given(handover.usedBy, 'by')))
      .orderBy(desc(handover.createdAt))
      .limit(1)
      .prepare(),
    use: db
      .update(handover)
      .set({ usedAt: given(handover.usedAt, 'now'), usedBy: given(handover.usedBy, 'by') })
      .where(and(ofCode, isNull(handover.usedAt)))
      .prepare(),
    moveDossier: db
      .update(dossier)
      .set({ conversationId: given(dossier.conversationId, 'to') })
      .where(eq(dossier.id, given(dossier.id, 'id')))
      .prepare(),
    tidy: db
      .delete(handover)
      .where(lt(handover.expiresAt, given(handover.expiresAt, 'before')))
      .prepare(),
    cursor: {
      read: db
        .select({ place: cursor.place })
        .from(cursor)
        .where(
          and(eq(cursor.channel, given(cursor.channel, 'channel')), eq(cursor.stream, given(cursor.stream, 'stream'))),
        )
        .prepare(),
      move: db
        .insert(cursor)
        .values({ channel: ph('channel'), stream: ph('stream'), place: ph('place'), movedAt: ph('now') })
        .onConflictDoUpdate({
          target: [cursor.channel, cursor.stream],
          set: { place: sql`excluded.place`, movedAt: sql`excluded.moved_at` },
        })
        .prepare(),
      /** Changes nothing where there is one. */
      begin: db
        .insert(cursor)
        .values({ channel: ph('channel'), stream: ph('stream'), place: ph('place'), movedAt: ph('now') })
        .onConflictDoNothing()
        .prepare(),
    },
  };
}
