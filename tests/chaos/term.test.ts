import { describe } from 'vitest';
import { livesThrough } from './chaos.ts';

/** Asked to end at the same points at which others are killed: it does so in its time, with 0, and no reply comes twice. */
describe('the whole program, asked to end', () => {
  livesThrough([1, 2], { kills: 8, database: 'sqlite', end: 'term' });
});
