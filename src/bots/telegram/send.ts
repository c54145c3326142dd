import type { Delivery, SendAt, SendResult } from '../../core/delivery.ts';
import type { ChatId, Outgoing } from '../../core/message.ts';
import type { ApiOutcome, BotApi } from './api.ts';
import { type Formatted, format, isVisible, sendable } from './entities.ts';
import type { ApiFault } from './faults.ts';
import { asInteger, asObject } from './json.ts';
import { inlineKeyboard } from './keyboards.ts';
import type { PlaceOffers } from './place-offers.ts';
import { failureOf, slugOf } from './results.ts';

/** Longest notice shown when a button was pressed (Bot API, answerCallbackQuery). */
const ANSWER_LENGTH_MAX = 200;
/** Groups that moved, kept in memory; when forgotten the platform tells again. */
const MOVED_MAX = 1_000;

/** Sends deliveries: entities and buttons, never markup; what fails comes back as a value. */
export class Sender {
  readonly #api: BotApi;
  readonly #offers: PlaceOffers;
  readonly #moved = new Map<ChatId, string>();

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
    delivery: Delivery,
    { edits }: SendAt,
    signal: AbortSignal,
    mayOffer: boolean,
  ): Promise<SendResult> {
    if (delivery.kind === 'files' || delivery.kind === 'topic')
      return { ok: false, why: 'refused', certain: true, detail: 'UNSUPPORTED' };
    if (delivery.kind === 'answer') return this.#answer(delivery.callback, delivery.text, signal);
    const { message } = delivery;
    this.#offers.before(to);
    const sent = await this.#deliver(this.#moved.get(to) ?? to, message, edits, signal);
    if ('migratedTo' in sent) {
      if (this.#moved.size >= MOVED_MAX) this.#moved.clear();
      this.#moved.set(to, sent.migratedTo);
      // Messages keep no number through the move: what was to be edited is sent anew.
      const again = await this.#deliver(sent.migratedTo, message, undefined, signal);
      return 'migratedTo' in again ? { ok: false, why: 'gone', certain: true, detail: 'MIGRATED' } : again;
    }
    if (sent.ok) this.#offers.after(to, message.askLocation, message.placeholder, mayOffer);
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

  async #deliver(
    chat: string,
    message: Outgoing,
    edits: string | undefined,
    signal: AbortSignal,
  ): Promise<SendResult | { readonly migratedTo: string }> {
    const formatted = format(message.text);
    if (edits !== undefined) {
      const outcome = await this.#withPlainElse(formatted, (content) =>
        this.#edit(chat, edits, content, message, signal),
      );
      if (outcome.ok) return { ok: true, platformId: edits };
      const slug = slugOf(outcome.fault);
      if (slug === 'not-modified') return { ok: true, platformId: edits };
      if (slug !== 'not-editable') return movedOr(outcome.fault, true);
    }
    const outcome = await this.#withPlainElse(formatted, (content) => this.#post(chat, content, message, signal));
    if (!outcome.ok) return movedOr(outcome.fault, false);
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

  #edit(chat: string, edits: string, content: Formatted, message: Outgoing, signal: AbortSignal): Promise<ApiOutcome> {
    return this.#api.call(
      'editMessageText',
      { message_id: Number(edits), ...this.#body(chat, content, message) },
      signal,
    );
  }

  #post(chat: string, content: Formatted, message: Outgoing, signal: AbortSignal): Promise<ApiOutcome> {
    return this.#api.call('sendMessage', this.#body(chat, content, message), signal);
  }

  #body(chat: string, content: Formatted, message: Outgoing) {
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
}

const movedOr = (fault: ApiFault, repeatable: boolean): SendResult | { readonly migratedTo: string } =>
  fault.kind === 'refused' && fault.migratedTo !== undefined
    ? { migratedTo: fault.migratedTo }
    : failureOf(fault, repeatable);
