import type { Context } from 'hono';
import type { MediaRef } from '../../core/content.ts';
import type { ChatId, Content, Inbound } from '../../core/message.ts';
import type { HttpEnv } from '../../http/env.ts';
import { accepted, chatFor, refuse } from './answers.tsx';
import { FILE_BYTES_MAX, type WebChannel } from './channel.ts';
import { FILES_MAX } from './chat-page.tsx';
import { sourceFor, wordsFor } from './context.ts';
import type { WebDeps } from './deps.ts';
import { CLIENT_ID } from './ids.ts';
import { REQUEST_BYTES_MAX, type Received, receiveForm, type Unreadable, type Upload } from './upload-form.ts';
import { inboundOf, once, store, TEXT_MAX } from './words-in.ts';

/** Uploads at a time: of one chat, of one source (whole villages share an address), and in all. A page that is told to wait tries again. */
const PER_CHAT_MAX = 4;
const PER_SOURCE_MAX = 24;
const IN_ALL_MAX = 96;
/** `POST /lampiran`: files as they stream in, with words beside them. Several files of one request are an album. */
export class FileIntake {
  readonly #channel: WebChannel;
  readonly #deps: WebDeps;
  /** Uploads going on, by chat and by source. */
  readonly #running = new Map<string, number>();
  #total = 0;

  constructor(channel: WebChannel, deps: WebDeps) {
    this.#channel = channel;
    this.#deps = deps;
  }

  /** Takes one upload in and answers it; a refusal says in words why. */
  async take(c: Context<HttpEnv>): Promise<Response> {
    const deps = this.#deps;
    const words = wordsFor(c, deps);
    const megabytes = FILE_BYTES_MAX / 1024 / 1024;
    if (Number(c.req.header('content-length') ?? 0) > REQUEST_BYTES_MAX)
      return refuse(c, deps, { status: 413, say: words.tooLarge({ megabytes }), bodyUnread: true });
    const { chat, fresh } = chatFor(c, deps);
    const leave = this.#enter(chat, `source ${sourceFor(c, deps)}`);
    if (!leave) return refuse(c, deps, { status: 429, say: words.busy(), bodyUnread: true });
    let received: Received | Unreadable;
    try {
      received = await receiveForm(c, deps);
    } finally {
      leave();
    }
    if (received === 'too-large')
      return refuse(c, deps, { status: 413, say: words.tooLarge({ megabytes }), bodyUnread: true });
    if (received === 'not-a-form')
      return refuse(c, deps, { status: 415, say: words.notUnderstood(), bodyUnread: true });
    if (received === 'fault') return refuse(c, deps, { status: 503, say: words.notNow() });
    // Not the last word: our script then tries again.
    if (received === 'slow') return refuse(c, deps, { status: 408, say: words.fileBroken(), bodyUnread: true });
    if (received === 'broken') return refuse(c, deps, { status: 400, say: words.fileBroken(), bodyUnread: true });
    return this.#answer(c, received, chat, fresh);
  }

  /** Takes a place for an upload; undefined when there is none, else what gives it back. */
  #enter(chat: ChatId, source: string): (() => void) | undefined {
    const of = (who: string): number => this.#running.get(who) ?? 0;
    if (of(chat) >= PER_CHAT_MAX || of(source) >= PER_SOURCE_MAX || this.#total >= IN_ALL_MAX) return undefined;
    const count = (by: 1 | -1): void => {
      this.#total += by;
      for (const who of [chat, source])
        if (of(who) + by > 0) this.#running.set(who, of(who) + by);
        else this.#running.delete(who);
    };
    count(1);
    return () => count(-1);
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
    const messages = messagesOf((own, content) => inboundOf(c, deps, chat, own, content), id, fields, text, uploads);
    const unkept = messages.length > 0 ? await store(c, this.#channel, deps, chat, messages) : undefined;
    if (unkept) return refuse(c, deps, { ...unkept, ...draft });
    if (refused) return refuse(c, deps, { status: 422, say: words.fileRefused() });
    if (tooMany) return refuse(c, deps, { status: 422, say: words.tooMany({ n: FILES_MAX }) });
    return accepted(c, deps, { fresh });
  }
}

/** What the citizen said by this request, in order: each file a message, the words as caption of the first, or alone. */
function messagesOf(
  message: (id: string, content: Content) => Inbound,
  id: string,
  fields: ReadonlyMap<string, string>,
  text: string,
  uploads: readonly Upload[],
): readonly Inbound[] {
  const taken = uploads.filter(({ outcome }) => outcome.ok || outcome.why === 'too-large');
  if (taken.length === 0) return text ? [message(once(id, text), { kind: 'text', text })] : [];
  const named = fields.get('album') ?? '';
  const album = CLIENT_ID.test(named) ? named : taken.length > 1 ? id : undefined;
  return taken.map((upload, at) => ({
    ...message(at === 0 ? id : `${id}.${at}`, {
      kind: 'media',
      media: mediaOf(upload),
      ...(at === 0 && text && { caption: text }),
    }),
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
