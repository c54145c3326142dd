import type { Clock } from '../../core/clock.ts';
import { OVER } from '../../core/complaint/life.ts';
import type { Delivery, SendResult } from '../../core/delivery.ts';
import { asArray, asInteger, asObject } from '../json.ts';
import type { ApiOutcome, BotApi } from './api.ts';
import { sendable } from './entities.ts';
import { type Moved, movedOr } from './moved.ts';
import type { TakeNote } from './notes.ts';
import { slugOf } from './results.ts';
import { iconsOf, type TopicLook, topicLook } from './topic-looks.ts';

type TopicDelivery = Extract<Delivery, { kind: 'topic' }>;
type Fault = Extract<ApiOutcome, { ok: false }>['fault'];

/** A chat that can have no topics, and icons that could not be read, are asked again after this long. */
const ASK_AGAIN_MS = 10 * 60_000;
/** Topics of which is remembered whether they are closed, or which delivery made them. */
const REMEMBERED_MAX = 5_000;

/** Taken as done: the platform has no topic here, and what belongs into it goes into the chat itself. */
const WITHOUT: SendResult = { ok: true, platformId: '' };

/** Groups have negative ids (Bot API, Chat). */
export const isGroupId = (chat: string): boolean => chat.startsWith('-');

/** The platform's number of a topic; undefined for the empty name of no topic. */
export const topicNumber = (platformId: string | undefined): number | undefined =>
  platformId !== undefined && /^\d{1,15}$/.test(platformId) ? Number(platformId) : undefined;

/**
 * Topics of a forum, one for a complaint: opened, renamed, given the icon of its state, closed when it is over, opened again.
 * A chat that is no forum, or in which we may not manage topics, goes without: the complaint then lies in the chat itself.
 */
export class Topics {
  readonly #api: BotApi;
  readonly #clock: Clock;
  readonly #note: TakeNote;
  #icons: { readonly byEmoji: ReadonlyMap<string, string>; readonly until: number } | undefined;
  /** Chats without topics, and until when that is believed. */
  readonly #without = new Map<string, number>();
  /** What a delivery made before a later call of it failed: another try must not make a second. */
  readonly #made = new Map<string, number>();
  readonly #closed = new Map<string, boolean>();

  constructor(api: BotApi, clock: Clock, note: TakeNote) {
    this.#api = api;
    this.#clock = clock;
    this.#note = note;
  }

  /**
   * Opens a topic or brings it up to date.
   * @param edits the topic, when it was opened before
   * @returns the topic's number as platform id; empty where the chat has none
   */
  async send(
    chat: string,
    delivery: TopicDelivery,
    edits: string | undefined,
    signal: AbortSignal,
  ): Promise<SendResult | Moved> {
    if (!isGroupId(chat) || (this.#without.get(chat) ?? 0) > this.#now()) return WITHOUT;
    const made = `${chat}\0${delivery.ref}`;
    const known = topicNumber(edits) ?? this.#made.get(made);
    const shown =
      known === undefined
        ? await this.#create(chat, delivery, signal)
        : await this.#edit(chat, known, delivery, signal);
    if (typeof shown !== 'number') return shown;
    remember(this.#made, made, shown);
    const ended = await this.#openOrClose(chat, shown, delivery, known === undefined, signal);
    if (ended) return ended;
    this.#made.delete(made);
    return { ok: true, platformId: String(shown) };
  }

  async #create(chat: string, delivery: TopicDelivery, signal: AbortSignal): Promise<number | SendResult | Moved> {
    const outcome = await this.#looking(delivery, signal, ({ name, icon }) =>
      this.#api.call(
        'createForumTopic',
        { chat_id: Number(chat), name, ...(icon === '' ? {} : { icon_custom_emoji_id: icon }) },
        signal,
      ),
    );
    if (!outcome.ok) return this.#hasNone(chat, outcome.fault) ? WITHOUT : movedOr(outcome.fault, false);
    const topic = asInteger(asObject(outcome.result)?.message_thread_id);
    return topic ?? { ok: false, why: 'unknown', certain: false, detail: 'NO_TOPIC_ID' };
  }

