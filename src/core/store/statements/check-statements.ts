/** Statements of a look through all rows: page by page in the order of ids, each row with the key that opens it. */
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareCheckStatements(
  db: BetterSQLite3Database,
  {
    admin,
    anchor,
    complaint,
    complaintMessage,
    conversation,
    dossier,
    evidence,
    inbox,
    invitation,
    outbox,
    pictureBand,
    placeKey,
  }: Tables,
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
      .select({
        id: inbox.id,
        channel: conversation.channel,
        ...owner,
        idempotency: inbox.idempotency,
        body: inbox.body,
        state: inbox.state,
      })
      .from(inbox)
      .innerJoin(conversation, eq(conversation.id, inbox.conversationId))
      .where(gt(inbox.id, given(inbox.id, 'after')))
      .orderBy(asc(inbox.id))
      .limit(ph('limit'))
      .prepare(),
    outbox: db
      .select({
        id: outbox.id,
        ...owner,
        ref: outbox.ref,
        body: outbox.body,
        state: outbox.state,
        platformId: outbox.platformId,
        /** Which complaint it is taken to stand for. */
        anchored: complaint.code,
      })
      .from(outbox)
      .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
      .leftJoin(anchor, and(eq(anchor.conversationId, outbox.conversationId), eq(anchor.ref, outbox.ref)))
      .leftJoin(complaint, eq(complaint.id, anchor.complaintId))
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
      .where(gt(anchor.id, given(anchor.id, 'after')))
      .orderBy(asc(anchor.id))
      .limit(ph('limit'))
      .prepare(),
    admins: db
      .select({
        id: admin.id,
        channel: admin.channel,
        hash: admin.personHash,
        wrappedKey: admin.wrappedKey,
        person: admin.person,
        conversationId: admin.conversationId,
        desk: admin.desk,
        role: admin.role,
        createdAt: admin.createdAt,
      })
      .from(admin)
      .where(gt(admin.id, given(admin.id, 'after')))
      .orderBy(asc(admin.id))
      .limit(ph('limit'))
      .prepare(),
    dossiers: db
      .select({
        id: dossier.id,
        wrappedKey: dossier.wrappedKey,
        conversation: dossier.conversationId,
        createdAt: dossier.createdAt,
        filed: dossier.filed,
        complaint: complaint.id,
        chatOfComplaint: complaint.conversationId,
      })
      .from(dossier)
      .leftJoin(complaint, eq(complaint.dossierId, dossier.id))
      .where(gt(dossier.id, given(dossier.id, 'after')))
      .orderBy(asc(dossier.id))
      .limit(ph('limit'))
      .prepare(),
    bands: db
      .select({ ...getTableColumns(pictureBand), body: evidence.body, wrappedKey: dossier.wrappedKey })
      .from(pictureBand)
      .innerJoin(
        evidence,
        sql`${evidence.dossierId} = ${pictureBand.dossierId} and ${evidence.id} = ${pictureBand.evidenceId}`,
      )
      .innerJoin(dossier, eq(dossier.id, pictureBand.dossierId))
      .where(
        sql`(${pictureBand.dossierId}, ${pictureBand.evidenceId}, ${pictureBand.band}) > (${ph('dossier')}, ${ph('evidence')}, ${given(pictureBand.band, 'band')})`,
      )
      .orderBy(asc(pictureBand.dossierId), asc(pictureBand.evidenceId), asc(pictureBand.band))
      .limit(ph('limit'))
      .prepare(),
    complaints: db
      .select({ ...getTableColumns(complaint), wrappedKey: dossier.wrappedKey })
      .from(complaint)
      .innerJoin(dossier, eq(dossier.id, complaint.dossierId))
      .where(gt(complaint.id, given(complaint.id, 'after')))
      .orderBy(asc(complaint.id))
      .limit(ph('limit'))
      .prepare(),
    places: db
      .select({
        ...getTableColumns(placeKey),
        body: complaint.body,
        dossierId: dossier.id,
        wrappedKey: dossier.wrappedKey,
      })
      .from(placeKey)
      .innerJoin(complaint, eq(complaint.id, placeKey.complaintId))
      .innerJoin(dossier, eq(dossier.id, complaint.dossierId))
      .where(
        sql`(${placeKey.complaintId}, ${placeKey.key}) > (${given(placeKey.complaintId, 'complaint')}, ${given(placeKey.key, 'key')})`,
      )
      .orderBy(asc(placeKey.complaintId), asc(placeKey.key))
      .limit(ph('limit'))
      .prepare(),
    messages: db
      .select({ ...getTableColumns(complaintMessage), dossierId: dossier.id, wrappedKey: dossier.wrappedKey })
      .from(complaintMessage)
      .innerJoin(complaint, eq(complaint.id, complaintMessage.complaintId))
      .innerJoin(dossier, eq(dossier.id, complaint.dossierId))
      .where(gt(complaintMessage.id, given(complaintMessage.id, 'after')))
      .orderBy(asc(complaintMessage.id))
      .limit(ph('limit'))
      .prepare(),
    invitations: db
      .select()
      .from(invitation)
      .where(gt(invitation.codeHash, given(invitation.codeHash, 'after')))
      .orderBy(asc(invitation.codeHash))
      .limit(ph('limit'))
      .prepare(),
  };
}
