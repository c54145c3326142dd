import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseFile } from '../../src/database.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';

/* Ten thousand people who do not exist, each with a chat of their own: no limit of one person or one chat stops them. */

const CROWD = 10_000;
const FIRST = 100_000;
/** What the machine may have to give, in bytes. */
const MEMORY_BYTES_MAX = 1024 ** 3;

let dir: string;
let telegram: BotApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-crowd-'));
  telegram = await new BotApi().listen();
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The most memory that a process ever had, in bytes; undefined where the system does not tell. */
function peakMemory(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? undefined : Number(kib) * 1024;
}

/** How many messages each conversation has, whatever became of them. */
function messagesOf(file: string): readonly number[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], number>('select count(*) from inbox group by conversation_id').pluck().all();
  } finally {
    db.close();
  }
}

it(`${CROWD} people at once: each is stored once and answered once, and the memory stays small`, {
  timeout: 700_000,
}, async () => {
  const chats = Array.from({ length: CROWD }, (_, i) => FIRST + i);
  for (const chat of chats)
    telegram.message(chat, { text: `Lampu jalan mati di Jl. Veteran no ${chat} Banjarmasin sejak kemarin malam` });
  program = await startProgram({
    DATA_DIR: dir,
    ...telegram.env,
  });
  let answered = 0;
  await telegram.until(
    () => {
      while (answered < CROWD && telegram.chat(FIRST + answered).seen.size > 0) answered += 1;
      return answered === CROWD && telegram.backlog === 0;
    },
    'everybody is answered, and everything acknowledged',
    600_000,
  );
  const peak = peakMemory(program.process.pid);
  const twice = chats.filter((chat) => telegram.chat(chat).seen.size !== 1);
  expect(twice).toEqual([]);
  expect(telegram.violations).toEqual([]);
  expect(await program.end('SIGTERM')).toBe(0);
  program = undefined;
  const counts = messagesOf(databaseFile(dir));
  expect(counts).toHaveLength(CROWD);
  expect(counts.every((count) => count === 1)).toBe(true);
  expect((await runProgram(['verify'], { DATA_DIR: dir })).code).toBe(0);

  if (peak !== undefined) expect(peak).toBeLessThan(MEMORY_BYTES_MAX);
});
