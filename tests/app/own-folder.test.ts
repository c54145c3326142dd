import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepOwnFolder } from '../../src/housekeeping.ts';
import { type Running, startProgram } from '../app-run.ts';
import { stage } from '../evidence/stage.ts';
import { realClock, settle, TestClock } from '../fakes/clock.ts';
import { S3, s3Settings } from '../fakes/s3.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';

/**
 * A process that crashes leaves files half written where its uploads come in. With evidence in a bucket that folder is on its own machine: whoever
 * keeps house for all sees another one.
 */
const HOUR_MS = 3_600_000;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-own-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Leaves a half-written file that was last touched so long ago. */
function leave(incoming: string, name: string, hours: number): string {
  mkdirSync(incoming, { recursive: true });
  const file = path.join(incoming, name);
  writeFileSync(file, 'half');
  const then = new Date(realClock.now().getTime() - hours * HOUR_MS);
  utimesSync(file, then, then);
  return file;
}

it('at the start and every day what is old goes, what may still be coming in stays, and after the end nothing is done', async () => {
  const on = await stage({ dir });
  const clock = new TestClock();
  const incoming = path.join(dir, 'incoming');
  const faults: unknown[] = [];
  leave(incoming, 'old', 2);
  leave(incoming, 'young', 0.5);
  const house = keepOwnFolder({ evidence: on.evidence, clock, onFault: (fault) => faults.push(fault) });
  try {
    await expect.poll(() => readdirSync(incoming)).toEqual(['young']);
    await expect.poll(() => clock.waiting).toBe(1);
    leave(incoming, 'young', 2);
    await clock.pass(23 * HOUR_MS);
    expect(readdirSync(incoming)).toEqual(['young']);
    await clock.pass(HOUR_MS);
    await expect.poll(() => readdirSync(incoming)).toEqual([]);
    await expect.poll(() => clock.waiting).toBe(1);
  } finally {
    house.stop();
    on.end();
  }
  await settle();
  expect(clock.waiting).toBe(0);
  expect(faults).toEqual([]);
});

it('a folder that can not be looked at is told, and looked at again the next day', async () => {
  const clock = new TestClock();
  const faults: unknown[] = [];
  const down = Object.assign(new Error('disk'), { code: 'EIO' });
  const house = keepOwnFolder({
    evidence: { sweepIncoming: () => Promise.reject(down) },
    clock,
    onFault: (fault) => faults.push(fault),
  });
  await settle();
  await clock.pass(24 * HOUR_MS);
  expect(faults).toEqual([down, down]);
  house.stop();
});

let database: FreshDatabase | undefined;
let s3: S3 | undefined;
let program: Running | undefined;
afterEach(async () => {
  await program?.end('SIGKILL');
  await s3?.close();
  await database?.remove();
});

it('a process that only receives sweeps its own folder, though nobody keeps house there', async () => {
  database = await freshDatabase('postgres');
  s3 = await new S3().listen();
  const left = leave(path.join(dir, 'evidence', 'incoming'), 'half', 2);
  // Nobody answers there: all goes on without it.
  const REDIS_URL = 'redis://127.0.0.1:1';
  program = await startProgram(
    { DATA_DIR: dir, DATABASE_URL: database.url ?? '', REDIS_URL, ...s3Settings(s3) },
    undefined,
    'channels',
  );
  await expect.poll(() => existsSync(left), { timeout: 30_000 }).toBe(false);
});
