/** The whole way of a message, 200 citizens at once: what is possible, what telegraf's bots do, and Aduan. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { BenchBotApi } from './bot-api.ts';
import { type Bot, polling, startAduan, startPeer } from './bots.ts';
import { Crowd, type Script, toAduan, toPeer } from './citizens.ts';
import { inScratch, interleaved, MEASURE_MS, median, quantile, ROUNDS, ratio, WARM_MS } from './measure.ts';
import { goal, heading, note, shown, table } from './report.ts';

const USERS = 200;

interface Round {
  readonly perSecond: number;
  readonly cpuUs: number;
  readonly p50: number;
  readonly p99: number;
  /** Calls besides the reply, per message. */
  readonly others: number;
}

interface Variant {
  readonly start: (api: BenchBotApi, folder: string) => Bot;
  readonly script: Script;
  readonly database: string;
}

const peer = (file: string, mode: string): Variant => ({
  start: (api, folder) => startPeer(api, folder, file, mode),
  script: toPeer,
  database: 'bot.db',
});
const VARIANTS = {
  'ceiling, by hand': peer('ceiling.mjs', 'plain'),
  "ceiling through telegraf's client": peer('ceiling.mjs', 'telegraf'),
  'telegraf wizard, in memory': peer('telegraf.mjs', 'memory'),
  'telegraf wizard + SQLite FULL': peer('telegraf.mjs', 'sqlite'),
  'grammY conversations, in memory': peer('grammy.mjs', 'memory'),
  'grammY conversations + SQLite FULL': peer('grammy.mjs', 'sqlite'),
  'botbuilder-dialogs, in memory': peer('botbuilder.mjs', 'memory'),
  'botbuilder-dialogs + SQLite FULL': peer('botbuilder.mjs', 'sqlite'),
  Aduan: { start: (api, folder) => startAduan(folder, api), script: toAduan, database: 'aduan.db' },
} as const satisfies Record<string, Variant>;

/** Every complaint that a citizen saw through is in the database, and no other. */
function checkComplaints(file: string, finished: number): void {
  const db = new Database(file, { readonly: true });
  const row = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM complaint').get();
  db.close();
  if (row?.n !== finished)
    throw new Error(`${finished} complaints were finished, ${row?.n} are in ${path.basename(file)}`);
}

const round = ({ start, script, database }: Variant): Promise<Round> =>
  inScratch(async (folder) => {
    const api = await new BenchBotApi().listen();
    const bot = start(api, folder);
    try {
      await polling(api, bot);
      const crowd = new Crowd(api, script);
      const looks: { readonly cpuUs: number; readonly replies: number; readonly others: number }[] = [];
      const seen = await crowd.talk(USERS, WARM_MS, MEASURE_MS, async () => {
        looks.push({ cpuUs: await bot.cpuUs(), replies: api.replies, others: api.others });
      });
      const [from, to] = looks;
      if (!from || !to) throw new Error('nothing was counted');
      const replies = to.replies - from.replies;
      checkComplaints(path.join(folder, database), seen.finished);
      return {
        perSecond: seen.perSecond,
        cpuUs: (to.cpuUs - from.cpuUs) / replies,
        p50: quantile(seen.waitsMs, 0.5),
        p99: quantile(seen.waitsMs, 0.99),
        others: (to.others - from.others) / replies,
      };
    } finally {
      await bot.kill();
      api.close();
    }
  });

/** Measures and prints. */
export async function wholeWay(): Promise<void> {
  heading(`Whole way of a message, ${USERS} citizens at once`);
  note(
    `Each program first runs under this load for ${shown(WARM_MS / 1000)} s, then ${shown(MEASURE_MS / 1000)} s are counted; ${ROUNDS} rounds.`,
  );
  const chosen = process.env.VARIANTS?.split(',');
  const variants = Object.entries<Variant>(VARIANTS).filter(
    ([name]) => !chosen || chosen.some((each) => name.includes(each)),
  );
  const rounds = await interleaved(Object.fromEntries(variants.map(([name, variant]) => [name, () => round(variant)])));
  const ceiling = rounds['ceiling, by hand'] ?? [];
  const sqlite = rounds['telegraf wizard + SQLite FULL'] ?? [];
  const speed = ({ perSecond }: Round) => perSecond;
  table(
    [
      'bot',
      'x ceiling',
      'x telegraf+SQLite',
      'messages/s',
      'CPU us/message',
      'p50 ms',
      'p99 ms',
      'other calls/message',
    ],
    Object.entries(rounds).map(([name, taken]) => [
      name,
      ratio(taken, ceiling, speed),
      ratio(taken, sqlite, speed),
      ...(['perSecond', 'cpuUs', 'p50', 'p99', 'others'] as const).map((key) => median(taken.map((each) => each[key]))),
    ]),
  );
  note(
    'Seven messages make a complaint with each bot, and each message gets one reply. The peers take six answers as they are; Aduan reads them, asks what is',
  );
  note(
    'missing, seals every row and files with a code. Its evidence here is a link, so that all messages are text. Other calls: the location keyboard and its removal.',
  );
  const aduan = rounds.Aduan ?? [];
  if (chosen) return;
  const against = (figure: keyof Round) => ratio(aduan, sqlite, (each) => each[figure]);
  goal('Aduan against the ceiling (aim 0.45)', ratio(aduan, ceiling, speed), 'at least', 0.35, ' x');
  goal('Aduan against telegraf wizard + SQLite', against('perSecond'), 'at least', 1.5, ' x');
  goal('its computing a message against that', against('cpuUs'), 'at most', 0.65, ' x');
  goal('its p99 against that', against('p99'), 'at most', 0.5, ' x');
}