  async #edit(
    chat: string,
    topic: number,
    delivery: TopicDelivery,
    signal: AbortSignal,
  ): Promise<number | SendResult | Moved> {
    const outcome = await this.#looking(delivery, signal, ({ name, icon }) =>
      this.#api.call(
        'editForumTopic',
        { chat_id: Number(chat), message_thread_id: topic, name, icon_custom_emoji_id: icon },
        signal,
      ),
    );
    return outcome.ok ? topic : this.#unlessHarmless(chat, topic, delivery, outcome.fault);
  }

  /** Asks for a look; when the platform takes offence at the icon, its list has changed and is read anew. */
  async #looking(
    { title, status }: TopicDelivery,
    signal: AbortSignal,
    call: (look: TopicLook) => Promise<ApiOutcome>,
  ): Promise<ApiOutcome> {
    const words = sendable(title).replace(/\s+/g, ' ');
    const look = topicLook(words, status, await this.#iconsByEmoji(signal));
    const outcome = await call(look);
    if (outcome.ok || look.icon === '' || slugOf(outcome.fault) !== 'icon') return outcome;
    this.#icons = undefined;
    return call(topicLook(words, status, new Map()));
  }

  /** Undefined when the topic is as open or closed as it should be. */
  async #openOrClose(
    chat: string,
    topic: number,
    delivery: TopicDelivery,
    isNew: boolean,
    signal: AbortSignal,
  ): Promise<SendResult | Moved | undefined> {
    const over = OVER.has(delivery.status);
    const key = `${chat}\0${topic}`;
    const isClosed = isNew ? false : this.#closed.get(key);
    if (isClosed !== over) {
      const payload = { chat_id: Number(chat), message_thread_id: topic };
      const outcome = await this.#api.call(over ? 'closeForumTopic' : 'reopenForumTopic', payload, signal);
      if (!outcome.ok) {
        const ended = this.#unlessHarmless(chat, topic, delivery, outcome.fault);
        if (typeof ended !== 'number') return ended;
      }
    }
    remember(this.#closed, key, over);
    return undefined;
  }

  /** The topic itself where it is good enough as it is; otherwise what is to be told. */
  #unlessHarmless(chat: string, topic: number, delivery: TopicDelivery, fault: Fault): number | SendResult | Moved {
    switch (slugOf(fault)) {
      case 'not-modified':
        return topic;
      case 'topic-gone':
        return delivery.about === undefined
          ? WITHOUT
          : { ok: false, why: 'lost', what: 'topic', certain: true, detail: 'TOPIC_GONE' };
      case 'no-topic-right':
        // It is there and can be written in, only its looks stay behind.
        this.#tell(chat, 'no-topic-right');
        return topic;
      default:
        return this.#hasNone(chat, fault) ? WITHOUT : movedOr(fault, true);
    }
  }

  /** Whether a fault means that this chat has no topics for us; noted once until it is asked again. */
  #hasNone(chat: string, fault: Fault): boolean {
    const slug = slugOf(fault);
    if (slug !== 'no-forum' && slug !== 'no-topic-right') return false;
    this.#tell(chat, slug);
    remember(this.#without, chat, this.#now() + ASK_AGAIN_MS);
    return true;
  }

  #tell(chat: string, detail: string): void {
    if (!this.#without.has(chat)) this.#note({ level: 'warn', code: 'topics-off', detail });
    remember(this.#without, chat, this.#without.get(chat) ?? 0);
  }

  async #iconsByEmoji(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const has = this.#icons;
    if (has && has.until > this.#now()) return has.byEmoji;
    const outcome = await this.#api.call('getForumTopicIconStickers', {}, signal);
    const byEmoji = iconsOf(outcome.ok ? asArray(outcome.result) : []);
    const until = byEmoji.size > 0 ? Number.POSITIVE_INFINITY : this.#now() + ASK_AGAIN_MS;
    this.#icons = { byEmoji, until };
    return byEmoji;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}

/** Keeps the newest; the oldest is forgotten first. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (oldest !== undefined && map.size > REMEMBERED_MAX) map.delete(oldest);
}
