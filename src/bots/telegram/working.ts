import type { Clock } from '../../core/clock.ts';
import type { ChatId } from '../../core/message.ts';
import type { BotApi } from './api.ts';

/** "is typing" stands for 5 s at most (Bot API, sendChatAction): shown again a little earlier, and never more often. */
const SHOWN_MS = 4_000;
/** Chats remembered at once; beyond that all are forgotten, at the price of one call too many each. */
const CHATS_MAX = 10_000;

/** Shows that the bot is at work: sent off and forgotten, at most once in {@link SHOWN_MS} to a chat. */
export class Working {
  readonly #api: BotApi;
  readonly #clock: Clock;
  readonly #shownAt = new Map<ChatId, number>();
  #quietUntil = 0;

  constructor(api: BotApi, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Shows that we are busy with a chat, unless it was shown a moment ago. */
  show(chat: ChatId): void {
    const now = this.#clock.now().getTime();
    const shownAt = this.#shownAt.get(chat);
    if (now < this.#quietUntil || (shownAt !== undefined && now - shownAt < SHOWN_MS && now >= shownAt)) return;
    if (this.#shownAt.size >= CHATS_MAX) this.#shownAt.clear();
    this.#shownAt.set(chat, now);
    // Always "typing": the other actions say that the bot is about to send a file, which it is not.
    void this.#api.call('sendChatAction', { chat_id: Number(chat), action: 'typing' }).then((outcome) => {
      if (!outcome.ok && outcome.fault.kind === 'refused' && outcome.fault.code === 429)
        this.#quietUntil = now + (outcome.fault.retryAfterMs ?? SHOWN_MS);
    });
  }

  /** A message went out: clients end "is typing" then, so that the next wait may show it anew. */
  ended(chat: ChatId): void {
    this.#shownAt.delete(chat);
  }
}
