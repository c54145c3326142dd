import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { HttpEnv } from '../../http/env.ts';

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

/** The page's script, in the order in which its parts need each other; the last one is what the page starts. */
export const SCRIPTS = ['page.js', 'kept.js', 'rows.js', 'screen.js', 'sending.js', 'hearing.js', 'chat.js'] as const;
/** Joined into one sheet when served; later parts win. */
const SHEETS = ['base.css', 'talk.css', 'write.css', 'sheet.css', 'rooms.css'] as const;
const PICTURES = ['mark.svg', 'weave.svg'] as const;

/** The page's own files. */
export type AssetName = (typeof SCRIPTS)[number] | 'chat.css' | (typeof PICTURES)[number];

/** Read once; the path reaches the sources from `src/` and from `dist/` alike. */
const read = (name: string): string =>
  readFileSync(new URL(`../../../src/bots/web/assets/${name}`, import.meta.url), 'utf8');

const BODIES: ReadonlyMap<string, string> = new Map([
  ...[...SCRIPTS, ...PICTURES].map((name) => [name, read(name)] as const),
  ['chat.css', SHEETS.map(read).join('\n')],
]);

/** One name for all of them together: parts of one script must be of one version. */
const version = createHash('sha256')
  .update([...BODIES].flat().join('\0'))
  .digest('hex')
  .slice(0, 12);

/** Address of a file; it changes with their content, so browsers may keep it for ever. */
export const assetPath = (name: AssetName): string => `/aset/${version}/${name}`;

/**
 * Serves the files, compressed for whom it helps (they hold no secret). Under another version (a page from before an update)
 * the present file, kept for a while only.
 */
export function assetRoutes(): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use('/aset/*', compress());
  app.get('/aset/:version/:name', (c) => {
    const name = c.req.param('name');
    const body = BODIES.get(name);
    if (body === undefined) return c.text('', 404);
    const type = Object.entries(TYPES).find(([ending]) => name.endsWith(`.${ending}`))?.[1];
    return c.body(body, 200, {
      'content-type': type ?? 'application/octet-stream',
      'cache-control':
        c.req.param('version') === version ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    });
  });
  app.get('/favicon.ico', (c) => c.redirect(assetPath('mark.svg'), 302));
  return app;
}
