import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

let scene: OnFailingDisk;

beforeEach(async () => {
  scene = await OnFailingDisk.open();
});
afterEach(() => scene.close());

describe.skipIf(!canForget())('a disk that is full', () => {
  it('at any moment of a complaint: nothing is lost, nothing half, and all is well again by itself', {
    timeout: MINUTES_MS,
  }, async () => {
    const { dir, disk, telegram, program } = scene;
    let met = 0;
    let slowest = 0;
    for (let n = 0; n < OFFSETS; n += 1) {
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
    process.stdout.write(`full ${met} of ${OFFSETS} times, well again after ${slowest} ms at most\n`);
    expect(met).toBeGreaterThan(OFFSETS / 2);
    expect(telegram.violations).toEqual([]);
    expect(await program.end('SIGTERM')).toBe(0);
    const { code, out } = await runProgram(['verify'], { DATA_DIR: dir });
    expect(code, out).toBe(0);
    expect(out).toContain(`${OFFSETS} files`);
  });
});
