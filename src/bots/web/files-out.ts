import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Delivery, OutFile } from '../../core/delivery.ts';
import type { HttpEnv } from '../../http/env.ts';
import { isHttps } from './context.ts';
import type { WebDeps } from './deps.ts';
import { chatOf } from './session.ts';

/** A file of ours as a bubble shows it. */
export interface FileShown {
  readonly kind: OutFile['kind'];
  readonly name: string;
  /** Opens it, for the browser that has this chat and no other. */
  readonly href: string;
  /** Whether it is shown as a picture; anything else is offered for saving. */
  readonly isPicture: boolean;
}

/** Pictures that a browser shows and can run nothing of. */
const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** The files of a delivery, with their addresses: the delivery's name within its chat, and their place in it. */
export const filesShown = ({ ref, files }: Extract<Delivery, { kind: 'files' }>): readonly FileShown[] =>
  files.map(({ kind, name, mime }, at) => ({
    kind,
    name,
    href: `/berkas/${encodeURIComponent(ref)}/${at}`,
    isPicture: PICTURES.has(mime),
  }));

/**
 * `GET /berkas/REF/INDEX`: a file that was sent into the chat of this browser. Another chat's file is not found, whatever address is
 * guessed: the chat is part of the question.
 */
export function fileRoutes(deps: Pick<WebDeps, 'openFile' | 'onFault' | 'publicUrl'>): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get('/berkas/:ref/:index{[0-9]{1,3}}', async (c, next) => {
    const chat = chatOf(c, isHttps(deps));
    const opened = chat && (await deps.openFile(chat, c.req.param('ref'), Number(c.req.param('index'))));
    if (!opened) return next();
    const { file, stream } = opened;
    try {
      await once(stream, 'readable');
    } catch (error) {
      deps.onFault(error);
      return next();
    }
    const shown = PICTURES.has(file.mime) ? 'inline' : 'attachment';
    // What turns out damaged at its end breaks the connection, so that no browser takes it for whole.
    return c.body(bytesOf(stream), 200, {
      'content-type': file.mime,
      'content-disposition': `${shown}; filename="${file.name.replace(/[^\w.-]+/g, '_')}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
  return app;
}

/** A file as an answer's body. Not `Readable.toWeb`: given up in the moment it is made, that one throws where nobody can catch it, and the program ends. */
function bytesOf(stream: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(body) {
        const { done, value } = await chunks.next();
        if (done) body.close();
        else body.enqueue(value);
      },
      cancel: () => void stream.destroy(),
    },
    { highWaterMark: 0 },
  );
}
