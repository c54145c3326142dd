import path from 'node:path';
import Database from 'better-sqlite3';
import { StoreFault } from '../port/store.ts';
import type { Alone } from './alone.ts';

/** Holds nothing; the lock on it is what counts. Left behind, it stops nobody. */
const LOCK_FILE = 'aduan.lock';

/**
 * Makes sure that no other program works on a SQLite database: what was read last is kept in memory, so two would work on what the other has
 * changed, and send every reply twice. Node has no file locks of its own; SQLite's end with the process, however it dies.
 * @param dataDir folder of the database, which exists
 * @returns undefined while another program holds it
 * @throws StoreFault when the lock can not be written
 */
export function workAloneIn(dataDir: string): Alone | undefined {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(path.join(dataDir, LOCK_FILE), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const code = error instanceof Database.SqliteError ? error.code : 'unreadable';
    if (code.startsWith('SQLITE_BUSY')) return undefined;
    throw new StoreFault(code.startsWith('SQLITE_FULL') ? 'full' : 'io', code, error);
  }
  const held = lock;
  return {
    release: async () => {
      held.close();
    },
  };
}
