/** One person floods (10,000 messages in a minute) beside 50 who write as people do: does anybody notice? */
import { BenchBotApi } from './bot-api.ts';
import { polling, startAduan } from './bots.ts';
import { Crowd, newChat, type Script, toAduan } from './citizens.ts';
import { inScratch, interleaved, MEASURE_MS, median, pause, quantile, ROUNDS, ratio, WARM_MS } from './measure.ts';
import { goal, heading, note, shown, table } from './report.ts';

const USERS = 50;
/** `BENCH_FLOOD`: messages of the flooder a minute. */
const PER_MINUTE = Number(process.env.BENCH_FLOOD ?? 10_000);
/** How often the flooder sends a handful. */
const EVERY_MS = 50;

interface Round {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  readonly rssMiB: number;
  readonly flooded: number;
  readonly replies: number;
}

/** Sends until it is told to stop, at an even pace. @returns how many messages those were */
async function flood(api: BenchBotApi, chat: number, wanted: () => boolean): Promise<number> {
  const from = performance.now();
  let sent = 0;
  while (wanted()) {
    const due = Math.floor(((performance.now() - from) / 60_000) * PER_MINUTE);
    for (; sent < due; sent += 1)
      api.says(chat, `lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin, tiang ke ${sent}`);
    await pause(EVERY_MS);
  }
  return sent;
}

const round = (withFlooder: boolean): Promise<Round> =>
  inScratch(async (folder) => {
    const api = await new BenchBotApi().listen();
    const bot = startAduan(folder, api);
    try {
      await polling(api, bot);
      const crowd = new Crowd(api, toAduan satisfies Script);
      const toCrowd = api.onReply;
      const flooder = newChat();
      let replies = 0;
      api.onReply = (chat, text) => {
        if (chat === flooder) replies += 1;
        else toCrowd(chat, text);
      };
      let rssBefore = 0;
      let isOver = false;
      let flooding: Promise<number> = Promise.resolve(0);
      const seen = await crowd.talk(USERS, WARM_MS, MEASURE_MS, async () => {
        if (rssBefore === 0) {
          rssBefore = (await bot.figures()).rss;
          if (withFlooder) flooding = flood(api, flooder, () => !isOver);
        } else isOver = true;
      });
      const flooded = await flooding;
      const { rss } = await bot.figures();
      return {
        p50: quantile(seen.waitsMs, 0.5),
        p95: quantile(seen.waitsMs, 0.95),
        perSecond: seen.perSecond,
        rssMiB: (rss - rssBefore) / 2 ** 20,
        flooded,
        replies,
      };
    } finally {
      await bot.kill();
      api.close();
    }
  });

/** Measures and prints. */
export async function flooder(): Promise<void> {
  heading(`One person who sends ${shown(PER_MINUTE)} messages a minute beside ${USERS} ordinary citizens`);
  const { without, beside } = await interleaved({ without: () => round(false), beside: () => round(true) });
  const row = (name: string, taken: readonly Round[]) => [
    name,
    ...(['p50', 'p95', 'perSecond', 'rssMiB', 'flooded', 'replies'] as const).map((key) =>
      median(taken.map((each) => each[key])),
    ),
  ];
  table(
    ['', 'p50 ms', 'p95 ms', 'messages/s', 'RSS growth MiB', 'messages of the flooder', 'replies to the flooder'],
    [row('without', without), row('beside the flooder', beside)],
  );
  note(
    `${ROUNDS} rounds of ${shown(MEASURE_MS / 1000)} s after ${shown(WARM_MS / 1000)} s under load; the flooder is new in each.`,
  );
  goal(
    'p95 beside the flooder against without',
    ratio(beside, without, ({ p95 }) => p95),
    'at most',
    2,
    ' x',
  );
  const worst = (key: 'replies' | 'rssMiB') => Math.max(...beside.map((each) => each[key]));
  goal('replies to the flooder, at worst', worst('replies'), 'at most', 3);
  goal('memory that grew meanwhile, at worst', worst('rssMiB'), 'at most', 200, ' MiB');
}
