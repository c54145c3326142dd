import { describe } from 'vitest';
import { livesThrough } from './chaos.ts';
import { chaosServer } from './server.ts';

/** A server of its own for each life: it is crashed amid commits, which no other would bear. */
describe('the whole program on PostgreSQL', () => {
  livesThrough([3, 5], { kills: 15, database: 'postgres' }, async () => {
    const server = await chaosServer('one');
    return { server, end: () => server.stop() };
  });
});
