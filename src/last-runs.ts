/** When the work of the night was last done. Files of `DATA_DIR` that hold a time and a count, nothing else: where a backup lies is the operator's own business. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './core/observe.ts';

/** What `aduan verify` came to. */
export interface LastVerify {
  readonly at: Date;
  /** Things that did not agree. */
  readonly wrong: number;
}

const backupFile = (dataDir: string): string => path.join(dataDir, 'last-backup');
const verifyFile = (dataDir: string): string => path.join(dataDir, 'last-verify');

/** Notes that a backup of this data folder was made. */
export const noteBackup = (dataDir: string, at: Date): Promise<void> => note(backupFile(dataDir), at.toISOString());

/** Notes that this data folder was looked through. */
export const noteVerify = (dataDir: string, { at, wrong }: LastVerify): Promise<void> =>
  note(verifyFile(dataDir), `${at.toISOString()} ${wrong}`);

/** When `aduan backup` last finished; undefined when it never did. Copies made by other means are not known. */
export async function lastBackup(dataDir: string): Promise<Date | undefined> {
  const line = await noted(backupFile(dataDir));
  return line === undefined ? undefined : dateIn(line);
}

/** What `aduan verify` last came to; undefined when it never went through all. */
export async function lastVerify(dataDir: string): Promise<LastVerify | undefined> {
  const [time = '', count = ''] = (await noted(verifyFile(dataDir)))?.split(' ') ?? [];
  const at = dateIn(time);
  return at && /^\d{1,9}$/.test(count) ? { at, wrong: Number(count) } : undefined;
}

/** Written beside and put in its place: what another user left there, such as root, stops nobody who may write into the folder. */
async function note(file: string, line: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, `${line}\n`, { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function noted(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (describeFault(error).code === 'ENOENT') return undefined;
    throw error;
  }
}

function dateIn(text: string): Date | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
