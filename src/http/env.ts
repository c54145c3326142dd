import type { HttpBindings } from '@hono/node-server';

/** What node-server hands to every route: the raw request and response. Absent in requests made inside the program. */
export type HttpEnv = { Bindings: Partial<HttpBindings> };
