/** The terminal as a channel: no buttons, so choices come numbered, and one person. For `chat`. */
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Channel } from '../bots/channel.ts';
import type { MediaRef } from '../core/content.ts';
import type { Capabilities, Delivery, FetchResult, SendAt, SendResult } from '../core/delivery.ts';
import { type ChatId, type Content, chatId, type Inbound, type Span } from '../core/message.ts';
import { Refusal } from '../refusal.ts';

/** The smallest picture there is: one dot, PNG. */
const SAMPLE_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SAMPLE = 'sample';
const KINDS: Readonly<Record<string, MediaRef['kind']>> = {
  '.jpg': 'photo',
  '.jpeg': 'photo',
  '.png': 'photo',
  '.webp': 'photo',
  '.heic': 'photo',
  '.mp4': 'video',
  '.ogg': 'voice',
  '.mp3': 'audio',
};

/** Which side of the desk the person at the terminal sits on. */
export type Side = 'citizen' | 'admin';
const SIDES: Readonly<Record<string, Side>> = { '#warga': 'citizen', '#citizen': 'citizen', '#admin': 'admin' };

/** What a typed line stands for. */
export type Typed =
  | { readonly do: 'quit' }
  | { readonly do: 'help' }
  | { readonly do: 'sit'; readonly side: Side }
  | { readonly do: 'send'; readonly content: Content };

/** Reads a line: words, or `:photo [FILE]`, `:place LAT LON`, `#admin`, `#warga`, `:help`, `:quit`. @throws Refusal for a file that is not there */
export function readTyped(line: string): Typed {
  const side = SIDES[line.trim().toLowerCase()];
  if (side) return { do: 'sit', side };
  const [, command, rest = ''] = /^:(\w+)\s*(.*)$/.exec(line.trim()) ?? [];
  if (command === undefined) return { do: 'send', content: { kind: 'text', text: line } };
  if (command === 'quit') return { do: 'quit' };
  if (command === 'photo' || command === 'file')
    return { do: 'send', content: { kind: 'media', media: mediaOf(rest) } };
  const [lat, lon] = rest.split(/[\s,]+/).map(Number);
  if (command === 'place' && lat !== undefined && lon !== undefined && Number.isFinite(lat) && Number.isFinite(lon))
    return { do: 'send', content: { kind: 'location', lat, lon } };
  return { do: 'help' };
}

function mediaOf(file: string): MediaRef {
  if (file === '') return { kind: 'photo', handle: SAMPLE };
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Refusal(`There is no file ${file}.`);
  const kind = KINDS[path.extname(file).toLowerCase()] ?? 'document';
  return { kind, handle: path.resolve(file), bytes: found.size, name: path.basename(file) };
}

/** Two chats with whoever sits at the terminal: as a citizen, and as somebody at the desk. */
export class Terminal implements Channel {
  readonly name = 'terminal';
  readonly capabilities: Capabilities = {
    buttons: false,
    edit: true,
    askLocation: false,
    textMax: 4_096,
    fileBytesMax: 20 * 1024 * 1024,
    sendFileBytesMax: Number.POSITIVE_INFINITY,
    pace: { perSecond: Number.POSITIVE_INFINITY, perChatPerSecond: Number.POSITIVE_INFINITY, burst: 1 },
  };
  readonly #show: (text: readonly Span[], changed: boolean, side: Side) => void;
  #sent = 0;
  #heard = 0;

  /** @param show told of each message of the bot; `changed`: it replaces the last one; `side`: whose chat it is in */
  constructor(show: (text: readonly Span[], changed: boolean, side: Side) => void) {
    this.#show = show;
  }

  /** The next message of the person at the terminal. */
  message(content: Content, now: Date, side: Side = 'citizen'): Inbound {
    this.#heard += 1;
    const id = String(this.#heard);
    return {
      channel: this.name,
      id,
      messageId: id,
      chat: chatId(side),
      from: { id: side },
      sentAt: now,
      private: true,
      content,
    };
  }

  async send(to: ChatId, delivery: Delivery, { edits }: SendAt): Promise<SendResult> {
    this.#sent += 1;
    const side = to === 'admin' ? 'admin' : 'citizen';
    if (delivery.kind === 'message') this.#show(delivery.message.text, edits !== undefined, side);
    else if (delivery.kind === 'answer' && delivery.text) this.#show([delivery.text], false, side);
    else if (delivery.kind === 'files')
      this.#show([delivery.files.map(({ name }) => `[${name}] `).join(''), ...(delivery.caption ?? [])], false, side);
    return { ok: true, platformId: `t${this.#sent}` };
  }

  async fetch({ handle }: MediaRef): Promise<FetchResult> {
    return { ok: true, stream: handle === SAMPLE ? Readable.from([SAMPLE_PICTURE]) : createReadStream(handle) };
  }

  // Nothing to receive but what `chat` hands in, nothing to wait for, nobody to ask.
  async start(): Promise<void> {
    this.#sent = 0;
  }
  async stop(): Promise<void> {
    this.#heard = 0;
  }
  async health(): Promise<{ readonly ok: true }> {
    return { ok: true };
  }
  showWorking(): void {
    this.#show([], true, 'citizen');
  }
}
