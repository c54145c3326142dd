import { describe } from 'vitest';
import { livesThrough } from './chaos.ts';

/** With PostgreSQL and several processes 200 kills in all: what the suite has time for. `npm run chaos` does as many as one likes. */
describe('the whole program on SQLite', () => {
  livesThrough([1, 2, 3, 4], { kills: 35, database: 'sqlite' });
});
