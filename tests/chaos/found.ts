import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { House } from '../../src/cli/house.ts';
import { runProgram } from '../app-run.ts';
import { openedHouse } from '../cli/filled-house.ts';
import type { Exported, OutRow } from './checker.ts';

/** The settings by which the data are found. */
export type DataEnv = Readonly<Record<string, string>>;

/** Rows as they are, plain columns only. */
interface Rows {
  readonly conversations: readonly number[];
  readonly inbox: readonly { readonly id: number; readonly state: string }[];
  readonly out: readonly {
    readonly id: number;
    readonly conversation: number;
    readonly ref: string | null;
    readonly state: string;
    readonly why: string | null;
  }[];
}

const CONVERSATIONS = 'select id from conversation order by id';
const NOT_DONE = "select id, state from inbox where state <> 'done' order by id";
const BLAMED = "select id from inbox where state = 'open' and attempts >= 2 limit 1";
/** As SQLite and as PostgreSQL say it: before the first migration. */
const NO_TABLE = /no such table|relation "inbox" does not exist/;
const COUNTED: ReadonlySet<string> = new Set(['id', 'conversation']);
const OUT = 'select id, conversation_id as conversation, ref, state, why from outbox order by id';

/** Asks beside whatever else works on the database. */
type Ask = <Row>(statement: string) => Promise<readonly Row[]>;

async function asking<Answer>(
  { DATA_DIR = '', DATABASE_URL }: DataEnv,
  act: (ask: Ask) => Promise<Answer>,
): Promise<Answer> {
  if (DATABASE_URL === undefined) {
    const db = new Database(path.join(DATA_DIR, 'aduan.db'), { readonly: true });
    try {
      return await act(async <Row>(statement: string) => db.prepare(statement).all() as Row[]);
    } finally {
      db.close();
    }
  }
  const client = new pg.Client({ connectionString: DATABASE_URL });
  // A server that crashes meanwhile ends the connection; whoever waits for an answer is told so, and nobody else has to be.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await act(async <Row>(statement: string) =>
      (await client.query<Record<string, unknown>>(statement)).rows.map(
        (row) =>
          Object.fromEntries(
            // What counts is a bigint, which comes as text.
            Object.entries(row).map(([name, value]) => [name, COUNTED.has(name) ? Number(value) : value]),
          ) as Row,
      ),
    );
  } finally {
    await client.end();
  }
}

const readRows = (env: DataEnv): Promise<Rows> =>
  asking(env, async (ask) => ({
    conversations: (await ask<{ id: number }>(CONVERSATIONS)).map(({ id }) => id),
    inbox: await ask(NOT_DONE),
    out: await ask(OUT),
  }));

/**
 * Whether two ends of the program are counted against some message that is not done yet. A third one would put it aside: that is what the program
 * promises of a message that ends it, and it can not know that somebody else did. What can not be asked now may be so.
 */
export async function isAnyBlamed(env: DataEnv): Promise<boolean> {
  // There is no database before the first start.
  if (env.DATABASE_URL === undefined && !existsSync(path.join(env.DATA_DIR ?? '', 'aduan.db'))) return false;
  return asking(env, async (ask) => (await ask(BLAMED)).length > 0).catch(
    (error: unknown) => !(error instanceof Error && NO_TABLE.test(error.message)),
  );
}

/** Whether nothing waits any more: every message is done, every reply is sent. */
export async function isAtRest(env: DataEnv): Promise<boolean> {
  const { inbox, out } = await readRows(env);
  return !inbox.some(({ state }) => state === 'open') && !out.some(({ state }) => state === 'queued');
}

/** What is left, by the program's own commands and by its rows. Nothing may run on the data. */
export async function readLeft(env: DataEnv): Promise<{
  readonly complaints: readonly Exported[];
  readonly held: readonly string[];
  readonly rows: readonly OutRow[];
  readonly inbox: Rows['inbox'];
  readonly verified: readonly string[];
}> {
  const exported = await runProgram(['export', '--format', 'jsonl'], env);
  const verify = await runProgram(['verify'], env);
  const { DATA_DIR = '', ...more } = env;
  const { conversations, inbox, out } = await readRows(env);
  const house = await openedHouse(DATA_DIR, more);
  try {
    return {
      complaints: exported.out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Exported),
      held: await wordsHeld(house, conversations),
      rows: await outRows(house, out),
      inbox,
      verified: [
        ...(exported.code === 0 ? [] : [`export: ${exported.err}`]),
        ...(verify.code === 0 ? [] : [`verify: ${verify.out}${verify.err}`]),
      ],
    };
  } finally {
    await house.close();
  }
}

/** Words that a talk keeps outside of complaints: in drafts, and waiting to be asked about. */
async function wordsHeld({ store }: House, conversations: readonly number[]): Promise<readonly string[]> {
  const held: string[] = [];
  for (const id of conversations) {
    const { talk } = (await store.read(id, 1)).row;
    if (!talk) continue;
    const drafts = [...(talk.draft ? [talk.draft] : []), ...talk.shelf];
    held.push(...drafts.flatMap(({ words }) => words.map(({ text }) => text)));
    held.push(...talk.held.flatMap(({ text }) => text ?? []));
  }
  return held;
}

/** One after the other: all at once, on a busy machine, they wait too long for a connection. */
async function outRows(house: House, out: Rows['out']): Promise<readonly OutRow[]> {
  const rows: OutRow[] = [];
  for (const row of out) rows.push(await outRow(house, row));
  return rows;
}

async function outRow({ store }: House, { id, conversation, ref, state, why }: Rows['out'][number]): Promise<OutRow> {
  const { channel, chat } = (await store.read(conversation, 1)).row;
  const sentAs = state === 'sent' && ref !== null ? await nameOf(store, channel, conversation, ref) : undefined;
  return { id, channel, chat, sentAs, state, why };
}

/** What a platform calls a message of ours; WhatsApp repeats our own name for it, a page of the web chat has none. */
async function nameOf(
  store: House['store'],
  channel: string,
  conversation: number,
  ref: string,
): Promise<string | undefined> {
  if (channel === 'whatsapp') return ref;
  if (channel !== 'telegram' && channel !== 'x') return undefined;
  const name = await store.platformIdOf(conversation, ref);
  // The very words stood there already: they have the name that was not heard.
  return name === 'duplicate' ? undefined : name;
}
