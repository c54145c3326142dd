/** Opens a store: on a file of its own, or on a database that several processes share. */
import type { Clock, RandomBytes } from '../clock.ts';
import { deriveKeys } from '../seal/keys.ts';
import type { Database } from './engine/database.ts';
import { HALF_ROTATED, openingOf } from './engine/generations.ts';
import { openSqlite } from './engine/sqlite.ts';
import { type Store, StoreFault } from './port/store.ts';
import { type Opened, RolledBack, SqlStore } from './sql-store.ts';

/** What every store is made of. */
interface Parts {
  /** `ADUAN_SECRET`. */
  readonly secret: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Told what a step erased. */
  readonly onErased?: Opened['onErased'];
}

/** A store in a file of its own. */
export interface StoreParts extends Parts {
  /** The SQLite file; created where there is none. Its folder must exist. */
  readonly file: string;
}

/** A store that several processes share. */
export interface SharedStoreParts extends Parts {
  /** `postgres://user:password@host/database`. */
  readonly url: string;
}

/**
 * Opens the store on a SQLite file and migrates it; `asItIs`: only one that needs it not.
 * @throws StoreFault, or Error when the secret is too short
 */
export function openStore<Talk>(parts: StoreParts, how: { readonly asItIs?: boolean } = {}): Store<Talk> {
  return storeOn(parts, (onRollback) => openSqlite(parts.file, onRollback, how));
}

/**
 * The store on a database that is opened here: what opens it may watch it, or let it fail.
 * @throws whatever opening throws, or Error when the secret is too short
 */
export function storeOn<Talk>(parts: Parts, open: (onRollback: () => void) => Database): Store<Talk> {
  const rolledBack = new RolledBack();
  deriveKeys(parts.secret); // nothing is opened for a secret that is too short
  const db = open(() => rolledBack.tell());
  try {
    return storeOf<Talk>(parts, db, rolledBack);
  } catch (error) {
    void db.close(); // a file's is closed at once
    throw error;
  }
}

/**
 * Opens the store on a PostgreSQL database and migrates it; `asItIs`: only one that needs it not.
 * @throws StoreFault, or Error when the secret is too short
 */
export async function openSharedStore<Talk>(
  parts: SharedStoreParts,
  how: { readonly asItIs?: boolean } = {},
): Promise<Store<Talk>> {
  const rolledBack = new RolledBack();
  deriveKeys(parts.secret);
  // Loaded where it is wanted: a file needs none of its memory.
  const { openPostgres } = await import('./postgres/postgres.ts');
  const db = await openPostgres(parts.url, () => rolledBack.tell(), how);
  try {
    return storeOf<Talk>(parts, db, rolledBack);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** @throws StoreFault when the database belongs to another secret, or partly to one and partly to another */
function storeOf<Talk>({ secret, random, clock, onErased }: Parts, db: Database, rolledBack: RolledBack): Store<Talk> {
  if (db.marks.rotating !== null) throw new StoreFault('rejected', HALF_ROTATED);
  return new SqlStore<Talk>({ ...openingOf(secret, random, db.marks.rotated), clock, db, rolledBack, onErased });
}
