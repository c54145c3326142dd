import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = path.join(ROOT, 'scripts', 'aduan.mjs');

/** What a run of the real program left. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real program, as `npm run aduan` starts it, with nothing of this machine's environment but where to find Node. */
export function launch(args: readonly string[], env: Readonly<Record<string, string>>, cwd = folder()) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { PATH: process.env.PATH ?? '', ...env } });
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of watchers) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  /** Resolves with what was printed once it holds the pattern; rejects with everything said when the program ends before. */
  const prints = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out);
        if (found) resolve(found);
      };
      watchers.add(look);
      look();
      void ended.then(({ code }) =>
        reject(new Error(`ended with ${code} before it printed ${pattern}:\n${out}\n${err}`)),
      );
    });
  return { child, ended, prints };
}

/** Runs the program to its end. */
export function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input?: string,
  cwd?: string,
): Promise<Run> {
  const { child, ended } = launch(args, env, cwd);
  child.stdin.end(input ?? '');
  return ended;
}

const folders: string[] = [];
/** A new empty folder, removed when the tests of the file are over. */
export function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'aduan-test-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});
