/** Fills a data folder with complaints, finished or open, quickly: by SQL, with rows as long as those a real talk left. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { makeCode } from '../src/core/complaint/code.ts';
import type { Talk } from '../src/core/intake/talk/talk.ts';
import type { ChatId } from '../src/core/message.ts';
import { deriveKeys } from '../src/core/seal/keys.ts';
import { Sealer } from '../src/core/seal/sealer.ts';
import { Conversations } from '../src/core/store/engine/conversations.ts';
import { context } from '../src/core/store/engine/sealed.ts';
import { prepareStatements } from '../src/core/store/statements/statements.ts';
import * as tables from '../src/core/store/tables/schema.sqlite.ts';
import { toAduan } from './citizens.ts';
import { chatOf, Engine, SECRET } from './engine.ts';

/** Citizens whose rows really open, and complaints whose codes are really codes; evenly spread over all. */
const REAL_MAX = 20_000;
/** Complaints that open with everything in them: the oldest, which head a queue. */
const OPENABLE_MAX = 64;
/** Talk older than 90 days is tidied away: the newest tenth still has its messages. */
const TALK_KEPT_SHARE = 0.1;
const DAY_MS = 86_400_000;
/** Page cache while filling: random keys go all over the indexes. */
const FILL_CACHE_KIB = 2_000_000;

/** A folder that was filled. */
export interface Filled {
  readonly folder: string;
  readonly complaints: number;
  /** Chats of citizens who filed a complaint two months ago and can come back. */
  readonly chats: readonly ChatId[];
  readonly codes: readonly string[];
  readonly bytes: number;
}

/** One complaint told to its end, so that there is a row of each kind to take the measure of. @returns the talk it left */
async function tellOne(folder: string): Promise<Talk> {
  const engine = new Engine(folder);
  const chat = chatOf(0);
  let heard: string | undefined;
  for (let said = 0; said < 20; said += 1) {
    const next = toAduan(heard, said, 0);
    if (next === 'done') {
      const { talk } = (await engine.store.read(1, 1)).row;
      await engine.store.close();
      if (!talk) throw new Error('the first talk left nothing');
      return talk;
    }
    if (next === undefined) throw new Error(`a reply that makes no sense here:\n${heard}`);
    heard = await engine.hears(chat, next);
  }
  throw new Error('the complaint came to no end');
}

