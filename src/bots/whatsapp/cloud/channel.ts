import { TurnedAway } from '../../../core/admission.ts';
import type { Clock, Timer } from '../../../core/clock.ts';
import type { MediaRef } from '../../../core/content.ts';
import type { Capabilities, Delivery, FetchResult, SendAt, SendResult } from '../../../core/delivery.ts';
import type { WhatsAppTexts } from '../../../core/language/whatsapp.ts';
import { type ChatId, chatId } from '../../../core/message.ts';
import type { Undelivered } from '../../../core/store/port/store.ts';
import type { Channel, Intake } from '../../channel.ts';
import { InOrder } from '../../in-order.ts';
import { CLOUD_CAPABILITIES } from '../capabilities.ts';
import { WHATSAPP } from '../content.ts';
import type { OpenFile } from '../file-bytes.ts';
import type { TakeNote } from '../notes.ts';
import { remember } from '../remember.ts';
import { type TellState, WhatsAppRefused } from '../trouble.ts';
import { isCredentials, lateFailure } from './faults.ts';
import { codeOf, faultCode, Graph, type GraphFault } from './graph.ts';
import { openMedia } from './media.ts';
import { parseWebhook, type Status } from './parse.ts';
import { Sender } from './sender.ts';

/** A start has to say within 5 s what is wrong. */
const START_MS_MAX = 3_500;
/** `health()` asks the platform at most this often, in milliseconds. */
const PROBE_EVERY_MS = 30_000;
const PROBE_MS_MAX = 2_500;
/** Meta has to be away this long before the desk hears of it. */
const NEWS_AFTER_MS = 5 * 60_000;
/** Chats of which the last message is remembered, so that it can be shown as read and answered. */
const CHATS_MAX = 10_000;
/** Failures that are remembered, so that one which is told again changes nothing. */
const FAILED_MAX = 10_000;

/** What {@link WhatsAppCloudChannel} is made of. */
export interface CloudOptions {
  readonly token: string;
  readonly phoneId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** The Graph API, or another server that speaks it. */
  readonly apiRoot: string;
  readonly openFile: OpenFile;
  readonly texts: WhatsAppTexts;
  readonly clock: Clock;
  readonly note: TakeNote;
  readonly state: TellState;
  /** A message that was taken did not arrive; see {@link import('../../../core/store/port/store.ts').OutboxRows.undelivered}. */
  readonly undelivered: (chat: ChatId, ref: string, why: Undelivered) => Promise<void>;
}

/** WhatsApp by Meta's Cloud API: a webhook in, plain HTTP out. */
export class WhatsAppCloudChannel implements Channel {
  readonly name = WHATSAPP;
  readonly capabilities: Capabilities = CLOUD_CAPABILITIES;
  /** Meta signs every call of the webhook with it. */
  readonly appSecret: string;
  /** Our own word, by which Meta proves at registration that it was set by us. */
  readonly verifyToken: string;

