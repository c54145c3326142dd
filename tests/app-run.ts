import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The real program in a process of its own, as `npm start` runs it. */
export interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Exit code, or the signal's name, once it has ended. */
  readonly gone: Promise<number | string>;
  /** Ends it and waits. @returns exit code, or the signal's name */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string>;
}

/** A program that was started, whether or not it is up already. */
export interface Spawned {
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Its address, once it has told it and everything runs; rejects when it ends before. */
  readonly up: Promise<string>;
  /** Exit code, or the signal's name. */
  readonly gone: Promise<number | string>;
}

/** How the program is started, besides its settings. */
export interface SpawnOptions {
  /** After the file's name. */
  readonly args?: readonly string[];
  /** In a process group of its own, so that whatever it started can be killed with it; killed with us at the latest. */
  readonly ownGroup?: boolean;
  /** Told everything it has printed so far, whenever that is more. */
  readonly hears?: (output: string) => void;
}

/** Starts the program and waits for nothing. */
export function spawnProgram(
  env: Readonly<Record<string, string>>,
  { args = ['start'], ownGroup = false, hears = () => undefined }: SpawnOptions = {},
): Spawned {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  });
  const takeAlong = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  if (ownGroup) process.once('exit', takeAlong);
  child.once('exit', () => process.off('exit', takeAlong));
  let output = '';
  let told: ((url: string) => void) | undefined;
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
    hears(output);
    const url = /(?:web chat|answers at)\s+(http:\S+)/.exec(output)?.[1];
    // The last line of the summary tells that everything runs.
    if (url && output.includes('Ctrl-C')) told?.(url);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  const up = Promise.race([
    new Promise<string>((resolve) => {
      told = resolve;
    }),
    exit.then(([code, signal]) => {
      throw new Error(`the program ended at its start (${code ?? signal}):\n${output}`);
    }),
  ]);
  up.catch(() => undefined);
  return {
    process: child,
    output: () => output,
    up,
    gone: exit.then(([code, signal]) => code ?? signal ?? 'unknown'),
  };
}

/**
 * Starts the program and waits until it has told its address.
 * @param hears told everything it has printed so far, whenever that is more
 * @param role `all`, `channels` or `worker`
 */
export async function startProgram(
  env: Readonly<Record<string, string>>,
  hears: (output: string) => void = () => undefined,
  role = 'all',
): Promise<Running> {
  const { process: child, output, up, gone } = spawnProgram(env, { args: ['start', '--role', role], hears });
  const url = await up;
  return {
    process: child,
    url,
    output,
    gone,
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}

/** Runs a command of the program to its end. */
export async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}
