import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';
import { inItsTime } from '../in-its-time.ts';
import { chanceFrom } from './chance.ts';
import { type Case, cardsOf, DESK, goOn, HISTORY, invitations, OFFICERS, STEPS, words } from './office.ts';

/**
 * The program is killed (SIGKILL) at random moments, again and again, while two desks work: complaints are filed, verified, forwarded,
 * asked about, answered, replied to and closed. Each update is delivered three times. An officer does what officers do: reads what is
 * shown, does the next thing, once.
 */
const KILLS = Number(process.env.KILLS ?? inItsTime(15));
const CASES = 5;
const SEED = Number(process.env.SEED ?? 20261125);

let dir: string;
let telegram: BotApi;
let program: Running | undefined;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-kill-desk-'));
  telegram = await new BotApi().listen();
  telegram.group(DESK);
});
afterEach(async () => {
  await program?.end('SIGKILL').catch(() => undefined);
  await telegram.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The citizen's part until the complaint is filed. A question that comes a second time is not answered again. */
function tell(one: Case, answered: Set<string>, bytes: Buffer): void {
  const { citizen: chat } = one;
  const last = telegram.last(chat);
  if (!last || answered.has(last.text)) return;
  answered.add(last.text);
  const asked = last.text.slice(last.text.lastIndexOf('\n\n') + 1);
  if (/Kode laporan/.test(last.text)) one.code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(last.text)?.[0];
  else if (/Ada nomor di tiang/.test(asked)) telegram.message(chat, { text: 'lewati' });
  else if (/Kirim bukti/.test(asked)) telegram.photo(chat, bytes);
  else if (/Siapa yang boleh tahu/.test(asked)) telegram.press(chat, 'Anonim');
  else if (/Sudah benar/.test(last.text)) telegram.message(chat, { text: 'kirim' });
}

interface Exported {
  readonly code: string;
  readonly status: string;
  readonly evidence: readonly unknown[];
  readonly messages: readonly { readonly from: string; readonly text: string }[];
  readonly history: readonly { readonly act: string }[];
}

it(`killed ${KILLS} times while desks work: each act once, each notice there`, { timeout: 700_000 }, async () => {
  const chance = chanceFrom(SEED);
  const before = await photo();
  telegram.repeat = 3;
  telegram.shuffle = chance;
  const env = {
    DATA_DIR: dir,
    ...telegram.env,
    TELEGRAM_DESK_CHAT_ID: String(DESK),
  };
  const cases: Case[] = [];
  const answered = new Map<number, Set<string>>();
  const isDone = ({ at }: Case) => at === STEPS.length;
  /** The newest message at each kill. */
  const ends: number[] = [];
  let kills = 0;
  const begin = () => {
    const number = cases.length + 1;
    const citizen = 1000 + number;
    cases.push({ number, citizen, admin: 71 + (number % 2), officer: undefined, code: undefined, at: 0 });
    answered.set(number, new Set());
    telegram.message(citizen, {
      text: `Lampu jalan mati di Jl. Veteran no ${citizen} Banjarmasin sejak kemarin malam`,
    });
  };
  const proof = await photo({ colour: '#c08040', side: 96 });
  const around = {
    telegram,
    proof,
    free: () => OFFICERS.find((officer) => !cases.some((each) => each.officer === officer && !isDone(each))),
  };
  const live = () => {
    for (const one of cases) {
      if (one.code === undefined) tell(one, answered.get(one.number) ?? new Set(), before);
      else goOn(one, around);
    }
    while (cases.filter((one) => !isDone(one)).length < CASES && kills < KILLS) begin();
  };

  for (const { member, chat, says } of await invitations(dir)) {
    if (chat < 0) telegram.says(chat, member, { text: says });
    else telegram.message(chat, { text: says });
  }
  while (kills < KILLS) {
    program = await startProgram(env);
    const until = telegram.calls.length + 5 + Math.floor(chance() * 80);
    await telegram.until(() => {
      live();
      return telegram.calls.length >= until;
    }, `some more calls (seed ${SEED}, kill ${kills})`);
    await program.end('SIGKILL');
    kills += 1;
    ends.push(telegram.lastMessageId);
  }
  program = await startProgram(env);
  const settled = (one: Case) =>
    [...telegram.chat(one.citizen).seen.values()].some(({ text }) => text.includes('Sudah beres?'));
  const stored = (one: Case) =>
    [DESK, ...OFFICERS].every((chat) =>
      cardsOf(telegram, chat, one.code ?? '')
        .at(-1)
        ?.text.startsWith('✅'),
    );
  await telegram
    .until(
      () => {
        live();
        return cases.every((one) => isDone(one) && settled(one) && stored(one));
      },
      `every case to be closed, its citizen asked, its cards as it is stored (seed ${SEED})`,
      270_000,
    )
    .catch((error: unknown) => {
      const stuck = cases.filter((one) => !isDone(one) || !settled(one) || !stored(one));
      throw new Error(`stuck: ${JSON.stringify(stuck)}\n${program?.output().slice(-2000)}`, { cause: error });
    });
  expect(telegram.violations).toEqual([]);
  expect(await program.end('SIGTERM')).toBe(0);
  program = undefined;

  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const complaints = new Map(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Exported)
      .map((each) => [each.code, each] as const),
  );
  expect([...complaints.keys()].toSorted()).toEqual(cases.map(({ code }) => code).toSorted());
  for (const one of cases) {
    const complaint = complaints.get(one.code ?? '');
    expect(
      complaint?.history.map(({ act }) => act),
      one.code,
    ).toEqual([...HISTORY]);
    expect(complaint?.status).toBe('closed');
    const said = complaint?.messages.map(({ text }) => text) ?? [];
    for (const each of Object.values(words(one)))
      expect(
        said.filter((text) => text === each),
        `“${each}” of ${one.code}`,
      ).toHaveLength(1);
  }
  const verified = await runProgram(['verify'], { DATA_DIR: dir });
  expect(verified.code, verified.out).toBe(0);

  // In each chat a kill doubles one delivery at most: the one on its way, or just arrived and not yet marked.
  for (const chat of [DESK, ...OFFICERS, ...cases.map(({ citizen }) => citizen)])
    for (const [kill, keys] of doublesOf(chat, ends)) expect(keys, `chat ${chat}, kill ${kill}`).toHaveLength(1);
  const { topics, seen } = telegram.chat(DESK);
  // A kill opens one topic anew at most, and the first stays behind without a message.
  const used = new Set([...seen.values()].map(({ topic }) => topic));
  expect(topics.size - cases.length).toBeLessThanOrEqual(KILLS);
  expect([...topics.keys()].filter((id) => used.has(id))).toHaveLength(cases.length);
  for (const { code = '' } of cases) {
    const card = cardsOf(telegram, DESK, code).at(-1);
    expect(topics.get(card?.topic ?? 0)?.name, `the topic of the card of ${code}`).toContain(code);
    const files = [...seen.values()].filter(({ file }) => file?.name.startsWith(code));
    expect(new Set(files.map(({ file }) => file?.name)), `the files of ${code}`).toEqual(
      new Set([`${code}-1.jpg`, `${code}-2.jpg`]),
    );
  }
});

/**
 * What a chat shows more than once, by the number of kills before the second time. Pieces of one upload count together: they are one
 * delivery. A receipt says the same for each delivery to the citizen, so it is not looked at.
 */
function doublesOf(chat: number, ends: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const known = new Set<string>();
  const doubles = new Map<number, string[]>();
  for (const { id, text, file } of telegram.chat(chat).seen.values()) {
    if (/^[📨✅❌] [0-9A-Z-]+: /u.test(text)) continue;
    const title = text.split('\n')[0] ?? '';
    const card = chat < 1000 && !file && /· Lampu jalan/.test(title) ? `card ${title.slice(2)}` : undefined;
    const key = file ? `files ${file.name.slice(0, 12)} ${text}` : (card ?? text);
    // Two admins are bidden welcome in one group, and an upload has several files.
    const isFurther = (file && !/-1\./.test(file.name)) || /^Selamat datang/.test(text);
    if (known.has(key) && !isFurther) {
      const kill = ends.filter((end) => end < id).length;
      doubles.set(kill, [...(doubles.get(kill) ?? []), key]);
    }
    known.add(key);
  }
  return doubles;
}
