/** Statements of what came in. */
import { and, asc, count, desc, eq, gt, lt, lte, max, min, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';
import { ofShards } from './shard-condition.ts';

/** Prepares them on a connection. */
export function prepareInboxStatements(db: BetterSQLite3Database, { conversation, inbox }: Tables) {
  /** Partial indexes serve a query only when it says their condition literally. */
  const isOpen = sql`${inbox.state} = 'open'`;
  const isAside = sql`${inbox.state} = 'aside'`;
  const inboxId = eq(inbox.id, given(inbox.id, 'id'));
  const isOfConversation = eq(inbox.conversationId, given(inbox.conversationId, 'conversation'));
  const isAfter = sql`(${inbox.conversationId}, ${inbox.id}) > (${given(inbox.conversationId, 'conversation')}, ${given(inbox.id, 'row')})`;
  return {
    add: db
      .insert(inbox)
      .values({
        idempotency: ph('idempotency'),
        conversationId: ph('conversation'),
        body: ph('body'),
        files: ph('files'),
        receivedAt: ph('receivedAt'),
        attempts: 0,
        state: 'open',
      })
      .onConflictDoNothing({ target: [inbox.conversationId, inbox.idempotency] })
      .prepare(),
    openOf: db
      .select({ id: inbox.id, body: inbox.body, receivedAt: inbox.receivedAt, attempts: inbox.attempts })
      .from(inbox)
      .where(and(isOfConversation, isOpen))
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    openIds: db.select({ id: inbox.id }).from(inbox).where(and(isOfConversation, isOpen)).limit(ph('limit')).prepare(),
    open: db
      .select({ id: inbox.id, conversation: inbox.conversationId, attempts: inbox.attempts })
      .from(inbox)
      .where(and(isOpen, isAfter))
      .orderBy(asc(inbox.conversationId), asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    openOfShards: db
      .select({ id: inbox.id, conversation: inbox.conversationId, attempts: inbox.attempts })
      .from(inbox)
      .where(and(isOpen, isAfter, ofShards(inbox.conversationId)))
      .orderBy(asc(inbox.conversationId), asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    /** Counts a try for the rows of one slice that an earlier process left; only the first two tries are counted this way. */
    countTries: db
      .update(inbox)
      .set({ attempts: sql`${inbox.attempts} + 1` })
      .where(
        and(
          isOpen,
          isAfter,
          sql`(${inbox.conversationId}, ${inbox.id}) <= (${given(inbox.conversationId, 'lastConversation')}, ${given(inbox.id, 'lastRow')})`,
          lte(inbox.id, given(inbox.id, 'until')),
          lt(inbox.attempts, given(inbox.attempts, 'below')),
        ),
      )
      .prepare(),
    newest: db
      .select({ id: max(inbox.id) })
      .from(inbox)
      .prepare(),
    done: db.update(inbox).set({ state: 'done', files: null }).where(and(inboxId, isOfConversation)).prepare(),
    tried: db
      .update(inbox)
      .set({ attempts: given(inbox.attempts, 'attempts') })
      // Two that read the same count once.
      .where(and(inboxId, lt(inbox.attempts, given(inbox.attempts, 'attempts'))))
      .prepare(),
    setAside: db.update(inbox).set({ state: 'aside' }).where(and(inboxId, isOpen)).prepare(),
    reseal: db
      .update(inbox)
      .set({ body: given(inbox.body, 'body') })
      .where(inboxId)
      .prepare(),
    /** Everything that is not waiting any more: the words go, the rows stay so that redeliveries are recognised. */
    erase: db
      .update(inbox)
      .set({ body: given(inbox.body, 'empty'), files: null })
      .where(and(isOfConversation, sql`${inbox.state} <> 'open'`))
      .prepare(),
    aside: db
      .select({
        id: inbox.id,
        conversation: inbox.conversationId,
        channel: conversation.channel,
        receivedAt: inbox.receivedAt,
        attempts: inbox.attempts,
      })
      .from(inbox)
      .innerJoin(conversation, eq(conversation.id, inbox.conversationId))
      .where(isAside)
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    since: db
      .select({ id: inbox.id, body: inbox.body, at: inbox.receivedAt })
      .from(inbox)
      .where(and(isOfConversation, gt(inbox.id, given(inbox.id, 'after'))))
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    latest: db
      .select({ id: inbox.id, body: inbox.body, at: inbox.receivedAt })
      .from(inbox)
      .where(isOfConversation)
      .orderBy(desc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    files: db
      .select({ id: inbox.id, files: inbox.files })
      .from(inbox)
      .where(and(gt(inbox.id, given(inbox.id, 'after')), sql`${inbox.files} is not null`))
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    /** The smallest id lies in the index that is counted; the oldest time would be looked up row by row. */
    countOpen: db
      .select({ n: count(), oldest: min(inbox.id) })
      .from(inbox)
      .where(isOpen)
      .prepare(),
    at: db.select({ at: inbox.receivedAt }).from(inbox).where(inboxId).prepare(),
    oldestOn: db
      .select({ id: min(inbox.id) })
      .from(inbox)
      .innerJoin(conversation, eq(conversation.id, inbox.conversationId))
      .where(
        and(isOpen, ofShards(inbox.conversationId), eq(conversation.channel, given(conversation.channel, 'channel'))),
      )
      .prepare(),
    countAside: db.select({ n: count() }).from(inbox).where(isAside).prepare(),
    oldest: db
      .select({ id: inbox.id, state: inbox.state, at: inbox.receivedAt })
      .from(inbox)
      .where(gt(inbox.id, given(inbox.id, 'after')))
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    remove: db.delete(inbox).where(inboxId).prepare(),
  };
}
