import type { Context } from 'hono';
import type { HttpEnv } from './env.ts';

/** Whether an error is only that whoever sent the request went away in its middle: nobody reads our answer, and it is no fault of ours. */
export const hasLeft = (error: unknown, c: Context<HttpEnv>): boolean =>
  error instanceof Error && error === c.env?.incoming?.errored;
