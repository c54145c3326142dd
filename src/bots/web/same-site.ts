import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from '../../http/env.ts';
import { wordsFor } from './context.ts';
import type { WebDeps } from './deps.ts';

/**
 * Turns away what another site makes a browser send here, forms and scripts alike. Our own origin is the one asked for, or PUBLIC_URL
 * when a proxy speaks to us under another name; another host of the same domain (`same-site`) is a neighbour and not us. A request
 * with neither `Origin` nor `Sec-Fetch-Site` does not come from a browser of the last years and is let through, as Go's
 * `http.CrossOriginProtection` does; the cookie is SameSite besides.
 */
export function sameSite(deps: Pick<WebDeps, 'publicUrl' | 'defaultLanguage'>): MiddlewareHandler<HttpEnv> {
  const ours = deps.publicUrl ? new URL(deps.publicUrl).origin : undefined;
  return async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const own =
      c.req.method !== 'POST' ||
      (origin === undefined && site === undefined) ||
      site === 'same-origin' ||
      site === 'none' ||
      (origin !== undefined && (origin === ours || origin === new URL(c.req.url).origin));
    if (!own) return c.text(wordsFor(c, deps).otherSite(), 403, { connection: 'close' });
    return next();
  };
}
