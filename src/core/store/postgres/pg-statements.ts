import { getTableColumns, getTableName, is } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { ClientBase } from 'pg';
import { StoreFault } from '../port/store.ts';
import { binderOf, eachStatement, type Prepared, rowReaderOf } from '../statements/prepared.ts';
import { prepareStatements, type Statements } from '../statements/statements.ts';
import type { Ask, Given, Written } from '../statements/work.ts';
import * as pgTables from '../tables/schema.pg.ts';
import type { Tables } from '../tables/tables.ts';

/** Names the lock under which the history grows: its entries form one chain, whoever adds them. Any number; ours alone in this database. */
const HISTORY_LOCK = 7_235_411_908;

/**
 * What a transaction reads in order to change it is locked until its end. So rows of one conversation become visible in the order of their
 * ids, nothing is sealed with a key that is just being replaced, and what may turn a step away is known before its first change.
 */
const LOCKED: ReadonlyMap<string, string> = new Map([
  ...[
    'conversation.byId',
    'conversation.byHash',
    'complaint.byCode',
    'complaint.brief',
    'desk.invitation',
    'conversation.talk',
    'handovers.byCode',
  ].map((path) => [path, 'for no key update'] as const),
  // Only a new holder has to wait, not a renewal: see `lease-statements.ts`.
  ['leases.held', 'for key share'],
]);

/** Tables whose rows get an id by themselves. */
const NUMBERED: ReadonlySet<string> = new Set(
  Object.values(pgTables).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const columns: Readonly<Record<string, PgColumn>> = getTableColumns(table);
    return columns.id?.generatedIdentity ? [getTableName(table)] : [];
  }),
);

/** A statement that any connection can run. PostgreSQL parses it once on each, by its name. */
class PgStatement {
  readonly #name: string;
  readonly #text: string;
  readonly #bound: (given?: Given) => unknown[];
  readonly #rowOf: ((values: readonly unknown[]) => Record<string, unknown>) | undefined;
  readonly #before: string | undefined;

  constructor(prepared: Prepared, path: string, locks: boolean) {
    const { sql } = prepared.getQuery();
    const inserted = /^insert into "(\w+)"/.exec(sql)?.[1];
    const numbered = inserted !== undefined && NUMBERED.has(inserted) && !/ returning /.test(sql);
    const lock = locks ? LOCKED.get(path) : undefined;
    this.#text = `${sql}${numbered ? ' returning "id"' : ''}${lock ? ` ${lock}` : ''}`;
    this.#name = `${path}${lock ? '+' : ''}`;
    this.#bound = binderOf(prepared);
    this.#rowOf = rowReaderOf(prepared);
    this.#before = locks && path === 'history.lastHash' ? `select pg_advisory_xact_lock(${HISTORY_LOCK})` : undefined;
  }

  /** Whether it reads what every transaction continues: one job at a time may, until it is through. */
  get isForOneAtATime(): boolean {
    return this.#before !== undefined;
  }

  async run(client: ClientBase, how: Ask['how'], given: Given | undefined): Promise<unknown> {
    if (this.#before !== undefined) await client.query(this.#before);
    const { rows, rowCount } = await client.query<unknown[]>({
      name: this.#name,
      text: this.#text,
      values: this.#bound(given),
      rowMode: 'array',
    });
    if (how === 'run' || how === 'do')
      return { changes: rowCount ?? 0, lastInsertRowid: Number(rows[0]?.[0] ?? 0) } satisfies Written;
    const rowOf = this.#rowOf;
    if (!rowOf) throw new StoreFault('rejected', 'statement-answers-nothing');
    if (how === 'all') return rows.map(rowOf);
    const [first] = rows;
    return first && rowOf(first);
  }
}

/**
 * The statements for PostgreSQL. They are written once, against SQLite's types: this is the one place where PostgreSQL's tables and builder
 * stand in for them. What comes out is run by {@link runAsk} alone.
 * @param locks for transactions: what is read in order to change it is locked
 */
export function pgStatements(locks: boolean): Statements {
  const db = drizzle.mock() as unknown as BetterSQLite3Database;
  const prepared = prepareStatements(db, pgTables as unknown as Tables);
  return eachStatement<Prepared>(prepared, (one, path) => new PgStatement(one, path, locks)) as unknown as Statements;
}

/** Runs one statement of {@link pgStatements}. */
export function runAsk(client: ClientBase, { query, how, given }: Ask): Promise<unknown> {
  return statementOf(query).run(client, how, given);
}

/** Whether a statement reads what every transaction continues: the end of the history. */
export const isForOneAtATime = ({ query }: Ask): boolean => statementOf(query).isForOneAtATime;

function statementOf(query: unknown): PgStatement {
  if (!(query instanceof PgStatement)) throw new StoreFault('rejected', 'statement-of-another-database');
  return query;
}
