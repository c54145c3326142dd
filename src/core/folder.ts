import { mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and whatever is missing above it, each with this mode; one that is there is left as it is. Node's own `recursive` never ends where a
 * file system says that the folder above is missing though it is there, as `/proc` does.
 * @throws what the file system answered
 */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (await isFolder(folder)) return;
    const above = path.dirname(folder);
    if (!isMissing(error) || (await isFolder(above))) throw error;
    await makeFolder(above, mode);
    await mkdir(folder, { mode }).catch(async (again) => {
      // Another process may have been as quick.
      if (!(await isFolder(folder))) throw again;
    });
  }
}

/** So that what was made or named in a folder is there after a power cut. @throws what the file system answered */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What can not be looked at is none: why, the fault that led here says. */
const isFolder = async (name: string): Promise<boolean> =>
  (await stat(name).catch(() => undefined))?.isDirectory() ?? false;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
