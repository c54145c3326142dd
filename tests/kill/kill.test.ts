import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';
import { chanceFrom } from './chance.ts';

/**
 * The program is killed (SIGKILL) at random moments, again and again, while twenty citizens tell their complaints; each update is
 * delivered three times, in any order within a batch. A citizen does what people do: answers what is asked, once.
 */
const KILLS = Number(process.env.KILLS ?? 30);
const CITIZENS = 20;
const SEED = Number(process.env.SEED ?? 20261124);

let dir: string;
let telegram: BotApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-kill-'));
  telegram = await new BotApi().listen();
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Citizen {
  readonly chat: number;
  /** What was answered: a question that comes a second time (the reply was sent, the mark was lost) is not answered again. */
  readonly answered: Set<string>;
  code: string | undefined;
  told: number;
}

it(`killed ${KILLS} times in the middle, nothing is lost and nothing doubled`, { timeout: 700_000 }, async () => {
  const chance = chanceFrom(SEED);
  const bytes = await photo();
  telegram.repeat = 3;
  telegram.shuffle = chance;
  const env = {
    DATA_DIR: dir,
    ...telegram.env,
  };
  let next = 1000;
  const codes: { chat: number; code: string }[] = [];
  const citizens = new Map<number, Citizen>();
  const begin = () => {
    const chat = next++;
    citizens.set(chat, { chat, answered: new Set(), code: undefined, told: 0 });
    telegram.message(chat, { text: `Lampu jalan mati di Jl. Veteran no ${chat} Banjarmasin sejak kemarin malam` });
  };

  /** Answers whatever is asked at the bottom of each chat and was not answered yet. */
  const live = () => {
    for (const citizen of citizens.values()) {
      const { chat } = citizen;
      const last = telegram.last(chat);
      if (!last) continue;
      if (citizen.answered.has(last.text)) continue;
      const asked = last.text.slice(last.text.lastIndexOf('\n\n') + 1);
      citizen.answered.add(last.text);
      if (/Kode laporan/.test(last.text)) {
        const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(last.text)?.[0];
        if (citizen.code === undefined && code) {
          citizen.code = code;
          codes.push({ chat, code });
        }
        citizens.delete(chat);
      } else if (/Ada nomor di tiang/.test(asked)) telegram.message(chat, { text: 'lewati' });
      else if (/Kirim bukti/.test(asked)) telegram.photo(chat, bytes);
      else if (/Siapa yang boleh tahu/.test(asked)) telegram.press(chat, 'Anonim');
      else if (/Sudah benar/.test(last.text)) telegram.message(chat, { text: 'kirim' });
      else if (/Di mana/.test(asked)) telegram.message(chat, { text: 'Jl. Veteran Banjarmasin' });
      else if (/Kapan/.test(asked)) telegram.message(chat, { text: 'kemarin' });
    }
    while (citizens.size < CITIZENS && kills < KILLS) begin();
  };

  let kills = 0;
  for (let i = 0; i < CITIZENS; i += 1) begin();
  while (kills < KILLS) {
    program = await startProgram(env);
    const calls = telegram.calls.length;
    // Some more calls of the bot, then the kill: between any two of them, wherever the program happens to be.
    const until = calls + 5 + Math.floor(chance() * 120);
    await telegram.until(
      () => {
        live();
        return telegram.calls.length >= until;
      },
      `${until - calls} more calls (seed ${SEED}, kill ${kills})`,
    );
    await program.end('SIGKILL');
    kills += 1;
  }
  program = await startProgram(env);
  await telegram
    .until(
      () => {
        live();
        return citizens.size === 0;
      },
      `all citizens to have their code (seed ${SEED})`,
      180_000,
    )
    .catch((error: unknown) => {
      const stuck = [...citizens.keys()].map(
        (chat) =>
          `${chat}: ${[...telegram.chat(chat).seen.values()].map(({ id, text, edits }) => `#${id}/${edits} ${text.slice(-160)}`).join(' ¦ ')}`,
      );
      throw new Error(`stuck:\n${stuck.join('\n')}\n${program?.output().slice(-2000)}`, { cause: error });
    });
  expect(telegram.violations).toEqual([]);
  expect(await program.end('SIGTERM')).toBe(0);
  program = undefined;

  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const stored = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string; facts: { place?: { text: string } }; evidence: unknown[] });
  // Each code that a citizen was shown is a complaint, each citizen has one complaint, and each complaint is somebody's.
  expect(stored.map(({ code }) => code).toSorted()).toEqual(codes.map(({ code }) => code).toSorted());
  expect(new Set(codes.map(({ chat }) => chat)).size).toBe(codes.length);
  expect(codes.length).toBe(next - 1000);
  for (const { evidence, code } of stored) expect(evidence, code).toHaveLength(1);
  const verified = await runProgram(['verify'], { DATA_DIR: dir });
  expect(verified.code, verified.out).toBe(0);
});

it('SIGTERM in the middle of it loses nothing, and the next start goes on', async () => {
  const env = {
    DATA_DIR: dir,
    ...telegram.env,
  };
  program = await startProgram(env);
  for (let chat = 1; chat <= 200; chat += 1)
    telegram.message(chat, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
  await telegram.until(() => telegram.chat(5).seen.size > 0, 'the first answers');
  expect(await program.end('SIGTERM')).toBe(0);
  program = await startProgram(env);
  await telegram.until(
    () => Array.from({ length: 200 }, (_, i) => telegram.chat(i + 1)).every(({ seen }) => seen.size > 0),
    'an answer for everybody',
  );
  for (let chat = 1; chat <= 200; chat += 1) expect(telegram.chat(chat).seen.size, `chat ${chat}`).toBe(1);
});
