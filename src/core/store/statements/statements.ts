/** Every statement of the store, prepared once. Written with drizzle's builder and without a dialect's own tricks. */
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { prepareAdminStatements } from './admin-statements.ts';
import { prepareAlikeStatements } from './alike-statements.ts';
import { prepareAnchorStatements } from './anchor-statements.ts';
import { prepareCheckStatements } from './check-statements.ts';
import { prepareComplaintStatements } from './complaint-statements.ts';
import { prepareConversationStatements } from './conversation-statements.ts';
import { prepareDeskStatements } from './desk-statements.ts';
import { prepareErasureStatements } from './erasure-statements.ts';
import { prepareEvidenceStatements } from './evidence-statements.ts';
import { prepareHandoverStatements } from './handover-statements.ts';
import { prepareInboxStatements } from './inbox-statements.ts';
import { prepareLeaseStatements } from './lease-statements.ts';
import { prepareOutboxStatements } from './outbox-statements.ts';
import { preparePeopleStatements } from './people-statements.ts';
import type { Bare } from './prepared.ts';
import { prepareReachStatements } from './reach-statements.ts';
import { prepareRotateStatements } from './rotate-statements.ts';

/**
 * Prepares the statements on a connection. They are written against SQLite's types; PostgreSQL's tables have the same names and give the
 * same values, see `schema.pg.ts`.
 */
export function prepareStatements(db: BetterSQLite3Database, tables: Tables) {
  return {
    conversation: prepareConversationStatements(db, tables),
    inbox: prepareInboxStatements(db, tables),
    outbox: prepareOutboxStatements(db, tables),
    ...prepareEvidenceStatements(db, tables),
    ...prepareComplaintStatements(db, tables),
    desk: { ...prepareAdminStatements(db, tables), ...prepareDeskStatements(db, tables) },
    ...preparePeopleStatements(db, tables),
    anchors: prepareAnchorStatements(db, tables),
    ...prepareAlikeStatements(db, tables),
    handovers: prepareHandoverStatements(db, tables),
    erasures: prepareErasureStatements(db, tables),
    leases: prepareLeaseStatements(db, tables),
    check: prepareCheckStatements(db, tables),
    reach: prepareReachStatements(db, tables),
    rotate: prepareRotateStatements(db, tables),
  };
}

/** The statements by table, as they are run; see `bare.ts`. */
export type Statements = Bare<ReturnType<typeof prepareStatements>>;
