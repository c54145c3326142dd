import { TurnedAway } from '../../core/admission.ts';
import type { Clock } from '../../core/clock.ts';
import type { MediaRef } from '../../core/content.ts';
import type { Capabilities, Delivery, FetchResult, SendAt, SendResult } from '../../core/delivery.ts';
import { type ChatId, chatId, type Inbound } from '../../core/message.ts';
import { Backoff, pause } from '../backoff.ts';
import type { Channel, Intake } from '../channel.ts';
import { InOrder } from '../in-order.ts';
import { asObject, asText } from '../json.ts';
import { BotApi, CALL_MS_MAX } from './api.ts';
import { Apologies } from './apologies.ts';
import { capabilitiesFor } from './capabilities.ts';
import { deskLacks } from './desk-check.ts';
import { DeskSends } from './desk-sends.ts';
import { type ApiFault, codeOf, faultCode } from './faults.ts';
import { openFile } from './files.ts';
import type { TakeNote } from './notes.ts';
import { ALLOWED_UPDATES, parseUpdate } from './parse.ts';
import { pollUntilStopped } from './polling.ts';
import { type ProfileOptions, setDeskCommands, setProfile } from './profile.ts';
import { Pulse } from './pulse.ts';
import { checkMode, refusalIn, TelegramRefused } from './refused.ts';
import { SendingPort } from './sending-port.ts';
import { SpareRoom } from './spare-room.ts';
import { isGroupId } from './topics.ts';
import type { OpenFile } from './upload-call.ts';
import { Working } from './working.ts';

/** A start has to say within 5 s what is wrong; what takes longer goes on behind it. */
const START_MS_MAX = 3_500;
/** `health()` asks the platform at most this often, in milliseconds. */
const PROBE_EVERY_MS = 30_000;
const PROBE_MS_MAX = 5_000;
/** The path of the webhook under the public address. */
export const WEBHOOK_PATH = '/webhooks/telegram';

/** What {@link TelegramChannel} is made of. */
export interface TelegramOptions {
  readonly token: string;
  /** The Bot API server, official or one's own; with or without a trailing slash. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** The address people and platforms reach us at; needed for `webhook`. */
  readonly publicUrl?: string;
  /** 1–256 characters of `A-Za-z0-9_-` (Bot API, setWebhook); needed for `webhook`. */
  readonly webhookSecret?: string;
  /** Sends per second, all chats together. Above 30 the pace per chat falls away too: the server is one's own. */
  readonly sendsPerSecond: number;
  /** The admins' group, by the platform's number. */
  readonly deskChat?: string;
  /** Opens evidence that goes out. */
  readonly openFile: OpenFile;
  readonly profile: ProfileOptions;
  readonly clock: Clock;
  /** Numbers from 0 up to 1, for waits that do not all end at once. */
  readonly random: () => number;
  readonly note: TakeNote;
}

/** Telegram, by telegraf's API client and a loop of our own. */
export class TelegramChannel implements Channel {
  readonly name = 'telegram';
  readonly oneReader: boolean;
  /** The admins' group; null where none is set. */
  readonly deskChat: ChatId | null;
  /** Compared with the header of every webhook call; undefined where none is configured, and then every call is refused. */
  readonly webhookSecret: string | undefined;

  readonly #options: TelegramOptions;
  readonly #api: BotApi;
  readonly #sending: SendingPort;
  readonly #deskSends: DeskSends;
  readonly #apologies: Apologies;
  #capabilities: Capabilities;
  readonly #working: Working;
  readonly #room: SpareRoom;
  readonly #pulse: Pulse;
  /** Of the webhook; the poll keeps the order by itself. */
  readonly #inOrder = new InOrder();
  #stop = new AbortController();
  #intake: Intake | undefined;
  #isOpen = false;
  #running: Promise<void> = Promise.resolve();
  #username: string | undefined;
  /** Once a start: the platform may have to be prepared more often than its menus. */
  #profiled: Promise<void> | undefined;
  #probedAt = Number.NEGATIVE_INFINITY;

