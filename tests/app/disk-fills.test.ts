import { describe, it } from 'vitest';
import { runProgram } from '../app-run.ts';
import { canForget } from '../fakes/forgetful-disk.ts';
import { photo } from '../fixtures/media/make.ts';
import { OnFailingDisk } from './failing-disk.ts';

/** So often the disk is full, each time a little later than the time before. */
const OFFSETS = 100;
/** A complaint up to its photo takes some sixty writes and names. */
const WRITES = 60;
/** In which everything has to be well again, ms: no measure of speed, but what was promised. */
const WELL_AGAIN_MS_MAX = 30_000;
const MINUTES_MS = 15 * 60_000;

/** So many programs have their share of them side by side: most of it is waiting, for the next try to store what could not be. */
const PROGRAMS = 5;

describe.skipIf(!canForget())('a disk that is full', () => {
  it.concurrent.for(Array.from({ length: PROGRAMS }, (_, first) => first))(
    `at any moment of a complaint: nothing is lost, nothing half, and all is well again by itself (every fifth of ${OFFSETS}, from %i)`,
    { timeout: MINUTES_MS },
    async (first, { expect }) => {
      const scene = await OnFailingDisk.open();
      const { dir, disk, telegram, program } = scene;
      try {
        let met = 0;
        let slowest = 0;
        for (let n = first; n < OFFSETS; n += PROGRAMS) {
          const chat = 1_000 + n;
          const isAt = (words: string) => (telegram.last(chat)?.text ?? '').includes(words);
          const bytes = await photo({ colour: `#${(0x10_00_00 + n * 4_099).toString(16)}` });
          disk.fail(['writes', 'names'], 'ENOSPC', undefined, Math.floor((n * WRITES) / OFFSETS));
          telegram.message(chat, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
          telegram.photo(chat, bytes);
          await expect.poll(() => disk.hasFailed || isAt('1 foto diterima'), { timeout: WELL_AGAIN_MS_MAX }).toBe(true);
          if (disk.hasFailed) met += 1;
          disk.heal();
          const healedAt = Date.now();
          await telegram.until(() => isAt('1 foto diterima'), `offset ${n} is well again`, WELL_AGAIN_MS_MAX);
          slowest = Math.max(slowest, Date.now() - healedAt);
        }
        process.stdout.write(`full ${met} of ${OFFSETS / PROGRAMS} times, well again after ${slowest} ms at most\n`);
        expect(met).toBeGreaterThan(OFFSETS / PROGRAMS / 2);
        expect(telegram.violations).toEqual([]);
        expect(await program.end('SIGTERM')).toBe(0);
        const { code, out } = await runProgram(['verify'], { DATA_DIR: dir });
        expect(code, out).toBe(0);
        expect(out).toContain(`${OFFSETS / PROGRAMS} files`);
      } finally {
        await scene.close();
      }
    },
  );
});
