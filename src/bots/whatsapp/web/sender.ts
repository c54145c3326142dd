import type { Client, Message, MessageSendOptions } from 'whatsapp-web.js';
import type { Clock } from '../../../core/clock.ts';
import type { Delivery, OutFile, SendResult } from '../../../core/delivery.ts';
import type { WhatsAppTexts } from '../../../core/language/whatsapp.ts';
import { type ChatId, plain } from '../../../core/message.ts';
import { pause } from '../../backoff.ts';
import { SEND_FILE_BYTES_MAX } from '../capabilities.ts';
import { bytesOf, type OpenFile } from '../file-bytes.ts';
import { FilesInTurn } from '../files-in-turn.ts';
import { markup } from '../markup.ts';
import { remember } from '../remember.ts';
import { faultOf } from './client.ts';
import { inTime } from './in-time.ts';
import { Turns } from './turns.ts';

/** A person needs a moment, and then time for every letter; nobody waits longer than this. In milliseconds. */
const THINK_MS = 300;
const LETTER_MS = 9;
const TYPE_MS_MAX = 2_500;
/** How much of that is chance. */
const JITTER = 0.4;
/** Longest wait until WhatsApp's server has a message; then it may have it all the same. */
const SENT_MS_MAX = 30_000;
const UPLOAD_MS_MAX = 120_000;
/** Longest wait for our last messages of a chat, and for "is typing" to be shown: all chats wait behind it. */
const LOOK_MS_MAX = 30_000;
const SHOW_MS_MAX = 2_000;
/** While the phone or the browser is away, what is to be sent is looked at again after this. */
const AWAY_MS = 5_000;
/** A message that WhatsApp itself still holds back. */
const HELD_MS = 3_000;
/** Messages of ours that are looked at to find one that may have been sent. */
const LOOKED_AT = 15;
/** Messages that are remembered because they may have been sent. */
const REMEMBERED_MAX = 500;
/** Clocks of two machines differ. */
const SLACK_SECONDS = 120;

/** What {@link Sender} is made of. */
export interface SenderOptions {
  /** The client, while messages come and go. */
  readonly client: () => Client | undefined;
  readonly openFile: OpenFile;
  readonly texts: WhatsAppTexts;
  readonly clock: Clock;
  /** Numbers from 0 up to 1: nobody types evenly. */
  readonly random: () => number;
  /** Evidence could not be read. */
  readonly unread: (code: string) => void;
}

type Failed = Exclude<SendResult, { ok: true }>;
const AWAY: Failed = { ok: false, why: 'limit', retryAfterMs: AWAY_MS, all: true };
const STOPPED: Failed = { ok: false, why: 'unknown', certain: true, detail: 'STOPPED' };

