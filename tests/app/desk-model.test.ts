import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Act, leadsTo } from '../../src/core/complaint/life.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import { MARKS } from '../../src/core/desk/cards/card.ts';
import { may, type Reachable } from '../../src/core/desk/rights/rights.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import { newInvitation } from '../../src/invitation.ts';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { openedHouse } from '../cli/filled-house.ts';
import { BotApi, type Seen } from '../fakes/bot-api.ts';
import { photo } from '../fixtures/media/make.ts';
import fc from '../property.ts';

/**
 * Any life of complaints, through the whole program: several officers and citizens on Telegram, the central desk in a forum with a topic
 * for each complaint. What the program answers is compared with a model that knows nothing but the two tables (life and rights).
 */
const DESK = -1_001_234_567_890;
const STAFF = [
  { id: 71, desk: 'pusat', role: 'admin' },
  { id: 72, desk: 'pusat', role: 'supervisor' },
  { id: 81, desk: 'dishub', role: 'officer' },
  { id: 82, desk: 'dishub', role: 'admin' },
  { id: 83, desk: 'dinkes', role: 'officer' },
  // Nobody's officer: gets the answer for a code that does not exist.
  { id: 99, desk: 'nowhere', role: 'officer' },
] as const satisfies readonly { id: number; desk: string; role: Role }[];

/** A complaint as it has to be. */
type Known = { -readonly [Key in keyof Reachable]: Reachable[Key] } & {
  readonly code: string;
  readonly citizen: number;
};
interface Model {
  readonly cases: Known[];
  said: number;
}
interface World {
  readonly telegram: BotApi;
  readonly policy: Policy;
  readonly picture: Buffer;
}
type Step = fc.AsyncCommand<Model, World>;

const isCard = ({ text }: Seen, code = '') => (text.split('\n')[0] ?? '').includes(`${code} · Lampu jalan`);
const isReceipt = ({ text }: Seen) => /^✅ \S+: sampai/.test(text);
const shown = (telegram: BotApi, chat: number) => [...telegram.chat(chat).seen.values()];

function moves(one: Known, act: Act, by: string, desk = one.desk): void {
  const to = leadsTo(act, one.status, one.history);
  if (!to) throw new Error(`${act} leads nowhere from ${one.status}`);
  one.history = [...one.history, { at: new Date(), act, from: one.status, to, desk, by }];
  one.status = to;
  one.desk = desk;
}

class Files implements Step {
  check = ({ cases }: Readonly<Model>) => cases.length < 3;
  async run({ cases }: Model, { telegram, picture }: World): Promise<void> {
    const citizen = 1001 + cases.length;
    const sees = (words: string) =>
      telegram.until(() => (telegram.last(citizen)?.text ?? '').includes(words), `${citizen} is shown ${words}`);
    telegram.message(citizen, { text: `Lampu jalan mati di Jl. Veteran no ${citizen} Banjarmasin sejak kemarin` });
    await sees('Ada nomor di tiang');
    telegram.press(citizen, 'Lewati');
    await sees('Kirim bukti');
    telegram.photo(citizen, picture);
    await sees('Siapa yang boleh tahu');
    telegram.press(citizen, 'Anonim');
    await sees('Periksa laporan');
    telegram.press(citizen, /Kirim laporan/);
    await sees('Kode laporan');
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(telegram.last(citizen)?.text ?? '')?.[0] ?? '';
    const entry = { at: new Date(), act: 'submit', to: 'submitted', desk: 'pusat', by: 'citizen' } as const;
    const at = { status: 'submitted', desk: 'pusat', origin: 'pusat', excluded: [], history: [entry] } as const;
    cases.push({ ...at, code, citizen });
  }
  toString = () => 'a citizen files';
}

const DONE = ['verify', 'forward', 'ask', 'note', 'reply', 'reject', 'archive', 'return'] as const;
class Does implements Step {
  readonly act: (typeof DONE)[number];
  readonly who: number;
  readonly which: number;
  constructor(act: (typeof DONE)[number], who: number, which: number) {
    this.act = act;
    this.who = who;
    this.which = which;
  }
  #of({ cases }: Readonly<Model>): Known | undefined {
    return cases[this.which % Math.max(1, cases.length)];
  }
  check = (model: Readonly<Model>) => {
    const one = this.#of(model);
    // One question at a time, so that one answer is the whole answer.
    return one !== undefined && !(this.act === 'ask' && one.status === 'asked');
  };
  async run(model: Model, { telegram, policy }: World): Promise<void> {
    const one = this.#of(model);
    const person = STAFF[this.who];
    if (!one || !person) return;
    model.said += 1;
    const { code } = one;
    const words = `kata ke ${model.said}`;
    const to = one.desk === 'dishub' ? 'dinkes' : 'dishub';
    const line: Readonly<Record<(typeof DONE)[number], string>> = {
      verify: `/verifikasi ${code}`,
      forward: `/disposisi ${code} ${to}`,
      ask: `/minta ${code} ${words}`,
      note: `/catatan ${code} ${words}`,
      reply: `/balas ${code} ${words}`,
      reject: `/tolak ${code} ${words}`,
      archive: `/arsip ${code} ${words}`,
      return: `/kembalikan ${code} ${words}`,
    };
    const verdict = may(person, this.act, one, policy);
    const before = telegram.lastMessageId;
    telegram.message(person.id, { text: line[this.act] });
    const since = () => shown(telegram, person.id).filter((each) => each.id > before && !isCard(each));
    // What goes to the citizen is confirmed when it has arrived there; a reply by that alone.
    const arrives = this.act === 'reply' || this.act === 'ask';
    const isDone = (each: Seen) => (this.act === 'reply' ? isReceipt(each) : each.text.startsWith('✓'));
    const isRefused = ({ text }: Seen) => /^(Itu bukan|Sudah lebih|Saya tidak)|sekarang “/.test(text);
    const answer = () => since().find((each) => isDone(each) || isRefused(each));
    await telegram.until(() => answer() !== undefined, `an answer to ${this.toString()} (${one.status})`);
    const said = answer();
    if (!said) return;
    expect([this.act, one.status, isDone(said), said.text]).toEqual([
      this.act,
      one.status,
      verdict.ok,
      expect.stringContaining(!verdict.ok && verdict.why === 'unseen' ? 'Saya tidak menemukan' : ''),
    ]);
    if (!verdict.ok) return;
    if (arrives) await telegram.until(() => since().some(isReceipt), `what ${person.id} says of ${code} arrives`);
    const back = one.history.findLast(({ desk }) => desk !== one.desk)?.desk ?? one.origin;
    moves(one, this.act, 'admin', { forward: to, return: back }[this.act as string] ?? one.desk);
  }
  toString = () => `${STAFF[this.who]?.id} (${STAFF[this.who]?.role}) does ${this.act} to #${this.which}`;
}

