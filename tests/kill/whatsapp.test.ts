import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { removeFolder } from '../fakes/folder.ts';
import { WhatsAppCloud } from '../fakes/whatsapp-cloud.ts';
import { WhatsAppWeb } from '../fakes/whatsapp-web.ts';
import { photo } from '../fixtures/media/make.ts';
import { chanceFrom } from './chance.ts';

/**
 * The program is killed (SIGKILL) again and again while a few citizens tell their complaints over WhatsApp, and go on writing while it is away. On a
 * linked phone what they wrote then is caught up on; by the Cloud API Meta delivers it again, twice each time.
 */
const KILLS = Number(process.env.WHATSAPP_KILLS ?? 4);
const SEED = Number(process.env.SEED ?? 20261125);
const CITIZENS = 4;
/** The summary is the longest: it becomes three messages. */
const MESSAGES_OF_ONE_ANSWER = 3;

let dir: string;
let program: Running | undefined;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-kill-wa-'));
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  program = undefined;
  await removeFolder(dir);
});

/** The phones of the citizens, whichever way they reach us. */
interface Phones {
  /** All that a chat was told, oldest first. */
  told(chat: string): readonly string[];
  says(chat: string, text: string): void;
  sendsPhoto(chat: string): void;
  until(is: () => boolean, what: string): Promise<void>;
  /** Messages that were sent in all. */
  count(): number;
  readonly env: () => Readonly<Record<string, string>>;
  started(url: string): void;
}

/** What is answered to what; each question once, however often it is shown. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: string])[] = [
  [/Ada nomor di tiang/, 'lewati'],
  [/Kirim bukti/, 'PHOTO'],
  [/Siapa yang boleh tahu/, 'anonim'],
  [/Sudah benar/, 'kirim'],
];

async function killAgainAndAgain(phones: Phones, chats: readonly string[]): Promise<void> {
  const chance = chanceFrom(SEED);
  const answered = new Map(chats.map((chat) => [chat, new Set<number>()]));
  const codes = new Map<string, Set<string>>(chats.map((chat) => [chat, new Set<string>()]));
  const live = () => {
    for (const chat of chats) {
      const text = phones.told(chat).join('\n');
      for (const [code] of text.matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/g)) codes.get(chat)?.add(code);
      ANSWERS.forEach(([asked, answer], index) => {
        if (!asked.test(text) || answered.get(chat)?.has(index)) return;
        answered.get(chat)?.add(index);
        if (answer === 'PHOTO') phones.sendsPhoto(chat);
        else phones.says(chat, answer);
      });
    }
  };
  chats.forEach((chat, index) => {
    phones.says(chat, `Lampu jalan mati di Jl. Veteran no ${index + 1} Banjarmasin sejak kemarin malam`);
  });
  for (let kills = 0; kills < KILLS; kills += 1) {
    program = await startProgram({ DATA_DIR: dir, ...phones.env() });
    phones.started(program.url);
    const until = phones.count() + 1 + Math.floor(chance() * 5);
    await phones.until(() => {
      live();
      return phones.count() >= until || [...codes.values()].every(({ size }) => size > 0);
    }, `more messages (seed ${SEED}, kill ${kills})`);
    await program.end('SIGKILL');
  }
  program = await startProgram({ DATA_DIR: dir, ...phones.env() });
  phones.started(program.url);
  await phones.until(() => {
    live();
    return [...codes.values()].every(({ size }) => size > 0);
  }, `a code for everybody (seed ${SEED})`);
  expect(await program.end('SIGTERM')).toBe(0);
  program = undefined;
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const stored = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string; evidence: unknown[] });
  // Each code that a citizen was shown is a complaint, each citizen has one, and each complaint is somebody's.
  expect([...codes.values()].map((own) => own.size)).toEqual(chats.map(() => 1));
  expect(stored.map(({ code }) => code).toSorted()).toEqual([...codes.values()].flatMap((own) => [...own]).toSorted());
  for (const { evidence, code } of stored) expect(evidence, code).toHaveLength(1);
  const verified = await runProgram(['verify'], { DATA_DIR: dir });
  expect(verified.code, verified.out).toBe(0);
  // A kill doubles one answer of a chat at most, whatever messages it was made of.
  for (const chat of chats) {
    const texts = phones.told(chat);
    expect(texts.length - new Set(texts).size, chat).toBeLessThanOrEqual(KILLS * MESSAGES_OF_ONE_ANSWER);
  }
}

it(`on a linked phone, killed ${KILLS} times: nothing is lost and nothing doubled`, { timeout: 800_000 }, async () => {
  const whatsapp = await new WhatsAppWeb().listen();
  whatsapp.linked = true;
  const bytes = await photo();
  try {
    await killAgainAndAgain(
      {
        told: (chat) => whatsapp.to(chat).map(({ body = '' }) => body),
        says: (chat, body) => void whatsapp.says(chat, { body }),
        sendsPhoto: (chat) => void whatsapp.photo(chat, bytes),
        until: (is, what) => whatsapp.until(is, what),
        count: () => whatsapp.sent.length,
        env: () => ({ WHATSAPP: 'web', CHROMIUM_PATH: whatsapp.browser }),
        started: () => undefined,
      },
      Array.from({ length: CITIZENS }, (_, index) => `628123450000${index}@${index % 2 ? 'lid' : 'c.us'}`),
    );
    expect(whatsapp.lacks).toEqual([]);
  } finally {
    await whatsapp.close();
  }
});

it(`by the Cloud API, killed ${KILLS} times: nothing is lost and nothing doubled`, { timeout: 800_000 }, async () => {
  const whatsapp = await new WhatsAppCloud().listen();
  whatsapp.repeat = 2;
  whatsapp.patient = true;
  const bytes = await photo();
  const deliveries: Promise<unknown>[] = [];
  // What one person sends comes in order; Meta waits with the next until the last was taken.
  const lines = new Map<string, Promise<unknown>>();
  const inLine = (chat: string, act: () => Promise<unknown>) => {
    const next = (lines.get(chat) ?? Promise.resolve()).then(act);
    lines.set(chat, next);
    deliveries.push(next);
  };
  try {
    await killAgainAndAgain(
      {
        told: (chat) => whatsapp.to(chat).map(({ text }) => text),
        says: (chat, text) => inLine(chat, () => whatsapp.says(chat, text)),
        sendsPhoto: (chat) => inLine(chat, () => whatsapp.media(chat, 'image', bytes, 'image/jpeg')),
        until: (is, what) => whatsapp.until(is, what),
        count: () => whatsapp.sent.length,
        env: () => whatsapp.env,
        started: (url) => {
          whatsapp.deliverTo = `${url}/webhooks/whatsapp`;
        },
      },
      Array.from({ length: CITIZENS }, (_, index) => `628123450000${index}`),
    );
    await Promise.all(deliveries);
    expect(whatsapp.violations).toEqual([]);
  } finally {
    whatsapp.patient = false;
    await whatsapp.close();
  }
});
