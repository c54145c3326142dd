/** The two ends of a copy: a database of either kind, opened for it. */
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { assertUpToDate } from '../engine/migrations.ts';
import { migrateFile, newestInFile, faultsOf as sqliteFaultsOf } from '../engine/sqlite.ts';
import { loneClient } from '../postgres/pg-client.ts';
import { faultsOf, migrateOnce, newestOnServer } from '../postgres/postgres.ts';
import * as pgTables from '../tables/schema.pg.ts';
import * as sqliteTables from '../tables/schema.sqlite.ts';
import type { Tables } from '../tables/tables.ts';

/** A database that is copied from or to. Statements are built as for SQLite, and awaited: see `statements.ts`. */
export interface CopySide {
  readonly db: BetterSQLite3Database;
  readonly tables: Tables;
  /** The newest id that a table ever gave, also when its row is gone. */
  lastId(table: string): Promise<number>;
  /** The next id of a table comes after this one. */
  setLastId(table: string, id: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a SQLite file for a copy.
 * @param how `from`: as it is at this moment, also while a program writes to it; `to`: made where there is none, and migrated
 * @throws StoreFault when it can not be opened, or `from` is not as this program would leave it
 */
export async function sqliteSide(file: string, how: 'from' | 'to'): Promise<CopySide> {
  if (how === 'to') await migrateFile(file);
  return sqliteFaultsOf(() => {
    const raw = new Database(file, { fileMustExist: true });
    try {
      return sideOfFile(raw, how);
    } catch (error) {
      raw.close();
      throw error;
    }
  });
}

function sideOfFile(raw: Database.Database, how: 'from' | 'to'): CopySide {
  raw.pragma('foreign_keys = ON');
  raw.pragma('synchronous = FULL');
  if (how === 'from') {
    // The first reading of a transaction fixes what all of them see.
    raw.exec('BEGIN');
    assertUpToDate('sqlite', newestInFile(raw));
  }
  const last = raw.prepare<[string], { readonly seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?');
  return {
    db: drizzleSqlite(raw),
    tables: sqliteTables,
    lastId: async (table) => last.get(table)?.seq ?? 0,
    setLastId: async (table, id) => {
      const { changes } = raw.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?').run(id, table);
      if (changes === 0) raw.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, id);
    },
    close: async () => {
      if (raw.inTransaction) raw.exec('COMMIT');
      raw.close();
    },
  };
}

/**
 * Opens a PostgreSQL database for a copy; `how` as in {@link sqliteSide}.
 * @throws StoreFault when it can not be reached, or `from` is not as this program would leave it
 */
export async function postgresSide(url: string, how: 'from' | 'to'): Promise<CopySide> {
  return faultsOf(async () => {
    if (how === 'to') await migrateOnce(url);
    const client = loneClient({ connectionString: url, application_name: 'aduan: copy' });
    await client.connect();
    if (how === 'from') {
      try {
        await client.query('begin isolation level repeatable read read only');
        assertUpToDate('pg', await newestOnServer(client));
      } catch (error) {
        await client.end();
        throw error;
      }
    }
    return {
      db: drizzlePg(client) as unknown as BetterSQLite3Database,
      tables: pgTables as unknown as Tables,
      lastId: async (table) => {
        const { rows } = await client.query<{ last: string; called: boolean }>(
          `select last_value as last, is_called as called from "${table}_id_seq"`,
        );
        return rows[0]?.called ? Number(rows[0].last) : 0;
      },
      setLastId: async (table, id) => {
        if (id > 0) await client.query(`select setval('"${table}_id_seq"', $1::bigint)`, [id]);
      },
      close: () => client.end(),
    };
  });
}
