import { Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { HttpEnv } from './env.ts';
import { hasLeft } from './has-left.ts';
import { securityHeaders } from './headers.ts';

/** What {@link httpApp} is made of. */
export interface HttpAppOptions {
  readonly publicUrl: string | undefined;
  /** Mounted at the root in this order; the web chat last, since it answers every other GET with its page "not here". */
  readonly routes: readonly Hono<HttpEnv>[];
  /** Told about faults that a route did not answer itself; log a code, never the message. */
  readonly onFault: (error: unknown) => void;
}

/** The whole HTTP side: headers for every answer, the routes, and a plain word for faults. */
export function httpApp(options: HttpAppOptions): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use('*', securityHeaders(options.publicUrl));
  app.use('*', endedForHead);
  for (const routes of options.routes) app.route('/', routes);
  app.notFound((c) => c.text('', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (hasLeft(error, c)) return c.body(null, 400, { connection: 'close' });
    options.onFault(error);
    return c.text('', 500, { connection: 'close' });
  });
  return app;
}

/** Nobody reads the body of an answer to HEAD: whatever it would come from (an event stream, a file) hears so here, or it would wait for ever. */
const endedForHead: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next();
  if (c.req.method === 'HEAD') await c.res.body?.cancel();
};
