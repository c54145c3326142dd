import type { Context, MiddlewareHandler } from 'hono';
import type { HttpEnv } from './env.ts';

/**
 * Lets so many requests in at once; the others are turned away before a byte of their body is read, so that bodies never fill the memory.
 * @param turnAway answers them; 503 with `Retry-After: 1` when absent
 */
export function atOnce(
  max: number,
  turnAway: (c: Context<HttpEnv>) => Response | Promise<Response> = (c) =>
    c.body(null, 503, { 'retry-after': '1', connection: 'close' }),
): MiddlewareHandler<HttpEnv> {
  let inHand = 0;
  return async (c, next) => {
    if (inHand >= max) return turnAway(c);
    inHand += 1;
    try {
      return await next();
    } finally {
      inHand -= 1;
    }
  };
}
