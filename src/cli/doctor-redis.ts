import { redisInWords } from '../app-fleet.ts';
import { GOOD_POLICY, type RedisFacts, redisFacts } from '../redis/facts.ts';
import { redisFault } from '../redis/link.ts';
import type { Finding } from './finding.ts';

const part = 'redis';

/** Looks at the server that `REDIS_URL` names. Nothing is lost while it does not answer, but it is there to be mended. */
export async function* lookAtRedis(url: string): AsyncGenerator<Finding> {
  let facts: RedisFacts;
  try {
    facts = await redisFacts(url);
  } catch (error) {
    const code = redisFault(error);
    const isKey = code === 'WRONGPASS' || code === 'NOAUTH';
    yield {
      part,
      state: 'bad',
      says: `${redisInWords(url)} ${isKey ? 'does not let us in' : 'does not answer'} (${code}): nothing is lost, but answers come up to five seconds later`,
      fix: isKey
        ? 'look at the name and password in REDIS_URL'
        : 'look whether it runs, and at the host and port in REDIS_URL',
    };
    return;
  }
  yield* redisFindings(redisInWords(url), facts);
}

/** What the facts mean. */
export function* redisFindings(
  where: string,
  { version, policy, usedBytes, bytesMax }: RedisFacts,
): Generator<Finding> {
  const mebi = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  const says = `Redis ${version} at ${where}, ${mebi(usedBytes)} used${bytesMax > 0 ? ` of ${mebi(bytesMax)}` : ''}`;
  yield { part, state: 'good', says };
  // A server that hides its policy is taken at its word.
  if (policy !== '' && policy !== GOOD_POLICY)
    yield {
      part,
      state: 'bad',
      says: `maxmemory-policy is ${policy}: full, it throws hints away one by one, and those chats wait for a sweep`,
      fix: `CONFIG SET maxmemory-policy ${GOOD_POLICY}, and in redis.conf`,
    };
}
