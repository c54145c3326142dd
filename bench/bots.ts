/** The measured bots, each in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchBotApi, TOKEN } from './bot-api.ts';
import { until } from './measure.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
/** `BENCH_PROGRAM`: another build to measure. */
const PROGRAM = process.env.BENCH_PROGRAM ?? path.join(HERE, '..', 'dist', 'main.js');

/** What a process says of itself, after collecting its garbage. */
export interface Figures {
  readonly rss: number;
  readonly heapUsed: number;
}

/** A running bot. */
export interface Bot {
  readonly child: ChildProcess;
  /** What it printed. */
  readonly printed: () => string;
  figures(): Promise<Figures>;
  /** Microseconds of computing so far, all threads. */
  cpuUs(): Promise<number>;
  /** Ends it at once. */
  kill(): Promise<void>;
}

function launch(args: readonly string[], env: Readonly<Record<string, string>>): Bot {
  const child = spawn(
    process.execPath,
    [
      ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? []),
      '--expose-gc',
      '--import',
      path.join(HERE, 'probe.mjs'),
      ...args,
    ],
    {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ask = <Answer>(question: string) =>
    new Promise<Answer>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Answer));
      child.send(question, (error) => error && reject(error));
    });
  return {
    child,
    printed: () => printed,
    figures: () => ask<Figures>('figures'),
    cpuUs: () => ask<number>('cpu'),
    kill: async () => {
      child.kill(process.env.BENCH_NODE_ARGS ? 'SIGTERM' : 'SIGKILL');
      await gone;
    },
  };
}

/** Starts a peer: a file of `peers/` and its mode. */
export const startPeer = (api: BenchBotApi, folder: string, file: string, mode: string): Bot =>
  launch([path.join(HERE, 'peers', file)], { API: api.url, TOKEN, MODE: mode, DB: path.join(folder, 'bot.db') });

/** Starts Aduan on a data folder, as `npm start` does; without `api` with the web chat alone. */
export const startAduan = (folder: string, api?: BenchBotApi, secret?: string): Bot =>
  launch([PROGRAM, 'start'], {
    DATA_DIR: folder,
    PORT: '0',
    ...(secret === undefined ? {} : { ADUAN_SECRET: secret }),
    ...(api ? { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url, TELEGRAM_SENDS_PER_SECOND: '1000000' } : {}),
  });

/** Starts one of several processes of Aduan that share a database. */
export const startRole = (
  folder: string,
  role: 'all' | 'channels' | 'worker',
  env: Readonly<Record<string, string>>,
): Bot =>
  launch([PROGRAM, 'start', '--role', role], {
    DATA_DIR: folder,
    PORT: '0',
    TELEGRAM_SENDS_PER_SECOND: '1000000',
    ...env,
  });

/** Waits until the bot polls. */
export async function polling(api: BenchBotApi, bot: Bot): Promise<void> {
  await until(
    'the bot polls',
    () => {
      if (bot.child.exitCode !== null) throw new Error(`the bot ended with ${bot.child.exitCode}\n${bot.printed()}`);
      return api.polls > 0;
    },
    20_000,
  );
}
