/** Statements of dossiers, which hold the key of a draft or complaint, and of the evidence in them. */
import { and, asc, eq, getTableColumns, gte, lt, max, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareEvidenceStatements(db: BetterSQLite3Database, { dossier, evidence, isDraft }: Tables) {
  return {
    dossier: {
      add: db
        .insert(dossier)
        .values({
          id: ph('id'),
          wrappedKey: ph('wrappedKey'),
          conversationId: ph('conversation'),
          createdAt: ph('createdAt'),
          filed: false,
        })
        .prepare(),
      filed: db
        .update(dossier)
        .set({ filed: true })
        .where(eq(dossier.id, given(dossier.id, 'id')))
        .prepare(),
      /** Chats with drafts that were begun within a time, oldest first. */
      drafts: db
        .select({ conversation: dossier.conversationId, createdAt: dossier.createdAt })
        .from(dossier)
        .where(
          and(
            isDraft,
            gte(dossier.createdAt, given(dossier.createdAt, 'from')),
            lt(dossier.createdAt, given(dossier.createdAt, 'before')),
          ),
        )
        .orderBy(asc(dossier.createdAt))
        .limit(ph('limit'))
        .prepare(),
      key: db
        .select({ wrappedKey: dossier.wrappedKey })
        .from(dossier)
        .where(eq(dossier.id, given(dossier.id, 'id')))
        .prepare(),
      rekey: db
        .update(dossier)
        .set({ wrappedKey: given(dossier.wrappedKey, 'wrappedKey') })
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
  };
}
