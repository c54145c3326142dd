import { statfsSync } from 'node:fs';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** Far more than the tests write; a container often has 64 MiB there. */
const ROOM_BYTES_MIN = 2 ** 31;

/**
 * The folder of this run for temporary files, in memory where there is room: what waits for a disk proves nothing more, as no test takes the power from
 * a machine. None where there is no room, and then the system's is used.
 */
export function memoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize < ROOM_BYTES_MIN ? undefined : path.join(MEMORY, `aduan-tests-${process.pid}`);
  } catch {
    return undefined;
  }
}
