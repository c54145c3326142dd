/** Statements of a look through all that is sealed: page by page in the order of ids, each row with the key that opens it. */
import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { given, ph } from './placeholders.ts';
import type { Tables } from './tables.ts';

/** Prepares them on a connection. */
export function prepareCheckStatements(
  db: BetterSQLite3Database,
  { admin, anchor, complaint, conversation, dossier, inbox, outbox }: Tables,
) {
  const owner = { conversation: conversation.id, chatHash: conversation.chatHash, wrappedKey: conversation.wrappedKey };
  return {
    conversations: db
      .select({
        id: conversation.id,
        channel: conversation.channel,
        ...owner,
        chat: conversation.chat,
        talk: conversation.talk,
      })
      .from(conversation)
      .where(gt(conversation.id, given(conversation.id, 'after')))
      .orderBy(asc(conversation.id))
      .limit(ph('limit'))
      .prepare(),
    inbox: db
      .select({ id: inbox.id, ...owner, body: inbox.body })
      .from(inbox)
      .innerJoin(conversation, eq(conversation.id, inbox.conversationId))
      .where(gt(inbox.id, given(inbox.id, 'after')))
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    outbox: db
      .select({ id: outbox.id, ...owner, body: outbox.body, platformId: outbox.platformId })
      .from(outbox)
      .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
      .where(gt(outbox.id, given(outbox.id, 'after')))
      .orderBy(asc(outbox.id))
      .limit(ph('limit'))
      .prepare(),
    anchors: db
      .select({
        id: anchor.id,
        ...owner,
        kind: anchor.kind,
        platformId: anchor.platformId,
        platformHash: anchor.platformHash,
      })
      .from(anchor)
      .innerJoin(conversation, eq(conversation.id, anchor.conversationId))
      .where(and(gt(anchor.id, given(anchor.id, 'after')), isNotNull(anchor.platformId)))
      .orderBy(asc(anchor.id))
      .limit(ph('limit'))
      .prepare(),
    identities: db
      .select({
        id: complaint.id,
        dossier: dossier.id,
        wrappedKey: dossier.wrappedKey,
        identity: sql<Buffer>`${complaint.identity}`.mapWith(complaint.identity),
      })
      .from(complaint)
      .innerJoin(dossier, eq(dossier.id, complaint.dossierId))
      .where(and(gt(complaint.id, given(complaint.id, 'after')), isNotNull(complaint.identity)))
      .orderBy(asc(complaint.id))
      .limit(ph('limit'))
      .prepare(),
    admins: db
      .select({
        id: admin.id,
        channel: admin.channel,
        hash: admin.personHash,
        wrappedKey: admin.wrappedKey,
        person: admin.person,
      })
      .from(admin)
      .where(gt(admin.id, given(admin.id, 'after')))
      .orderBy(asc(admin.id))
      .limit(ph('limit'))
      .prepare(),
  };
}
