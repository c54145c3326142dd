import { describe, expect, it } from 'vitest';
import { limitDescriptors } from '../fakes/disk.ts';
import { canForget } from '../fakes/forgetful-disk.ts';
import { OnFailingDisk } from './failing-disk.ts';

/** The program gives up after a minute; far longer, for a machine that does much else, ms. */
const ENDS_MS_MAX = 240_000;
const WRITES_EVERY_MS = 2_000;

/** Lets somebody write now and then, until the program has ended by itself. @returns how it ended */
async function endsByItself(scene: OnFailingDisk, chats: number[]): Promise<number | string> {
  const writing = setInterval(() => {
    const chat = 100 + chats.length;
    chats.push(chat);
    scene.telegram.message(chat, { text: 'Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin' });
  }, WRITES_EVERY_MS);
  try {
    return await scene.program.gone;
  } finally {
    clearInterval(writing);
  }
}

describe.skipIf(!canForget())('a program that gets nowhere for a minute ends, and says why; nothing is lost', () => {
  // Side by side: most of it is waiting.
  it.concurrent.each([
    {
      why: 'a disk that fails',
      breaks: (scene: OnFailingDisk) => scene.disk.fail(['writes', 'flushes'], 'EIO', undefined),
      mends: (scene: OnFailingDisk) => scene.disk.heal(),
      says: 'The database took nothing for a minute',
    },
    {
      why: 'no descriptor left',
      breaks: (scene: OnFailingDisk) => void limitDescriptors(scene.program.process.pid, true),
      mends: () => undefined,
      says: 'No file and no connection could be opened for a minute',
    },
  ])('$why', { timeout: ENDS_MS_MAX }, async ({ breaks, mends, says }) => {
    const scene = await OnFailingDisk.open();
    const { telegram } = scene;
    try {
      const chats: number[] = [];
      breaks(scene);
      expect(await endsByItself(scene, chats)).toBe(1);
      expect(scene.program.output()).toContain(says);
      expect(scene.program.output()).toContain('gets-nowhere');
      mends(scene);
      await scene.begin();
      for (const chat of chats)
        await telegram.until(
          () => telegram.last(chat)?.text.includes('Ada nomor di tiang') ?? false,
          `chat ${chat} is answered`,
          ENDS_MS_MAX,
        );
      expect(chats.length).toBeGreaterThan(10);
      expect(telegram.violations).toEqual([]);
      expect(await scene.program.end('SIGTERM')).toBe(0);
    } finally {
      await scene.close();
    }
  });
});
