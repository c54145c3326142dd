import { describe } from 'vitest';
import { canForget } from '../fakes/forgetful-disk.ts';
import { livesThrough } from './chaos.ts';

/** Sixty power cuts: what was not flushed at such a moment may be gone, and nothing that anybody was told is. */
describe.skipIf(!canForget())('the whole program on a disk that forgets', () => {
  livesThrough([1, 2, 3, 4], { kills: 15, database: 'sqlite', end: 'power' });
});
