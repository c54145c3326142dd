/** What 10,000 conversations left half-way cost in memory: their state is in rows. */
import { BenchBotApi } from './bot-api.ts';
import { polling, startAduan } from './bots.ts';
import { Crowd, toAduan } from './citizens.ts';
import { inScratch, median, pause, ROUNDS } from './measure.ts';
import { goal, heading, note, table } from './report.ts';

const OPEN = 10_000;
const USERS = 200;
/** Whole complaints before the first look, so that caches and compiled code are as large as they get. */
const WARM = 1_500;
/** Replies after which a citizen falls silent. */
const LEFT_AFTER = 4;
/** Marks and profile calls finish. */
const REST_MS = 500;
const MIB = 2 ** 20;

const round = () =>
  inScratch(async (folder) => {
    const api = await new BenchBotApi().listen();
    const bot = startAduan(folder, api);
    try {
      await polling(api, bot);
      const crowd = new Crowd(api, toAduan);
      await crowd.begin(WARM, USERS);
      await pause(REST_MS);
      const before = await bot.figures();
      await crowd.begin(OPEN, USERS, LEFT_AFTER);
      await pause(REST_MS);
      const after = await bot.figures();
      return {
        grownMiB: (after.heapUsed - before.heapUsed) / MIB,
        heapMiB: after.heapUsed / MIB,
        rssMiB: after.rss / MIB,
      };
    } finally {
      await bot.kill();
      api.close();
    }
  });

/** Measures and prints. */
export async function open(): Promise<void> {
  heading('Memory of 10,000 open conversations');
  const taken: Awaited<ReturnType<typeof round>>[] = [];
  for (let i = 0; i < Math.min(3, ROUNDS); i += 1) taken.push(await round());
  const [grown, heap, rss] = (['grownMiB', 'heapMiB', 'rssMiB'] as const).map((key) =>
    median(taken.map((each) => each[key])),
  );
  table(
    ['', 'MiB'],
    [
      ['heap grows by', grown ?? Number.NaN],
      ['heap', heap ?? Number.NaN],
      ['total memory (RSS)', rss ?? Number.NaN],
    ],
  );
  note(
    `After ${WARM} whole complaints; each conversation is left after ${LEFT_AFTER} replies. Heap after collecting garbage.`,
  );
  goal('heap grows by', grown ?? Number.NaN, 'at most', 5, ' MiB');
  goal('total memory', rss ?? Number.NaN, 'at most', 256, ' MiB');
}
