/** Statements of what goes out. */
import { and, asc, count, desc, eq, gt, lte, min, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';
import { ofShards } from './shard-condition.ts';

/** Prepares them on a connection. */
export function prepareOutboxStatements(db: BetterSQLite3Database, { conversation, outbox }: Tables) {
  /** Partial indexes serve a query only when it says their condition literally. */
  const isQueued = sql`${outbox.state} = 'queued'`;
  const outboxId = eq(outbox.id, given(outbox.id, 'id'));
  const isOfConversation = eq(outbox.conversationId, given(outbox.conversationId, 'conversation'));
  const isOfRef = eq(outbox.ref, given(outbox.ref, 'ref'));
  const queued = {
    id: outbox.id,
    body: outbox.body,
    attempts: outbox.attempts,
    createdAt: outbox.createdAt,
    nextAt: outbox.nextAt,
  };
  const isDueAfter = [
    lte(outbox.nextAt, given(outbox.nextAt, 'now')),
    sql`(${outbox.nextAt}, ${outbox.id}) > (${given(outbox.nextAt, 'afterTime')}, ${given(outbox.id, 'afterId')})`,
  ];
  /** Due rows with their channel, oldest first: of some shards or of one channel. */
  const dueWhere = (...conditions: readonly SQL[]) =>
    db
      .select({
        id: outbox.id,
        conversation: outbox.conversationId,
        nextAt: outbox.nextAt,
        channel: conversation.channel,
      })
      .from(outbox)
      .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
      .where(and(isQueued, ...isDueAfter, ...conditions))
      .orderBy(asc(outbox.nextAt), asc(outbox.id))
      .limit(ph('limit'))
      .prepare();
  return {
    add: db
      .insert(outbox)
      .values({
        conversationId: ph('conversation'),
        ref: ph('ref'),
        body: ph('body'),
        state: ph('state'),
        attempts: 0,
        createdAt: ph('now'),
        nextAt: ph('now'),
        platformId: null,
        why: ph('why'),
      })
      .prepare(),
    due: db
      .select({ id: outbox.id, conversation: outbox.conversationId, nextAt: outbox.nextAt })
      .from(outbox)
      .where(and(isQueued, ...isDueAfter))
      .orderBy(asc(outbox.nextAt), asc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    /** As `due`, with the channel: what goes out from an account's own process is not for whoever has the shard. */
    dueOfShards: dueWhere(ofShards(outbox.conversationId)),
    dueOnChannel: dueWhere(eq(conversation.channel, given(conversation.channel, 'channel'))),
    queuedOf: db
      .select(queued)
      .from(outbox)
      .where(and(isOfConversation, isQueued, gt(outbox.id, given(outbox.id, 'after'))))
      .orderBy(asc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    sent: db
      .update(outbox)
      .set({ state: 'sent', platformId: given(outbox.platformId, 'platformId') })
      .where(outboxId)
      .prepare(),
    superseded: db.update(outbox).set({ state: 'superseded' }).where(and(outboxId, isQueued)).prepare(),
    later: db
      .update(outbox)
      .set({ attempts: given(outbox.attempts, 'attempts'), nextAt: given(outbox.nextAt, 'nextAt') })
      .where(and(outboxId, isQueued))
      .prepare(),
    /** What was sent and did not arrive is queued again. */
    again: db
      .update(outbox)
      .set({ state: 'queued', nextAt: given(outbox.nextAt, 'nextAt') })
      .where(and(isOfConversation, isOfRef, sql`${outbox.state} = 'sent'`))
      .prepare(),
    /** All that is queued for a conversation is due at another time. */
    putOff: db
      .update(outbox)
      .set({ nextAt: given(outbox.nextAt, 'nextAt') })
      .where(and(isOfConversation, isQueued))
      .prepare(),
    failed: db
      .update(outbox)
      .set({ state: 'failed', why: given(outbox.why, 'why') })
      .where(and(outboxId, isQueued))
      .prepare(),
    failAll: db
      .update(outbox)
      .set({ state: 'failed', why: given(outbox.why, 'why') })
      .where(and(isOfConversation, isQueued))
      .prepare(),
    byRef: db
      .select({ body: outbox.body, createdAt: outbox.createdAt })
      .from(outbox)
      .where(and(isOfConversation, isOfRef, sql`${outbox.state} in ('queued', 'sent')`))
      .orderBy(desc(outbox.id))
      .limit(1)
      .prepare(),
    /** Newest first: an edit has the platform id of what it edited, so any of them will do. */
    platformId: db
      .select({ id: outbox.id, platformId: outbox.platformId })
      .from(outbox)
      .where(and(isOfConversation, isOfRef, sql`${outbox.platformId} is not null`))
      .orderBy(desc(outbox.id))
      .limit(1)
      .prepare(),
    /** The last messages that the platform has a name for, newest first. */
    named: db
      .select({ ref: outbox.ref, platformId: outbox.platformId })
      .from(outbox)
      .where(and(isOfConversation, sql`${outbox.platformId} is not null`))
      .orderBy(desc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    keepOnlyId: db
      .update(outbox)
      .set({ body: given(outbox.body, 'empty'), platformId: given(outbox.platformId, 'platformId') })
      .where(outboxId)
      .prepare(),
    /** What `keepOnlyId` left, at an earlier time. */
    keptOnlyId: db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(isOfConversation, sql`length(${outbox.body}) = 0`))
      .prepare(),
    /** All but what `keepOnlyId` left. */
    removeRest: db
      .delete(outbox)
      .where(and(isOfConversation, sql`length(${outbox.body}) > 0`))
      .prepare(),
    since: db
      .select({ id: outbox.id, body: outbox.body, at: outbox.createdAt, state: outbox.state })
      .from(outbox)
      .where(and(isOfConversation, gt(outbox.id, given(outbox.id, 'after'))))
      .orderBy(asc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    latest: db
      .select({ id: outbox.id, body: outbox.body, at: outbox.createdAt, state: outbox.state })
      .from(outbox)
      .where(isOfConversation)
      .orderBy(desc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    unreadable: db
      .select({
        id: outbox.id,
        conversation: outbox.conversationId,
        channel: conversation.channel,
        createdAt: outbox.createdAt,
      })
      .from(outbox)
      .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
      .where(sql`${outbox.state} = 'failed' and ${outbox.why} = 'unreadable'`)
      .orderBy(asc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    countQueued: db
      .select({ n: count(), oldest: min(outbox.id) })
      .from(outbox)
      .where(isQueued)
      .prepare(),
    at: db.select({ at: outbox.createdAt }).from(outbox).where(outboxId).prepare(),
    oldest: db
      .select({ id: outbox.id, state: outbox.state, at: outbox.createdAt })
      .from(outbox)
      .where(gt(outbox.id, given(outbox.id, 'after')))
      .orderBy(asc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    remove: db.delete(outbox).where(outboxId).prepare(),
  };
}
