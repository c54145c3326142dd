import type { Clock } from '../../../core/clock.ts';

/**
 * Waits for something of the page, and no longer than so many milliseconds: a page that hangs answers nothing, and the library waits minutes for it.
 * @returns `late` when time is over or we are told to stop; what comes then comes to nobody
 */
export async function inTime<T>(
  clock: Clock,
  msMax: number,
  work: Promise<T>,
  signal?: AbortSignal,
): Promise<T | 'late'> {
  let giveUp: () => void = () => undefined;
  const late = new Promise<'late'>((resolve) => {
    giveUp = () => resolve('late');
  });
  const deadline = clock.after(msMax, giveUp);
  signal?.addEventListener('abort', giveUp, { once: true });
  if (signal?.aborted) giveUp();
  try {
    return await Promise.race([work, late]);
  } finally {
    deadline.cancel();
    signal?.removeEventListener('abort', giveUp);
  }
}
