import { afterAll, beforeAll, describe } from 'vitest';
import { type OwnServer, ownPostgres } from '../fakes/postgres.ts';
import { livesThrough } from './chaos.ts';

/** A server of our own: it is crashed amid commits, which no other test would bear. */
let server: OwnServer | undefined;
beforeAll(async () => {
  server = await ownPostgres();
});
afterAll(async () => {
  await server?.stop();
});

describe('the whole program on PostgreSQL', () => {
  livesThrough([3, 5], { kills: 25, database: 'postgres' }, () => (server ? { server } : {}));
});
