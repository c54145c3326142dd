/** Statements of a complaint at its desk: its moves, queues, figures, clocks. */
import { and, asc, count, eq, gt, gte, isNotNull, isNull, lt, lte, min, ne, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareDeskStatements(db: BetterSQLite3Database, { complaint }: Tables) {
  /** Partial indexes serve a query only when it says their condition literally: see `schema.sqlite.ts`. */
  const isOpen = sql`${complaint.status} not in ('closed', 'rejected', 'archived')`;
  const isWaitingEmergency = sql`${complaint.emergency} and ${complaint.status} in ('submitted', 'verified', 'forwarded', 'returned')`;

  const queueColumns = {
    id: complaint.id,
    code: complaint.code,
    status: complaint.status,
    kind: complaint.kind,
    category: complaint.category,
    desk: complaint.desk,
    origin: complaint.origin,
    regency: complaint.regency,
    deadline: complaint.deadline,
    submittedAt: complaint.submittedAt,
    holder: complaint.holder,
    excluded: complaint.excluded,
    emergency: complaint.emergency,
  };

  const byId = eq(complaint.id, given(complaint.id, 'id'));
  const atDesk = eq(complaint.desk, given(complaint.desk, 'desk'));
  /** Where the citizen owes an answer, the limit stands still. */
  const isLate = and(lt(complaint.deadline, given(complaint.deadline, 'now')), ne(complaint.status, 'asked'));
  /** Behind the cursor: the order is deadline, then row. */
  const further = sql`(${complaint.deadline}, ${complaint.id}) > (${given(complaint.deadline, 'deadline')}, ${given(complaint.id, 'after')})`;
  const inOrder = (...narrowed: Parameters<typeof and>) =>
    db
      .select(queueColumns)
      .from(complaint)
      .where(and(further, ...narrowed))
      .orderBy(asc(complaint.deadline), asc(complaint.id))
      .limit(ph('limit'))
      .prepare();
  const queueOf = (...narrowed: Parameters<typeof and>) => inOrder(isOpen, ...narrowed);
  return {
    /** The fence: no row comes back when the complaint's version has moved. */
    move: db
      .update(complaint)
      .set({
        version: sql`${complaint.version} + 1`,
        status: given(complaint.status, 'status'),
        desk: given(complaint.desk, 'desk'),
        holder: given(complaint.holder, 'holder'),
        category: given(complaint.category, 'category'),
        excluded: given(complaint.excluded, 'excluded'),
        deadline: given(complaint.deadline, 'deadline'),
        alertAt: given(complaint.alertAt, 'alertAt'),
        alerted: given(complaint.alerted, 'alerted'),
        rating: given(complaint.rating, 'rating'),
        duplicateOf: given(complaint.duplicateOf, 'duplicateOf'),
        mark: given(complaint.mark, 'mark'),
      })
      .where(and(byId, eq(complaint.version, given(complaint.version, 'version'))))
      .prepare(),
    alerted: db
      .update(complaint)
      .set({
        alertAt: given(complaint.alertAt, 'alertAt'),
        alerted: given(complaint.alerted, 'alerted'),
        deadline: given(complaint.deadline, 'deadline'),
        mark: given(complaint.mark, 'mark'),
      })
      .where(byId)
      .prepare(),
    identity: db
      .select({ dossierId: complaint.dossierId, identity: complaint.identity })
      .from(complaint)
      .where(eq(complaint.code, given(complaint.code, 'code')))
      .prepare(),
    queue: {
      emergencies: inOrder(isWaitingEmergency, atDesk),
      all: queueOf(atDesk),
      received: queueOf(eq(complaint.origin, given(complaint.origin, 'desk'))),
      free: queueOf(atDesk, isNull(complaint.holder)),
      mine: queueOf(eq(complaint.holder, given(complaint.holder, 'holder'))),
      late: queueOf(atDesk, isLate),
      inState: inOrder(atDesk, eq(complaint.status, given(complaint.status, 'status'))),
      category: queueOf(atDesk, eq(complaint.category, given(complaint.category, 'category'))),
    },
    /** The next desk in the order of their names: each is found by the index, however many complaints it has. */
    nextDesk: db
      .select({ desk: complaint.desk })
      .from(complaint)
      .where(gt(complaint.desk, given(complaint.desk, 'after')))
      .orderBy(asc(complaint.desk))
      .limit(1)
      .prepare(),
    byStatus: db
      .select({ status: complaint.status, n: count() })
      .from(complaint)
      .where(atDesk)
      .groupBy(complaint.status)
      .prepare(),
    late: db
      .select({ n: count() })
      .from(complaint)
      .where(and(atDesk, isOpen, isLate))
      .prepare(),
    came: db
      .select({ n: count() })
      .from(complaint)
      .where(and(atDesk, gte(complaint.submittedAt, given(complaint.submittedAt, 'since'))))
      .prepare(),
    rated: db
      .select({ n: count(), sum: sql<number>`coalesce(sum(${complaint.rating}), 0)`.mapWith(Number) })
      .from(complaint)
      .where(and(atDesk, isNotNull(complaint.rating)))
      .prepare(),
    alerts: db
      .select({ code: complaint.code })
      .from(complaint)
      .where(and(isNotNull(complaint.alertAt), lte(complaint.alertAt, given(complaint.alertAt, 'now'))))
      .orderBy(asc(complaint.alertAt))
      .limit(ph('limit'))
      .prepare(),
    nextAlert: db
      .select({ at: min(complaint.alertAt) })
      .from(complaint)
      .where(isNotNull(complaint.alertAt))
      .prepare(),
  };
}
