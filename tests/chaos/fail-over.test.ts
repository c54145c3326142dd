import { describe } from 'vitest';
import { livesThrough } from './chaos.ts';
import { chaosServer } from './server.ts';

/** In each life the server is lost amid a commit, and the one that followed it leads, or the program is held up; then it is killed. */
describe('the whole program on PostgreSQL with a server that follows', () => {
  livesThrough([1], { kills: 10, database: 'postgres', servers: 'pair' }, async () => {
    const server = await chaosServer('pair');
    return { server, end: () => server.stop() };
  });
});
