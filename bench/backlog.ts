/** A start with 100,000 messages that were stored and never handled, as after a long outage, while new ones come in. */
import { BenchBotApi } from './bot-api.ts';
import { startAduan } from './bots.ts';
import { Crowd, toAduan } from './citizens.ts';
import { chatOf, Engine, SECRET } from './engine.ts';
import { inScratch, median, quantile, ROUNDS, until } from './measure.ts';
import { goal, heading, note, shown, table } from './report.ts';

const MESSAGES = Number(process.env.BENCH_BACKLOG ?? 100_000);
const CHATS = MESSAGES / 5;
/** Citizens who begin to write while the backlog is worked off. */
const NEWCOMERS = 10;
const STORED_AT_ONCE = 500;
const ALL_WITHIN_MS = 600_000;

/** What five messages of somebody say: a story in pieces. */
const PIECES = [
  'assalamualaikum',
  'lampu jalan mati sejak kemarin malam di depan sekolah',
  'anak-anak takut lewat',
  'di Jl. A. Yani km 5, seberang masjid, Banjarmasin',
  'sudah dilaporkan ke RT tapi belum ada yang datang',
];

async function store(folder: string): Promise<void> {
  const engine = new Engine(folder);
  const messages = Array.from({ length: MESSAGES }, (_, i) => ({
    channel: 'telegram',
    id: `m:${i}`,
    messageId: String(i),
    chat: chatOf(i % CHATS),
    from: { id: String(i % CHATS), name: 'Warga', language: 'id' },
    sentAt: new Date(),
    private: true,
    content: { kind: 'text' as const, text: PIECES[Math.floor(i / CHATS)] ?? '' },
  }));
  for (let i = 0; i < MESSAGES; i += STORED_AT_ONCE)
    await engine.store.accept(messages.slice(i, i + STORED_AT_ONCE), new Date());
  await engine.store.close();
}

const round = () =>
  inScratch(async (folder) => {
    await store(folder);
    const api = await new BenchBotApi().listen();
    const answered = new Set<number>();
    let firstMs = 0;
    const from = performance.now();
    const newcomers = new Crowd(api, toAduan);
    const toNewcomers = api.onReply;
    api.onReply = (chat, text) => {
      if (firstMs === 0) firstMs = performance.now() - from;
      if (chat < Number(chatOf(0))) toNewcomers(chat, text);
      else answered.add(chat);
    };
    const bot = startAduan(folder, api, SECRET);
    try {
      await until('the first reply', () => firstMs > 0);
      let done = false;
      const all = until('all are answered', () => answered.size >= CHATS, ALL_WITHIN_MS).then(() => {
        done = true;
      });
      const waitsMs = await newcomers.talkWhile(NEWCOMERS, () => !done);
      await all;
      const allMs = performance.now() - from;
      const { rss } = await bot.figures();
      return {
        firstMs,
        allMs,
        newcomerP50: quantile(waitsMs, 0.5),
        newcomerP99: quantile(waitsMs, 0.99),
        rssMiB: rss / 2 ** 20,
      };
    } finally {
      await bot.kill();
      api.close();
    }
  });

/** Measures and prints. */
export async function backlog(): Promise<void> {
  heading(`A start with ${shown(MESSAGES)} stored messages of ${shown(CHATS)} citizens, unhandled`);
  const taken: Awaited<ReturnType<typeof round>>[] = [];
  for (let i = 0; i < Math.min(3, ROUNDS); i += 1) taken.push(await round());
  const figure = (key: keyof (typeof taken)[number]) => median(taken.map((each) => each[key]));
  table(
    ['', 'ms'],
    [
      ['from the start to the first reply', figure('firstMs')],
      ['from the start until everybody has an answer', figure('allMs')],
      ['newcomers meanwhile, message to reply, p50', figure('newcomerP50')],
      ['newcomers meanwhile, p99', figure('newcomerP99')],
    ],
  );
  note(
    `${shown((MESSAGES / figure('allMs')) * 1000)} messages a second; memory ${shown(figure('rssMiB'))} MiB afterwards.`,
  );
  goal('first reply', figure('firstMs'), 'at most', 1_000, ' ms');
}
