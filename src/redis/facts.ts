import { Redis } from 'ioredis';

/** The policy that throws nothing away. */
export const GOOD_POLICY = 'noeviction';

/** What an operator wants to know of a Redis server. */
export interface RedisFacts {
  /** As the server says it: `7.0.15`. */
  readonly version: string;
  /** `noeviction` is the good one: with any other a full server throws away what it likes. */
  readonly policy: string;
  readonly usedBytes: number;
  /** 0: no limit. */
  readonly bytesMax: number;
}

const ANSWER_MS_MAX = 3_000;

/** Reads what `INFO` tells. */
export async function factsFrom(redis: Pick<Redis, 'info'>): Promise<RedisFacts> {
  const text = await redis.info();
  const field = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
  return {
    version: field('redis_version'),
    policy: field('maxmemory_policy'),
    usedBytes: Number(field('used_memory')),
    bytesMax: Number(field('maxmemory')),
  };
}

/** Asks a server about itself, over a connection of its own; changes nothing. @throws what the client says, see `redisFault` */
export async function redisFacts(url: string): Promise<RedisFacts> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_MS_MAX,
    commandTimeout: ANSWER_MS_MAX,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let fault: unknown;
  redis.on('error', (error) => {
    fault = error;
  });
  try {
    await redis.connect();
    return await factsFrom(redis);
  } catch (error) {
    throw fault ?? error;
  } finally {
    redis.disconnect();
  }
}
