import { afterAll, beforeAll } from 'vitest';
import { describeWithRedis, TestRedis } from '../fakes/redis.ts';
import { livesThrough } from './chaos.ts';
import { type ChaosServer, chaosServer } from './server.ts';

/** Two processes that receive and two that work, any of which is killed while the others go on. `npm run chaos` does as many as one likes. */
describeWithRedis('the whole program as several processes', () => {
  let server: ChaosServer | undefined;
  let redis: TestRedis | undefined;
  beforeAll(async () => {
    server = await chaosServer('one');
    redis = await TestRedis.start();
  });
  afterAll(async () => {
    await redis?.kill();
    await server?.stop();
  });

  const surroundings = () => ({ ...(server ? { server } : {}), ...(redis ? { redis } : {}) });
  livesThrough([1, 2], { kills: 10, database: 'postgres', roles: 'split' }, surroundings);
  livesThrough([1], { kills: 6, database: 'postgres', roles: 'split', end: 'term' }, surroundings);
});
