import { afterAll, beforeAll, describe } from 'vitest';
import { livesThrough } from './chaos.ts';
import { type ChaosServer, chaosServer } from './server.ts';

let servers: ChaosServer | undefined;
beforeAll(async () => {
  servers = await chaosServer('pair');
});
afterAll(async () => {
  await servers?.stop();
});

/** In each life the server is lost amid a commit, and the one that followed it leads, or the program is held up; then it is killed. */
describe('the whole program on PostgreSQL with a server that follows', () => {
  livesThrough([1], { kills: 10, database: 'postgres', servers: 'pair' }, () => (servers ? { server: servers } : {}));
});
