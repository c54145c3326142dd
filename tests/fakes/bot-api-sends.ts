import { type Chat, doToTopic, type Ended, type GroupRules, obstacle, refused, type Seen } from './bot-api-chats.ts';
import { buttonsOf, keysOf } from './bot-api-checks.ts';
import type { Call, Json } from './bot-api-form.ts';
import { readUpload } from './bot-api-uploads.ts';

const MINUTE_MS = 60_000;
/** The date of everything, in seconds: nothing here looks at it. */
export const SPECIAL = 1_764_000_000;

/** The chats of the stand-in, and what the bot puts into them. */
export class Chats {
  /** What the real platform would object to. */
  readonly violations: string[] = [];
  /** Messages a minute to a group, as the real one allows; beyond it comes 429. Counted by {@link now}. */
  groupPerMinute = Number.POSITIVE_INFINITY;
  /** How often that limit was met. */
  limited = 0;
  /** Epoch ms; put a test's clock here. */
  now: () => number = Date.now;
  protected readonly chats = new Map<number, Chat>();
  readonly #groupTimes = new Map<number, readonly number[]>();
  #nextMessage = 1;
  #nextAlbum = 1;

  chat(id: number): Chat {
    let chat = this.chats.get(id);
    if (!chat) {
      chat = { id, seen: new Map(), blocked: false, topics: new Map() };
      this.chats.set(id, chat);
    }
    return chat;
  }

  /** Makes a group; a forum in which the bot is an administrator who manages topics, unless the rules say otherwise. */
  group(id: number, rules: Partial<GroupRules> = {}): Chat & { readonly group: GroupRules } {
    const group: GroupRules = {
      type: 'supergroup',
      isForum: true,
      status: 'administrator',
      canManageTopics: true,
      ...rules,
    };
    const chat = { id, seen: new Map(), blocked: false, topics: new Map(), group };
    this.chats.set(id, chat);
    return chat;
  }

  protected placeOf({ id, group }: Chat): Json {
    if (!group) return { id, type: 'private', first_name: 'Warga' };
    return { id, type: group.type, title: 'Meja', ...(group.isForum ? { is_forum: true } : {}) };
  }

  /** Messages and topics are numbered together. */
  protected newMessageId(): number {
    return this.#nextMessage++;
  }

  protected topic(method: string, x: Json): Ended {
    const chat = this.chats.get(Number(x.chat_id));
    const stop = obstacle(chat, {}) ?? (method === 'createForumTopic' ? this.#overLimit(chat, 1) : undefined);
    return stop ?? doToTopic(method, chat ?? this.chat(0), x, () => this.newMessageId());
  }

  protected show(method: string, x: Json): Ended {
    const place = Number(x.chat_id);
    // Whoever has not written yet is no obstacle to a test; a group is there or not.
    const chat = place < 0 ? this.chats.get(place) : this.chat(place);
    const stop = obstacle(chat, method === 'editMessageText' ? {} : x);
    if (stop || !chat) return stop ?? refused('chat not found');
    const text = String(x.text);
    const buttons = buttonsOf(x.reply_markup);
    const keys = keysOf(x.reply_markup);
    const shown = { message_id: 0, date: SPECIAL, chat: this.placeOf(chat), text };
    if (method === 'editMessageText') {
      const old = chat.seen.get(Number(x.message_id));
      if (!old) return refused('message to edit not found');
      if (old.keys.length > 0) return refused("message can't be edited");
      if (old.text === text && JSON.stringify(old.buttons) === JSON.stringify(buttons))
        return refused('message is not modified');
      const over = this.#overLimit(chat, 1);
      if (over) return over;
      Object.assign(old, { text, buttons, edits: old.edits + 1 });
      return { result: { ...shown, message_id: old.id } };
    }
    const over = this.#overLimit(chat, 1);
    return over ?? { result: { ...shown, message_id: this.#put(chat, x, { text, buttons, keys }) } };
  }

  #put(chat: Chat, x: Json, what: Pick<Seen, 'text' | 'buttons' | 'keys' | 'file' | 'album'>): number {
    const id = this.newMessageId();
    const topic = x.message_thread_id === undefined ? {} : { topic: Number(x.message_thread_id) };
    chat.seen.set(id, { id, edits: 0, atMs: this.now(), ...what, ...topic });
    return id;
  }

  protected upload(method: string, call: Call): Ended {
    const place = Number(call.x.chat_id);
    const chat = place < 0 ? this.chats.get(place) : this.chat(place);
    const stop = obstacle(chat, call.x);
    if (stop || !chat) return stop ?? refused('chat not found');
    const read = readUpload(method, call, (violation) => void this.violations.push(violation));
    if ('error' in read) return read;
    const over = this.#overLimit(chat, read.length);
    if (over) return over;
    const album = method === 'sendMediaGroup' ? { album: `a${this.#nextAlbum++}` } : {};
    const messages = read.map(({ file, caption }) => ({
      message_id: this.#put(chat, call.x, { text: caption, buttons: [], keys: [], file, ...album }),
      date: SPECIAL,
      chat: this.placeOf(chat),
    }));
    return { result: method === 'sendMediaGroup' ? messages : messages[0] };
  }

  /** Counts messages to a group; the answer of the real one when they are too many. */
  #overLimit(chat: Chat | undefined, messages: number): Ended | undefined {
    if (!chat?.group) return undefined;
    const now = this.now();
    const times = (this.#groupTimes.get(chat.id) ?? []).filter((time) => time > now - MINUTE_MS);
    if (times.length + messages > this.groupPerMinute) {
      this.limited += 1;
      const seconds = Math.ceil(((times[0] ?? now) + MINUTE_MS - now) / 1000);
      return refused(`Too Many Requests: retry after ${seconds}`, 429, { retry_after: seconds });
    }
    this.#groupTimes.set(chat.id, [...times, ...Array.from({ length: messages }, () => now)]);
    return undefined;
  }
}
