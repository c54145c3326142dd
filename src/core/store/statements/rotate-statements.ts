/** Statements by which the secret is replaced: pages of what is sealed or hashed with it, and how each row is written anew. */
import { and, asc, count, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. Pages that a look through all rows reads as well are in `check-statements.ts`. */
export function prepareRotateStatements(
  db: BetterSQLite3Database,
  {
    admin,
    anchor,
    complaint,
    complaintMessage,
    conversation,
    cursor,
    dossier,
    evidence,
    handover,
    history,
    inbox,
    invitation,
    outbox,
    pictureBand,
    placeKey,
  }: Tables,
) {
  const owner = { conversation: conversation.id, chatHash: conversation.chatHash, wrappedKey: conversation.wrappedKey };
  const ofConversation = eq(conversation.id, given(conversation.id, 'id'));
  return {
    page: {
      outbox: db
        .select({ id: outbox.id, ...owner, body: outbox.body, platformId: outbox.platformId })
        .from(outbox)
        .innerJoin(conversation, eq(conversation.id, outbox.conversationId))
        .where(gt(outbox.id, given(outbox.id, 'after')))
        .orderBy(asc(outbox.id))
        .limit(ph('limit'))
        .prepare(),
      dossiers: db
        .select({ id: dossier.id, wrappedKey: dossier.wrappedKey })
        .from(dossier)
        .where(gt(dossier.id, given(dossier.id, 'after')))
        .orderBy(asc(dossier.id))
        .limit(ph('limit'))
        .prepare(),
      bands: db
        .select()
        .from(pictureBand)
        .where(
          sql`(${pictureBand.band}, ${pictureBand.dossierId}, ${pictureBand.evidenceId}) > (${given(pictureBand.band, 'hash')}, ${ph('dossier')}, ${ph('evidence')})`,
        )
        .orderBy(asc(pictureBand.band), asc(pictureBand.dossierId), asc(pictureBand.evidenceId))
        .limit(ph('limit'))
        .prepare(),
      places: db
        .select()
        .from(placeKey)
        .where(
          sql`(${placeKey.key}, ${placeKey.complaintId}) > (${given(placeKey.key, 'hash')}, ${given(placeKey.complaintId, 'complaint')})`,
        )
        .orderBy(asc(placeKey.key), asc(placeKey.complaintId))
        .limit(ph('limit'))
        .prepare(),
      handovers: db
        .select({ codeHash: handover.codeHash, personHash: handover.personHash, usedAt: handover.usedAt })
        .from(handover)
        .where(gt(handover.codeHash, given(handover.codeHash, 'hash')))
        .orderBy(asc(handover.codeHash))
        .limit(ph('limit'))
        .prepare(),
      complaints: db
        .select({
          id: complaint.id,
          dossierId: dossier.id,
          wrappedKey: dossier.wrappedKey,
          body: complaint.body,
          identity: complaint.identity,
          mark: complaint.mark,
        })
        .from(complaint)
        .innerJoin(dossier, eq(dossier.id, complaint.dossierId))
        .where(gt(complaint.id, given(complaint.id, 'after')))
        .orderBy(asc(complaint.id))
        .limit(ph('limit'))
        .prepare(),
      admins: db
        .select(getTableColumns(admin))
        .from(admin)
        .where(gt(admin.id, given(admin.id, 'after')))
        .orderBy(asc(admin.id))
        .limit(ph('limit'))
        .prepare(),
    },
    historyCount: db.select({ n: count() }).from(history).prepare(),
    history: db
      .update(history)
      .set({ hash: given(history.hash, 'hash') })
      .where(eq(history.id, given(history.id, 'id')))
      .prepare(),
    inbox: db
      .update(inbox)
      .set({ body: given(inbox.body, 'body'), idempotency: given(inbox.idempotency, 'idempotency') })
      .where(eq(inbox.id, given(inbox.id, 'id')))
      .prepare(),
    outbox: db
      .update(outbox)
      .set({ body: given(outbox.body, 'body'), platformId: given(outbox.platformId, 'platformId') })
      .where(eq(outbox.id, given(outbox.id, 'id')))
      .prepare(),
    anchor: db
      .update(anchor)
      .set({
        platformId: given(anchor.platformId, 'platformId'),
        platformHash: given(anchor.platformHash, 'platformHash'),
      })
      .where(eq(anchor.id, given(anchor.id, 'id')))
      .prepare(),
    message: db
      .update(complaintMessage)
      .set({ body: given(complaintMessage.body, 'body') })
      .where(eq(complaintMessage.id, given(complaintMessage.id, 'id')))
      .prepare(),
    evidence: db
      .update(evidence)
      .set({ body: given(evidence.body, 'body') })
      .where(
        and(eq(evidence.dossierId, given(evidence.dossierId, 'dossier')), eq(evidence.id, given(evidence.id, 'id'))),
      )
      .prepare(),
    complaint: db
      .update(complaint)
      .set({
        body: given(complaint.body, 'body'),
        identity: given(complaint.identity, 'identity'),
        mark: given(complaint.mark, 'mark'),
      })
      .where(eq(complaint.id, given(complaint.id, 'id')))
      .prepare(),
    band: db
      .update(pictureBand)
      .set({ band: given(pictureBand.band, 'to') })
      .where(
        and(
          eq(pictureBand.band, given(pictureBand.band, 'from')),
          eq(pictureBand.dossierId, given(pictureBand.dossierId, 'dossier')),
          eq(pictureBand.evidenceId, given(pictureBand.evidenceId, 'evidence')),
        ),
      )
      .prepare(),
    place: db
      .update(placeKey)
      .set({ key: given(placeKey.key, 'to') })
      .where(
        and(
          eq(placeKey.key, given(placeKey.key, 'from')),
          eq(placeKey.complaintId, given(placeKey.complaintId, 'complaint')),
        ),
      )
      .prepare(),
    handover: db
      .update(handover)
      .set({ codeHash: given(handover.codeHash, 'to'), personHash: given(handover.personHash, 'person') })
      .where(eq(handover.codeHash, given(handover.codeHash, 'from')))
      .prepare(),
    invitation: db
      .update(invitation)
      .set({ codeHash: given(invitation.codeHash, 'to'), mark: given(invitation.mark, 'mark') })
      .where(eq(invitation.codeHash, given(invitation.codeHash, 'from')))
      .prepare(),
    admin: db
      .update(admin)
      .set({
        personHash: given(admin.personHash, 'personHash'),
        wrappedKey: given(admin.wrappedKey, 'wrappedKey'),
        person: given(admin.person, 'person'),
      })
      .where(eq(admin.id, given(admin.id, 'id')))
      .prepare(),
    endAdmin: db
      .update(admin)
      .set({ removedAt: given(admin.removedAt, 'now') })
      .where(eq(admin.id, given(admin.id, 'id')))
      .prepare(),
    dossier: db
      .update(dossier)
      .set({ wrappedKey: given(dossier.wrappedKey, 'wrappedKey') })
      .where(eq(dossier.id, given(dossier.id, 'id')))
      .prepare(),
    conversation: db
      .update(conversation)
      .set({
        chatHash: given(conversation.chatHash, 'chatHash'),
        wrappedKey: given(conversation.wrappedKey, 'wrappedKey'),
        chat: given(conversation.chat, 'chat'),
        talk: given(conversation.talk, 'talk'),
      })
      .where(ofConversation)
      .prepare(),
    /** Takes a mark away. */
    forget: db
      .delete(cursor)
      .where(
        and(eq(cursor.channel, given(cursor.channel, 'channel')), eq(cursor.stream, given(cursor.stream, 'stream'))),
      )
      .prepare(),
  };
}
