import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { HttpEnv } from '../../http/env.ts';

const TYPES = {
  'chat.css': 'text/css; charset=utf-8',
  'chat.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
  'weave.svg': 'image/svg+xml',
} as const;

/** The page's own files. */
export type AssetName = keyof typeof TYPES;

interface Asset {
  readonly body: string;
  readonly path: string;
}

/** Read once; the path reaches the sources from `src/` and from `dist/` alike. */
function read(name: AssetName): Asset {
  const body = readFileSync(new URL(`../../../src/bots/web/assets/${name}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { body, path: `/aset/${hash}/${name}` };
}

const ASSETS: Readonly<Record<AssetName, Asset>> = {
  'chat.css': read('chat.css'),
  'chat.js': read('chat.js'),
  'mark.svg': read('mark.svg'),
  'weave.svg': read('weave.svg'),
};

/** Address of a file; it changes with the content, so browsers may keep it for ever. */
export const assetPath = (name: AssetName): string => ASSETS[name].path;

const isName = (name: string): name is AssetName => Object.hasOwn(TYPES, name);

/** Serves the files. Under another hash (a page from before an update, a picture named by the sheet) the present file, kept for a while only. */
export function assetRoutes(): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get('/aset/:hash/:name', (c) => {
    const name = c.req.param('name');
    if (!isName(name)) return c.text('', 404);
    const fresh = c.req.path === ASSETS[name].path;
    return c.body(ASSETS[name].body, 200, {
      'content-type': TYPES[name],
      'cache-control': fresh ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    });
  });
  app.get('/favicon.ico', (c) => c.redirect(assetPath('mark.svg'), 302));
  return app;
}
