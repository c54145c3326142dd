import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { policy } from '../fixtures/policy.ts';

const FLOOD = 10_000;
const ORDINARY = 20;
const FLOODER = 666;
/** Messages of one person that are taken at once (the shipped policy). */
const AT_ONCE = policy.messages.atOnce;
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/;

let dir: string;
let telegram: BotApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-flood-'));
  telegram = await new BotApi().listen();
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What a citizen answers to the question at the end of a message; undefined where nothing is asked. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: string])[] = [
  [/Ada nomor di tiang/, 'lewati'],
  [/Kirim bukti/, 'https://www.instagram.com/p/C2lampumati'],
  [/Siapa yang boleh tahu/, 'anonim'],
  [/Sudah benar/, 'kirim'],
  [/Di mana/, 'Jl. Veteran Banjarmasin'],
  [/Kapan/, 'kemarin malam'],
];
const answerTo = (text: string): string | undefined => {
  const asked = text.slice(text.lastIndexOf('\n\n') + 1);
  return ANSWERS.find(([question]) => question.test(asked))?.[1];
};

/** When messages were written, epoch seconds; undefined: all of them long ago and at once. */
let writtenAt: number | undefined;

/** How often the flooder was told. */
const isTold = (): number =>
  [...telegram.chat(FLOODER).seen.values()].filter(({ text }) => text.includes(SENTENCES.id.tooFast())).length;

/** Citizens who answer each question once; resolves with their codes, by chat. */
async function everybodyFinishes(chats: readonly number[], withinMs: number): Promise<ReadonlyMap<number, string>> {
  const codes = new Map<number, string>();
  const answered = new Map<number, string>();
  await telegram.until(
    () => {
      for (const chat of chats) {
        const last = telegram.last(chat);
        const reads = last && `${last.id}:${last.edits}`;
        if (!last || !reads || codes.has(chat) || answered.get(chat) === reads) continue;
        answered.set(chat, reads);
        const code = /Kode laporan/.test(last.text) ? CODE.exec(last.text)?.[0] : undefined;
        const answer = answerTo(last.text);
        if (code) codes.set(chat, code);
        else if (answer) telegram.message(chat, { text: answer }, writtenAt === undefined ? {} : { date: writtenAt });
      }
      return codes.size === chats.length;
    },
    `a code for ${chats.length} citizens`,
    withinMs,
  );
  return codes;
}

it(`one citizen with ${FLOOD} messages holds up nobody, is told once that they are too many, and loses none of the words that were taken`, {
  timeout: 450_000,
}, async () => {
  for (let i = 1; i <= FLOOD; i += 1)
    telegram.message(FLOODER, { text: `Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin, tiang ke ${i}.` });
  const ordinary = Array.from({ length: ORDINARY }, (_, i) => 1000 + i);
  for (const chat of ordinary)
    telegram.message(chat, { text: `Lampu jalan mati di Jl. Veteran no ${chat} Banjarmasin sejak kemarin malam` });
  program = await startProgram({ DATA_DIR: dir, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url });

  const codes = await everybodyFinishes(ordinary, 270_000);
  expect(new Set(codes.values()).size).toBe(ORDINARY);

  await telegram.until(
    () => telegram.backlog === 0 && isTold() === 1,
    'the flooder is told once, and everything is acknowledged',
  );
  const shown = [...telegram.chat(FLOODER).seen.values()];
  expect(shown.length, telegram.transcript()).toBeLessThanOrEqual(3);

  // Afterwards the flooder goes on like everybody: what they write now was written later than all of that.
  writtenAt = Math.floor(Date.now() / 1000);
  telegram.message(FLOODER, { text: 'lewati' }, { date: writtenAt });
  const [flood] = (await everybodyFinishes([FLOODER], 90_000)).values();
  expect(telegram.violations).toEqual([]);
  expect(await program.end('SIGTERM')).toBe(0);
  program = undefined;
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const stored = out
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as { code: string; facts: Record<string, { text?: string }>; messages: { text: string }[] },
    );
  expect(stored.map(({ code }) => code).toSorted()).toEqual([...codes.values(), flood].toSorted());
  const complaint = stored.find(({ code }) => code === flood);
  // A message that answers a question is the fact; the description repeats the others.
  const { description: _, ...facts } = complaint?.facts ?? {};
  const words = [...(complaint?.messages ?? []), ...Object.values(facts)].map(({ text = '' }) => text);
  const poles = words.flatMap((text) => /tiang ke (\d+)/.exec(text)?.[1] ?? []).map(Number);
  // What was taken is the beginning of it, each message once; what room came back meanwhile is little.
  const taken = poles.toSorted((a, b) => a - b);
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken.slice(0, AT_ONCE)).toEqual(Array.from({ length: AT_ONCE }, (_, i) => i + 1));
  expect(taken.length).toBeLessThan(FLOOD / 10);
});
