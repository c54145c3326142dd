import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';

let dir: string;
let database: FreshDatabase;
let telegram: BotApi;
let programs: Promise<Running>[];
const env = () => ({
  ...{ DATA_DIR: dir, DATABASE_URL: database.url ?? '' },
  ...telegram.env,
});
const begin = (hears?: (output: string) => void, more: Readonly<Record<string, string>> = {}): Promise<Running> => {
  const program = startProgram({ ...env(), ...more }, hears);
  program.catch(() => undefined);
  programs.push(program);
  return program;
};

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-standby-'));
  database = await freshDatabase('postgres');
  telegram = await new BotApi().listen();
  programs = [];
});
afterEach(async () => {
  for (const program of programs) await program.then((each) => each.end('SIGKILL')).catch(() => undefined);
  await telegram.close();
  await database.remove();
  rmSync(dir, { recursive: true, force: true });
});

const sees = (chat: number, words: string) =>
  telegram.until(() => telegram.last(chat)?.text.includes(words) ?? false, `chat ${chat} shows ${words}`);
/** Asks the database, beside the programs. */
async function ask<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

it('a second program on the same database waits, takes over when the first is killed, and goes on with what was said', async () => {
  const first = await begin();
  telegram.message(41, { text: 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam' });
  await sees(41, 'Ada nomor di tiang');
  let second: Promise<Running> | undefined;
  await new Promise<void>((waits) => {
    second = begin((output) => output.includes('This one waits') && waits());
  });
  expect(await first.end('SIGKILL')).toBe('SIGKILL');
  telegram.message(41, { text: 'lewati' });
  await second;
  await sees(41, 'Kirim bukti');
  telegram.message(42, { text: 'halo' });
  await sees(42, 'Apa yang terjadi');
  expect(telegram.violations).toEqual([]);
});

it('one that waits says so to probes, metrics and doctor, and to nobody else', async () => {
  await begin();
  const port = await new Promise<string>((answers) => {
    const hears = (output: string) => {
      const found = /"port":(\d+),"event":"standby-answers"/.exec(output)?.[1];
      if (found) answers(found);
    };
    void begin(hears, { LOG_LEVEL: 'info' });
  });
  const url = `http://127.0.0.1:${port}`;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ parts: { standby: { ok: false } } });
  expect((await fetch(`${url}/`)).status).toBe(503);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('aduan_working 0');
  expect(metrics).not.toMatch(/^aduan_(database_up|queue_depth|complaints)\b/m);
  const { out } = await runProgram(['doctor'], { ...env(), PORT: port });
  expect(out).toMatch(/good\s+lock\s+a program works on this database/);
  expect(out).toMatch(/good\s+program\s+waits at/);
});

it('a start that fails lets the lock go', async () => {
  const program = await begin();
  expect(await program.end('SIGTERM')).toBe(0);
  await ask(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', 99999999999999)",
  );
  const { code, err } = await runProgram(['start'], { ...env(), PORT: '0' });
  expect(code).toBe(2);
  expect(err).toContain('a newer version of Aduan');
  const held = await ask(
    "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
  );
  expect(held).toEqual([]);
});

it('goes on when the server cuts every connection in the middle of it', async () => {
  const program = await begin();
  const cut = () =>
    ask(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'aduan%'",
    );
  for (let chat = 50; chat < 58; chat += 1) {
    telegram.message(chat, { text: 'Jalan berlubang besar di Jl. Veteran Banjarmasin sejak kemarin' });
    if (chat % 2 === 0) await cut();
  }
  for (let chat = 50; chat < 58; chat += 1) await sees(chat, 'Veteran');
  expect(await program.end('SIGTERM')).toBe(0);
  const rows = await ask<{ n: string }>("select count(*) as n from inbox where state <> 'done'");
  expect(rows[0]?.n).toBe('0');
});

it('a database that can not be reached stops the start with what to do, and never with the password', async () => {
  const { code, err } = await runProgram(['start'], {
    ...env(),
    DATABASE_URL: 'postgres://aduan:CANARY@127.0.0.1:9/aduan',
  });
  expect(code).toBe(2);
  expect(err).toContain('DATABASE_URL');
  expect(err).toContain('look whether the server runs');
  expect(err).not.toContain('CANARY');
});
