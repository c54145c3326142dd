import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import type { HttpEnv } from '../../http/env.ts';
import { wordsFor } from './context.ts';
import type { WebDeps } from './deps.ts';

/**
 * Turns away what another site makes a browser send here. Our own origin is the one asked for, or PUBLIC_URL when a proxy
 * speaks to us under another name. A request with neither `Origin` nor `Sec-Fetch-Site` does not come from a browser of
 * the last years and is let through, as Go's `http.CrossOriginProtection` does; the cookie is SameSite besides.
 */
export function sameSite(deps: Pick<WebDeps, 'publicUrl' | 'defaultLanguage'>): MiddlewareHandler<HttpEnv> {
  const ours = deps.publicUrl ? new URL(deps.publicUrl).origin : undefined;
  const isOurs = (origin: string, requested: string): boolean =>
    origin === ours || origin === new URL(requested).origin;
  const check = csrf({ origin: (origin, c) => isOurs(origin, c.req.url) });
  return async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    if (origin === undefined && site === undefined) return next();
    // hono's csrf looks at form types alone; JSON from elsewhere would need a CORS answer we never give, but is refused here too.
    const foreign =
      site === undefined
        ? origin !== undefined && !isOurs(origin, c.req.url)
        : site === 'cross-site' && !(origin && isOurs(origin, c.req.url));
    if (foreign && c.req.method === 'POST') return c.text(wordsFor(c, deps).otherSite(), 403, { connection: 'close' });
    return check(c, next);
  };
}
