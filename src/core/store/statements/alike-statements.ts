/** Statements that find complaints about the same: by pictures, by places, by who says so. */
import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareAlikeStatements(db: BetterSQLite3Database, { complaint, pictureBand, placeKey }: Tables) {
  const byId = eq(complaint.id, given(complaint.id, 'id'));
  /** A partial index serves a query only when it says its condition literally: see `schema.sqlite.ts`. */
  const isDuplicate = sql`${complaint.duplicateOf} is not null`;
  return {
    pictures: {
      add: db
        .insert(pictureBand)
        .values({ band: ph('band'), dossierId: ph('dossier'), evidenceId: ph('evidence') })
        .onConflictDoNothing()
        .prepare(),
      drop: db
        .delete(pictureBand)
        .where(
          and(
            eq(pictureBand.dossierId, given(pictureBand.dossierId, 'dossier')),
            eq(pictureBand.evidenceId, given(pictureBand.evidenceId, 'evidence')),
          ),
        )
        .prepare(),
      dropAll: db
        .delete(pictureBand)
        .where(eq(pictureBand.dossierId, given(pictureBand.dossierId, 'dossier')))
        .prepare(),
      /** Newest complaints first; drafts are nobody's business. */
      find: db
        .select({ code: complaint.code, dossier: complaint.dossierId, evidence: pictureBand.evidenceId })
        .from(pictureBand)
        .innerJoin(complaint, eq(complaint.dossierId, pictureBand.dossierId))
        .where(eq(pictureBand.band, given(pictureBand.band, 'band')))
        .orderBy(desc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
    },
    near: {
      dropAll: db
        .delete(placeKey)
        .where(eq(placeKey.complaintId, given(placeKey.complaintId, 'complaint')))
        .prepare(),
      add: db
        .insert(placeKey)
        .values({ key: ph('key'), complaintId: ph('complaint') })
        .onConflictDoNothing()
        .prepare(),
      /** Newest first, whatever became of them: narrowed afterwards, so that no key is ever searched through. */
      find: db
        .select({ id: placeKey.complaintId })
        .from(placeKey)
        .where(eq(placeKey.key, given(placeKey.key, 'key')))
        .orderBy(desc(placeKey.complaintId))
        .limit(ph('limit'))
        .prepare(),
      row: db.select().from(complaint).where(byId).prepare(),
    },
    cluster: {
      of: db
        .select({
          id: complaint.id,
          code: complaint.code,
          status: complaint.status,
          desk: complaint.desk,
          excluded: complaint.excluded,
          conversation: complaint.conversationId,
        })
        .from(complaint)
        .where(and(eq(complaint.duplicateOf, given(complaint.duplicateOf, 'code')), isDuplicate))
        .orderBy(asc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
      count: db
        .select({ n: count() })
        .from(complaint)
        .where(and(eq(complaint.duplicateOf, given(complaint.duplicateOf, 'code')), isDuplicate))
        .prepare(),
    },
  };
}
