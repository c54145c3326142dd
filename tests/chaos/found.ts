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
export interface Rows {
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
const OUT = 'select id, conversation_id as conversation, ref, state, why from outbox order by id';

/** Reads beside whatever else works on the database. */
export async function readRows({ DATA_DIR = '', DATABASE_URL }: DataEnv): Promise<Rows> {
  if (DATABASE_URL === undefined) {
    const db = new Database(path.join(DATA_DIR, 'aduan.db'), { readonly: true });
    try {
      return {
        conversations: (db.prepare(CONVERSATIONS).all() as { id: number }[]).map(({ id }) => id),
        inbox: db.prepare(NOT_DONE).all() as Rows['inbox'],
        out: db.prepare(OUT).all() as Rows['out'],
      };
    } finally {
      db.close();
    }
  }
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    const ask = async <Row>(statement: string): Promise<Row[]> =>
      (await client.query<Record<string, unknown>>(statement)).rows.map(
        (row) =>
          Object.fromEntries(
            // What counts is a bigint, which comes as text.
            Object.entries(row).map(([name, value]) => [
              name,
              name === 'id' || name === 'conversation' ? Number(value) : value,
            ]),
          ) as Row,
      );
    return {
      conversations: (await ask<{ id: number }>(CONVERSATIONS)).map(({ id }) => id),
      inbox: await ask(NOT_DONE),
      out: await ask(OUT),
    };
  } finally {
    await client.end();
  }
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
      rows: await Promise.all(out.map((row) => outRow(house, row))),
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

async function outRow({ store }: House, { id, conversation, ref, state, why }: Rows['out'][number]): Promise<OutRow> {
  const { channel, chat } = (await store.read(conversation, 1)).row;
  const isSent = state === 'sent' && ref !== null;
  const sentAs = !isSent
    ? undefined
    : channel === 'whatsapp'
      ? ref
      : channel === 'telegram'
        ? await store.platformIdOf(conversation, ref)
        : undefined;
  return { id, channel, chat, sentAs, state, why };
}
