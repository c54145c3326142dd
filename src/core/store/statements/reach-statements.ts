/** Statements of a look at whose data lie here: chats with nothing of what was said in them. */
import { asc, eq, gt, min } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { isDraft } from '../tables/schema.sqlite.ts';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/** Prepares them on a connection. */
export function prepareReachStatements(db: BetterSQLite3Database, { conversation, dossier, inbox }: Tables) {
  return {
    chats: db
      .select({
        id: conversation.id,
        channel: conversation.channel,
        blocked: conversation.blocked,
        heardAt: conversation.heardAt,
      })
      .from(conversation)
      .where(gt(conversation.id, given(conversation.id, 'after')))
      .orderBy(asc(conversation.id))
      .limit(ph('limit'))
      .prepare(),
    /** The oldest message that is still there. */
    oldest: db
      .select({ id: min(inbox.id) })
      .from(inbox)
      .where(eq(inbox.conversationId, given(inbox.conversationId, 'conversation')))
      .prepare(),
    drafts: db
      .select({ conversation: dossier.conversationId, createdAt: dossier.createdAt })
      .from(dossier)
      .where(isDraft)
      .prepare(),
  };
}
