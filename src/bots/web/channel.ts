import type { Capabilities, Delivery, FetchResult, SendResult } from '../../core/delivery.ts';
import type { ChatId, Inbound } from '../../core/message.ts';
import type { Channel, Intake } from '../channel.ts';

/** What a stream hears: something new is in the store, somebody is at work, go away. */
export type Signal =
  | { readonly kind: 'new' }
  | { readonly kind: 'working' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'end' };

/** Largest upload, in bytes: as on the other channels. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;
/** Streams of one chat. A browser opens six connections to a site at most over HTTP/1.1: a tab too many would hang the others. */
const STREAMS_PER_CHAT_MAX = 4;
/** Streams in all; each costs a socket and little more. */
const STREAMS_MAX = 10_000;

/**
 * The web chat as a channel. What was said lies in the store, so "sending" is only a word to the open pages of that chat:
 * look, there is something new. A page that is closed finds it when it comes back.
 */
export class WebChannel implements Channel {
  readonly name = 'web';
  readonly capabilities: Capabilities = {
    buttons: true,
    edit: true,
    senderKeeps: true,
    showsPresses: true,
    namesNobody: true,
    askLocation: true,
    textMax: 4_000,
    fileBytesMax: FILE_BYTES_MAX,
    sendFileBytesMax: Number.POSITIVE_INFINITY,
    pace: {
      perSecond: Number.POSITIVE_INFINITY,
      perChatPerSecond: Number.POSITIVE_INFINITY,
      burst: Number.POSITIVE_INFINITY,
    },
  };

  readonly #listeners = new Map<ChatId, Set<(signal: Signal) => void>>();
  readonly #waiting = new Map<ChatId, Set<() => void>>();
  #streams = 0;
  #intake: Intake | undefined;

  async start(intake: Intake): Promise<void> {
    this.#intake = intake;
  }

  async stop(): Promise<void> {
    this.#intake = undefined;
    for (const listeners of [...this.#listeners.values()]) for (const hear of [...listeners]) hear({ kind: 'end' });
  }

  async health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
    return this.#intake ? { ok: true } : { ok: false, why: 'not started' };
  }

  async send(to: ChatId, delivery: Delivery): Promise<SendResult> {
    this.#tell(to, { kind: 'new' });
    for (const done of [...(this.#waiting.get(to) ?? [])]) done();
    return { ok: true, platformId: delivery.kind === 'answer' ? delivery.callback : delivery.ref };
  }

  /** Never needed: what a page uploads is kept at once. */
  async fetch(): Promise<FetchResult> {
    return { ok: false, why: 'gone' };
  }

  showWorking(to: ChatId): void {
    this.#tell(to, { kind: 'working' });
  }

  /**
   * Hands messages to the intake.
   * @throws when they could not be stored, or when the channel does not run: nothing was acknowledged then
   */
  async accept(messages: readonly Inbound[]): Promise<void> {
    if (!this.#intake) throw Object.assign(new Error('the web channel does not run'), { code: 'NOT_RUNNING' });
    await this.#intake.accept(messages);
    // The other pages of the same chat show it as well.
    for (const chat of new Set(messages.map((message) => message.chat))) this.#tell(chat, { kind: 'new' });
  }

  /**
   * Listens to a chat. The one that listened longest is sent to rest when there are too many.
   * @returns what to call to stop listening; undefined when the house is full or closed
   */
  listen(chat: ChatId, hear: (signal: Signal) => void): (() => void) | undefined {
    if (!this.#intake || this.#streams >= STREAMS_MAX) return undefined;
    const listeners = this.#listeners.get(chat) ?? new Set();
    this.#listeners.set(chat, listeners);
    listeners.add(hear);
    this.#streams += 1;
    const [longest] = listeners;
    if (listeners.size > STREAMS_PER_CHAT_MAX) longest?.({ kind: 'rest' });
    return () => {
      if (!listeners.delete(hear)) return;
      this.#streams -= 1;
      if (listeners.size === 0) this.#listeners.delete(chat);
    };
  }

  /**
   * Waits for the bot's next message to a chat: for pages without JavaScript, which see the answer at once if it comes soon.
   * Call it before the citizen's message is accepted, await it after.
   */
  nextSend(chat: ChatId, waitMsMax: number): { readonly sent: Promise<void>; readonly forget: () => void } {
    const waiting = this.#waiting.get(chat) ?? new Set();
    this.#waiting.set(chat, waiting);
    let done: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      const timer = setTimeout(() => done(), waitMsMax);
      done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        if (waiting.size === 0 && this.#waiting.get(chat) === waiting) this.#waiting.delete(chat);
        resolve();
      };
      waiting.add(done);
    });
    return { sent, forget: () => done() };
  }

  #tell(chat: ChatId, signal: Signal): void {
    for (const hear of [...(this.#listeners.get(chat) ?? [])]) hear(signal);
  }
}
