import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

/** `REDIS_SERVER`: another program than the one on the path. */
export const REDIS_PROGRAM = process.env.REDIS_SERVER ?? 'redis-server';

/** A real Redis of the test's own, on loopback, which keeps nothing: killed, it comes back empty. */
export class TestRedis {
  readonly #port: number;
  #server: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
  }

  /** @param begun false: nobody listens there yet */
  static async start(begun = true, ...options: readonly string[]): Promise<TestRedis> {
    const redis = new TestRedis(await freePort());
    if (begun) await redis.begin(...options);
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  /** Begins the server, again after `kill`, and waits until it answers. */
  async begin(...options: readonly string[]): Promise<void> {
    const server = spawn(
      REDIS_PROGRAM,
      ['--bind', '127.0.0.1', '--port', `${this.#port}`, '--save', '', '--appendonly', 'no', ...options],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#server = server;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('eady to accept connections')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`redis-server ended (${code}): ${said}`)));
    });
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }

  /** It takes connections and commands, and answers nothing. */
  freeze(): void {
    this.#server?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#server?.kill('SIGCONT');
  }

  /** Asks it something, over a connection of its own. */
  async ask<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const redis = new Redis(this.url);
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }

  flush(): Promise<unknown> {
    return this.ask((redis) => redis.flushall());
  }

  /** It has no room from now on: whatever it holds is thrown away, and nothing more is taken. Or it has as much as it likes. */
  crowd(isFull: boolean): Promise<unknown> {
    return this.ask(async (redis) => {
      await redis.config('SET', 'maxmemory-policy', isFull ? 'allkeys-random' : 'noeviction');
      await redis.config('SET', 'maxmemory', isFull ? '1' : '0');
    });
  }

  /** How many keys it has thrown away for want of room. */
  evicted(): Promise<number> {
    return this.ask(async (redis) => Number(/evicted_keys:(\d+)/.exec(await redis.info('stats'))?.[1] ?? 0));
  }

  /** Everything that is in it, keys and values, as one text. */
  all(): Promise<string> {
    return this.ask(async (redis) => {
      const texts: string[] = [];
      for (const key of await redis.keys('*')) texts.push(key, JSON.stringify(await valueAt(redis, key)));
      return texts.join('\n');
    });
  }
}

async function valueAt(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return undefined;
  }
}
