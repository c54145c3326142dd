import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { XApi } from '../fakes/x-api.ts';
import { photo } from '../fixtures/media/make.ts';
import { inItsTime } from '../in-its-time.ts';
import { chanceFrom } from './chance.ts';

/**
 * The program is killed (SIGKILL) at random moments, again and again, while citizens report on X: a post with a photo, then in private what is
 * missing. The platform refuses a second answer to one post and notes it, so what is doubled in public shows.
 */
const KILLS = Number(process.env.KILLS_X ?? inItsTime(8));
const CITIZENS = 6;
const SEED = Number(process.env.SEED ?? 20261125);

let dir: string;
let x: XApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-kill-x-'));
  x = await new XApi().listen();
  x.pageMax = 3;
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await x.close();
  rmSync(dir, { recursive: true, force: true });
});

it(`killed ${KILLS} times in the middle: one answer in public each, nothing lost, no complaint doubled`, {
  timeout: 700_000,
}, async () => {
  const chance = chanceFrom(SEED);
  const bytes = await photo();
  const env = { DATA_DIR: dir, ...x.env };
  const waiting = new Map<string, Set<string>>();
  const codes = new Map<string, string>();
  let next = 1000;
  let kills = 0;
  const begin = () => {
    const user = String(next++);
    waiting.set(user, new Set());
    x.post(user, `@lapor_kalsel lampu jalan mati di Jl. Veteran no ${user} Banjarmasin sejak kemarin malam`, {
      photos: [bytes],
    });
  };
  /** Each answers what is asked, once: a question that comes again was sent before a kill and not marked. */
  const live = () => {
    for (const [user, answered] of waiting) {
      const once = (what: string, act: () => void) => {
        if (answered.has(what)) return;
        answered.add(what);
        act();
      };
      const [reply] = x.repliesTo(user);
      if (!reply) continue;
      once('reply', () => x.dm(user, `LAPOR ${/K-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(reply.text)?.[0]}`));
      const last = x.last(user);
      if (/Ada nomor di tiang/.test(last)) once('pole', () => x.dm(user, 'lewati'));
      else if (/Siapa yang boleh tahu/.test(last)) once('who', () => x.dm(user, 'anonim'));
      else if (/Periksa laporan/.test(last)) once('check', () => x.dm(user, 'kirim'));
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(
        x.dmsTo(user).find((text) => /Kode laporan/.test(text)) ?? '',
      )?.[0];
      if (code) {
        codes.set(user, code);
        waiting.delete(user);
      }
    }
    while (waiting.size < CITIZENS && kills < KILLS) begin();
  };
  for (let i = 0; i < CITIZENS; i += 1) begin();
  const changes = () => x.calls.filter((call) => call.startsWith('POST')).length;
  while (kills < KILLS) {
    program = await startProgram(env);
    // Some more posts and messages of ours, then the kill, wherever the program happens to be.
    const until = changes() + 1 + Math.floor(chance() * 5);
    await x.until(
      () => {
        live();
        return changes() >= until;
      },
      `${until} sends (seed ${SEED}, kill ${kills})`,
      180_000,
    );
    await program.end('SIGKILL');
    kills += 1;
  }
  program = await startProgram(env);
  await x
    .until(
      () => {
        live();
        return waiting.size === 0;
      },
      `a code for everybody (seed ${SEED})`,
      270_000,
    )
    .catch((error: unknown) => {
      const stuck = [...waiting.keys()].map((user) => `${user}: ${x.last(user).slice(-200)}`);
      throw new Error(`stuck:\n${stuck.join('\n')}\n${program?.output().slice(-2000)}`, { cause: error });
    });
  expect(await program.end('SIGTERM')).toBe(0);
  program = undefined;

  expect(x.violations).toEqual([]);
  for (const user of codes.keys()) expect(x.repliesTo(user), user).toHaveLength(1);
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const stored = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string; evidence: unknown[] });
  expect(stored.map(({ code }) => code).toSorted()).toEqual([...codes.values()].toSorted());
  expect(codes.size).toBe(next - 1000);
  for (const { evidence, code } of stored) expect(evidence, code).toHaveLength(1);
  const verified = await runProgram(['verify'], { DATA_DIR: dir });
  expect(verified.code, verified.out).toBe(0);
});