  readonly #options: CloudOptions;
  readonly #graph: Graph;
  readonly #sender: Sender;
  readonly #last = new Map<ChatId, string>();
  /** Messages that did not arrive, by Meta's ids: each can fail once, and Meta tells it as often as it likes. */
  readonly #failed = new Map<string, true>();
  /** Meta delivers again what we turn away, but newer messages do not wait for that. */
  readonly #inOrder = new InOrder();
  #intake: Intake | undefined;
  #isOpen = false;
  #fault: { readonly code: string; readonly credentials: boolean } | undefined = {
    code: 'not reached yet',
    credentials: false,
  };
  #probedAt = Number.NEGATIVE_INFINITY;
  #told: 'refused' | 'unreached' | undefined;
  #news: Timer | undefined;

  constructor(options: CloudOptions) {
    this.#options = options;
    this.appSecret = options.appSecret;
    this.verifyToken = options.verifyToken;
    this.#graph = new Graph(options.apiRoot, options.token, options.clock);
    const { phoneId, openFile, texts, note } = options;
    this.#sender = new Sender({
      graph: this.#graph,
      phoneId,
      openFile,
      texts,
      outcome: (fault) => this.#learn(fault),
      unread: (code) => note({ level: 'error', code: 'upload-failed', detail: code }),
    });
  }

  /** @throws {@link WhatsAppRefused} when Meta knows neither the token nor the number */
  async open(): Promise<void> {
    const fault = await this.#probe(START_MS_MAX);
    const refusal = fault && refusalIn(fault);
    if (refusal) throw new WhatsAppRefused(refusal);
    this.#isOpen = true;
    if (!fault) this.#options.note({ level: 'info', code: 'ready', detail: 'cloud' });
  }

  /** @throws {@link WhatsAppRefused} as `open` does */
  async start(intake: Intake): Promise<void> {
    if (!this.#isOpen) await this.open();
    this.#intake = intake;
  }

  async stop(): Promise<void> {
    this.#intake = undefined;
    this.#isOpen = false;
    this.#inOrder.clear();
    this.#news?.cancel();
  }

  send(to: ChatId, delivery: Delivery, _at: SendAt, signal: AbortSignal): Promise<SendResult> {
    return this.#sender.send(to, delivery, signal);
  }

  fetch(media: MediaRef, signal: AbortSignal): Promise<FetchResult> {
    const { clock, note } = this.#options;
    return openMedia(this.#graph, clock, media, signal, (detail) =>
      note({ level: 'warn', code: 'file-failed', detail }),
    );
  }

  /** Shows the person's last message as read, and that an answer is being written: once for each. */
  showWorking(to: ChatId): void {
    const message = this.#last.get(to);
    if (message === undefined) return;
    this.#last.delete(to);
    const { phoneId } = this.#options;
    void this.#graph.call(`${phoneId}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: message,
      typing_indicator: { type: 'text' },
    });
  }

  async health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
    if (!this.#isOpen) return { ok: false, why: 'not started' };
    const sinceMs = this.#options.clock.now().getTime() - this.#probedAt;
    // Also when the clock was set back.
    if (Math.abs(sinceMs) >= PROBE_EVERY_MS) await this.#probe(PROBE_MS_MAX);
    if (!this.#fault) return { ok: true };
    const { code, credentials } = this.#fault;
    return {
      ok: false,
      why: credentials
        ? `Meta refuses our credentials (${code}): check WHATSAPP_CLOUD_TOKEN and WHATSAPP_CLOUD_PHONE_ID`
        : `Meta does not answer (${code})`,
    };
  }

  /**
   * Takes one call of the webhook, whose signature was good.
   * @returns `stored` when all of it is durable or nothing to store, `refused` when it is to be delivered again
   */
  async receive(body: unknown): Promise<'stored' | 'refused'> {
    const intake = this.#intake;
    const { clock, phoneId, note } = this.#options;
    if (!intake) return 'refused';
    const { messages, statuses, ignored } = parseWebhook(body, { now: clock.now(), phoneId });
    for (const detail of ignored) note({ level: 'debug', code: 'message-ignored', detail });
    try {
      if (messages.length > 0) await this.#inOrder.accept(intake, messages);
      for (const status of statuses) await this.#follow(status);
    } catch (thrown) {
      if (thrown instanceof TurnedAway) return 'refused';
      note({ level: 'error', code: 'store-failed', detail: codeOf(thrown) });
      return 'refused';
    }
    for (const { chat, id } of messages) this.#remember(chat, id);
    return 'stored';
  }

  /** What became of a message that was taken. What was sent again since has another id, and its failure is another. */
  async #follow({ id, state, code = 0, to, ref }: Status): Promise<void> {
    if (state !== 'failed' || this.#failed.has(id)) return;
    const { note, undelivered } = this.#options;
    remember(this.#failed, id, true, FAILED_MAX);
    note({ level: 'warn', code: 'undelivered', detail: String(code) });
    if (ref === undefined) return;
    try {
      await undelivered(chatId(to), ref, lateFailure(code));
    } catch (thrown) {
      // Meta is told that nothing was stored, and tells it once more.
      this.#failed.delete(id);
      throw thrown;
    }
  }

  #remember(chat: ChatId, id: string): void {
    if (!id.startsWith('m:')) return;
    if (this.#last.size >= CHATS_MAX) this.#last.clear();
    this.#last.set(chat, id.slice(2));
  }

  async #probe(timeoutMs: number): Promise<GraphFault | undefined> {
    this.#probedAt = this.#options.clock.now().getTime();
    const outcome = await this.#graph.call(`${this.#options.phoneId}?fields=id`, undefined, { timeoutMs });
    const fault = outcome.ok ? undefined : outcome.fault;
    this.#learn(fault);
    return fault;
  }

  /** What a call says of how we stand with Meta. A message that is refused says nothing of that. */
  #learn(fault: GraphFault | undefined): void {
    const credentials = fault !== undefined && isCredentials(fault);
    if (fault?.kind === 'refused' && !credentials) return;
    const { note, state, clock } = this.#options;
    if (!fault) {
      this.#fault = undefined;
      this.#news?.cancel();
      this.#news = undefined;
      if (this.#told) state('up');
      this.#told = undefined;
      return;
    }
    const code = faultCode(fault);
    if (this.#fault?.code !== code) note({ level: 'warn', code: 'platform-failed', detail: code });
    this.#fault = { code, credentials };
    if (credentials) this.#tell('refused');
    else this.#news ??= clock.after(NEWS_AFTER_MS, () => this.#tell('unreached'));
  }

  #tell(what: 'refused' | 'unreached'): void {
    if (this.#told === what || !this.#intake) return;
    this.#told = what;
    this.#options.state(what);
  }
}

/** Refusals that no waiting mends, in words for the operator. */
function refusalIn(fault: GraphFault): string | undefined {
  if (fault.kind !== 'refused') return undefined;
  if (isCredentials(fault))
    return `Meta does not accept WHATSAPP_CLOUD_TOKEN (${faultCode(fault)}); make a permanent one for a system user in Meta's Business settings, it looks like EAAG…`;
  if (fault.code === 100 || fault.status === 404)
    return `Meta does not know WHATSAPP_CLOUD_PHONE_ID (${faultCode(fault)}); copy "Phone number ID" from WhatsApp → API Setup, digits such as 106540352242922`;
  return undefined;
}
