import { describe, expect, test } from 'vitest';
import { lookAtRedis, redisFindings } from '../../src/cli/doctor-redis.ts';
import type { Finding } from '../../src/cli/finding.ts';
import type { RedisFacts } from '../../src/redis/facts.ts';
import { describeWithRedis, TestRedis } from '../fakes/redis.ts';

const WHERE = 'redis.example:6379';
const MIB = 1024 ** 2;

describe('what doctor says of a Redis server', () => {
  const good: RedisFacts = { version: '7.2.4', policy: 'noeviction', usedBytes: 3 * MIB, bytesMax: 0 };
  const of = (facts: Partial<RedisFacts>) => [...redisFindings(WHERE, { ...good, ...facts })];
  const badOf = (facts: Partial<RedisFacts>) => of(facts).filter(({ state }) => state !== 'good');

  test.each([
    ['without a limit', {}, 'Redis 7.2.4 at redis.example:6379, 3.0 MiB used'],
    ['with one', { bytesMax: 256 * MIB }, 'Redis 7.2.4 at redis.example:6379, 3.0 MiB used of 256.0 MiB'],
    ['that hides its policy', { policy: '' }, 'Redis 7.2.4 at redis.example:6379, 3.0 MiB used'],
  ] as const)('nothing to mend of one %s', (_, facts, says) => {
    expect(of(facts)).toEqual([{ part: 'redis', state: 'good', says }]);
  });

  test.each(['allkeys-lru', 'volatile-lru', 'allkeys-random'])(
    'a policy of %s is told, with the command that mends it',
    (policy) => {
      expect(badOf({ policy })).toEqual([
        {
          part: 'redis',
          state: 'bad',
          says: expect.stringContaining(`maxmemory-policy is ${policy}`),
          fix: expect.stringContaining('CONFIG SET maxmemory-policy noeviction'),
        },
      ]);
    },
  );
});

describeWithRedis('doctor asks a real Redis', () => {
  const lookAt = async (url: string): Promise<readonly Finding[]> => {
    const findings: Finding[] = [];
    for await (const finding of lookAtRedis(url)) findings.push(finding);
    return findings;
  };
  const withRedis = async (options: readonly string[], act: (redis: TestRedis) => Promise<void>): Promise<void> => {
    const redis = await TestRedis.start(true, ...options);
    try {
      await act(redis);
    } finally {
      await redis.kill();
    }
  };
  /** With a name and a password, of which nothing may be said. */
  const entering = (redis: TestRedis, password: string): string => redis.url.replace('//', `//default:${password}@`);

  test('that is as it should be', () =>
    withRedis(['--maxmemory', '64mb'], async (redis) => {
      expect(await lookAt(redis.url)).toEqual([
        {
          part: 'redis',
          state: 'good',
          says: expect.stringMatching(/^Redis \d+\.\S+ at 127\.0\.0\.1:\d+, \d+\.\d MiB used of 64\.0 MiB$/),
        },
      ]);
    }));

  test('that throws away what it likes when it is full', () =>
    withRedis(['--maxmemory-policy', 'allkeys-lru'], async (redis) => {
      expect((await lookAt(redis.url)).map(({ state }) => state)).toEqual(['good', 'bad']);
    }));

  test.each([
    ['no password', undefined],
    ['another one', 'kunci-yang-salah'],
  ])('that asks for a password and is given %s: the address is to be looked at, and no password is shown', (_, given) =>
    withRedis(['--requirepass', 'kunci-yang-benar'], async (redis) => {
      const [finding, ...more] = await lookAt(given === undefined ? redis.url : entering(redis, given));
      expect(more).toEqual([]);
      expect(finding).toMatchObject({
        state: 'bad',
        says: expect.stringMatching(/^127\.0\.0\.1:\d+ does not let us in \((NOAUTH|WRONGPASS)\): nothing is lost/),
        fix: expect.stringContaining('password in REDIS_URL'),
      });
      expect(JSON.stringify(finding)).not.toContain('kunci');
      expect((await lookAt(entering(redis, 'kunci-yang-benar'))).map(({ state }) => state)).toEqual(['good']);
    }),
  );

  test('where nothing listens: that nothing is lost, and what to look at', async () => {
    const nobody = await TestRedis.start(false);
    expect(await lookAt(entering(nobody, 'kunci'))).toEqual([
      {
        part: 'redis',
        state: 'bad',
        says: expect.stringMatching(/^127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\): nothing is lost/),
        fix: expect.stringContaining('host and port in REDIS_URL'),
      },
    ]);
  });

  test('that takes the connection and says nothing', () =>
    withRedis([], async (redis) => {
      redis.freeze();
      try {
        expect(await lookAt(redis.url)).toMatchObject([
          { state: 'bad', says: expect.stringContaining('does not answer') },
        ]);
      } finally {
        redis.thaw();
      }
    }));
});
