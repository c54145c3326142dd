import type { Context, MiddlewareHandler } from 'hono';
import type { HttpEnv } from './env.ts';

/** How the places are shared between those who ask. */
export interface Share {
  /** Requests of one of them at a time. */
  readonly max: number;
  /** Whose a request is. */
  readonly of: (c: Context<HttpEnv>) => string;
}

/**
 * Lets so many requests in at once; the others are turned away before a byte of their body is read, so that bodies never fill the memory.
 * @param turnAway answers them; 503 with `Retry-After: 1` when absent
 * @param share keeps whoever sends bodies a byte at a time from holding every place; all places are anybody's when absent
 */
export function atOnce(
  max: number,
  turnAway: (c: Context<HttpEnv>) => Response | Promise<Response> = (c) =>
    c.body(null, 503, { 'retry-after': '1', connection: 'close' }),
  share?: Share,
): MiddlewareHandler<HttpEnv> {
  let inHand = 0;
  const theirs = new Map<string, number>();
  return async (c, next) => {
    const whose = share?.of(c);
    const held = whose === undefined ? 0 : (theirs.get(whose) ?? 0);
    if (inHand >= max || (share && held >= share.max)) return turnAway(c);
    inHand += 1;
    if (whose !== undefined) theirs.set(whose, held + 1);
    try {
      return await next();
    } finally {
      inHand -= 1;
      if (whose !== undefined) giveBack(theirs, whose);
    }
  };
}

function giveBack(theirs: Map<string, number>, whose: string): void {
  const left = (theirs.get(whose) ?? 1) - 1;
  if (left > 0) theirs.set(whose, left);
  else theirs.delete(whose);
}
