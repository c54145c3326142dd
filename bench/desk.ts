/** What open complaints cost a desk: a page of the queue, a card, a disposition, at a thousand and at a hundred thousand. */
import { toAduan } from './citizens.ts';
import { chatOf, Engine, policy } from './engine.ts';
import { fill } from './filled.ts';
import { inScratch, interleaved, median, ROUNDS, ratio } from './measure.ts';
import { goal, heading, note, shown, table } from './report.ts';

const FEW = 1_000;
const MANY = Number(process.env.BENCH_OPEN_COMPLAINTS ?? 100_000);
/** Complaints that one round opens and forwards. */
const CASES = 12;
/** Readings of the queue in one round. */
const PAGES = 40;
const ROWS_OF_A_PAGE = 8;
const HOUR_MS = 3_600_000;
/** The officer's chat, and where the citizens' of this part begin. */
const OFFICER = chatOf(900_000);
const CITIZENS = 900_001;
/** Who gets what is forwarded: the first agency that is not the central desk itself. */
const agency = policy.desks.find(({ id }) => id !== policy.centralDesk)?.id ?? '';

/** Microseconds each. */
interface Round {
  readonly rows: number;
  readonly page: number;
  readonly card: number;
  readonly disposition: number;
}

/** A data folder with so many open complaints at the central desk, and an officer of it. */
class Office {
  readonly #engine: Engine;
  /** Complaints that were really filed, not forwarded yet. */
  readonly #cases: string[] = [];

  private constructor(engine: Engine) {
    this.#engine = engine;
  }

  static async open(folder: string, complaints: number): Promise<Office> {
    await fill(folder, complaints, 'open');
    const office = new Office(new Engine(folder));
    const { store } = office.#engine;
    const code = 'BENCH-BENCH';
    const expiresAt = new Date(Date.now() + HOUR_MS);
    await store.invite({ code, desk: policy.centralDesk, role: 'admin', expiresAt });
    await office.#says(`/masuk ${code}`);
    // One round more than is counted: the first is for warming up.
    for (let i = 0; i < CASES * (ROUNDS + 1); i += 1) office.#cases.push(await office.#file(CITIZENS + i));
    return office;
  }

  close(): Promise<void> {
    return this.#engine.store.close();
  }

  #says(text: string): Promise<string> {
    return this.#engine.hears(OFFICER, text);
  }

  /** A citizen tells a complaint to its end. @returns its code */
  async #file(citizen: number): Promise<string> {
    let heard: string | undefined;
    for (let said = 0; ; said += 1) {
      const next = toAduan(heard, said, citizen);
      if (next === undefined) throw new Error(`a reply that makes no sense here:\n${heard}`);
      if (next === 'done') return codeIn(heard ?? '');
      heard = await this.#engine.hears(chatOf(citizen), next);
    }
  }

  async round(): Promise<Round> {
    const { store } = this.#engine;
    const desks = [policy.centralDesk];
    const person = { id: 1, desk: policy.centralDesk };
    const rows: number[] = [];
    const pages: number[] = [];
    for (let i = 0; i < PAGES; i += 1) {
      rows.push(
        await tookUs(async () => {
          const page = await store.queue({ desks, filter: 'all', person, now: new Date(), limit: ROWS_OF_A_PAGE });
          return page.rows.length === ROWS_OF_A_PAGE;
        }),
      );
      pages.push(await tookUs(async () => (await this.#says('/antrian')).split('\n').length > ROWS_OF_A_PAGE));
    }
    const cards: number[] = [];
    const dispositions: number[] = [];
    for (const code of this.#cases.splice(0, CASES)) {
      cards.push(await tookUs(async () => (await this.#says(`/lihat ${code}`)).includes(code)));
      await this.#says(`/verifikasi ${code}`);
      dispositions.push(
        await tookUs(async () => {
          await this.#says(`/disposisi ${code} ${agency}`);
          return true;
        }),
      );
      const complaint = await store.complaintByCode(code as Parameters<typeof store.complaintByCode>[0]);
      if (complaint?.desk !== agency) throw new Error('a disposition forwarded nothing');
    }
    return { rows: median(rows), page: median(pages), card: median(cards), disposition: median(dispositions) };
  }
}

function codeIn(text: string): string {
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`no code in:\n${text}`);
  return code;
}

/** Microseconds of something that has to come out right. */
async function tookUs(act: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  const right = await act();
  const us = (performance.now() - from) * 1000;
  if (!right) throw new Error('the desk was not shown what it asked for');
  return us;
}

/** Measures and prints. */
export const desk = (): Promise<void> =>
  inScratch((few) =>
    inScratch(async (many) => {
      heading(`The desk with ${shown(MANY)} open complaints against ${shown(FEW)}`);
      const small = await Office.open(few, FEW);
      const large = await Office.open(many, MANY);
      await small.round(); // warm
      await large.round();
      const rounds = await interleaved({ few: () => small.round(), many: () => large.round() });
      await small.close();
      await large.close();
      const lines = [
        ['rows of a queue page, us', 'rows'],
        ['queue page, whole step, us', 'page'],
        ['card, whole step, us', 'card'],
        ['disposition, whole step, us', 'disposition'],
      ] as const;
      const times = (key: keyof Round) => ratio(rounds.many, rounds.few, (each) => each[key]);
      table(
        ['', shown(FEW), shown(MANY), 'times'],
        lines.map(([name, key]) => [
          name,
          median(rounds.few.map((each) => each[key])),
          median(rounds.many.map((each) => each[key])),
          times(key),
        ]),
      );
      note(
        "A whole step: the officer's message stored, looked up, decided, rendered and committed, one after the other.",
      );
      goal('queue page', times('page'), 'at most', 3, ' x');
      goal('card', times('card'), 'at most', 3, ' x');
      goal('disposition', times('disposition'), 'at most', 3, ' x');
    }),
  );
