/** `npm run chaos`: kills the program again and again while citizens talk to it, and looks at what is left. */
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DatabaseChoice, Order, RolesChoice, ServersChoice } from '../tests/chaos/plan.ts';
import { inWords } from '../tests/chaos/report.ts';
import { run } from '../tests/chaos/run.ts';
import { type ChaosServer, chaosServer } from '../tests/chaos/server.ts';
import { canForget } from '../tests/fakes/forgetful-disk.ts';
import { TestRedis } from '../tests/fakes/redis-server.ts';
import { build } from './build.mjs';

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
};
const { seed, runs, kills, database, servers, roles, power, term, faults, history, keep } = new Command('chaos')
  .description('Kills the program again and again while citizens talk to it, and looks at what is left.')
  .option('--seed <n>', 'what the run is drawn from; the first one of several', whole, 1)
  .option('--runs <n>', 'so many runs, each with the next seed', whole, 1)
  .option('--kills <n>', 'kills in each run', whole, 25)
  .addOption(new Option('--database <kind>', 'where the rows lie').choices(['sqlite', 'postgres']).default('sqlite'))
  .addOption(
    new Option('--servers <servers>', 'PostgreSQL: one that crashes, or two, of which the one that leads is lost')
      .choices(['one', 'pair'])
      .default('one'),
  )
  .addOption(
    new Option('--roles <roles>', 'one process, or several that share the work')
      .choices(['all', 'split'])
      .default('all'),
  )
  .option('--power', 'cut the power instead: what was not flushed may be gone', false)
  .addOption(new Option('--term', 'ask it to end (SIGTERM) instead of killing it').conflicts(['power', 'faults']))
  .option('--faults', 'something else goes wrong in each life, too', false)
  .option('--keep', 'write the history of a run that went well, too', false)
  .option('--history <dir>', 'folder for the history of a run that went wrong', '.')
  .parse()
  .opts<{
    seed: number;
    runs: number;
    kills: number;
    database: DatabaseChoice;
    servers: ServersChoice;
    roles: RolesChoice;
    power: boolean;
    term?: boolean;
    faults: boolean;
    history: string;
    keep: boolean;
  }>();

if (roles === 'split' && database !== 'postgres') {
  process.stderr.write('--roles split needs --database postgres: several processes share no file\n');
  process.exit(2);
}
if (servers === 'pair' && database !== 'postgres') {
  process.stderr.write('--servers pair needs --database postgres: a file has no other that follows it\n');
  process.exit(2);
}
if (power && (roles === 'split' || !canForget())) {
  process.stderr.write('--power needs one process, Linux and a C compiler\n');
  process.exit(2);
}
await build();
const redis = roles === 'split' ? await TestRedis.start() : undefined;
const server: ChaosServer | undefined = database === 'postgres' ? await chaosServer(servers) : undefined;
let failed = 0;
try {
  for (let each = seed; each < seed + runs; each += 1) {
    const surroundings = {
      historyDir: path.resolve(history),
      keepHistory: keep,
      ...(server ? { server } : {}),
      ...(redis ? { redis } : {}),
    };
    const order: Order = {
      seed: each,
      kills,
      ...{ database, servers, roles },
      end: power ? 'power' : term ? 'term' : 'kill',
      faults: faults ? 'each' : 'some',
    };
    const outcome = await run(order, surroundings);
    if (outcome.wrong.length > 0) failed += 1;
    process.stdout.write(`${inWords(outcome)}\n`);
  }
} finally {
  await server?.stop();
  await redis?.kill();
}
process.exit(failed === 0 ? 0 : 1);
