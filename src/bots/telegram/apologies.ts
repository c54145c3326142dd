import type { ChatId, Inbound } from '../../core/message.ts';
import type { BotApi } from './api.ts';

/** Chats that are told in one outage; the rest hear from us when it is over. */
const CHATS_MAX = 1_000;

/**
 * A kind word while nothing can be stored (a full disk): the platform keeps what people sent, but they would wait without a sign. Each private
 * chat is told once in an outage. Nothing of it is stored, awaited or repeated.
 */
export class Apologies {
  readonly #api: BotApi;
  readonly #text: string;
  readonly #told = new Set<ChatId>();
  #sending: Promise<unknown> = Promise.resolve();

  /** @param text one sentence: what is the matter, and that nothing has to be sent again */
  constructor(api: BotApi, text: string) {
    this.#api = api;
    this.#text = text;
  }

  /** These messages could not be stored. */
  tell(messages: readonly Inbound[]): void {
    for (const { chat, private: alone, content } of messages) {
      if (!alone || content.kind === 'left' || this.#told.has(chat) || this.#told.size >= CHATS_MAX) continue;
      this.#told.add(chat);
      // One after the other: an outage is no time for a burst.
      this.#sending = this.#sending.then(() =>
        this.#api.call('sendMessage', { chat_id: Number(chat), text: this.#text }),
      );
    }
  }

  /** Something was stored: the outage is over. */
  over(): void {
    this.#told.clear();
  }
}
