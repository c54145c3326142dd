/** The statements of the desks' side: moves of complaints, queues, chats of desks, anchors, clocks. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, min, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { given, ph } from './placeholders.ts';
import type { Tables } from './tables.ts';

/** Prepares them on a connection. */
export function prepareDeskStatements(db: BetterSQLite3Database, tables: Tables) {
  const { admin, anchor, complaint, conversation, deskChat, pictureBand, placeKey } = tables;
  /** Partial indexes serve a query only when it says their condition literally: see `schema.sqlite.ts`. */
  const isOpen = sql`${complaint.status} not in ('closed', 'rejected', 'archived')`;
  const isDuplicate = sql`${complaint.duplicateOf} is not null`;
  const works = isNull(admin.removedAt);

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
  };

  const person = {
    id: admin.id,
    channel: admin.channel,
    desk: admin.desk,
    role: admin.role,
    conversation: admin.conversationId,
  };

  const byId = eq(complaint.id, given(complaint.id, 'id'));
  const atDesk = eq(complaint.desk, given(complaint.desk, 'desk'));
  /** Behind the cursor: the order is deadline, then row. */
  const further = sql`(${complaint.deadline}, ${complaint.id}) > (${given(complaint.deadline, 'deadline')}, ${given(complaint.id, 'after')})`;
  const queueOf = (...narrowed: Parameters<typeof and>) =>
    db
      .select(queueColumns)
      .from(complaint)
      .where(and(isOpen, further, ...narrowed))
      .orderBy(asc(complaint.deadline), asc(complaint.id))
      .limit(ph('limit'))
      .prepare();
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
      all: queueOf(atDesk),
      received: queueOf(eq(complaint.origin, given(complaint.origin, 'desk'))),
      free: queueOf(atDesk, isNull(complaint.holder)),
      mine: queueOf(eq(complaint.holder, given(complaint.holder, 'holder'))),
      late: queueOf(atDesk, lt(complaint.deadline, given(complaint.deadline, 'now'))),
      category: queueOf(atDesk, eq(complaint.category, given(complaint.category, 'category'))),
    },
    byStatus: db
      .select({ status: complaint.status, n: count() })
      .from(complaint)
      .where(atDesk)
      .groupBy(complaint.status)
      .prepare(),
    late: db
      .select({ n: count() })
      .from(complaint)
      .where(and(atDesk, isOpen, lt(complaint.deadline, given(complaint.deadline, 'now'))))
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
    people: {
      byId: db
        .select({ id: admin.id })
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
      remove: db
        .update(admin)
        .set({ removedAt: given(admin.removedAt, 'now') })
        .where(and(eq(admin.id, given(admin.id, 'id')), works))
        .prepare(),
    },
    chats: {
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
    anchors: {
      of: db
        .select({ kind: anchor.kind, ref: anchor.ref })
        .from(anchor)
        .innerJoin(complaint, eq(complaint.id, anchor.complaintId))
        .where(
          and(
            eq(complaint.code, given(complaint.code, 'code')),
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            sql`${anchor.kind} <> 'other'`,
          ),
        )
        .orderBy(asc(anchor.id))
        .prepare(),
      chats: db
        .selectDistinct({ conversation: anchor.conversationId })
        .from(anchor)
        .where(eq(anchor.complaintId, given(anchor.complaintId, 'complaint')))
        .orderBy(asc(anchor.conversationId))
        .prepare(),
      move: db
        .update(anchor)
        .set({ ref: given(anchor.ref, 'ref') })
        .where(
          and(
            eq(anchor.complaintId, given(anchor.complaintId, 'complaint')),
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            eq(anchor.kind, given(anchor.kind, 'kind')),
          ),
        )
        .prepare(),
      add: db
        .insert(anchor)
        .values({
          conversationId: ph('conversation'),
          complaintId: ph('complaint'),
          kind: ph('kind'),
          ref: ph('ref'),
          platformId: ph('platformId'),
          platformHash: ph('platformHash'),
        })
        .onConflictDoNothing()
        .prepare(),
      name: db
        .update(anchor)
        .set({
          platformId: given(anchor.platformId, 'platformId'),
          platformHash: given(anchor.platformHash, 'platformHash'),
        })
        .where(
          and(
            eq(anchor.complaintId, given(anchor.complaintId, 'complaint')),
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            eq(anchor.kind, given(anchor.kind, 'kind')),
          ),
        )
        .prepare(),
      nameFiles: db
        .update(anchor)
        .set({
          platformId: given(anchor.platformId, 'platformId'),
          platformHash: given(anchor.platformHash, 'platformHash'),
        })
        .where(
          and(
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            eq(anchor.ref, given(anchor.ref, 'ref')),
          ),
        )
        .prepare(),
      /** What has a name of the platform's, in a conversation. */
      named: db
        .select({ id: anchor.id, platformId: sql<Buffer>`${anchor.platformId}`.mapWith(anchor.platformId) })
        .from(anchor)
        .where(
          and(
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            gt(anchor.id, given(anchor.id, 'after')),
            isNotNull(anchor.platformId),
          ),
        )
        .orderBy(asc(anchor.id))
        .limit(ph('limit'))
        .prepare(),
      reseal: db
        .update(anchor)
        .set({ platformId: given(anchor.platformId, 'platformId') })
        .where(eq(anchor.id, given(anchor.id, 'id')))
        .prepare(),
      /** What the platform no longer has. */
      drop: db
        .delete(anchor)
        .where(
          and(
            eq(anchor.complaintId, given(anchor.complaintId, 'complaint')),
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            eq(anchor.kind, given(anchor.kind, 'kind')),
          ),
        )
        .prepare(),
      byPlatform: db
        .select({ code: complaint.code })
        .from(anchor)
        .innerJoin(complaint, eq(complaint.id, anchor.complaintId))
        .where(eq(anchor.platformHash, given(anchor.platformHash, 'hash')))
        .orderBy(desc(anchor.id))
        .limit(1)
        .prepare(),
      platformId: db
        .select({ platformId: anchor.platformId })
        .from(anchor)
        .innerJoin(complaint, eq(complaint.id, anchor.complaintId))
        .where(
          and(
            eq(complaint.code, given(complaint.code, 'code')),
            eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
            eq(anchor.kind, given(anchor.kind, 'kind')),
          ),
        )
        .prepare(),
    },
  };
}
