import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrateFile } from '../../src/core/store/engine/sqlite.ts';

/** Where databases of this moment lie: in memory, where the system has such a folder. What is durable is not asked here, only in what order. */
export const workFolder = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/**
 * The database itself keeps a book of what is done: whatever the program believes or says, an entry stands for one statement in a transaction that
 * was committed.
 */
const BOOK = `
create table book (seq integer primary key autoincrement, what text not null, row integer not null, conversation integer not null, state text not null);
create trigger book_inbox after update of state on inbox begin
  insert into book (what, row, conversation, state) values ('inbox', new.id, new.conversation_id, new.state);
end;
create trigger book_outbox after update of state on outbox begin
  insert into book (what, row, conversation, state) values ('outbox', new.id, new.conversation_id, new.state);
end;
`;

let template: string | undefined;

/** An empty database with the book in it; made once, to be copied. */
export async function makeTemplate(): Promise<void> {
  const file = path.join(mkdtempSync(path.join(workFolder(), 'aduan-simulation-')), 'template.db');
  await migrateFile(file);
  const db = new Database(file);
  db.exec(BOOK);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  template = file;
}

/** Removes it. */
export function removeTemplate(): void {
  if (template !== undefined) rmSync(path.dirname(template), { recursive: true, force: true });
}

export function templateFile(): string {
  if (template === undefined) throw new Error('makeTemplate comes first');
  return template;
}

/** An entry of the book. */
export interface Entry {
  readonly row: number;
  readonly conversation: number;
  readonly state: string;
}
/** A row of the outbox at the end. */
export interface OutRow {
  readonly id: number;
  readonly conversation: number;
  readonly ref: string | null;
  readonly state: string;
  readonly why: string | null;
}

/** What the database holds in plain view. */
export function readBook(file: string): {
  readonly handled: readonly Entry[];
  readonly sent: readonly Entry[];
  readonly out: readonly OutRow[];
  readonly inbox: readonly { readonly id: number; readonly state: string }[];
} {
  const db = new Database(file, { readonly: true });
  try {
    const entries = (what: string) =>
      db.prepare('select row, conversation, state from book where what = ? order by seq').all(what) as Entry[];
    return {
      handled: entries('inbox'),
      sent: entries('outbox'),
      out: db
        .prepare('select id, conversation_id as conversation, ref, state, why from outbox order by id')
        .all() as OutRow[],
      inbox: db.prepare('select id, state from inbox order by id').all() as { id: number; state: string }[],
    };
  } finally {
    db.close();
  }
}
