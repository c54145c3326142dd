import { rm } from 'node:fs/promises';

/** So often and so long apart, in milliseconds, a folder is tried that somebody is still leaving. */
const TRIES = 100;
const PAUSE_MS = 100;

/**
 * Removes a folder that a browser may still write to for a moment after its program was killed. The retries of `fs.rm` do not help there: they
 * remove the same folder again, and not what was put into it meanwhile.
 */
export async function removeFolder(folder: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await rm(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
