import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ended, ICONS, obstacle, refused, type Seen } from './bot-api-chats.ts';
import { type Call, type Json, readCall, readJson } from './bot-api-form.ts';
import { mistakesIn } from './bot-api-rules.ts';
import { Chats, SPECIAL } from './bot-api-sends.ts';
import { UPLOADS } from './bot-api-uploads.ts';

import { type Answer, chatOf, spoil, type Watcher } from './bot-api-watch.ts';

export type { Seen, SeenFile, Topic } from './bot-api-chats.ts';
export type { Mishap, WatchedCall, Watcher } from './bot-api-watch.ts';

/** A stand-in for Telegram's Bot API on loopback: the real wire format, and the checks the real one makes. */

export const TOKEN = '123456789:AAstand-in-token-of-thirty-five-char';
/** The bot's own number. */
const BOT = 123_456_789;

/** A webhook that was not taken is delivered again after this. The real one waits longer, and longer each time. */
const AGAIN_MS = 100;

/** Answers to a press are taken for presses that were made. */
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

interface Waiting {
  readonly test: () => boolean;
  readonly resolve: () => void;
}

/** The stand-in server. Everything that the real one would refuse is refused and noted in {@link BotApi.violations}. */
export class BotApi extends Chats {
  /** Every call, by method, in order. */
  readonly calls: string[] = [];
  readonly toasts: string[] = [];
  /** Presses that were answered, by id, in order. */
  readonly answered: string[] = [];
  /** Polls that began while another one waited: the real server ends one of them with 409. */
  conflicts = 0;
  /** Number of the message that was pushed last. */
  newest = 0;
  /** Deliver each update so many times; shuffled within a batch when `shuffle` is set. */
  repeat = 1;
  shuffle: (() => number) | undefined;
  /** Whether the bot hears all that is said in groups without being an administrator: privacy mode is off. */
  canReadAll = false;
  /** Menus of commands by scope: `default`, `default:en`, `-100…`. */
  readonly commands = new Map<string, string[]>();
  /** Answers to give instead, first come first served: an HTTP status with a body. */
  readonly faults: {
    readonly method: string;
    readonly status: number;
    readonly body: unknown;
    readonly after?: boolean;
    /** Only for calls to this chat. */
    readonly chat?: number;
    /** Stays until it is taken away. */
    readonly always?: boolean;
  }[] = [];
  /** The address updates are delivered to, while a webhook is set: polling is refused then. */
  webhook: { readonly url: string; readonly secret: string | undefined } | undefined;
  /** Where the webhook's address leads in this test; its updates go there at once, as often as {@link repeat} says, side by side. */
  deliverTo: string | undefined;
  /** The chat of each attempt to send, whatever came of it. */
  readonly sentTo: unknown[] = [];
  /** Whoever watches all that comes over the line. */
  watcher: Watcher = {};
  /** Webhooks: what is not answered 200 is delivered again, and the updates of one chat come one after the other, as the real one does it. */
  patient = false;
  readonly #lines = new Map<number, Promise<unknown>>();
  readonly #entrances: http.Server[] = [];
  /** How often files were asked for. */
  downloads = 0;
  /** The status each delivery was answered with. */
  readonly delivered: Promise<number>[] = [];
  readonly #presses = new Set<string>();
  readonly #menus = new Map<string, unknown>();
  readonly #files = new Map<string, Buffer>();
  #updates: { id: number; update: Json }[] = [];
  #nextUpdate = 1000;
  #nextFile = 1;
  #confirmed = 0;
  #poll: { answer: () => void } | undefined;
  #waiting: Waiting[] = [];
  url = '';

