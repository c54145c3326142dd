import { afterAll, beforeAll, describe } from 'vitest';
import { livesThrough } from './chaos.ts';
import { type ChaosServer, chaosServer } from './server.ts';

/** A server of our own: it is crashed amid commits, which no other test would bear. */
let server: ChaosServer | undefined;
beforeAll(async () => {
  server = await chaosServer('one');
});
afterAll(async () => {
  await server?.stop();
});

describe('the whole program on PostgreSQL', () => {
  livesThrough([3, 5], { kills: 15, database: 'postgres' }, () => (server ? { server } : {}));
});
