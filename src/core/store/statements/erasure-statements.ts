/**
 * Statements of what was erased. The rows are marks in the table of cursors, as those of the secret are: they came without a change of the schema, so
 * that an earlier version still opens the database. None of a channel's: no channel has this name.
 */
import { and, asc, eq, gt } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** What stands in the place of a channel's name; the stream is the dossier. */
export const ERASED_MARK = 'erased';

/** Prepares them on a connection. */
export function prepareErasureStatements(db: BetterSQLite3Database, { complaint, cursor, dossier }: Tables) {
  return {
    page: db
      .select({ dossier: cursor.stream, place: cursor.place, at: cursor.movedAt })
      .from(cursor)
      .where(and(eq(cursor.channel, ERASED_MARK), gt(cursor.stream, given(cursor.stream, 'after'))))
      .orderBy(asc(cursor.stream))
      .limit(ph('limit'))
      .prepare(),
    /** Changes nothing where it is known. */
    note: db
      .insert(cursor)
      .values({ channel: ERASED_MARK, stream: ph('dossier'), place: ph('place'), movedAt: ph('at') })
      .onConflictDoNothing()
      .prepare(),
    draft: db
      .select({ conversation: dossier.conversationId, filed: dossier.filed })
      .from(dossier)
      .where(eq(dossier.id, given(dossier.id, 'dossier')))
      .prepare(),
    complaint: db
      .select({ code: complaint.code })
      .from(complaint)
      .where(eq(complaint.dossierId, given(complaint.dossierId, 'dossier')))
      .prepare(),
  };
}
