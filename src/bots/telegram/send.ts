import type { Delivery, SendAt, SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';
import { asInteger, asObject } from '../json.ts';
import type { ApiOutcome, BotApi } from './api.ts';
import { type Formatted, format, isVisible, sendable } from './entities.ts';
import { inlineKeyboard } from './keyboards.ts';
import { type Moved, MovedGroups, movedOr } from './moved.ts';
import type { PlaceOffers } from './place-offers.ts';
import { failureOf, isClosedTopic, slugOf } from './results.ts';
import type { QuickDelivery } from './sending.ts';
import { topicNumber } from './topics.ts';

/** Longest notice shown when a button was pressed (Bot API, answerCallbackQuery). */
const ANSWER_LENGTH_MAX = 200;
type Spoken = Extract<Delivery, { kind: 'message' }>;

/** Sends messages and answers to presses: entities and buttons, never markup; what fails comes back as a value. */
export class Sender {
  readonly #api: BotApi;
  readonly #offers: PlaceOffers;
  readonly #moved = new MovedGroups();

  constructor(api: BotApi, offers: PlaceOffers) {
    this.#api = api;
    this.#offers = offers;
  }

  /**
   * See {@link import('../../core/delivery.ts').ChannelPort.send}.
   * @param mayOffer whether there is room for the line that carries the location keyboard
   */
  async send(
    to: ChatId,
    delivery: QuickDelivery,
    at: SendAt,
    signal: AbortSignal,
    mayOffer: boolean,
  ): Promise<SendResult> {
    if (delivery.kind === 'answer') return this.#answer(delivery.callback, delivery.text, signal);
    const { message } = delivery;
    this.#offers.before(to);
    const sent = await this.#moved.send(to, (chat, fresh) =>
      this.#deliver(chat, delivery, fresh ? {} : this.#moved.since(to, delivery, at), signal),
    );
    if (!sent.ok) return sent;
    this.#moved.arrived(to, delivery, sent.platformId);
    this.#offers.after(to, message.askLocation, message.placeholder, mayOffer);
    return sent;
  }

  async #answer(callback: string, text: string | undefined, signal: AbortSignal): Promise<SendResult> {
    const words = sendable(sendable(text ?? '').slice(0, ANSWER_LENGTH_MAX));
    const payload = { callback_query_id: callback, ...(isVisible(words) ? { text: words } : {}) };
    const outcome = await this.#api.call('answerCallbackQuery', payload, signal);
    // Too late to be shown: the press was heard all the same, and the next message says so.
    if (outcome.ok || slugOf(outcome.fault) === 'press-too-old') return { ok: true, platformId: callback };
    return failureOf(outcome.fault, true);
  }

  async #deliver(chat: string, delivery: Spoken, at: SendAt, signal: AbortSignal): Promise<SendResult | Moved> {
    const { edits } = at;
    const formatted = format(delivery.message.text);
    if (edits !== undefined) {
      const outcome = await this.#withPlainElse(formatted, (content) =>
        this.#edit(chat, edits, content, delivery, signal),
      );
      if (outcome.ok) return { ok: true, platformId: edits };
      const slug = slugOf(outcome.fault);
      if (slug === 'not-modified') return { ok: true, platformId: edits };
      if (slug === 'edit-gone' && delivery.isCard && delivery.about !== undefined)
        return { ok: false, why: 'lost', what: 'card', certain: true, detail: 'CARD_GONE' };
      if (slug !== 'not-editable' && slug !== 'edit-gone') return movedOr(outcome.fault, true);
    }
    const topic = topicNumber(at.topic);
    const post = (thread: number | undefined) =>
      this.#withPlainElse(formatted, (content) => this.#post(chat, content, delivery, thread, signal));
    const inTopic = await post(topic);
    // A topic that is closed to us: in the chat itself it is at least read.
    const outcome = topic !== undefined && isClosedTopic(inTopic) ? await post(undefined) : inTopic;
    if (!outcome.ok)
      return delivery.about !== undefined && slugOf(outcome.fault) === 'topic-gone'
        ? { ok: false, why: 'lost', what: 'topic', certain: true, detail: 'TOPIC_GONE' }
        : movedOr(outcome.fault, false);
    const id = asInteger(asObject(outcome.result)?.message_id);
    return id === undefined
      ? { ok: false, why: 'unknown', certain: false, detail: 'NO_MESSAGE_ID' }
      : { ok: true, platformId: String(id) };
  }

  /** Formatting is a nicety: when the platform takes offence at it, the bare words are sent. */
  async #withPlainElse(formatted: Formatted, send: (content: Formatted) => Promise<ApiOutcome>): Promise<ApiOutcome> {
    const outcome = await send(formatted);
    if (outcome.ok || formatted.entities.length === 0 || slugOf(outcome.fault) !== 'entities') return outcome;
    return send({ text: formatted.text, entities: [] });
  }

  #edit(chat: string, edits: string, content: Formatted, delivery: Spoken, signal: AbortSignal): Promise<ApiOutcome> {
    return this.#api.call('editMessageText', { message_id: Number(edits), ...bodyOf(chat, content, delivery) }, signal);
  }

  #post(
    chat: string,
    content: Formatted,
    delivery: Spoken,
    topic: number | undefined,
    signal: AbortSignal,
  ): Promise<ApiOutcome> {
    const thread = topic === undefined ? {} : { message_thread_id: topic };
    return this.#api.call('sendMessage', { ...bodyOf(chat, content, delivery), ...thread }, signal);
  }
}

function bodyOf(chat: string, content: Formatted, { message }: Spoken) {
  const keyboard = inlineKeyboard(message.choices);
  return {
    chat_id: Number(chat),
    text: content.text,
    // A preview would show the tracking page's address a second time, and fetch it from the platform's servers.
    link_preview_options: { is_disabled: true },
    ...(content.entities.length > 0 ? { entities: content.entities } : {}),
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
}