  /** @throws {@link TelegramRefused} when a setting makes no sense */
  constructor(options: TelegramOptions) {
    checkMode(options);
    this.#options = options;
    this.oneReader = options.mode === 'polling';
    this.webhookSecret = options.mode === 'webhook' ? options.webhookSecret : undefined;
    try {
      this.#api = new BotApi(options.token, options.apiRoot, options.clock);
    } catch (cause) {
      throw new TelegramRefused('TELEGRAM_API_ROOT is no address; a good value is https://api.telegram.org', { cause });
    }
    this.deskChat = options.deskChat === undefined ? null : chatId(options.deskChat);
    this.#capabilities = capabilitiesFor(options.sendsPerSecond);
    const { profile, openFile, clock, random, note } = options;
    this.#sending = new SendingPort({ setup: { token: options.token, apiRoot: options.apiRoot }, clock, random, note });
    this.#apologies = new Apologies(this.#api, profile.texts[profile.defaultLanguage].notStored());
    this.#deskSends = new DeskSends({
      api: this.#api,
      openFile,
      texts: profile.texts[profile.defaultLanguage],
      clock,
      note,
    });
    this.#working = new Working(this.#api, options.clock);
    this.#room = new SpareRoom(options.sendsPerSecond, options.clock);
    this.#pulse = new Pulse(options.clock);
  }

  get capabilities(): Capabilities {
    return this.#capabilities;
  }

  async open(): Promise<void> {
    if (this.#isOpen) return;
    this.#stop = new AbortController();
    this.#sending.start();
    const meet = (signal: AbortSignal) => this.#meet(signal);
    const fault = await this.#atStart(meet);
    this.#isOpen = true;
    if (fault) this.#running = this.#untilDone(meet, this.#stop.signal);
  }

  async start(intake: Intake): Promise<void> {
    const { mode, clock, random, note } = this.#options;
    // Whatever opening left undone, starting does.
    this.#stop.abort();
    await this.#running;
    this.#stop = new AbortController();
    this.#profiled = undefined;
    const { signal } = this.#stop;
    const fault = await this.#atStart((until) => this.#prepare(until));
    this.#intake = intake;
    this.#isOpen = true;
    this.#sending.start();
    const prepare = async (until: AbortSignal) => {
      const again = await this.#prepare(until);
      return again && faultCode(again);
    };
    if (mode === 'polling') {
      const read = (update: unknown) => this.#read(update);
      this.#running = pollUntilStopped({
        api: this.#api,
        intake,
        clock,
        random,
        pulse: this.#pulse,
        note,
        apologies: this.#apologies,
        read,
        prepare,
        prepared: fault === undefined,
        signal,
      });
    } else {
      this.#running = fault ? this.#untilDone((until) => this.#prepare(until), signal) : Promise.resolve();
    }
  }

  /**
   * One try, which is given up after a while. Undefined when all went well.
   * @throws TelegramRefused when no other try would be better
   */
  async #atStart(act: (signal: AbortSignal) => Promise<ApiFault | undefined>): Promise<ApiFault | undefined> {
    const late = new AbortController();
    const deadline = this.#options.clock.after(START_MS_MAX, () => late.abort());
    this.#stop.signal.addEventListener('abort', () => late.abort(), { once: true });
    const fault = await act(late.signal);
    deadline.cancel();
    const refusal = fault && refusalIn(fault);
    if (refusal) throw new TelegramRefused(refusal);
    if (fault) this.#failed(fault);
    return fault;
  }

  async stop(): Promise<void> {
    this.#intake = undefined;
    this.#isOpen = false;
    this.#inOrder.clear();
    this.#stop.abort();
    await this.#running;
  }

  async send(to: ChatId, delivery: Delivery, at: SendAt, signal: AbortSignal): Promise<SendResult> {
    const hasRoom = this.#room.count();
    this.#working.ended(to);
    if (delivery.kind === 'topic' || delivery.kind === 'files') return this.#deskSends.send(to, delivery, at, signal);
    return this.#sending.send(to, delivery, at, signal, hasRoom);
  }

  isGroup(chat: ChatId): boolean {
    return isGroupId(chat);
  }

  async fetch(media: MediaRef, signal: AbortSignal): Promise<FetchResult> {
    return openFile(this.#api, this.#options.clock, media, signal, (detail) =>
      this.#options.note({ level: 'warn', code: 'file-failed', detail }),
    );
  }

  showWorking(to: ChatId): void {
    // In a forum it would show in the general topic, where nobody is waiting.
    if (!isGroupId(to)) this.#working.show(to);
  }

  async health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
    if (!this.#isOpen) return { ok: false, why: 'not started' };
    const polling = this.#intake !== undefined && this.#options.mode === 'polling';
    const now = this.#options.clock.now().getTime();
    // Also when the clock was set back.
    if (!polling && Math.abs(now - this.#probedAt) >= PROBE_EVERY_MS) {
      this.#probedAt = now;
      const outcome = await this.#api.call('getMe', {}, undefined, PROBE_MS_MAX);
      if (outcome.ok) this.#pulse.succeeded();
      else this.#pulse.platformFailed(faultCode(outcome.fault));
    }
    return this.#pulse.health(polling);
  }

  /**
   * Takes one update that came by the webhook.
   * @returns `stored` when it is durable or nothing to store, `refused` when it is to be delivered again
   */
  async receive(update: unknown): Promise<'stored' | 'refused'> {
    if (!this.#intake) return 'refused';
    const message = this.#read(update);
    if (!message) return 'stored';
    try {
      await this.#inOrder.accept(this.#intake, [message]);
      this.#apologies.over();
      this.#pulse.succeeded();
      return 'stored';
    } catch (thrown) {
      // Telegram calls again.
      if (thrown instanceof TurnedAway) return 'refused';
      const detail = codeOf(thrown);
      this.#pulse.storeFailed(detail);
      this.#options.note({ level: 'error', code: 'store-failed', detail });
      this.#apologies.tell([message]);
      return 'refused';
    }
  }

  #read(update: unknown): Inbound | undefined {
    const now = this.#options.clock.now();
    const parsed = parseUpdate(update, this.#username === undefined ? { now } : { now, username: this.#username });
    if (parsed.kind === 'message') return parsed.message;
    this.#options.note({ level: 'debug', code: 'update-ignored', detail: parsed.why });
    return undefined;
  }

  /** Learns our name. Undefined when all went well. */
  async #meet(signal: AbortSignal): Promise<ApiFault | undefined> {
    const me = await this.#api.call('getMe', {}, signal);
    if (!me.ok) return me.fault;
    this.#username = asText(asObject(me.result)?.username);
    if (this.#username !== undefined)
      this.#capabilities = { ...this.#capabilities, privateUrl: `https://t.me/${this.#username}` };
    this.#pulse.succeeded();
    return undefined;
  }

  /** Learns our name, tells the platform how we receive, and sets the profile behind that. Undefined when all went well. */
  async #prepare(signal: AbortSignal): Promise<ApiFault | undefined> {
    const unmet = await this.#meet(signal);
    if (unmet) return unmet;
    const { mode, publicUrl, note } = this.#options;
    const ready =
      mode === 'polling'
        ? // Otherwise polling is refused with 409; what waits for the webhook is delivered to the poll.
          await this.#api.call('deleteWebhook', { drop_pending_updates: false }, signal)
        : await this.#api.call(
            'setWebhook',
            {
              url: `${publicUrl?.replace(/\/+$/, '')}${WEBHOOK_PATH}`,
              secret_token: this.webhookSecret,
              allowed_updates: [...ALLOWED_UPDATES],
              drop_pending_updates: false,
            },
            signal,
          );
    if (!ready.ok) return ready.fault;
    this.#pulse.succeeded();
    note({ level: 'info', code: 'ready', detail: mode });
    this.#profiled ??= this.#setProfile();
    return undefined;
  }

  async #setProfile(): Promise<void> {
    const { profile, note } = this.#options;
    const { signal } = this.#stop;
    await setProfile(this.#api, profile, note, signal);
    if (this.deskChat === null) return;
    await setDeskCommands(this.#api, profile, this.deskChat, note, signal);
    for (const { what } of await deskLacks(this.#api, this.deskChat, signal, CALL_MS_MAX))
      if (!signal.aborted) note({ level: 'warn', code: 'desk-lacks', detail: what });
  }

  async #untilDone(act: (signal: AbortSignal) => Promise<ApiFault | undefined>, signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.#options.random);
    while (!signal.aborted) {
      await pause(this.#options.clock, backoff.next(), signal);
      if (signal.aborted) return;
      const fault = await act(signal);
      if (!fault || fault.kind === 'stopped') return;
      this.#failed(fault);
    }
  }

  #failed(fault: ApiFault): void {
    const detail = fault.kind === 'stopped' ? 'TIMEOUT' : faultCode(fault);
    this.#pulse.platformFailed(detail);
    this.#options.note({ level: 'warn', code: 'platform-failed', detail });
  }
}