const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < @complaints)`;
/** 32 bits that look random and are different for every n: Knuth's multiplicative hash. */
const scattered = `printf('%08x', n * 2654435761 % 4294967296)`;
/** Older than any real one, and like those in the order in which they were made. */
const dossierId = `printf('0%016d', n)`;
const submitted = `@now - 60 * ${DAY_MS} - (@complaints - n) * 60000`;

/** Statements that multiply the first complaint's rows; bodies are noise of the same length, as sealed ones are. */
const FILL = [
  `INSERT INTO conversation(id, channel, chat_hash, wrapped_key, version, chat, talk, updated_at, blocked)
   ${numbers} SELECT n, channel, randomblob(16), randomblob(length(wrapped_key)), version, randomblob(length(chat)), randomblob(length(talk)), updated_at, 0
   FROM numbers, (SELECT * FROM conversation WHERE id = 1)`,
  `INSERT INTO dossier(id, wrapped_key, conversation_id, created_at, filed)
   ${numbers} SELECT ${dossierId}, randomblob(length(wrapped_key)), n, ${submitted}, 1 FROM numbers, (SELECT * FROM dossier LIMIT 1)`,
  `INSERT INTO evidence(dossier_id, id, kind, body, file_id, clean_id, position)
   ${numbers} SELECT ${dossierId}, id, kind, randomblob(length(body)), file_id, clean_id, position FROM numbers, (SELECT * FROM evidence)`,
  `INSERT INTO complaint(id, code, dossier_id, conversation_id, status, kind, category, desk, regency, channel, anonymous, secret, language, created_at, submitted_at, deadline, version, body, origin, alert_at)
   ${numbers} SELECT n, upper(substr(${scattered}, 1, 4) || '-' || substr(${scattered}, 5, 4) || '-' || printf('%03x', n % 4096)), ${dossierId}, n,
   iif(@open, 'submitted', 'closed'), kind, category, desk, regency, channel, anonymous, secret, language, ${submitted}, ${submitted}, ${submitted} + 3 * ${DAY_MS}, iif(@open, 1, 4), randomblob(length(body)), desk, NULL
   FROM numbers, (SELECT * FROM complaint WHERE id = 1)`,
  `INSERT INTO complaint_message(complaint_id, at, author, body)
   ${numbers} SELECT n, at, author, randomblob(length(body)) FROM numbers, (SELECT * FROM complaint_message)`,
  `INSERT INTO history(complaint_id, at, act, from_status, to_status, desk, actor, reason, hash)
   ${numbers} SELECT n, ${submitted} + step * ${DAY_MS}, act, from_status, to_status, (SELECT desk FROM complaint WHERE id = 1), actor, NULL, randomblob(32)
   FROM numbers, (SELECT 0 AS step, 'submit' AS act, NULL AS from_status, 'submitted' AS to_status, 'citizen' AS actor
     UNION ALL SELECT 1, 'verify', 'submitted', 'verified', 'admin:1' UNION ALL SELECT 2, 'forward', 'verified', 'forwarded', 'admin:1'
     UNION ALL SELECT 3, 'close', 'forwarded', 'closed', 'admin:1') WHERE step = 0 OR NOT @open`,
  `INSERT INTO inbox(idempotency, conversation_id, body, files, received_at, attempts, state)
   ${numbers} SELECT randomblob(16), n, randomblob(length(body)), NULL, ${submitted}, 0, 'done'
   FROM numbers, (SELECT * FROM inbox) WHERE n > @complaints * ${1 - TALK_KEPT_SHARE}`,
  `INSERT INTO outbox(conversation_id, ref, body, state, attempts, created_at, next_at, platform_id, why)
   ${numbers} SELECT n, ref, randomblob(length(body)), 'sent', 0, ${submitted}, ${submitted}, randomblob(length(platform_id)), NULL
   FROM numbers, (SELECT * FROM outbox) WHERE n > @complaints * ${1 - TALK_KEPT_SHARE}`,
];

/** Makes the rows of some conversations and complaints real: they open with the bench's secret, their codes are codes. */
function makeReal(db: Database.Database, talk: Talk, complaints: number): Pick<Filled, 'chats' | 'codes'> {
  const sealer = new Sealer(deriveKeys(SECRET), randomBytes);
  const conversations = new Conversations(prepareStatements(drizzle(db), tables).conversation, sealer);
  const updateConversation = db.prepare(
    'UPDATE conversation SET chat_hash = ?, wrapped_key = ?, chat = ?, talk = ? WHERE id = ?',
  );
  const updateCode = db.prepare('UPDATE complaint SET code = ? WHERE id = ?');
  const chats: ChatId[] = [];
  const codes: string[] = [];
  const real = Math.min(REAL_MAX, complaints - 1);
  for (let k = 0; k < real; k += 1) {
    const id = 2 + Math.floor((k * (complaints - 1)) / real);
    const chat = chatOf(id);
    // The store's own work makes the row; it is only put where we want it.
    const adding = conversations.add('telegram', chat, new Date());
    const asked = adding.next();
    const added = adding.next({ changes: 1, lastInsertRowid: id });
    if (asked.done || !added.done) throw new Error('a conversation is not added by one row any more');
    const row = asked.value.given as Record<'hash' | 'wrappedKey' | 'chat', Buffer>;
    const code = makeCode(randomBytes);
    const filed = talk.filed.map((each) => ({ ...each, code, at: Date.now() - 60 * DAY_MS }));
    const about = filed[0] ? { filed: filed[0], at: filed[0].at } : null;
    const left = sealer.seal(added.value.key, JSON.stringify({ ...talk, filed, about }), context.talk(id));
    updateConversation.run(row.hash, row.wrappedKey, row.chat, left, id);
    updateCode.run(code, id);
    chats.push(chat);
    codes.push(code);
  }
  return { chats, codes };
}

/** A complaint's sealed values, by the rows that hold them. */
function sealedOf(db: Database.Database, complaint: number) {
  const all = <Row>(sql: string): Row[] => db.prepare(sql).all(complaint) as Row[];
  const of = 'SELECT dossier_id FROM complaint WHERE id = ?';
  const [dossier] = all<{ id: string; key: Buffer }>(`SELECT id, wrapped_key AS key FROM dossier WHERE id = (${of})`);
  if (!dossier) throw new Error(`there is no complaint ${complaint}`);
  const bodies = {
    complaint: all<Sealed>('SELECT rowid AS row, body FROM complaint WHERE id = ?'),
    evidence: all<Sealed>(`SELECT rowid AS row, body FROM evidence WHERE dossier_id = (${of}) ORDER BY position`),
    message: all<Sealed>('SELECT rowid AS row, body FROM complaint_message WHERE complaint_id = ? ORDER BY id'),
  };
  return { dossier, bodies };
}
interface Sealed {
  readonly row: number;
  readonly body: Buffer;
}
const TABLES = { complaint: 'complaint', evidence: 'evidence', message: 'complaint_message' } as const;
const KINDS = ['complaint', 'evidence', 'message'] as const;

/** Seals what the first complaint tells into the oldest ones, so that they open: a page of a queue reads each that it shows. */
function makeOpenable(db: Database.Database, complaints: number): void {
  const sealer = new Sealer(deriveKeys(SECRET), randomBytes);
  const first = sealedOf(db, 1);
  const firstKey = sealer.unwrap(first.dossier.key, context.dossier(first.dossier.id));
  for (let id = 2; id <= Math.min(OPENABLE_MAX, complaints); id += 1) {
    const { dossier, bodies } = sealedOf(db, id);
    const key = sealer.newKey();
    const wrapped = sealer.wrap(key, context.dossier(dossier.id));
    db.prepare('UPDATE dossier SET wrapped_key = ? WHERE id = ?').run(wrapped, dossier.id);
    for (const kind of KINDS) {
      const update = db.prepare(`UPDATE ${TABLES[kind]} SET body = ? WHERE rowid = ?`);
      for (const [index, { row }] of bodies[kind].entries()) {
        const plain = first.bodies[kind][index];
        if (!plain) throw new Error(`complaint ${id} has more rows of ${kind} than the first one`);
        const said = sealer.open(firstKey, plain.body, context[kind](first.dossier.id));
        update.run(sealer.seal(key, said, context[kind](dossier.id)), row);
      }
    }
  }
}

/** Fills a folder with so many complaints, each of another citizen: all closed, or all open and waiting at the desk that received them. */
export async function fill(folder: string, complaints: number, state: 'closed' | 'open' = 'closed'): Promise<Filled> {
  const talk = await tellOne(folder);
  const file = path.join(folder, 'aduan.db');
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma(`cache_size = -${FILL_CACHE_KIB}`);
  db.exec('BEGIN');
  const given = { complaints, now: Date.now(), open: state === 'open' ? 1 : 0 };
  for (const sql of FILL) {
    const named = Object.fromEntries(Object.entries(given).filter(([name]) => sql.includes(`@${name}`)));
    db.prepare(sql).run(named);
  }
  const real = makeReal(db, talk, complaints);
  makeOpenable(db, complaints);
  db.exec('COMMIT');
  db.pragma('journal_mode = WAL');
  db.close();
  return { folder, complaints, ...real, bytes: statSync(file).size };
}