  /** With these settings a program talks to it, faster than Telegram would let it. */
  get env(): Readonly<Record<string, string>> {
    return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: this.url, TELEGRAM_SENDS_PER_SECOND: '10000' };
  }

  async listen(): Promise<this> {
    this.url = await this.entrance('');
    return this;
  }

  /** Another address at which it listens, so that whoever watches can tell who calls. */
  async entrance(name: string): Promise<string> {
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#handle(request, Buffer.concat(chunks), response, name));
    });
    // Longer than any pause of a busy machine: a connection that is closed while a call is on its way to it fails that call.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#entrances.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.patient = false;
    await Promise.all(
      this.#entrances.map((server) => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      }),
    );
  }

  /** Updates that were confirmed by a later offset. */
  get confirmed(): number {
    return this.#confirmed;
  }
  get backlog(): number {
    return this.#updates.length;
  }

  /** The number that the next update will have. */
  get nextUpdate(): number {
    return this.#nextUpdate;
  }
  /** Whether somebody waits for updates. */
  get polled(): boolean {
    return this.#poll !== undefined;
  }

  /**
   * A member says something in a group. Reaches the bot only where it may hear it.
   * @param extra fields of the message, such as `reply_to_message`, `forward_origin`, `sender_chat`
   */
  says(groupId: number, member: number, content: Json, extra: Json & { readonly topic?: number } = {}): number {
    const { topic, ...fields } = extra;
    const chat = this.chat(groupId);
    const id = this.newMessageId();
    const text = String(content.text ?? '');
    const replied = fields.reply_to_message as { message_id?: number } | undefined;
    const toUs = replied?.message_id !== undefined && chat.seen.has(replied.message_id);
    const hears = chat.group?.status === 'administrator' || this.canReadAll || text.startsWith('/') || toUs;
    if (!hears) return id;
    const thread =
      topic === undefined
        ? {}
        : {
            message_thread_id: topic,
            is_topic_message: true,
            // As on the real wire: whatever answers nothing else answers the head of its topic.
            reply_to_message: { message_id: topic, forum_topic_created: { name: chat.topics.get(topic)?.name ?? '' } },
          };
    this.push(() => ({
      message: {
        message_id: id,
        date: SPECIAL,
        chat: this.placeOf(chat),
        from: { id: member, is_bot: false, first_name: `Petugas ${member}`, language_code: 'id' },
        ...content,
        ...thread,
        ...fields,
      },
    }));
    return id;
  }

  /** A member presses a button below a message of the bot in a group. */
  pressIn(groupId: number, member: number, label: string | RegExp): void {
    this.press(groupId, label, member);
  }

  /** Resolves when the test holds; looked at after each call the bot makes. Fails with what the chats show. */
  async until(test: () => boolean, what: string, withinMs = 60_000): Promise<void> {
    if (test()) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`waited for: ${what}\n${this.transcript()}`)), withinMs);
      this.#waiting.push({
        test,
        resolve: () => {
          clearTimeout(late);
          resolve();
        },
      });
    });
  }

  transcript(): string {
    return [...this.chats.values()]
      .map(
        ({ id, seen }) =>
          `── chat ${id}\n${[...seen.values()].map(({ text, buttons }) => `${text}\n${buttons.map(({ label }) => `[${label}]`).join(' ')}`).join('\n')}`,
      )
      .join('\n')
      .slice(-4000);
  }

  /** Puts an update into the queue, as often as {@link repeat} says. */
  push(make: (id: number) => Json): void {
    const id = this.#nextUpdate++;
    const update = { update_id: id, ...make(id) };
    if (this.patient && this.deliverTo !== undefined) {
      const chat = chatOf(update);
      const next = (this.#lines.get(chat) ?? Promise.resolve()).then(() => this.#deliverPatiently(id, update));
      this.#lines.set(chat, next);
      return;
    }
    if (this.webhook && this.deliverTo !== undefined) {
      for (let i = 0; i < this.repeat; i += 1) this.delivered.push(this.#deliver(this.deliverTo, update));
      return;
    }
    for (let i = 0; i < this.repeat; i += 1) this.#updates.push({ id, update });
    this.#poll?.answer();
  }

  /** As often as {@link repeat} says, side by side, until one of them is taken. */
  async #deliverPatiently(id: number, update: Json): Promise<void> {
    while (this.patient) {
      const address = this.deliverTo ?? '';
      const tries = Array.from({ length: this.repeat }, () => this.#deliver(address, update).catch(() => 0));
      if ((await Promise.all(tries)).includes(200)) {
        this.watcher.acknowledged?.(id);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  async #deliver(address: string, update: Json): Promise<number> {
    const secret = this.webhook?.secret;
    const headers = {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    };
    return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(update) })).status;
  }

  message(chat: number, content: Json, extra: Json = {}): number {
    const id = this.newMessageId();
    this.newest = id;
    const from = { id: chat, is_bot: false, first_name: 'Warga', language_code: 'id' };
    this.push(() => ({
      message: {
        message_id: id,
        date: SPECIAL,
        chat: { id: chat, type: 'private', first_name: 'Warga' },
        from,
        ...content,
        ...extra,
      },
    }));
    return id;
  }

  file(bytes: Buffer): { readonly file_id: string; readonly file_unique_id: string; readonly file_size: number } {
    const id = `file${this.#nextFile++}`;
    this.#files.set(id, bytes);
    return { file_id: id, file_unique_id: `u${id}`, file_size: bytes.length };
  }

  photo(chat: number, bytes: Buffer, extra: Json = {}): void {
    this.message(chat, { photo: [{ ...this.file(bytes), width: 64, height: 64 }], ...extra });
  }

  press(chat: number, label: string | RegExp, member = chat): void {
    const message = [...this.chat(chat).seen.values()]
      .reverse()
      .find(({ buttons }) => buttons.some((each) => matches(each.label, label)));
    const button = message?.buttons.find((each) => matches(each.label, label));
    if (!message || !button) throw new Error(`no button ${label}\n${this.transcript()}`);
    this.pressData(chat, button.data, message, member);
  }

  /** A press that carries these data, whether or not such a button is there. */
  pressData(
    chat: number,
    data: string,
    message: Pick<Seen, 'id' | 'text' | 'topic'> = { id: 1, text: '' },
    member = chat,
  ): void {
    const from = { id: member, is_bot: false, first_name: 'Warga', language_code: 'id' };
    this.push((id) => ({
      callback_query: {
        id: this.#press(`cb${id}`),
        from,
        chat_instance: '1',
        data,
        message: {
          message_id: message.id,
          date: SPECIAL,
          chat: this.placeOf(this.chat(chat)),
          text: message.text,
          ...(message.topic === undefined ? {} : { message_thread_id: message.topic, is_topic_message: true }),
        },
      },
    }));
  }

  #press(id: string): string {
    this.#presses.add(id);
    return id;
  }

  last(chat: number): Seen | undefined {
    return [...this.chat(chat).seen.values()].at(-1);
  }

  #handle(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse, by: string): void {
    const url = request.url ?? '';
    const answer: Answer = (status, content) => {
      const text = JSON.stringify(content);
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    };
    answer.onHangUp = (act) => void response.once('close', act);
    answer.cut = () => void response.destroy();
    answer.by = by;
    const download = /^\/file\/bot([^/]+)\/(.+)$/.exec(url);
    if (download) {
      const bytes = this.#files.get(download[2] ?? '');
      this.downloads += 1;
      const cutAt = bytes && this.watcher.file?.(bytes, by);
      response.writeHead(bytes ? 200 : 404, bytes ? { 'content-length': bytes.length } : {});
      if (cutAt === undefined) response.end(bytes);
      else response.write(bytes?.subarray(0, cutAt), () => response.destroy());
      this.#look();
      return;
    }
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(url) ?? [];
    if (token !== TOKEN) {
      answer(401, { ok: false, error_code: 401, description: 'Unauthorized' });
      return;
    }
    // What is no form is handled at once, so that calls keep the order they came in.
    const call = request.headers['content-type']?.startsWith('multipart/') ? undefined : readJson(body);
    if (call) this.#answerCall(method, call, answer);
    else
      readCall(request, body).then(
        (read) => {
          if (!read) this.violations.push(`${method}: body is not JSON`);
          this.#answerCall(method, read ?? { x: {}, parts: new Map() }, answer);
        },
        () => {
          this.violations.push(`${method}: a form that can not be read`);
          answer(400, { ok: false, error_code: 400, description: 'Bad Request' });
        },
      );
  }

  #answerCall(method: string, call: Call, answer: Answer): void {
    this.calls.push(method);
    const { x } = call;
    if (method === 'sendMessage') this.sentTo.push(x.chat_id);
    const fault = this.faults.findIndex(
      (each) => each.method === method && (each.chat === undefined || each.chat === x.chat_id),
    );
    const instead = this.faults[fault];
    if (instead && !instead.always) this.faults.splice(fault, 1);
    const mistakes = mistakesIn(method, x);
    this.violations.push(...mistakes.map((mistake) => `${method}: ${mistake}`));
    const watched = { method, x, by: answer.by ?? '' };
    const mishap = this.watcher.heard?.(watched) ?? (instead && { after: instead.after === true, answer: instead });
    if (mishap && !mishap.after) {
      spoil(answer, mishap);
      this.#look();
      return;
    }
    const [mistake] = mistakes;
    if (mistake !== undefined) {
      const code = mistake === 'Not Found' ? 404 : 400;
      answer(code, { ok: false, error_code: code, description: code === 404 ? mistake : `Bad Request: ${mistake}` });
      this.#look();
      return;
    }
    const ended = this.#call(method, call, answer);
    if (ended === undefined) return;
    this.watcher.done?.(watched, ended, mishap === undefined);
    if (mishap) spoil(answer, mishap);
    else if ('error' in ended) {
      const { code, error, parameters } = ended;
      answer(code, { ok: false, error_code: code, description: error, ...(parameters ? { parameters } : {}) });
    } else {
      answer(200, { ok: true, result: ended.result });
      this.watcher.answered?.(watched, ended.result);
    }
    this.#look();
  }

  #look(): void {
    const ready = this.#waiting.filter(({ test }) => test());
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { resolve } of ready) resolve();
  }

  #call(method: string, call: Call, answer: Answer): Ended | undefined {
    const { x } = call;
    if (UPLOADS.has(method)) return this.upload(method, call);
    switch (method) {
      case 'getMe':
        return {
          result: {
            id: BOT,
            is_bot: true,
            first_name: 'Aduan',
            username: 'aduan_bot',
            can_read_all_group_messages: this.canReadAll,
          },
        };
      case 'getUpdates':
        if (this.webhook !== undefined)
          return refused("Conflict: can't use getUpdates method while webhook is active", 409);
        this.#getUpdates(x, answer);
        return undefined;
      case 'sendMessage':
      case 'editMessageText':
        return this.show(method, x);
      case 'createForumTopic':
      case 'editForumTopic':
      case 'closeForumTopic':
      case 'reopenForumTopic':
        return this.topic(method, x);
      case 'getForumTopicIconStickers':
        return { result: ICONS.map(({ emoji, id }) => ({ emoji, custom_emoji_id: id, type: 'custom_emoji' })) };
      case 'getChat': {
        const chat = this.chats.get(Number(x.chat_id));
        return obstacle(chat, {}) ?? { result: chat && this.placeOf(chat) };
      }
      case 'getChatMember': {
        const { group } = this.chat(Number(x.chat_id));
        if (x.user_id !== BOT || !group) return refused('member not found');
        return { result: { status: group.status, can_manage_topics: group.canManageTopics, user: { id: BOT } } };
      }
      case 'getMyCommands':
        return { result: this.#menus.get(scopeOf(x)) ?? [] };
      case 'setMyCommands':
        this.#menus.set(scopeOf(x), x.commands);
        this.commands.set(
          scopeOf(x),
          (x.commands as { command: string }[]).map(({ command }) => command),
        );
        return { result: true };
      case 'answerCallbackQuery':
        if (!this.#presses.has(String(x.callback_query_id))) return refused(TOO_OLD);
        this.answered.push(String(x.callback_query_id));
        if (typeof x.text === 'string') this.toasts.push(x.text);
        return { result: true };
      case 'deleteMessage':
        return this.chat(Number(x.chat_id)).seen.delete(Number(x.message_id))
          ? { result: true }
          : refused('message to delete not found');
      case 'setWebhook':
        this.webhook = { url: String(x.url), secret: typeof x.secret_token === 'string' ? x.secret_token : undefined };
        return { result: true };
      case 'deleteWebhook':
        this.webhook = undefined;
        return { result: true };
      case 'getFile':
        return this.#files.has(String(x.file_id))
          ? {
              result: {
                file_id: x.file_id,
                file_unique_id: 'u',
                file_size: this.#files.get(String(x.file_id))?.length,
                file_path: x.file_id,
              },
            }
          : { error: 'Bad Request: invalid file_id', code: 400 };
      case 'getMyDescription':
        return { result: { description: '' } };
      case 'getMyShortDescription':
        return { result: { short_description: '' } };
      default:
        return { result: true };
    }
  }

  #getUpdates(x: Json, answer: Answer): void {
    const offset = Number(x.offset ?? 0);
    if (offset > 0) {
      this.#confirmed = Math.max(this.#confirmed, offset - 1);
      for (const { id } of this.#updates) if (id < offset) this.watcher.acknowledged?.(id);
      this.#updates = this.#updates.filter(({ id }) => id >= offset);
    }
    let done = false;
    const give = () => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      // The poll of a process that was killed must not take the place of its successor's.
      if (this.#poll === poll) this.#poll = undefined;
      const batch = this.#updates.slice(0, Math.min(100, Number(x.limit ?? 100)));
      if (this.shuffle) batch.sort(() => (this.shuffle?.() ?? 0) - 0.5);
      const result = batch.map(({ update }) => update);
      answer(200, { ok: true, result });
      this.watcher.answered?.({ method: 'getUpdates', x, by: answer.by ?? '' }, result);
      this.#look();
    };
    // A little company makes a batch, as on the real wire.
    const poll = { answer: () => void setImmediate(give) };
    const timer = setTimeout(give, Math.min(50, Number(x.timeout ?? 0)) * 1000);
    // Whoever hung up waits no longer: what comes must not be handed to them.
    answer.onHangUp?.(() => {
      clearTimeout(timer);
      done = true;
      if (this.#poll === poll) this.#poll = undefined;
    });
    if (this.#poll) this.conflicts += 1;
    if (this.#updates.length > 0) give();
    else this.#poll = poll;
  }
}

function scopeOf(x: Json): string {
  const scope = x.scope as { chat_id?: number } | undefined;
  return `${scope?.chat_id ?? 'default'}${x.language_code ? `:${x.language_code}` : ''}`;
}

const matches = (label: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? label === wanted : wanted.test(label);