/** Sends through the linked phone: one chat after another, typing first, as a person would. What fails comes back as a value. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #turns = new Turns();
  /** What may have been sent although nothing says so, by chat and text, with when it was tried, in seconds. */
  readonly #maybe = new Map<string, number>();
  readonly #files = new FilesInTurn();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** See {@link import('../../../core/delivery.ts').ChannelPort.send}. */
  send(to: ChatId, delivery: Delivery, signal: AbortSignal): Promise<SendResult> {
    switch (delivery.kind) {
      case 'answer':
        return Promise.resolve({ ok: true, platformId: delivery.callback });
      case 'topic':
        return Promise.resolve({ ok: true, platformId: delivery.ref });
      case 'message':
        return this.#turns.take(() => this.#say(to, markup(delivery.message.text), signal));
      case 'files':
        return this.#turns.take(() =>
          this.#files.send(to, delivery, (file, isWorded) => {
            const { caption } = delivery;
            const words = isWorded && caption && plain(caption).trim() !== '' ? markup(caption) : undefined;
            return this.#file(to, file, words, signal);
          }),
        );
    }
  }

  async #say(to: ChatId, text: string, signal: AbortSignal): Promise<SendResult> {
    const client = this.#options.client();
    if (signal.aborted) return STOPPED;
    if (!client) return AWAY;
    const earlier = await this.#sentEarlier(client, to, text);
    if (earlier) return earlier;
    await this.#type(client, to, text.length, signal);
    if (signal.aborted) return STOPPED;
    return this.#put(client, to, text, text, {}, SENT_MS_MAX);
  }

  /** Hands something to the page, and waits until WhatsApp's server has it. @param name recognises it when that can not be told */
  async #put(
    client: Client,
    to: ChatId,
    name: string,
    content: Parameters<Client['sendMessage']>[1],
    options: MessageSendOptions,
    msMax: number,
  ): Promise<SendResult> {
    const { clock } = this.#options;
    const key = `${to}\0${name}`;
    remember(this.#maybe, key, Math.floor(clock.now().getTime() / 1000), REMEMBERED_MAX);
    try {
      const sent = await inTime(
        clock,
        msMax,
        client.sendMessage(to, content, {
          linkPreview: false,
          sendSeen: true,
          waitUntilMsgSent: true,
          ...options,
        } as MessageSendOptions),
      );
      if (sent === 'late') return { ok: false, why: 'unknown', certain: false, detail: 'TIMEOUT' };
      const id = (sent as Message | undefined)?.id?._serialized;
      if (id === undefined) return { ok: false, why: 'unknown', certain: false, detail: 'NO_MESSAGE_ID' };
      this.#maybe.delete(key);
      return { ok: true, platformId: id };
    } catch (thrown) {
      const detail = faultOf(thrown);
      if (detail !== 'NO_SUCH_PERSON') return { ok: false, why: 'unknown', certain: false, detail };
      this.#maybe.delete(key);
      return { ok: false, why: 'gone', certain: true, detail };
    }
  }

  /** A message that was tried before and may have been sent: WhatsApp keeps what it could not send, and sends it by itself. */
  async #sentEarlier(client: Client, to: ChatId, text: string): Promise<SendResult | undefined> {
    const key = `${to}\0${text}`;
    const since = this.#maybe.get(key);
    if (since === undefined) return undefined;
    try {
      const ours = await inTime(this.#options.clock, LOOK_MS_MAX, lastOfOurs(client, to));
      if (ours === 'late') return { ok: false, why: 'unknown', certain: true, detail: 'TIMEOUT' };
      const found = ours.findLast(({ body, timestamp }) => body === text && timestamp >= since - SLACK_SECONDS);
      if (!found) return undefined;
      if ((found.ack ?? 0) < 1) return { ok: false, why: 'limit', retryAfterMs: HELD_MS };
      this.#maybe.delete(key);
      return { ok: true, platformId: found.id._serialized };
    } catch (thrown) {
      return { ok: false, why: 'unknown', certain: true, detail: faultOf(thrown) };
    }
  }

  /** Shows that somebody is typing for as long as a person might. */
  async #type(client: Client, to: ChatId, letters: number, signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    const wholeMs = Math.min(TYPE_MS_MAX, THINK_MS + LETTER_MS * letters);
    await inTime(clock, SHOW_MS_MAX, showTyping(client, to));
    await pause(clock, Math.round(wholeMs * (1 - JITTER * random())), signal);
  }

  async #file(to: ChatId, file: OutFile, words: string | undefined, signal: AbortSignal): Promise<SendResult> {
    const { openFile, texts, unread, client: current } = this.#options;
    const client = current();
    if (signal.aborted) return STOPPED;
    if (!client) return AWAY;
    const line = (text: string) => this.#say(to, words ? `${words}\n${text}` : text, signal);
    if (file.bytes > SEND_FILE_BYTES_MAX)
      return line(texts.fileTooLarge({ name: file.name, megabytes: Math.ceil(file.bytes / 1024 / 1024) }));
    const bytes = await bytesOf(openFile, file);
    if (typeof bytes === 'string') {
      unread(bytes);
      return line(texts.fileUnreadable({ name: file.name }));
    }
    if (words && file.kind === 'voice') {
      const told = await this.#say(to, words, signal);
      if (!told.ok) return told;
    }
    await this.#type(client, to, 0, signal);
    const { default: library } = await import('whatsapp-web.js');
    const media = new library.MessageMedia(file.mime, bytes.toString('base64'), file.name, bytes.length);
    const options: MessageSendOptions = {
      ...(words && file.kind !== 'voice' ? { caption: words } : {}),
      ...(file.kind === 'document' ? { sendMediaAsDocument: true } : {}),
      ...(file.kind === 'voice' ? { sendAudioAsVoice: true } : {}),
    };
    return this.#put(client, to, `file:${file.id}`, media, options, UPLOAD_MS_MAX);
  }
}

const lastOfOurs = async (client: Client, to: ChatId): Promise<readonly Message[]> =>
  (await (await client.getChatById(to))?.fetchMessages({ limit: LOOKED_AT, fromMe: true })) ?? [];

/** Shows "is typing": a nicety, whose failure is of no consequence. */
export async function showTyping(client: Client, to: ChatId): Promise<void> {
  try {
    await (await client.getChatById(to))?.sendStateTyping();
  } catch {
    // The page or the browser is going; the send that follows says so.
  }
}
