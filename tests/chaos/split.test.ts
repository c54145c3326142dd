import { describeWithRedis, TestRedis } from '../fakes/redis.ts';
import { type Around, livesThrough } from './chaos.ts';
import { chaosServer } from './server.ts';

async function servers(): Promise<Around> {
  const [server, redis] = await Promise.all([chaosServer('one'), TestRedis.start()]);
  return {
    server,
    redis,
    end: async () => {
      await redis.kill();
      await server.stop();
    },
  };
}

/** Two processes that receive and two that work, any of which is killed while the others go on. `npm run chaos` does as many as one likes. */
describeWithRedis('the whole program as several processes', () => {
  livesThrough([1], { kills: 6, database: 'postgres', roles: 'split', end: 'term' }, servers);
  livesThrough([1, 2], { kills: 10, database: 'postgres', roles: 'split' }, servers);
});
