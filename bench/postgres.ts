/** The store on PostgreSQL beside `pgbench`, which runs the same statements with the same number of connections and nothing else. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { openSharedStore } from '../src/core/store/open.ts';
import type { Step } from '../src/core/store/port/steps.ts';
import type { Store } from '../src/core/store/port/store.ts';
import type { Prepared } from '../src/core/store/statements/prepared.ts';
import { prepareStatements } from '../src/core/store/statements/statements.ts';
import * as pgTables from '../src/core/store/tables/schema.pg.ts';
import type { Tables } from '../src/core/store/tables/tables.ts';
import { systemClock } from '../src/system-clock.ts';
import { testPostgres } from '../tests/fakes/postgres.ts';
import { SECRET } from './engine.ts';
import { inScratch, interleaved, MEASURE_MS, median, ratio } from './measure.ts';
import { messageOf, REPLY, TALK_BYTES } from './one-message.ts';
import { goal, heading, note, shown, table } from './report.ts';

const CHATS = 200;
/** Connections that a store keeps: see `postgres.ts`. */
const CONNECTIONS = 4;
const WARM_SHARE = 0.5;

interface Talk {
  readonly step: number;
  readonly said: string;
}
interface Round {
  readonly perSecond: number;
}

/** Where distributions of PostgreSQL put what is not for everybody's path. */
const FOLDERS = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'];
function pgbenchProgram(): string | undefined {
  const versions = FOLDERS.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => path.join(folder, version, 'bin', 'pgbench')),
  );
  const found = [...(process.env.PATH ?? '').split(':').map((folder) => path.join(folder, 'pgbench')), ...versions];
  return found.find(existsSync);
}

/** A database of its own on a server, removed afterwards. */
export async function withDatabase<Result>(server: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const name = `aduan_bench_${randomBytes(6).toString('hex')}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await onServer(`create database ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await use(url.href);
  } finally {
    await onServer(`drop database if exists ${name} with (force)`);
  }
}

const said = 'x'.repeat(TALK_BYTES);

/** One citizen's message and its reply: stored, read, stepped, marked as sent. */
async function turn(store: Store<Talk>, chat: number): Promise<void> {
  const [id = 0] = await store.accept([messageOf(chat)], new Date());
  const { row, inbox } = await store.read(id, 50);
  const delivery = { kind: 'message', ref: `r${id}.${row.version}`, message: { text: REPLY } } as const;
  const step: Step<Talk> = {
    conversation: id,
    version: row.version,
    handled: inbox.map((heard) => heard.id),
    talk: { step: (row.talk?.step ?? 0) + 1, said },
    effects: [{ do: 'send', delivery }],
  };
  const committed = await store.commit(step);
  if (!committed.ok) throw new Error('a step was turned away although nobody else wrote');
  for (const send of committed.sends) await store.markSent(send, '123456');
}

const ours = (server: string): Promise<Round> =>
  withDatabase(server, async (url) => {
    const store = await openSharedStore<Talk>({ url, secret: SECRET, clock: systemClock, random: randomBytes });
    const from = performance.now() + MEASURE_MS * WARM_SHARE;
    const to = from + MEASURE_MS;
    let done = 0;
    const citizen = async (chat: number) => {
      while (performance.now() < to) {
        await turn(store, chat);
        const now = performance.now();
        if (now >= from && now < to) done += 1;
      }
    };
    await Promise.all(Array.from({ length: CHATS }, (_, chat) => citizen(chat)));
    await store.close();
    return { perSecond: (done * 1000) / MEASURE_MS };
  });

