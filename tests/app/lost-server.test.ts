import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { Line } from '../fakes/line.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';

/** Longer than the program waits for a server that says nothing (`core/store/postgres/postgres.ts`), on a machine that does much else, ms. */
const GIVEN_UP_MS_MAX = 120_000;

let dir: string;
let database: FreshDatabase;
let line: Line;
let telegram: BotApi;
let programs: Running[];

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-lost-'));
  database = await freshDatabase('postgres');
  line = await Line.to(database.url ?? '');
  telegram = await new BotApi().listen();
  programs = [];
});
afterEach(async () => {
  for (const program of programs) await program.end('SIGKILL');
  await telegram.close();
  await line.down();
  await database.remove();
  rmSync(dir, { recursive: true, force: true });
});

const begin = async (databaseUrl: string, hears?: (output: string) => void): Promise<Running> => {
  const program = await startProgram(
    {
      ...{ DATA_DIR: dir, DATABASE_URL: databaseUrl },
      ...telegram.env,
    },
    hears,
  );
  programs.push(program);
  return program;
};
const overLine = () => {
  const url = new URL(database.url ?? '');
  url.port = String(line.port);
  return url.href;
};
const sees = (chat: number, words: string) =>
  telegram.until(
    () => telegram.last(chat)?.text.includes(words) ?? false,
    `chat ${chat} shows ${words}`,
    GIVEN_UP_MS_MAX,
  );

it('a server that is gone without ending its connections is given up, and everything goes on with what the address leads to then', {
  timeout: GIVEN_UP_MS_MAX * 2,
}, async () => {
  const program = await begin(overLine());
  telegram.message(41, { text: 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin malam' });
  await sees(41, 'Ada nomor di tiang');
  line.lose();
  telegram.message(41, { text: 'lewati' });
  telegram.message(42, { text: 'halo' });
  await sees(41, 'Kirim bukti');
  await sees(42, 'Apa yang terjadi');
  expect(telegram.violations).toEqual([]);
  expect(await program.end('SIGTERM')).toBe(0);
});

it('of two programs one works, also where the other lost the server and nothing told it so', {
  timeout: GIVEN_UP_MS_MAX,
}, async () => {
  const first = await begin(overLine());
  let second: Promise<Running> | undefined;
  await new Promise<void>((waits) => {
    second = begin(database.url ?? '', (output) => output.includes('This one waits') && waits());
  });
  line.lose();
  await second;
  // Nobody ended it: it has found out by itself.
  expect(await first.gone).toBe(1);
  expect(first.output()).toContain('standby-took-over');
  telegram.message(43, { text: 'halo' });
  await sees(43, 'Apa yang terjadi');
});
