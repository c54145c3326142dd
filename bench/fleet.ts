/** Several processes on one PostgreSQL: what hints over Redis cost, and what a second worker brings. */
import { testPostgres } from '../tests/fakes/postgres.ts';
import { TestRedis } from '../tests/fakes/redis-server.ts';
import { BenchBotApi, TOKEN } from './bot-api.ts';
import { type Bot, polling, startRole } from './bots.ts';
import { Crowd, toAduan } from './citizens.ts';
import { SECRET } from './engine.ts';
import { inScratch, interleaved, MEASURE_MS, median, quantile, ROUNDS, ratio, until, WARM_MS } from './measure.ts';
import { withDatabase } from './postgres.ts';
import { goal, heading, note, shown, table } from './report.ts';

const USERS = 200;
/**
 * Work that waits on sends: a platform so slow that the connections of one worker (64) are what limits it, and more citizens than two
 * workers can send to at once.
 */
const SLOW_SEND_MS = 400;
const SLOW_USERS = 400;
/** Longer than it takes until two workers have half of the shards each. */
const SHARED_AFTER_MS = 12_000;

interface Round {
  readonly perSecond: number;
  readonly p50: number;
}
interface Variant {
  readonly roles: readonly ('all' | 'channels' | 'worker')[];
  readonly redis: boolean;
  readonly users: number;
  readonly sendTakesMs: number;
}

const VARIANTS = {
  'one process, no Redis': { roles: ['all'], redis: false, users: USERS, sendTakesMs: 0 },
  'receiving and working apart, hints over Redis': {
    roles: ['channels', 'worker'],
    redis: true,
    users: USERS,
    sendTakesMs: 0,
  },
  'slow sends, one worker': {
    roles: ['channels', 'worker'],
    redis: true,
    users: SLOW_USERS,
    sendTakesMs: SLOW_SEND_MS,
  },
  'slow sends, two workers': {
    roles: ['channels', 'worker', 'worker'],
    redis: true,
    users: SLOW_USERS,
    sendTakesMs: SLOW_SEND_MS,
  },
} as const satisfies Record<string, Variant>;

const round = (server: string, { roles, redis: wantsRedis, users, sendTakesMs }: Variant): Promise<Round> =>
  withDatabase(server, (databaseUrl) =>
    inScratch(async (folder) => {
      const redis = wantsRedis ? await TestRedis.start() : undefined;
      const api = await new BenchBotApi().listen();
      api.sendTakesMs = sendTakesMs;
      const bots: Bot[] = [];
      try {
        for (const role of roles) {
          const bot = startRole(folder, role, {
            DATABASE_URL: databaseUrl,
            ADUAN_SECRET: SECRET,
            TELEGRAM_BOT_TOKEN: TOKEN,
            TELEGRAM_API_ROOT: api.url,
            ...(redis ? { REDIS_URL: redis.url } : {}),
          });
          bots.push(bot);
          await until('a process is up', () => bot.printed().includes('stop   '), 30_000);
        }
        const [receiver] = bots;
        if (receiver) await polling(api, receiver);
        const crowd = new Crowd(api, toAduan);
        const warmMs = Math.max(WARM_MS, roles.length > 2 ? SHARED_AFTER_MS : 0);
        const seen = await crowd.talk(users, warmMs, MEASURE_MS, async () => undefined);
        return { perSecond: seen.perSecond, p50: quantile(seen.waitsMs, 0.5) };
      } finally {
        for (const bot of bots) await bot.kill();
        api.close();
        await redis?.kill();
      }
    }),
  );

/** Measures and prints. */
export async function fleet(): Promise<void> {
  heading('Several processes on one PostgreSQL');
  note(`${shown(WARM_MS / 1000)} s under load, then ${shown(MEASURE_MS / 1000)} s are counted; ${ROUNDS} rounds.`);
  const server = await testPostgres();
  try {
    const chosen = process.env.VARIANTS?.split(',');
    const wanted = Object.entries<Variant>(VARIANTS).filter(
      ([name]) => !chosen || chosen.some((each) => name.includes(each)),
    );
    const variants = wanted.map(([name, variant]) => [name, () => round(server.url, variant)] as const);
    const rounds = await interleaved(Object.fromEntries(variants));
    table(
      ['processes', 'messages/s', 'p50 ms'],
      Object.entries(rounds).map(([name, taken]) => [
        name,
        median(taken.map(({ perSecond }) => perSecond)),
        median(taken.map(({ p50 }) => p50)),
      ]),
    );
    const speed = ({ perSecond }: Round) => perSecond;
    const against = (one: keyof typeof VARIANTS, other: keyof typeof VARIANTS) =>
      ratio(rounds[one] ?? [], rounds[other] ?? [], speed);
    const hints = against('receiving and working apart, hints over Redis', 'one process, no Redis');
    goal('hints over Redis against none (aim 0.9)', hints, 'at least', 0.6, ' x');
    const workers = against('slow sends, two workers', 'slow sends, one worker');
    goal('two workers against one, on work that waits on sends', workers, 'at least', 1.8, ' x');
  } finally {
    await server.stop();
  }
}
