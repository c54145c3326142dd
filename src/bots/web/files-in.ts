import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { Context } from 'hono';
import type { ChatId, Inbound, MediaRef } from '../../core/message.ts';
import type { MediaOutcome } from '../../core/turn.ts';
import type { HttpEnv } from '../../http/env.ts';
import { accepted, chatFor, refuse } from './answers.tsx';
import { FILE_BYTES_MAX, type WebChannel } from './channel.ts';
import { FILES_MAX } from './chat-page.tsx';
import { wordsFor } from './context.ts';
import type { WebDeps } from './deps.ts';
import { CLIENT_ID } from './ids.ts';
import { inboundOf, once, store, TEXT_MAX } from './words-in.ts';

/** One request, all files together. Beyond it the connection is cut; up to it a file over the limit still gets a kind answer. */
const REQUEST_BYTES_MAX = (FILES_MAX + 2) * FILE_BYTES_MAX;
/** Uploads at a time: of one chat, and in all. */
const PER_CHAT_MAX = 4;
const IN_ALL_MAX = 32;
/** A file name is the citizen's own words; longer ones are cut. */
const NAME_MAX = 120;

/** An upload as it came in. */
interface Upload {
  readonly name: string;
  readonly mime: string;
  readonly outcome: MediaOutcome;
}

interface Received {
  readonly fields: ReadonlyMap<string, string>;
  readonly uploads: readonly Upload[];
  readonly tooMany: boolean;
}

/** Why a form gave nothing: it is none, it or its connection broke off, or keeping the bytes failed on our side. */
type Unreadable = 'not-a-form' | 'broken' | 'fault';

/** `POST /lampiran`: files as they stream in, with words beside them. Several files of one request are an album. */
export class FileIntake {
  readonly #channel: WebChannel;
  readonly #deps: WebDeps;
  readonly #running = new Map<ChatId, number>();
  #total = 0;

  constructor(channel: WebChannel, deps: WebDeps) {
    this.#channel = channel;
    this.#deps = deps;
  }

  async take(c: Context<HttpEnv>): Promise<Response> {
    const deps = this.#deps;
    const words = wordsFor(c, deps);
    const megabytes = FILE_BYTES_MAX / 1024 / 1024;
    if (Number(c.req.header('content-length') ?? 0) > REQUEST_BYTES_MAX)
      return refuse(c, deps, { status: 413, say: words.tooLarge({ megabytes }), bodyUnread: true });
    const { chat, fresh } = chatFor(c, deps);
    const running = this.#running.get(chat) ?? 0;
    if (running >= PER_CHAT_MAX || this.#total >= IN_ALL_MAX)
      return refuse(c, deps, { status: 429, say: words.busy(), bodyUnread: true });
    this.#running.set(chat, running + 1);
    this.#total += 1;
    let received: Received | Unreadable;
    try {
      received = await receive(c, deps);
    } finally {
      const left = (this.#running.get(chat) ?? 1) - 1;
      if (left > 0) this.#running.set(chat, left);
      else this.#running.delete(chat);
      this.#total -= 1;
    }
    if (received === 'not-a-form')
      return refuse(c, deps, { status: 415, say: words.notUnderstood(), bodyUnread: true });
    if (received === 'fault') return refuse(c, deps, { status: 503, say: words.notNow() });
    if (received === 'broken') return refuse(c, deps, { status: 400, say: words.fileBroken(), bodyUnread: true });
    return this.#answer(c, received, chat, fresh);
  }

  async #answer(
    c: Context<HttpEnv>,
    { fields, uploads, tooMany }: Received,
    chat: ChatId,
    fresh: boolean,
  ): Promise<Response> {
    const deps = this.#deps;
    const words = wordsFor(c, deps);
    const text = (fields.get('text') ?? '').trim() === '' ? '' : (fields.get('text') ?? '');
    const draft = text ? { draft: text } : {};
    const id = fields.get('id') ?? '';
    if (!CLIENT_ID.test(id)) return refuse(c, deps, { status: 400, say: words.notUnderstood(), ...draft });
    if (text.length > TEXT_MAX) return refuse(c, deps, { status: 413, say: words.textTooLong(), ...draft });
    // Not our fault nor theirs: nothing is taken, so that all of it is sent again.
    if (uploads.some(({ outcome }) => !outcome.ok && outcome.why === 'unavailable'))
      return refuse(c, deps, { status: 503, say: words.notNow(), ...draft });
    const refused = uploads.find(({ outcome }) => !outcome.ok && outcome.why !== 'too-large');
    const messages = messagesOf(chat, id, fields, text, uploads, deps.now());
    if (messages.length > 0 && !(await store(c, this.#channel, deps, chat, messages)))
      return refuse(c, deps, { status: 503, say: words.notNow(), ...draft });
    if (refused) return refuse(c, deps, { status: 422, say: words.fileRefused() });
    if (tooMany) return refuse(c, deps, { status: 422, say: words.tooMany({ n: FILES_MAX }) });
    return accepted(c, deps, { fresh });
  }
}

/** What the citizen said by this request, in order: each file a message, the words as caption of the first, or alone. */
function messagesOf(
  chat: ChatId,
  id: string,
  fields: ReadonlyMap<string, string>,
  text: string,
  uploads: readonly Upload[],
  now: Date,
): readonly Inbound[] {
  const taken = uploads.filter(({ outcome }) => outcome.ok || outcome.why === 'too-large');
  if (taken.length === 0) return text ? [inboundOf(chat, once(id, text), { kind: 'text', text }, now)] : [];
  const named = fields.get('album') ?? '';
  const album = CLIENT_ID.test(named) ? named : taken.length > 1 ? id : undefined;
  return taken.map((upload, at) => ({
    ...inboundOf(
      chat,
      at === 0 ? id : `${id}.${at}`,
      { kind: 'media', media: mediaOf(upload), ...(at === 0 && text && { caption: text }) },
      now,
    ),
    ...(album !== undefined && { album }),
  }));
}

function mediaOf({ name, mime, outcome }: Upload): MediaRef {
  if (!outcome.ok) return { kind: kindOf(mime), handle: '', mime, name, tooLarge: true };
  const { file } = outcome;
  return { kind: kindOf(file.mime), handle: file.id, bytes: file.bytes, mime: file.mime, name, kept: file };
}

const kindOf = (mime: string): MediaRef['kind'] => {
  if (mime.startsWith('image/') && mime !== 'image/svg+xml') return 'photo';
  if (mime.startsWith('video/')) return 'video';
  return mime.startsWith('audio/') ? 'audio' : 'document';
};

/** Reads the form as it streams in; all of it or nothing counts. */
async function receive(c: Context<HttpEnv>, deps: WebDeps): Promise<Received | Unreadable> {
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
    await pipeline(source(c), capped(REQUEST_BYTES_MAX), form);
    return { fields, uploads: await Promise.all(uploads), tooMany };
  } catch (error) {
    stop.abort();
    await Promise.allSettled(uploads);
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

/** Passes bytes on until there are too many. */
function capped(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      if (bytes > bytesMax) next(new Error('more bytes than one request may carry'));
      else next(null, chunk);
    },
  });
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
  // The keeper may stop early; the parser's own stream must then be read to its end or the form never ends.
  const bytes = Readable.from(stream.iterator({ destroyOnReturn: false }), { objectMode: false });
  try {
    const outcome = await deps.keep(bytes, { name, mime, bytesMax: FILE_BYTES_MAX, signal });
    return { name, mime, outcome: outcome.ok && stream.truncated ? { ok: false, why: 'too-large' } : outcome };
  } finally {
    bytes.destroy();
    stream.resume();
  }
}