/** Whoever was asked answers. */
class Answers implements Step {
  check = ({ cases }: Readonly<Model>) => cases.some(({ status }) => status === 'asked');
  async run(model: Model, { telegram }: World): Promise<void> {
    const one = model.cases.find(({ status }) => status === 'asked');
    if (!one) return;
    model.said += 1;
    const thanks = () => shown(telegram, one.citizen).filter(({ text }) => text.includes('Terima kasih')).length;
    const before = thanks();
    telegram.message(one.citizen, { text: `Di depan toko nomor ${model.said}.` });
    await telegram.until(() => thanks() > before, `${one.citizen} is thanked`);
    moves(one, 'supply', 'citizen');
  }
  toString = () => 'a citizen answers';
}

/** At the end: one topic and one card for each complaint, in the state that the model knows, and a history that says the same. */
async function settled({ cases }: Readonly<Model>, telegram: BotApi, program: Running, dir: string): Promise<void> {
  for (const { code, status, desk } of cases) {
    const card = () => shown(telegram, DESK).findLast((each) => isCard(each, code));
    await telegram.until(
      () => card()?.text.startsWith(MARKS[status]) ?? false,
      `${code} at ${desk} is ${status}`,
      100_000,
    );
    const topics = [...telegram.chat(DESK).topics.values()].filter(({ name }) => name.includes(code));
    expect(topics).toHaveLength(1);
  }
  expect(telegram.violations).toEqual([]);
  await program.end('SIGTERM');
  const { out } = await runProgram(['export', '--format', 'jsonl'], { DATA_DIR: dir });
  const lines = out.trim() === '' ? [] : out.trim().split('\n');
  const all = lines.map((text) => JSON.parse(text) as { code: string; status: string; history: { act: string }[] });
  expect(all.map(({ code, status, history }) => [code, status, history.map(({ act }) => act)])).toEqual(
    cases.map(({ code, status, history }) => [code, status, history.map(({ act }) => act)]),
  );
  expect(await runProgram(['verify'], { DATA_DIR: dir })).toMatchObject({ code: 0 });
}

it('follows the tables, and the topics show what is stored', async () => {
  const picture = await photo();
  const step = fc.oneof(
    { weight: 2, arbitrary: fc.constant(new Files()) },
    { weight: 2, arbitrary: fc.constant(new Answers()) },
    {
      weight: 12,
      arbitrary: fc
        .tuple(fc.constantFrom(...DONE), fc.nat(STAFF.length - 1), fc.nat(2))
        .map(([act, who, which]) => new Does(act, who, which)),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.commands([step], { maxCommands: 30, size: 'max' }), async (commands) => {
      const dir = mkdtempSync(path.join(tmpdir(), 'aduan-desk-model-'));
      const telegram = await new BotApi().listen();
      telegram.group(DESK);
      const house = await openedHouse(dir);
      const { policy } = house;
      const invited: string[] = [];
      for (const { desk, role } of STAFF.slice(0, -1))
        invited.push(await newInvitation(house.store, desk, role, new Date()));
      await house.close();
      const program = await startProgram({
        DATA_DIR: dir,
        ...telegram.env,
        TELEGRAM_DESK_CHAT_ID: String(DESK),
      });
      try {
        for (const [index, code] of invited.entries()) {
          const { id } = STAFF[index] ?? STAFF[0];
          telegram.message(id, { text: `/masuk ${code}` });
          await telegram.until(() => (telegram.last(id)?.text ?? '').includes('Selamat datang'), `${id} is in`);
        }
        const model: Model = { cases: [], said: 0 };
        await fc.asyncModelRun(() => ({ model, real: { telegram, policy, picture } }), commands);
        await settled(model, telegram, program, dir);
      } finally {
        await program.end('SIGKILL').catch(() => undefined);
        await telegram.close();
        rmSync(dir, { recursive: true, force: true });
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
