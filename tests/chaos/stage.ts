import { createHash } from 'node:crypto';
import { existsSync, type FSWatcher, mkdirSync, watch } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../src/core/language/language.ts';
import { TELEGRAM_TEXTS } from '../../src/core/language/telegram.ts';
import { BotApi, type Mishap, TOKEN, type WatchedCall } from '../fakes/bot-api.ts';
import { UPLOADS } from '../fakes/bot-api-uploads.ts';
import { Line } from '../fakes/line.ts';
import { WhatsAppCloud } from '../fakes/whatsapp-cloud.ts';
import { XApi, type Fault as XFault } from '../fakes/x-api.ts';
import { Chance } from '../simulation/chance.ts';
import type { Member } from './fleet.ts';
import type { History } from './history.ts';
import type { Awaited, Shown } from './phone-telegram.ts';
import type { Plan } from './plan.ts';
import type { Points } from './points.ts';

const SECRET = 'a-long-random-word';
const PUBLIC_URL = 'https://lapor.example.go.id';
/** Far beyond what is sent: nothing waits for a platform's pace. */
const SENDS_PER_SECOND = '10000';
const SENDS: ReadonlySet<string> = new Set(['sendMessage', 'editMessageText']);
/** Calls that the platform may fail; others are made once, at a start. */
const SPOILT: ReadonlySet<string> = new Set(['sendMessage', 'editMessageText', 'getUpdates', 'getFile']);
const APOLOGIES: ReadonlySet<string> = new Set(LANGUAGES.map((language) => TELEGRAM_TEXTS[language].notStored()));
const SHIFTED_DATE = fileURLToPath(new URL('./shifted-date.mjs', import.meta.url));

/** The platforms around the program, and the places from which one sees where it is. */
export class Stage {
  readonly telegram = new BotApi();
  readonly whatsapp = new WhatsAppCloud();
  readonly x = new XApi();
  readonly awaited: Awaited = new Map();
  /** Everything that was shown in each chat of Telegram, changes too. */
  readonly shown: Shown = new Map();
  /** Whether platforms fail now and then. */
  storm = true;
  /** Told when a commit is on its way to PostgreSQL. */
  onCommit: () => void = () => undefined;
  readonly #plan: Plan;
  readonly #dir: string;
  #databaseUrl: string | undefined;
  readonly #redisUrl: string | undefined;
  readonly #history: History;
  readonly #points: Points;
  readonly #chance: Chance;
  readonly #watching: FSWatcher[] = [];
  readonly #lines = new Map<string, Line>();
  readonly #entrances = new Map<string, string>();
  #confirmed = 0;

  constructor(
    plan: Plan,
    parts: {
      readonly dir: string;
      readonly databaseUrl: string | undefined;
      readonly redisUrl: string | undefined;
      readonly history: History;
      readonly points: Points;
    },
  ) {
    this.#plan = plan;
    this.#dir = parts.dir;
    this.#databaseUrl = parts.databaseUrl;
    this.#redisUrl = parts.redisUrl;
    this.#history = parts.history;
    this.#points = parts.points;
    // The platforms' own chance: what they do must not hang on how far the citizens are.
    this.#chance = new Chance(plan.seed + 1_000_003);
  }

