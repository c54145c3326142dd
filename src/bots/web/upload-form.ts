import { addAbortSignal, PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { Context } from 'hono';
import type { MediaOutcome } from '../../core/turn.ts';
import type { HttpEnv } from '../../http/env.ts';
import { FILE_BYTES_MAX } from './channel.ts';
import { FILES_MAX } from './chat-page.tsx';
import type { WebDeps } from './deps.ts';
import { TEXT_MAX } from './words-in.ts';

/** One request, all files together. Beyond it the connection is cut; up to it a file over the limit still gets a kind answer. */
export const REQUEST_BYTES_MAX = (FILES_MAX + 2) * FILE_BYTES_MAX;
/** A file name is the citizen's own words; longer ones are cut. */
const NAME_MAX = 120;
/**
 * An upload that brings less than this in each stretch of time is cut: far below the slowest phone network (2G brings some 2 kB a
 * second), far above somebody who only wants to keep our places for uploads taken.
 */
const PACE_MS = 30_000;
const PACE_BYTES_MIN = 8 * 1024;

/** An upload as it came in. */
export interface Upload {
  readonly name: string;
  readonly mime: string;
  readonly outcome: MediaOutcome;
}

/** A form as it came in. */
export interface Received {
  readonly fields: ReadonlyMap<string, string>;
  readonly uploads: readonly Upload[];
  readonly tooMany: boolean;
}

/** Why a form gave nothing: it is none, it or its connection broke off, it came too slowly, there was too much of it, or keeping the bytes failed on our side. */
export type Unreadable = 'not-a-form' | 'broken' | 'slow' | 'too-large' | 'fault';

/** Reads the form as it streams in; all of it or nothing counts. */
export async function receiveForm(c: Context<HttpEnv>, deps: WebDeps): Promise<Received | Unreadable> {
  const form = openForm(c.req.header('content-type') ?? '');
  if (!form) return 'not-a-form';
  const stop = new AbortController();
  const fields = new Map<string, string>();
  const uploads: Promise<Upload>[] = [];
  let tooMany = false;
  let keeperFault: unknown;
  form.on('field', (name, value) => void fields.set(name, value));
  form.on('filesLimit', () => {
    tooMany = true;
  });
  form.on('file', (_field, stream, filename, _encoding, mime) => {
    // A form without a chosen file sends an empty part without a name.
    if (!filename) return void stream.resume();
    const upload = keepOne(stream, filename, mime, deps, stop.signal);
    upload.catch((error: unknown) => {
      keeperFault ??= error;
    });
    uploads.push(upload);
  });
  try {
    await pipeline(source(c), measured(deps.uploadPaceMs ?? PACE_MS), form);
    return { fields, uploads: await Promise.all(uploads), tooMany };
  } catch (error) {
    stop.abort();
    await Promise.allSettled(uploads);
    if (error instanceof TooSlow) return 'slow';
    if (error instanceof TooMuch) return 'too-large';
    // A citizen who lost the signal is no fault of ours.
    if (error !== keeperFault) return 'broken';
    deps.onFault(error);
    return 'fault';
  }
}

/** The parser; undefined when the content type is no multipart form. */
function openForm(contentType: string): BusboyInstance | undefined {
  if (!/^multipart\/form-data\b.*boundary=/i.test(contentType)) return undefined;
  try {
    // One byte more than allowed, so that whoever keeps it sees for itself that the file is over the limit.
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fileSize: FILE_BYTES_MAX + 1,
        files: FILES_MAX,
        fields: 10,
        fieldSize: TEXT_MAX * 4,
        parts: FILES_MAX + 12,
        headerPairs: 50,
      },
    });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** The request's bytes: node's own stream where there is a socket, the standard one inside the program. */
function source(c: Context<HttpEnv>): Readable {
  if (c.env?.incoming) return c.env.incoming;
  return c.req.raw.body
    ? Readable.fromWeb(c.req.raw.body as Parameters<typeof Readable.fromWeb>[0])
    : Readable.from([]);
}

class TooSlow extends Error {}
class TooMuch extends Error {}

/** Passes bytes on until there are too many, or too few for too long. */
function measured(paceMs: number): Transform {
  let bytes = 0;
  let before = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      if (bytes > REQUEST_BYTES_MAX) next(new TooMuch());
      else next(null, chunk);
    },
  });
  const pace = setInterval(() => {
    if (bytes - before < PACE_BYTES_MIN) stream.destroy(new TooSlow());
    before = bytes;
  }, paceMs);
  return stream.once('close', () => clearInterval(pace));
}

async function keepOne(
  stream: BusboyFileStream,
  filename: string,
  claimed: string,
  deps: WebDeps,
  signal: AbortSignal,
): Promise<Upload> {
  const name = filename.slice(0, NAME_MAX);
  const mime = /^[\w.+-]+\/[\w.+-]+$/.test(claimed) ? claimed.toLowerCase() : 'application/octet-stream';
  // When the form breaks off, the parser says nothing to a file it had begun, and an iterator of it would never end: whoever keeps it
  // must still hear of it.
  const bytes = addAbortSignal(signal, stream.pipe(new PassThrough()));
  try {
    const outcome = await deps.keep(bytes, { name, mime, bytesMax: FILE_BYTES_MAX, signal });
    return { name, mime, outcome: outcome.ok && stream.truncated ? { ok: false, why: 'too-large' } : outcome };
  } finally {
    // The keeper may stop early; the parser's own stream must then be read to its end or the form never ends.
    stream.unpipe(bytes);
    bytes.destroy();
    stream.resume();
  }
}
