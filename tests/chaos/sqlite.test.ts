import { describe } from 'vitest';
import { livesThrough } from './chaos.ts';

/** With the tests on PostgreSQL and of several processes beside it, 200 kills; `npm run chaos` does as many as one likes. */
describe('the whole program on SQLite', () => {
  livesThrough([1, 2, 3, 4], { kills: 28, database: 'sqlite' });
});
