/** Statements of complaints, of the words that belong to them and of their history. */
import { and, asc, count, desc, eq, gt, gte, inArray, lt } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { OVER } from '../../complaint/life.ts';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareComplaintStatements(
  db: BetterSQLite3Database,
  { complaint, complaintMessage, history }: Tables,
) {
  return {
    complaint: {
      byCode: db
        .select()
        .from(complaint)
        .where(eq(complaint.code, given(complaint.code, 'code')))
        .prepare(),
      /** What is asked of a complaint most: whether it is there, and who may not know of it. */
      brief: db
        .select({ id: complaint.id, excluded: complaint.excluded })
        .from(complaint)
        .where(eq(complaint.code, given(complaint.code, 'code')))
        .prepare(),
      byDossier: db
        .select({ id: complaint.id })
        .from(complaint)
        .where(eq(complaint.dossierId, given(complaint.dossierId, 'dossier')))
        .prepare(),
      add: db
        .insert(complaint)
        .values({
          code: ph('code'),
          dossierId: ph('dossierId'),
          conversationId: ph('conversationId'),
          status: ph('status'),
          kind: ph('kind'),
          category: ph('category'),
          desk: ph('desk'),
          regency: ph('regency'),
          channel: ph('channel'),
          anonymous: ph('anonymous'),
          secret: ph('secret'),
          language: ph('language'),
          createdAt: ph('createdAt'),
          submittedAt: ph('submittedAt'),
          deadline: ph('deadline'),
          version: ph('version'),
          body: ph('body'),
          origin: ph('origin'),
          holder: ph('holder'),
          excluded: ph('excluded'),
          alertAt: ph('alertAt'),
          alerted: ph('alerted'),
          identity: ph('identity'),
          rating: ph('rating'),
          duplicateOf: ph('duplicateOf'),
          mark: ph('mark'),
          emergency: ph('emergency'),
        })
        .prepare(),
      /** Those that came at or after a moment. */
      page: db
        .select({ id: complaint.id, code: complaint.code })
        .from(complaint)
        .where(
          and(
            gt(complaint.id, given(complaint.id, 'after')),
            gte(complaint.submittedAt, given(complaint.submittedAt, 'since')),
          ),
        )
        .orderBy(asc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
      /** Complaints that are over, of those that came before a day. */
      over: db
        .select({ id: complaint.id, code: complaint.code })
        .from(complaint)
        .where(
          and(
            gt(complaint.id, given(complaint.id, 'after')),
            inArray(complaint.status, [...OVER]),
            lt(complaint.submittedAt, given(complaint.submittedAt, 'before')),
          ),
        )
        .orderBy(asc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
      forget: db
        .update(complaint)
        .set({ body: given(complaint.body, 'body'), identity: null })
        .where(eq(complaint.id, given(complaint.id, 'id')))
        .prepare(),
      setSwitches: db
        .update(complaint)
        .set({
          anonymous: given(complaint.anonymous, 'anonymous'),
          secret: given(complaint.secret, 'secret'),
          body: given(complaint.body, 'body'),
          identity: given(complaint.identity, 'identity'),
          mark: given(complaint.mark, 'mark'),
        })
        .where(eq(complaint.id, given(complaint.id, 'id')))
        .prepare(),
      codesOf: db
        .select({ code: complaint.code })
        .from(complaint)
        .where(eq(complaint.conversationId, given(complaint.conversationId, 'conversation')))
        .orderBy(desc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
      states: db
        .select({ id: complaint.id, status: complaint.status, desk: complaint.desk, version: complaint.version })
        .from(complaint)
        .where(gt(complaint.id, given(complaint.id, 'after')))
        .orderBy(asc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
      byStatus: db.select({ status: complaint.status, n: count() }).from(complaint).groupBy(complaint.status).prepare(),
    },
    message: {
      reseal: db
        .update(complaintMessage)
        .set({ body: given(complaintMessage.body, 'body') })
        .where(eq(complaintMessage.id, given(complaintMessage.id, 'id')))
        .prepare(),
      dropAll: db
        .delete(complaintMessage)
        .where(eq(complaintMessage.complaintId, given(complaintMessage.complaintId, 'complaint')))
        .prepare(),
      add: db
        .insert(complaintMessage)
        .values({ complaintId: ph('complaint'), at: ph('at'), author: ph('author'), body: ph('body') })
        .prepare(),
      of: db
        .select()
        .from(complaintMessage)
        .where(eq(complaintMessage.complaintId, given(complaintMessage.complaintId, 'complaint')))
        .orderBy(asc(complaintMessage.id))
        .prepare(),
    },
    history: {
      add: db
        .insert(history)
        .values({
          complaintId: ph('complaint'),
          at: ph('at'),
          act: ph('act'),
          fromStatus: ph('from'),
          toStatus: ph('to'),
          desk: ph('desk'),
          actor: ph('by'),
          reason: ph('reason'),
          hash: ph('hash'),
        })
        .prepare(),
      lastHash: db.select({ hash: history.hash }).from(history).orderBy(desc(history.id)).limit(1).prepare(),
      of: db
        .select()
        .from(history)
        .where(eq(history.complaintId, given(history.complaintId, 'complaint')))
        .orderBy(asc(history.id))
        .prepare(),
      page: db
        .select()
        .from(history)
        .where(gt(history.id, given(history.id, 'after')))
        .orderBy(asc(history.id))
        .limit(ph('limit'))
        .prepare(),
    },
  };
}
