import type { Clock, Timer } from '../../core/clock.ts';
import type { ChatId } from '../../core/message.ts';
import { asInteger, asObject } from '../json.ts';
import type { BotApi } from './api.ts';
import { sendable } from './entities.ts';
import { locationKeyboard } from './keyboards.ts';

/** Chats whose offer is remembered, open or about to come; the oldest is forgotten first. */
const OFFERS_MAX = 10_000;
/** Whoever answers within this time needs no offer: two calls are saved for each of them, and people's chats stay still. */
const HESITATES_MS = 1_000;

/**
 * The "send my location" button below a question about the place.
 *
 * Only a reply keyboard can ask for the location, a message can not carry it together with inline buttons, and a message that
 * carried one can never be edited again (Bot API, "Updating messages"). So the question stays an ordinary card with its
 * own buttons, and to whoever hesitates a second the keyboard comes with a short silent line below it. That line is deleted with the next message to the chat,
 * and the keyboard goes with it: clients drop a keyboard whose message is gone, and unlike `remove_keyboard` this needs no
 * message of its own.
 *
 * What is open is known in memory only: after a restart a button may stay behind until the place is asked again. It does no
 * harm, a location is welcome at any time. Nothing here is waited for, and failures are of no consequence:
 * the paperclip menu offers the same.
 */
export class PlaceOffers {
  readonly #api: BotApi;
  readonly #clock: Clock;
  /** Offers about to come, by chat. */
  readonly #coming = new Map<ChatId, Timer>();
  /** The message that carries the keyboard, by chat. */
  readonly #open = new Map<ChatId, Promise<number | undefined>>();

  constructor(api: BotApi, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Called when a message to a chat is on its way: an offer that has not come yet must not come below it. */
  before(chat: ChatId): void {
    this.#coming.get(chat)?.cancel();
    this.#coming.delete(chat);
  }

  /**
   * Called after each message to a chat: opens, keeps or closes the offer.
   * @param mayOffer whether there is room for one more message
   */
  after(chat: ChatId, label: string | undefined, placeholder: string | undefined, mayOffer: boolean): void {
    this.before(chat);
    const open = this.#open.get(chat);
    if (label === undefined) {
      if (open) void this.#close(chat, open);
      return;
    }
    // Groups have negative ids, and in them nobody can be asked for a location (Bot API, KeyboardButton).
    if (open || chat.startsWith('-') || !mayOffer) return;
    const [oldest] = this.#coming.keys();
    if (oldest !== undefined && this.#coming.size >= OFFERS_MAX) this.before(oldest);
    const offer = () => {
      this.#coming.delete(chat);
      this.#begin(chat, label, placeholder);
    };
    this.#coming.set(chat, this.#clock.after(HESITATES_MS, offer));
  }

  #begin(chat: ChatId, label: string, placeholder: string | undefined): void {
    const [oldest] = this.#open.keys();
    if (oldest !== undefined && this.#open.size >= OFFERS_MAX) this.#open.delete(oldest);
    this.#open.set(chat, this.#offer(chat, label, placeholder));
  }

  async #offer(chat: ChatId, label: string, placeholder: string | undefined): Promise<number | undefined> {
    const outcome = await this.#api.call('sendMessage', {
      chat_id: Number(chat),
      text: `👇 ${sendable(label).trim()}`,
      disable_notification: true,
      reply_markup: locationKeyboard(label, placeholder),
    });
    if (outcome.ok) return asInteger(asObject(outcome.result)?.message_id);
    this.#open.delete(chat);
    return undefined;
  }

  async #close(chat: ChatId, open: Promise<number | undefined>): Promise<void> {
    this.#open.delete(chat);
    const id = await open;
    if (id !== undefined) await this.#api.call('deleteMessage', { chat_id: Number(chat), message_id: id });
  }
}