  async open(members: readonly Member[]): Promise<void> {
    const { telegram, whatsapp } = this;
    await telegram.listen();
    await whatsapp.listen();
    await this.x.listen();
    this.#watchX();
    telegram.repeat = this.#plan.repeat;
    telegram.shuffle = () => this.#chance.number();
    whatsapp.repeat = this.#plan.repeat;
    whatsapp.patient = true;
    if (this.#plan.telegram === 'webhook') {
      telegram.patient = true;
      telegram.deliverTo = '';
    }
    for (const { name } of members) {
      this.#entrances.set(name, await telegram.entrance(name));
      if (this.#databaseUrl === undefined) continue;
      const line = await Line.to(this.#databaseUrl);
      line.onQuestion = (data) => {
        if (!/commit/i.test(data.toString('latin1'))) return;
        this.#points.pass('commit-sent', name);
        this.onCommit();
      };
      this.#lines.set(name, line);
    }
    this.#watchTelegram();
    const named = new Map<string, string>();
    whatsapp.onSent = (sent, told) => {
      const { to: chat, text } = sent;
      // What has no name of its own goes on from the one before it.
      const id = String(sent.raw.biz_opaque_callback_data ?? named.get(chat));
      named.set(chat, id);
      const file = whatsapp.fileOfSent(sent);
      const part = file ? `${text} ${createHash('sha256').update(file).digest('hex')}` : text;
      this.#history.took({ channel: 'whatsapp', chat, id, part, text, told });
      this.#points.pass('send-taken');
    };
    this.#watchDisk();
  }

  async close(): Promise<void> {
    for (const each of this.#watching) each.close();
    this.whatsapp.patient = false;
    await this.telegram.close();
    await this.whatsapp.close();
    await this.x.close();
    for (const line of this.#lines.values()) await line.down();
  }

  /** Where webhooks go from now on. */
  deliverTo(url: string | undefined): void {
    this.whatsapp.deliverTo = url === undefined ? '' : `${url}/webhooks/whatsapp`;
    if (this.telegram.patient) this.telegram.deliverTo = url === undefined ? '' : `${url}/webhooks/telegram`;
  }

  /** The database is on another server from now on, under the name that it had. */
  leadTo(serverUrl: string): void {
    if (this.#databaseUrl === undefined) return;
    const url = new URL(serverUrl);
    url.pathname = new URL(this.#databaseUrl).pathname;
    this.#databaseUrl = url.href;
    for (const line of this.#lines.values()) line.leadTo(url.href);
  }

  /** The settings of a process. */
  envOf({ name }: Pick<Member, 'name'>, shiftMs: number): Readonly<Record<string, string>> {
    return {
      ...this.commandEnv(name),
      ...(this.#redisUrl === undefined ? {} : { REDIS_URL: this.#redisUrl }),
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: this.#entrances.get(name) ?? this.telegram.url,
      TELEGRAM_SENDS_PER_SECOND: SENDS_PER_SECOND,
      ...(this.#plan.telegram === 'webhook'
        ? { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: SECRET, PUBLIC_URL }
        : {}),
      ...this.whatsapp.env,
      ...this.x.env,
      ...(shiftMs === 0 ? {} : { NODE_OPTIONS: `--import file://${SHIFTED_DATE}`, CHAOS_SHIFT_MS: String(shiftMs) }),
    };
  }

  /** The settings by which commands find the data. */
  commandEnv(member?: string): Readonly<Record<string, string>> {
    if (this.#databaseUrl === undefined) return { DATA_DIR: this.#dir };
    const url = new URL(this.#databaseUrl);
    const line = member === undefined ? undefined : this.#lines.get(member);
    if (line) url.port = String(line.port);
    return { DATA_DIR: this.#dir, DATABASE_URL: url.href };
  }

  #watchTelegram(): void {
    const { telegram } = this;
    telegram.watcher = {
      acknowledged: (update) => {
        this.awaited.get(update)?.();
        this.awaited.delete(update);
      },
      heard: (call) => this.#heard(call),
      done: ({ method, x, by }, ended, told) => {
        if (!('result' in ended) || !(SENDS.has(method) || UPLOADS.has(method))) return;
        const { message_id: id } = [ended.result].flat()[0] as { readonly message_id: number };
        const text = String(x.text ?? '');
        // That nothing can be stored now is said beside the outbox, once.
        if (method !== 'editMessageText' && !APOLOGIES.has(text))
          this.#history.took({ channel: 'telegram', chat: String(x.chat_id), id: String(id), text, told });
        this.#points.pass('send-taken', by);
        if (UPLOADS.has(method)) return;
        const chat = Number(x.chat_id);
        this.shown.set(chat, [...(this.shown.get(chat) ?? []), String(x.text)]);
        this.#history.note('shows', { method, chat, text: x.text });
      },
      answered: ({ method, by }, result) => {
        if (SENDS.has(method) || UPLOADS.has(method)) this.#points.pass('send-told', by);
        else if (method === 'getFile') this.#points.pass('file-asked', by);
        else if (method === 'getUpdates' && Array.isArray(result) && result.length > 0)
          this.#points.pass('updates-given', by);
      },
      file: (bytes, by) => {
        if (this.#points.pass('file-half', by)) return Math.floor(bytes.length / 2);
        setImmediate(() => this.#points.pass('file-given', by));
        return undefined;
      },
    };
  }

  #watchX(): void {
    const { x } = this;
    const named = new Map<string, string>();
    x.onSent = ({ to, isPost, id, text, picture }, told) => {
      const chat = `${isPost ? 'p' : 'd'}:${to}`;
      // Pictures of one message after the first have no words.
      const name = picture && text === '' ? (named.get(chat) ?? id) : id;
      named.set(chat, name);
      const part = picture ? `${text} ${createHash('sha256').update(picture).digest('hex')}` : text;
      this.#history.took({ channel: 'x', chat, id: name, part, text, told });
      this.#points.pass('send-taken');
    };
    x.spoil = (call) => {
      const { troubleTimes } = this.#plan;
      if (!this.storm || troubleTimes === 0 || call === 'GET /2/users/me' || !this.#chance.once(troubleTimes))
        return undefined;
      const kinds: Omit<XFault, 'call'>[] = [{ status: 0 }, { status: 503 }, { status: 429 }];
      if (call.startsWith('POST /2/tweets') || call.endsWith('/messages'))
        kinds.push({ status: 0, after: true }, { status: 500, after: true });
      const fault = kinds[this.#chance.whole(0, kinds.length - 1)] ?? { status: 0 };
      this.#history.note('mishap', { call, ...fault });
      return { call, ...fault };
    };
  }

  #heard({ method, x, by }: WatchedCall): Mishap | undefined {
    this.#points.pass('recovering', by);
    this.#points.pass('moment', by);
    const offset = Number(x.offset ?? 0);
    if (method === 'getUpdates' && offset > this.#confirmed) {
      this.#confirmed = offset;
      this.#points.pass('offset-moved', by);
    }
    if (SENDS.has(method) && this.#points.pass('send-arrived', by)) return { after: false };
    const { troubleTimes } = this.#plan;
    if (!this.storm || troubleTimes === 0 || !SPOILT.has(method) || !this.#chance.once(troubleTimes)) return undefined;
    const mishap = this.#mishap(method === 'sendMessage' || method === 'editMessageText');
    this.#history.note('mishap', { method, chat: x.chat_id, after: mishap.after, status: mishap.answer?.status });
    return mishap;
  }

  /** How a call fails. Only what is sent may fail after it was taken. */
  #mishap(isSend: boolean): Mishap {
    const answer = (status: number, more: object = {}) => ({
      answer: { status, body: { ok: false, error_code: status, description: 'trouble', ...more } },
    });
    const kinds: Mishap[] = [{ after: false }, { after: false, ...answer(502) }];
    if (isSend)
      kinds.push(
        { after: true },
        { after: true, ...answer(500) },
        { after: false, ...answer(429, { parameters: { retry_after: 1 } }) },
      );
    return kinds[this.#chance.whole(0, kinds.length - 1)] ?? { after: false };
  }

  /** SQLite's log and the evidence, as they are written. */
  #watchDisk(): void {
    const incoming = path.join(this.#dir, 'evidence', 'incoming');
    if (!existsSync(incoming)) mkdirSync(incoming, { recursive: true });
    this.#watching.push(
      watch(this.#dir, (_, name) => void (name === 'aduan.db-wal' && this.#points.pass('log-written'))),
      watch(incoming, () => void this.#points.pass('file-kept')),
    );
  }
}
