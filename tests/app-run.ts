import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The real program in a process of its own, as `npm start` runs it. */
export interface Running {
  readonly process: ChildProcess;
  /** Where it answers. */
  readonly url: string;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Ends it and waits. @returns exit code, or the signal's name */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string>;
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
  const child = spawn(process.execPath, ['dist/main.js', 'start', '--role', role], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  const url = await Promise.race([
    new Promise<string>((resolve) => {
      told = resolve;
    }),
    gone.then(([code, signal]) => {
      throw new Error(`the program ended at its start (${code ?? signal}):\n${output}`);
    }),
  ]);
  return {
    process: child,
    url,
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      const [code, by] = await gone;
      return code ?? by ?? 'unknown';
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