/** The same statements, each with the values that a message of {@link turn} has, as a script for `pgbench`. */
function script(): string {
  const q = prepareStatements(drizzle.mock() as unknown as BetterSQLite3Database, pgTables as unknown as Tables);
  const bytes = (length: number) => `'\\x${'5a'.repeat(length)}'::bytea`;
  const now = "'2026-01-01T00:00:00Z'::timestamptz";
  const fill = ({ getQuery }: Prepared, values: readonly string[], more = '') => {
    const { sql, params } = getQuery();
    if (params.length !== values.length) throw new Error(`${sql} takes ${params.length} values, not ${values.length}`);
    return `${sql.replace(/\$(\d+)/g, (_, at) => values[Number(at) - 1] ?? '')}${more}`;
  };
  const bind = (one: unknown): Prepared => ({ getQuery: () => (one as Prepared).getQuery() });
  const named = (one: unknown, given: Readonly<Record<string, string>>, more = '') => {
    const prepared = bind(one);
    const values = prepared.getQuery().params.map((param) => valueFor(param, given));
    return `${fill(prepared, values, more)};`;
  };
  const conversation = {
    id: ':c',
    conversation: ':c',
    hash: "decode(md5(:c::text), 'hex')",
  };
  const lock = ' for no key update';
  return [
    `\\set c random(1, ${CHATS})`,
    '\\set k random(1, 2000000000)',
    'begin;',
    named(q.conversation.byHash, conversation, lock),
    `${named(q.inbox.add, { ...conversation, idempotency: "decode(md5(random()::text || :k::text), 'hex')", body: bytes(280), files: 'null', receivedAt: now }).slice(0, -1)} returning "id" as row \\gset`,
    'commit;',
    'begin isolation level repeatable read read only;',
    named(q.conversation.byId, conversation),
    `${named(q.conversation.talk, conversation).slice(0, -1)} \\gset read_`,
    named(q.inbox.openOf, { ...conversation, limit: '50' }),
    'commit;',
    'begin;',
    named(q.conversation.byId, conversation, lock),
    named(q.conversation.move, { ...conversation, version: ':read_version', talk: bytes(TALK_BYTES + 60), now }),
    named(q.inbox.done, { ...conversation, id: ':row' }),
    `${named(q.outbox.add, { ...conversation, ref: "'r' || :k", body: bytes(380), state: "'queued'", now, why: 'null' }).slice(0, -1)} returning "id" as sent \\gset`,
    'commit;',
    'begin;',
    named(q.conversation.byId, conversation, lock),
    named(q.outbox.sent, { ...conversation, id: ':sent', platformId: bytes(34) }),
    'commit;',
  ].join('\n');
}

/** What stands for a parameter in the script: the value of its placeholder, or the constant that drizzle bound. */
function valueFor(param: unknown, given: Readonly<Record<string, string>>): string {
  const inner: unknown = typeof param === 'object' && param !== null ? (Reflect.get(param, 'value') ?? param) : param;
  const name: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'name') : undefined;
  if (typeof name === 'string') {
    const value = given[name];
    if (value === undefined) throw new Error(`the script has no value for ${name}`);
    return value;
  }
  return inner === null ? 'null' : typeof inner === 'string' ? `'${inner}'` : String(inner);
}

const theirs = (server: string, pgbench: string, clients: number): Promise<Round> =>
  withDatabase(server, (url) =>
    inScratch(async (folder) => {
      const store = await openSharedStore<Talk>({ url, secret: SECRET, clock: systemClock, random: randomBytes });
      for (let chat = 0; chat < CHATS; chat += 1) await turn(store, chat);
      await store.close();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`update conversation set chat_hash = decode(md5(id::text), 'hex')`);
      await client.end();
      const file = path.join(folder, 'message.sql');
      writeFileSync(file, script());
      const seconds = Math.max(1, Math.round(MEASURE_MS / 1000));
      const { stdout, stderr, status } = spawnSync(
        pgbench,
        ['-n', '-M', 'prepared', '-c', String(clients), '-T', String(seconds), '-f', file, url],
        { encoding: 'utf8' },
      );
      const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
      if (status !== 0 || !Number.isFinite(perSecond)) throw new Error(`pgbench failed: ${stderr.slice(0, 400)}`);
      return { perSecond };
    }),
  );

/** Measures and prints. */
export async function postgres(): Promise<void> {
  heading(`The store on PostgreSQL, ${CHATS} citizens at once`);
  const pgbench = pgbenchProgram();
  const server = await testPostgres();
  try {
    const variants: Record<string, () => Promise<Round>> = { Aduan: () => ours(server.url) };
    if (pgbench) {
      variants[`pgbench, ${CONNECTIONS} clients`] = () => theirs(server.url, pgbench, CONNECTIONS);
      variants['pgbench, 32 clients'] = () => theirs(server.url, pgbench, 32);
    } else note('There is no pgbench on this machine: nothing to compare with.');
    const rounds = await interleaved(variants);
    const base = rounds[`pgbench, ${CONNECTIONS} clients`] ?? [];
    const speed = ({ perSecond }: Round) => perSecond;
    table(
      ['store', 'x pgbench', 'messages/s'],
      Object.entries(rounds).map(([name, taken]) => [name, ratio(taken, base, speed), median(taken.map(speed))]),
    );
    note(
      `A message is stored, its conversation read, a step committed (talk, reply) and the reply marked, each in a transaction of its own in pgbench. ${shown(MEASURE_MS / 1000)} s a round.`,
    );
    if (base.length > 0)
      goal('store on PostgreSQL against pgbench', ratio(rounds.Aduan ?? [], base, speed), 'at least', 0.5, ' x');
  } finally {
    await server.stop();
  }
}
