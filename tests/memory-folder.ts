import { readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
const NAME = 'aduan-tests-';
/** Far more than the tests write; a container often has 64 MiB there. */
const ROOM_BYTES_MIN = 2 ** 31;

/**
 * The folder of this run for temporary files, in memory where there is room: what waits for a disk proves nothing more, as no test takes the power from
 * a machine. None where there is no room, and then the system's is used.
 */
export function memoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize < ROOM_BYTES_MIN ? undefined : path.join(MEMORY, `${NAME}${process.pid}`);
  } catch {
    return undefined;
  }
}

/** Takes away what runs left that were broken off: it would keep the memory. */
export function clearMemory(): void {
  for (const name of readdirSync(MEMORY))
    if (name.startsWith(NAME) && !runs(Number(name.slice(NAME.length))))
      rmSync(path.join(MEMORY, name), { recursive: true, force: true });
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's runs too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
