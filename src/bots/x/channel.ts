import type { Readable } from 'node:stream';
import { TurnedAway } from '../../core/admission.ts';
import type { Clock } from '../../core/clock.ts';
import type { MediaRef } from '../../core/content.ts';
import type { Capabilities, Delivery, FetchResult, OutFile, SendAt, SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';
import { Backoff, pause } from '../backoff.ts';
import type { Channel, Intake } from '../channel.ts';
import { InOrder } from '../in-order.ts';
import { asObject, asText, type Json } from '../json.ts';
import { XApi, type XCredentials } from './api.ts';
import { saysAutomated } from './bio.ts';
import { capabilitiesFor } from './capabilities.ts';
import type { Cursors } from './cursors.ts';
import { codeOf, faultCode, type XFault } from './faults.ts';
import { openFile } from './files.ts';
import type { Budget, Endpoint } from './limits.ts';
import type { TakeNote } from './notes.ts';
import { readDelivery } from './parse-v1.ts';
import { dmsPage, mentionsPage } from './parse-v2.ts';
import { Pictures } from './pictures.ts';
import { pollUntilStopped, type Stream } from './polling.ts';
import { Pulse } from './pulse.ts';
import type { Account } from './said.ts';
import { send } from './send.ts';

/** A start has to say within 5 s what is wrong; what takes longer goes on behind it. */
const START_MS_MAX = 3_500;
/** With a webhook the streams are read all the same, at leisure: what it missed while we were down is found so. */
const SWEEP_MS = 900_000;
/** The path of the webhook under the public address. */
export const WEBHOOK_PATH = '/webhooks/x';

/** What {@link XChannel} is made of. */
export interface XOptions {
  readonly credentials: XCredentials;
  /** An origin. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** How often mentions and messages are read. */
  readonly pollMs: number;
  readonly cursors: Cursors;
  /** Opens evidence that goes out. */
  readonly openFile: (file: OutFile) => Readable;
  readonly clock: Clock;
  /** Numbers from 0 up to 1, for waits that do not all end at once. */
  readonly random: () => number;
  readonly note: TakeNote;
  /** Told how much the platform still lets us do. */
  readonly onBudget?: (endpoint: Endpoint, budget: Budget) => void;
}

/** A plain reason why the channel can not start; safe to print. */
export class XRefused extends Error {}

/** X, by twitter-api-v2 and two loops of our own, or by its webhook. */
export class XChannel implements Channel {
  readonly name = 'x';
  readonly oneReader: boolean;
  /** The key of the webhook's signatures; undefined in polling mode, and then every call is refused. */
  readonly webhookSecret: string | undefined;

  readonly #options: XOptions;
  readonly #api: XApi;
  readonly #pulse: Pulse;
  readonly #pictures: Pictures;
  readonly #inOrder = new InOrder();
  #capabilities: Capabilities = capabilitiesFor(undefined);
  #account: Account | undefined;
  #isSilent = false;
  #intake: Intake | undefined;
  #isOpen = false;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: XOptions) {
    const { credentials, apiRoot, mode, pollMs, clock, onBudget } = options;
    this.#options = options;
    this.oneReader = mode === 'polling';
    this.webhookSecret = mode === 'webhook' ? credentials.appSecret : undefined;
    this.#api = new XApi(credentials, apiRoot, clock, onBudget);
    this.#pictures = new Pictures(this.#api, options.openFile, options.note);
    this.#pulse = new Pulse(clock, mode === 'webhook' ? SWEEP_MS : pollMs);
  }

  get capabilities(): Capabilities {
    return this.#capabilities;
  }

  /** Whether the account's description keeps silent about that it is automated; false until it was read. */
  get hidesAutomation(): boolean {
    return this.#isSilent;
  }

  async open(): Promise<void> {
    if (this.#isOpen) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const fault = await this.#meetAtStart();
    if (fault) this.#running = this.#meetUntilDone(signal);
  }

  async start(intake: Intake): Promise<void> {
    // Whatever opening left undone, starting does.
    this.#stop.abort();
    await this.#running;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const fault = await this.#meetAtStart();
    this.#intake = intake;
    this.#running = this.#run(intake, fault !== undefined, signal);
  }

  /** One try, which is given up after a while. Undefined when all went well. @throws XRefused when no other try would be better */
  async #meetAtStart(): Promise<XFault | undefined> {
    const late = new AbortController();
    const deadline = this.#options.clock.after(START_MS_MAX, () => late.abort());
    this.#stop.signal.addEventListener('abort', () => late.abort(), { once: true });
    const fault = await this.#meet(late.signal);
    deadline.cancel();
    const refusal = fault && refusalIn(fault);
    if (refusal) throw new XRefused(refusal);
    this.#isOpen = true;
    return fault;
  }

  async stop(): Promise<void> {
    this.#intake = undefined;
    this.#isOpen = false;
    this.#inOrder.clear();
    this.#stop.abort();
    await this.#running;
  }

  send(to: ChatId, delivery: Delivery, _at: SendAt, signal: AbortSignal): Promise<SendResult> {
    return send(this.#api, to, delivery, this.#pictures, this.#options.note, signal);
  }

  fetch(media: MediaRef, signal: AbortSignal): Promise<FetchResult> {
    const { clock, note } = this.#options;
    return openFile(this.#api, clock, media, signal, (detail) => note({ level: 'warn', code: 'file-failed', detail }));
  }

  /** X shows nobody that a program is typing. */
  showWorking(): void {}

  async health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
    if (this.#intake) return this.#pulse.health();
    if (!this.#isOpen) return { ok: false, why: 'not started' };
    // Calls are few and dear: who only sends tells by what it sends.
    return this.#account ? { ok: true } : { ok: false, why: 'X was not reached yet' };
  }

  /**
   * Takes one delivery of the webhook.
   * @returns `stored` when it is durable or holds nothing for us, `refused` when it is to be delivered again
   */
  async receive(delivery: Json): Promise<'stored' | 'refused'> {
    const { note, clock } = this.#options;
    if (!this.#intake || !this.#account) return 'refused';
    const messages = readDelivery(delivery, this.#account, clock.now(), (why) => {
      if (why !== 'own') note({ level: 'debug', code: 'ignored', detail: why });
    });
    if (messages.length === 0) return 'stored';
    try {
      await this.#inOrder.accept(this.#intake, messages);
      this.#pulse.succeeded('webhook');
      return 'stored';
    } catch (thrown) {
      if (thrown instanceof TurnedAway) return 'refused';
      const detail = codeOf(thrown);
      this.#pulse.storeFailed('webhook', detail);
      note({ level: 'error', code: 'store-failed', detail });
      return 'refused';
    }
  }

  /** Learns who we are. Undefined when all went well. */
  async #meet(signal: AbortSignal): Promise<XFault | undefined> {
    const { note, mode } = this.#options;
    const me = await this.#api.me(signal);
    if (!me.ok) {
      const detail = me.fault.kind === 'stopped' ? 'TIMEOUT' : faultCode(me.fault);
      this.#pulse.platformFailed('me', detail);
      note({ level: 'warn', code: 'platform-failed', detail });
      return me.fault;
    }
    const data = asObject(me.result.data);
    const id = asText(data?.id);
    if (!id) return { kind: 'broken', code: 'NO_ACCOUNT' };
    this.#account = { id, username: asText(data?.username) ?? '' };
    this.#capabilities = capabilitiesFor(id);
    this.#pulse.succeeded('me');
    note({ level: 'info', code: 'ready', detail: mode });
    this.#isSilent = !saysAutomated(asText(data?.description) ?? '');
    if (this.#isSilent) note({ level: 'warn', code: 'bio-silent' });
    return undefined;
  }

  async #run(intake: Intake, unmet: boolean, signal: AbortSignal): Promise<void> {
    const { clock, random, mode, pollMs, cursors, note } = this.#options;
    if (unmet) await this.#meetUntilDone(signal);
    const account = this.#account;
    if (!account || signal.aborted) return;
    const loops = this.#streams(account).map((stream) =>
      pollUntilStopped({
        ...{ stream, account: account.id, cursors, intake, clock, random, pulse: this.#pulse, note, signal },
        everyMs: mode === 'webhook' ? SWEEP_MS : pollMs,
      }),
    );
    await Promise.all(loops);
  }

  async #meetUntilDone(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    const backoff = new Backoff(random);
    for (let again = true; again && !signal.aborted; ) {
      await pause(clock, backoff.next(), signal);
      again = !signal.aborted && (await this.#meet(signal)) !== undefined;
    }
  }

  #streams(account: Account): readonly Stream[] {
    const now = () => this.#options.clock.now();
    return [
      {
        name: 'mentions',
        asksForNewer: true,
        fetch: (place, page, signal) => this.#api.mentions(account.id, place, page, signal),
        read: ({ result }) => mentionsPage(result, account, now()),
      },
      {
        name: 'dms',
        asksForNewer: false,
        fetch: (_, page, signal) => this.#api.dmEvents(page, signal),
        read: ({ result }) => dmsPage(result, account, now()),
      },
    ];
  }
}

/** Refusals that no waiting mends, in words for the operator. */
function refusalIn(fault: XFault): string | undefined {
  if (fault.kind !== 'refused') return undefined;
  if (fault.code === 401)
    return 'X does not accept the credentials (401); copy X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN and X_ACCESS_SECRET again from the developer portal (Keys and tokens); the last two have to be made after the app got the permission "Read and write and Direct message"';
  if (fault.code === 403)
    return 'X forbids the app to read its own account (403); in the developer portal put the app into a project, and give it the permission "Read and write and Direct message", then make X_ACCESS_TOKEN and X_ACCESS_SECRET anew';
  return undefined;
}
