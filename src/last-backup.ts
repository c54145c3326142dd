import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from './core/observe.ts';

/** Holds the time of the last backup as ISO 8601, nothing else: where it lies is the operator's own business. */
const fileOf = (dataDir: string): string => path.join(dataDir, 'last-backup');

/** Notes that a backup of this data folder was made. */
export const noteBackup = (dataDir: string, at: Date): Promise<void> =>
  writeFile(fileOf(dataDir), `${at.toISOString()}\n`, { mode: 0o600, flush: true });

/** When `aduan backup` last finished; undefined when it never did. Copies made by other means are not known. */
export async function lastBackup(dataDir: string): Promise<Date | undefined> {
  try {
    const at = new Date((await readFile(fileOf(dataDir), 'utf8')).trim());
    return Number.isNaN(at.getTime()) ? undefined : at;
  } catch (error) {
    if (describeFault(error).code === 'ENOENT') return undefined;
    throw error;
  }
}
