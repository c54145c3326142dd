import { describe } from 'vitest';
import { livesThrough } from './chaos.ts';

/** As many as the suite has time for; `npm run chaos` does as many as one likes. */
describe('the whole program on SQLite', () => {
  livesThrough([1, 2], { kills: 25, database: 'sqlite' });
});
