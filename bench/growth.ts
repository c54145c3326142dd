/** What finished complaints cost those that come after: a step, a look-up, the tracking page, at a thousand and at a million. */
import { once } from 'node:events';
import http from 'node:http';
import type { ComplaintCode } from '../src/core/complaint/code.ts';
import { startAduan } from './bots.ts';
import { ADUAN_MESSAGES, toAduan } from './citizens.ts';
import { Engine, SECRET } from './engine.ts';
import { type Filled, fill } from './filled.ts';
import { inScratch, interleaved, median, ratio, until } from './measure.ts';
import { goal, heading, note, shown, table } from './report.ts';

const FEW = 1_000;
const MANY = Number(process.env.BENCH_COMPLAINTS ?? (process.env.QUICK ? 200_000 : 1_000_000));
/** Citizens of one round: so many tell a whole complaint one after the other, and so many at once. */
const ALONE = 40;
const TOGETHER = 32;
const LOOKUPS = 2_000;
const PAGES = 300;

/** Microseconds each; the page in milliseconds. */
interface Round {
  readonly alone: number;
  readonly together: number;
  readonly lookup: number;
  readonly page: number;
}

/** One size: its folder, the engine on it for steps, the running program on it for the page. */
class Size {
  readonly filled: Filled;
  readonly #engine: Engine;
  #next = 0;

  constructor(filled: Filled) {
    this.filled = filled;
    this.#engine = new Engine(filled.folder);
  }

  close(): Promise<void> {
    return this.#engine.store.close();
  }

  /** Citizens who come back after two months, each another one: nothing of them is at hand. */
  #chat() {
    this.#next += 1;
    const chat = this.filled.chats[(this.#next * 7919) % this.filled.chats.length];
    if (chat === undefined) throw new Error('there is nobody to come back');
    return chat;
  }

  /** A citizen tells a whole complaint. @returns microseconds of each step */
  async #tell(): Promise<number[]> {
    const chat = this.#chat();
    // A place of their own: two who tell the same are asked whether it is the same.
    const number = this.#next;
    const tookUs: number[] = [];
    let heard: string | undefined;
    for (let said = 0; ; said += 1) {
      const next = toAduan(heard, said, number);
      if (next === undefined) throw new Error(`a reply that makes no sense here:\n${heard}`);
      if (next === 'done') return tookUs;
      const from = performance.now();
      heard = await this.#engine.hears(chat, next);
      tookUs.push((performance.now() - from) * 1000);
    }
  }

  async round(url: string): Promise<Round> {
    const steps: number[] = [];
    for (let i = 0; i < ALONE; i += 1) steps.push(...(await this.#tell()));
    let from = performance.now();
    await Promise.all(Array.from({ length: TOGETHER }, () => this.#tell()));
    const together = ((performance.now() - from) * 1000) / TOGETHER / ADUAN_MESSAGES;
    const code = (i: number) => this.filled.codes[(i * 104_729) % this.filled.codes.length] as ComplaintCode;
    from = performance.now();
    for (let i = 0; i < LOOKUPS; i += 1)
      if (!(await this.#engine.store.statusByCode(code(i + this.#next)))) throw new Error('a code was not found');
    const lookup = ((performance.now() - from) * 1000) / LOOKUPS;
    const pages: number[] = [];
    for (let i = 0; i < PAGES; i += 1) {
      from = performance.now();
      await page(`${url}/lacak/${code(i * 3 + this.#next)}`);
      pages.push(performance.now() - from);
    }
    return { alone: median(steps), together, lookup, page: median(pages) };
  }
}

const agent = new http.Agent({ keepAlive: true });
async function page(url: string): Promise<void> {
  const request = http.get(url, { agent });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`the tracking page answers ${response.statusCode}`);
}

/** Runs the program on a folder, for as long as `work` needs its address. */
async function withProgram<Result>(folder: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const program = startAduan(folder, undefined, SECRET);
  try {
    const url = () => /web chat\s+(http:\S+)/.exec(program.printed())?.[1];
    await until('the program tells its address', () => url() !== undefined);
    return await work(url() ?? '');
  } finally {
    await program.kill();
  }
}

/** Measures and prints. */
export const growth = (): Promise<void> =>
  inScratch((few) =>
    inScratch(async (many) => {
      heading(`A step with ${shown(MANY)} finished complaints against ${shown(FEW)}`);
      const from = performance.now();
      const sizes = [new Size(await fill(few, FEW)), new Size(await fill(many, MANY))] as const;
      note(
        `Filled in ${shown((performance.now() - from) / 1000)} s: ${sizes.map(({ filled }) => `${shown(filled.bytes / 2 ** 20)} MiB`).join(' and ')}.`,
      );
      const [small, large] = sizes;
      const rounds = await withProgram(few, (fewUrl) =>
        withProgram(many, async (manyUrl) => {
          await small.round(fewUrl); // warm
          return interleaved({ few: () => small.round(fewUrl), many: () => large.round(manyUrl) });
        }),
      );
      for (const size of sizes) await size.close();
      const rows = [
        ['step, one citizen at a time, us', 'alone'],
        [`step, ${TOGETHER} citizens at once, us`, 'together'],
        ['look-up by code, us', 'lookup'],
        ['tracking page, ms', 'page'],
      ] as const;
      const times = (key: keyof Round) => ratio(rounds.many, rounds.few, (each) => each[key]);
      table(
        ['', shown(FEW), shown(MANY), 'times'],
        rows.map(([name, key]) => [
          name,
          median(rounds.few.map((each) => each[key])),
          median(rounds.many.map((each) => each[key])),
          times(key),
        ]),
      );
      note(
        'The citizens come back after two months: their key, talk and rows are read from the disk, none of it is at hand.',
      );
      goal('step, one citizen at a time', times('alone'), 'at most', 1.3, ' x');
      goal(`step, ${TOGETHER} at once`, times('together'), 'at most', 1.3, ' x');
      goal('look-up by code', times('lookup'), 'at most', 3, ' x');
      goal('tracking page', times('page'), 'at most', 3, ' x');
    }),
  );
