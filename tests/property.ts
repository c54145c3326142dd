import { configureGlobal } from 'fast-check';
import { z } from 'zod';

/**
 * fast-check with one seed for the whole suite, so that it judges a change by the same cases each time.
 * `PROPERTY_SEED=random npx vitest run` looks for cases that nobody has met; what it prints for a failure (`seed`, `path`) repeats it.
 */
export { default } from 'fast-check';

const SEED = 20_261_126;

const asked = z
  .union([z.literal('random'), z.coerce.number().int()])
  .default(SEED)
  .parse(process.env.PROPERTY_SEED);
if (asked !== 'random') configureGlobal({ seed: asked });
