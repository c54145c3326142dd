/** Statements of the anchors: what stands for a complaint in a desk's chat. */
import { and, asc, desc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareAnchorStatements(db: BetterSQLite3Database, { anchor, complaint }: Tables) {
  const byPlace = and(
    eq(anchor.complaintId, given(anchor.complaintId, 'complaint')),
    eq(anchor.conversationId, given(anchor.conversationId, 'conversation')),
    eq(anchor.kind, given(anchor.kind, 'kind')),
  );
  return {
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
    /** Complaints that have a card in a conversation, newest first. */
    cards: db
      .select({ code: complaint.code })
      .from(anchor)
      .innerJoin(complaint, eq(complaint.id, anchor.complaintId))
      .where(and(eq(anchor.conversationId, given(anchor.conversationId, 'conversation')), sql`${anchor.kind} = 'card'`))
      .orderBy(desc(anchor.id))
      .limit(ph('limit'))
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
      .where(byPlace)
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
      .where(byPlace)
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
    /** What another takes the place of: it stays in the chat, and is still answered. The row's number makes a name that is nobody's. */
    outlive: db
      .update(anchor)
      .set({ kind: 'other', ref: sql`'old:' || ${anchor.id}` })
      .where(and(byPlace, isNotNull(anchor.platformHash)))
      .prepare(),
    /** What the platform no longer has. */
    drop: db.delete(anchor).where(byPlace).prepare(),
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
  };
}
