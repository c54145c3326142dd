/** Every statement of the store, prepared once. Written with drizzle's builder and without a dialect's own tricks. */

import {
  and,
  asc,
  type Column,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  isNull,
  lt,
  lte,
  max,
  min,
  sql,
} from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { SHARDS } from '../shard.ts';
import { prepareDeskStatements } from './desk-statements.ts';
import { prepareHandoverStatements } from './handover-statements.ts';
import { prepareLeaseStatements } from './lease-statements.ts';
import { given, ph } from './placeholders.ts';
import type { Bare } from './prepared.ts';
import type { Tables } from './tables.ts';

/**
 * Prepares the statements on a connection. They are written against SQLite's types; PostgreSQL's tables have the same names and give the
 * same values, see `schema.pg.ts`.
 */
export function prepareStatements(db: BetterSQLite3Database, tables: Tables) {
  const { admin, complaint, complaintMessage, conversation, dossier, evidence, history, inbox, invitation, outbox } =
    tables;
  /** Partial indexes serve a query only when it says their condition literally. */
  const isOpen = sql`${inbox.state} = 'open'`;
  const isAside = sql`${inbox.state} = 'aside'`;
  const isQueued = sql`${outbox.state} = 'queued'`;

  const known = {
    id: conversation.id,
    channel: conversation.channel,
    chatHash: conversation.chatHash,
    wrappedKey: conversation.wrappedKey,
    chat: conversation.chat,
    blocked: conversation.blocked,
    heardAt: conversation.heardAt,
  };

  const queued = {
    id: outbox.id,
    body: outbox.body,
    attempts: outbox.attempts,
    createdAt: outbox.createdAt,
    nextAt: outbox.nextAt,
  };

  /**
   * Of the shards whose bits are set in a given mask: narrows what an index finds in the order wanted. `> 0` and not `= 1`, which PostgreSQL takes for so
   * rare that it sorts all there is instead (100,000 rows waiting, 3 shards: 0.4 ms a page instead of 38).
   */
  const ofShards = (conversation: Column) =>
    sql`(cast(${ph('shards')} as bigint) >> cast(${conversation} % ${sql.raw(String(SHARDS))} as integer)) & 1 > 0`;

  const isDueAfter = [
    lte(outbox.nextAt, given(outbox.nextAt, 'now')),
    sql`(${outbox.nextAt}, ${outbox.id}) > (${given(outbox.nextAt, 'afterTime')}, ${given(outbox.id, 'afterId')})`,
  ];
  const dueOnChannel = {
    id: outbox.id,
    conversation: outbox.conversationId,
    nextAt: outbox.nextAt,
    channel: conversation.channel,
  };

  const inboxId = eq(inbox.id, given(inbox.id, 'id'));
  const outboxId = eq(outbox.id, given(outbox.id, 'id'));
  const complaintsFrom = db
    .select()
    .from(complaint)
    .where(
      and(
        gt(complaint.id, given(complaint.id, 'after')),
        gte(complaint.submittedAt, given(complaint.submittedAt, 'since')),
      ),
    )
    .orderBy(asc(complaint.id))
    .limit(ph('limit'));
  return {
    cases: prepareDeskStatements(db, tables),
    handovers: prepareHandoverStatements(db, tables),
    leases: prepareLeaseStatements(db, tables),
    conversation: {
      byHash: db
        .select(known)
        .from(conversation)
        .where(eq(conversation.chatHash, given(conversation.chatHash, 'hash')))
        .prepare(),
      byId: db
        .select(known)
        .from(conversation)
        .where(eq(conversation.id, given(conversation.id, 'id')))
        .prepare(),
      talk: db
        .select({ version: conversation.version, talk: conversation.talk })
        .from(conversation)
        .where(eq(conversation.id, given(conversation.id, 'id')))
        .prepare(),
      add: db
        .insert(conversation)
        .values({
          channel: ph('channel'),
          chatHash: ph('hash'),
          wrappedKey: ph('wrappedKey'),
          version: 0,
          chat: ph('chat'),
          talk: null,
          updatedAt: ph('now'),
          blocked: false,
          heardAt: ph('now'),
        })
        .onConflictDoNothing({ target: [conversation.chatHash] })
        .prepare(),
      /** The fence: no row is changed when the version has moved. */
      move: db
        .update(conversation)
        .set({
          version: sql`${conversation.version} + 1`,
          talk: given(conversation.talk, 'talk'),
          updatedAt: given(conversation.updatedAt, 'now'),
        })
        .where(
          and(
            eq(conversation.id, given(conversation.id, 'id')),
            eq(conversation.version, given(conversation.version, 'version')),
          ),
        )
        .prepare(),
      rekey: db
        .update(conversation)
        .set({ wrappedKey: given(conversation.wrappedKey, 'wrappedKey'), chat: given(conversation.chat, 'chat') })
        .where(eq(conversation.id, given(conversation.id, 'id')))
        .prepare(),
      reseal: db
        .update(conversation)
        .set({ talk: given(conversation.talk, 'talk') })
        .where(eq(conversation.id, given(conversation.id, 'id')))
        .prepare(),
      block: db
        .update(conversation)
        .set({ blocked: given(conversation.blocked, 'blocked') })
        .where(eq(conversation.id, given(conversation.id, 'id')))
        .prepare(),
      heard: db
        .update(conversation)
        .set({ heardAt: given(conversation.heardAt, 'heardAt') })
        .where(eq(conversation.id, given(conversation.id, 'id')))
        .prepare(),
    },
    inbox: {
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
        .where(and(eq(inbox.conversationId, given(inbox.conversationId, 'conversation')), isOpen))
        .orderBy(asc(inbox.id))
        .limit(ph('limit'))
        .prepare(),
      openIds: db
        .select({ id: inbox.id })
        .from(inbox)
        .where(and(eq(inbox.conversationId, given(inbox.conversationId, 'conversation')), isOpen))
        .limit(ph('limit'))
        .prepare(),
      open: db
        .select({ id: inbox.id, conversation: inbox.conversationId, attempts: inbox.attempts })
        .from(inbox)
        .where(
          and(
            isOpen,
            sql`(${inbox.conversationId}, ${inbox.id}) > (${given(inbox.conversationId, 'conversation')}, ${given(inbox.id, 'row')})`,
          ),
        )
        .orderBy(asc(inbox.conversationId), asc(inbox.id))
        .limit(ph('limit'))
        .prepare(),
      openOfShards: db
        .select({ id: inbox.id, conversation: inbox.conversationId, attempts: inbox.attempts })
        .from(inbox)
        .where(
          and(
            isOpen,
            sql`(${inbox.conversationId}, ${inbox.id}) > (${given(inbox.conversationId, 'conversation')}, ${given(inbox.id, 'row')})`,
            ofShards(inbox.conversationId),
          ),
        )
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
            sql`(${inbox.conversationId}, ${inbox.id}) > (${given(inbox.conversationId, 'conversation')}, ${given(inbox.id, 'row')})`,
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
      done: db
        .update(inbox)
        .set({ state: 'done', files: null })
        .where(and(inboxId, eq(inbox.conversationId, given(inbox.conversationId, 'conversation'))))
        .prepare(),
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
        .where(
          and(eq(inbox.conversationId, given(inbox.conversationId, 'conversation')), sql`${inbox.state} <> 'open'`),
        )
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
        .where(
          and(
            eq(inbox.conversationId, given(inbox.conversationId, 'conversation')),
            gt(inbox.id, given(inbox.id, 'after')),
          ),
        )
        .orderBy(asc(inbox.id))
        .limit(ph('limit'))
        .prepare(),
      latest: db
        .select({ id: inbox.id, body: inbox.body, at: inbox.receivedAt })
        .from(inbox)
        .where(eq(inbox.conversationId, given(inbox.conversationId, 'conversation')))
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
    },
    outbox: {
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
      dueOfShards: db
        .select(dueOnChannel)
        .from(outbox)
        .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
        .where(and(isQueued, ...isDueAfter, ofShards(outbox.conversationId)))
        .orderBy(asc(outbox.nextAt), asc(outbox.id))
        .limit(ph('limit'))
        .prepare(),
      dueOnChannel: db
        .select(dueOnChannel)
        .from(outbox)
        .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
        .where(and(isQueued, ...isDueAfter, eq(conversation.channel, given(conversation.channel, 'channel'))))
        .orderBy(asc(outbox.nextAt), asc(outbox.id))
        .limit(ph('limit'))
        .prepare(),
      queuedOf: db
        .select(queued)
        .from(outbox)
        .where(
          and(
            eq(outbox.conversationId, given(outbox.conversationId, 'conversation')),
            isQueued,
            gt(outbox.id, given(outbox.id, 'after')),
          ),
        )
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
        .where(
          and(
            eq(outbox.conversationId, given(outbox.conversationId, 'conversation')),
            eq(outbox.ref, given(outbox.ref, 'ref')),
            sql`${outbox.state} = 'sent'`,
          ),
        )
        .prepare(),
      /** All that is queued for a conversation is due at another time. */
      putOff: db
        .update(outbox)
        .set({ nextAt: given(outbox.nextAt, 'nextAt') })
        .where(and(eq(outbox.conversationId, given(outbox.conversationId, 'conversation')), isQueued))
        .prepare(),
      failed: db
        .update(outbox)
        .set({ state: 'failed', why: given(outbox.why, 'why') })
        .where(and(outboxId, isQueued))
        .prepare(),
      failAll: db
        .update(outbox)
        .set({ state: 'failed', why: given(outbox.why, 'why') })
        .where(and(eq(outbox.conversationId, given(outbox.conversationId, 'conversation')), isQueued))
        .prepare(),
      byRef: db
        .select({ body: outbox.body })
        .from(outbox)
        .where(
          and(
            eq(outbox.conversationId, given(outbox.conversationId, 'conversation')),
            eq(outbox.ref, given(outbox.ref, 'ref')),
            sql`${outbox.state} in ('queued', 'sent')`,
          ),
        )
        .orderBy(desc(outbox.id))
        .limit(1)
        .prepare(),
      /** Newest first: an edit has the platform id of what it edited, so any of them will do. */
      platformId: db
        .select({ id: outbox.id, platformId: outbox.platformId })
        .from(outbox)
        .where(
          and(
            eq(outbox.conversationId, given(outbox.conversationId, 'conversation')),
            eq(outbox.ref, given(outbox.ref, 'ref')),
            sql`${outbox.platformId} is not null`,
          ),
        )
        .orderBy(desc(outbox.id))
        .limit(1)
        .prepare(),
      /** The last messages that the platform has a name for, newest first. */
      named: db
        .select({ ref: outbox.ref, platformId: outbox.platformId })
        .from(outbox)
        .where(
          and(
            eq(outbox.conversationId, given(outbox.conversationId, 'conversation')),
            sql`${outbox.platformId} is not null`,
          ),
        )
        .orderBy(desc(outbox.id))
        .limit(ph('limit'))
        .prepare(),
      keepOnlyId: db
        .update(outbox)
        .set({ body: given(outbox.body, 'empty'), platformId: given(outbox.platformId, 'platformId') })
        .where(outboxId)
        .prepare(),
      /** All but what `keepOnlyId` left. */
      removeRest: db
        .delete(outbox)
        .where(
          and(eq(outbox.conversationId, given(outbox.conversationId, 'conversation')), sql`length(${outbox.body}) > 0`),
        )
        .prepare(),
      since: db
        .select({ id: outbox.id, body: outbox.body, at: outbox.createdAt, state: outbox.state })
        .from(outbox)
        .where(
          and(
            eq(outbox.conversationId, given(outbox.conversationId, 'conversation')),
            gt(outbox.id, given(outbox.id, 'after')),
          ),
        )
        .orderBy(asc(outbox.id))
        .limit(ph('limit'))
        .prepare(),
      latest: db
        .select({ id: outbox.id, body: outbox.body, at: outbox.createdAt, state: outbox.state })
        .from(outbox)
        .where(eq(outbox.conversationId, given(outbox.conversationId, 'conversation')))
        .orderBy(desc(outbox.id))
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
    },
    dossier: {
      add: db
        .insert(dossier)
        .values({
          id: ph('id'),
          wrappedKey: ph('wrappedKey'),
          conversationId: ph('conversation'),
          createdAt: ph('now'),
          filed: false,
        })
        .prepare(),
      filed: db
        .update(dossier)
        .set({ filed: true })
        .where(eq(dossier.id, given(dossier.id, 'id')))
        .prepare(),
      /** Chats with drafts that were begun before a day, oldest first. */
      drafts: db
        .select({ conversation: dossier.conversationId, createdAt: dossier.createdAt })
        .from(dossier)
        .where(and(tables.isDraft, lt(dossier.createdAt, given(dossier.createdAt, 'before'))))
        .orderBy(asc(dossier.createdAt))
        .limit(ph('limit'))
        .prepare(),
      key: db
        .select({ wrappedKey: dossier.wrappedKey })
        .from(dossier)
        .where(eq(dossier.id, given(dossier.id, 'id')))
        .prepare(),
      remove: db
        .delete(dossier)
        .where(eq(dossier.id, given(dossier.id, 'id')))
        .prepare(),
    },
    evidence: {
      keep: db
        .insert(evidence)
        .values({
          dossierId: ph('dossier'),
          id: ph('id'),
          kind: ph('kind'),
          body: ph('body'),
          fileId: ph('fileId'),
          cleanId: ph('cleanId'),
          position: ph('position'),
        })
        .onConflictDoUpdate({
          target: [evidence.dossierId, evidence.id],
          set: {
            kind: sql`excluded.kind`,
            body: sql`excluded.body`,
            fileId: sql`excluded.file_id`,
            cleanId: sql`excluded.clean_id`,
          },
        })
        .prepare(),
      last: db
        .select({ position: max(evidence.position) })
        .from(evidence)
        .where(eq(evidence.dossierId, given(evidence.dossierId, 'dossier')))
        .prepare(),
      drop: db
        .delete(evidence)
        .where(
          and(eq(evidence.dossierId, given(evidence.dossierId, 'dossier')), eq(evidence.id, given(evidence.id, 'id'))),
        )
        .returning({ fileId: evidence.fileId, cleanId: evidence.cleanId })
        .prepare(),
      dropAll: db
        .delete(evidence)
        .where(eq(evidence.dossierId, given(evidence.dossierId, 'dossier')))
        .returning({ fileId: evidence.fileId, cleanId: evidence.cleanId })
        .prepare(),
      of: db
        .select()
        .from(evidence)
        .where(eq(evidence.dossierId, given(evidence.dossierId, 'dossier')))
        .orderBy(asc(evidence.position), asc(evidence.id))
        .prepare(),
      page: db
        .select({ ...getTableColumns(evidence), wrappedKey: dossier.wrappedKey })
        .from(evidence)
        .innerJoin(dossier, eq(dossier.id, evidence.dossierId))
        .where(sql`(${evidence.dossierId}, ${evidence.id}) > (${ph('dossier')}, ${ph('id')})`)
        .orderBy(asc(evidence.dossierId), asc(evidence.id))
        .limit(ph('limit'))
        .prepare(),
    },
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
          dossierId: ph('dossier'),
          conversationId: ph('conversation'),
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
          version: 1,
          body: ph('body'),
          origin: ph('desk'),
          holder: null,
          excluded: ph('excluded'),
          alertAt: ph('alertAt'),
          alerted: 0,
          identity: ph('identity'),
          rating: null,
          duplicateOf: ph('duplicateOf'),
        })
        .prepare(),
      page: complaintsFrom.prepare(),
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
    desk: {
      invite: db
        .insert(invitation)
        .values({
          codeHash: ph('hash'),
          desk: ph('desk'),
          role: ph('role'),
          createdAt: ph('now'),
          expiresAt: ph('expiresAt'),
          usedAt: null,
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
    },
  };
}

/** The statements by table, as they are run; see `bare.ts`. */
export type Statements = Bare<ReturnType<typeof prepareStatements>>;
