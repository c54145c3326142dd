import type { Capabilities, Delivery, FetchResult, SendResult } from '../../core/delivery.ts';
import type { ChatId, Inbound } from '../../core/message.ts';
import type { Channel, Intake } from '../channel.ts';
import type { Bell, Ring } from './bell.ts';

/** What a stream hears: something new is in the store, somebody is at work, go away. */
export type Signal =
  | { readonly kind: 'new' }
  | { readonly kind: 'working' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'end' };

/** How many event streams there may be. */
export interface StreamLimits {
  readonly max: number;
  /** Of one source. */
  readonly ofOneMax: number;
}

/** Largest upload, in bytes: as on the other channels. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;
/** Streams of one chat. A browser opens six connections to a site at most over HTTP/1.1: a tab too many would hang the others. */
const STREAMS_PER_CHAT_MAX = 4;
/** Streams in all, and of one address (behind one of a mobile network are many people); each costs a socket and little more. */
const STREAMS: StreamLimits = { max: 10_000, ofOneMax: 1_000 };
/** While the other processes are not heard, every stream looks into the store so often; all together no more than 1,000 times a second. */
const LOOK_EVERY_MS = 2_000;
const LOOK_EVERY_MS_PER_STREAM = 1;

/**
 * The web chat as a channel. What was said lies in the store, so "sending" is only a word to the open pages of that chat:
 * look, there is something new. A page that is closed finds it when it comes back. Where several processes share the work, the page may be
 * open in another one: the bell tells it there.
 */
export class WebChannel implements Channel {
  readonly name = 'web';
  readonly capabilities: Capabilities = {
    buttons: true,
    edit: true,
    senderKeeps: true,
    showsPresses: true,
    namesNobody: true,
    askLocation: true,
    textMax: 4_000,
    fileBytesMax: FILE_BYTES_MAX,
    sendFileBytesMax: Number.POSITIVE_INFINITY,
    pace: {
      perSecond: Number.POSITIVE_INFINITY,
      perChatPerSecond: Number.POSITIVE_INFINITY,
      burst: Number.POSITIVE_INFINITY,
    },
  };

  readonly #bell: Bell | undefined;
  /** By the chat's name, see {@link Bell.nameOf}. */
  readonly #listeners = new Map<string, Set<(signal: Signal) => void>>();
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #limits: StreamLimits;
  #streams = 0;
  /** By the source that opened them. */
  readonly #streamsOf = new Map<string, number>();
  #intake: Intake | undefined;

  /** @param bell reaches the other processes; undefined where there is only this one */
  constructor(bell?: Bell, limits: StreamLimits = STREAMS) {
    this.#bell = bell;
    this.#limits = limits;
  }

  /** How often a stream has to look into the store by itself, in ms; undefined: it is told whenever there is something. */
  get lookEveryMs(): number | undefined {
    return this.#bell === undefined || this.#bell.isUp()
      ? undefined
      : Math.max(LOOK_EVERY_MS, this.#streams * LOOK_EVERY_MS_PER_STREAM);
  }

  async start(intake: Intake): Promise<void> {
    this.#intake = intake;
    this.#bell?.listen(
      (name, what) => this.#tellHere(name, what),
      () => {
        // What rang meanwhile was not heard; and how soon to look again has changed.
        for (const name of [...this.#listeners.keys()]) this.#tellHere(name, 'new');
      },
    );
  }

  async stop(): Promise<void> {
    this.#intake = undefined;
    for (const listeners of [...this.#listeners.values()]) for (const hear of [...listeners]) hear({ kind: 'end' });
  }

  /** Whether messages are taken: not before the start, nor once the program is about to end. */
  get runs(): boolean {
    return this.#intake !== undefined;
  }

  async health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
    return this.runs ? { ok: true } : { ok: false, why: 'not started' };
  }

  async send(to: ChatId, delivery: Delivery): Promise<SendResult> {
    this.#tell(to, 'new');
    return { ok: true, platformId: delivery.kind === 'answer' ? delivery.callback : delivery.ref };
  }

  /** Never needed: what a page uploads is kept at once. */
  async fetch(): Promise<FetchResult> {
    return { ok: false, why: 'gone' };
  }

  showWorking(to: ChatId): void {
    this.#tell(to, 'working');
  }

  /**
   * Hands messages to the intake.
   * @throws when they could not be stored, or when the channel does not run: nothing was acknowledged then
   */
  async accept(messages: readonly Inbound[]): Promise<void> {
    if (!this.#intake) throw Object.assign(new Error('the web channel does not run'), { code: 'NOT_RUNNING' });
    await this.#intake.accept(messages);
    // The other pages of the same chat show it as well.
    for (const chat of new Set(messages.map((message) => message.chat))) this.#tell(chat, 'new', false);
  }

  /**
   * Listens to a chat. The one that listened longest is sent to rest when there are too many.
   * @param source where it was opened: whoever has many chats takes no more than a share of what there is
   * @returns what to call to stop listening; undefined when the house is full or closed, or the source has its share
   */
  listen(chat: ChatId, source: string, hear: (signal: Signal) => void): (() => void) | undefined {
    const theirs = this.#streamsOf.get(source) ?? 0;
    if (!this.#intake || this.#streams >= this.#limits.max || theirs >= this.#limits.ofOneMax) return undefined;
    const name = this.#nameOf(chat);
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(hear);
    this.#streams += 1;
    this.#streamsOf.set(source, theirs + 1);
    const [longest] = listeners;
    if (listeners.size > STREAMS_PER_CHAT_MAX) longest?.({ kind: 'rest' });
    return () => {
      if (!listeners.delete(hear)) return;
      this.#streams -= 1;
      const left = (this.#streamsOf.get(source) ?? 1) - 1;
      if (left > 0) this.#streamsOf.set(source, left);
      else this.#streamsOf.delete(source);
      if (listeners.size === 0) this.#listeners.delete(name);
    };
  }

  /**
   * Waits for the bot's next message to a chat: for pages without JavaScript, which see the answer at once if it comes soon.
   * Call it before the citizen's message is accepted, await it after.
   */
  nextSend(chat: ChatId, waitMsMax: number): { readonly sent: Promise<void>; readonly forget: () => void } {
    const name = this.#nameOf(chat);
    const waiting = this.#waiting.get(name) ?? new Set();
    this.#waiting.set(name, waiting);
    let done: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      const timer = setTimeout(() => done(), waitMsMax);
      done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        if (waiting.size === 0 && this.#waiting.get(name) === waiting) this.#waiting.delete(name);
        resolve();
      };
      waiting.add(done);
    });
    return { sent, forget: () => done() };
  }

  /** @param isOurs the bot said it: whoever waits for its answer has it */
  #tell(chat: ChatId, what: Ring, isOurs = true): void {
    const name = this.#nameOf(chat);
    this.#tellHere(name, what, isOurs);
    this.#bell?.ring(name, what);
  }

  /** From another process it is not known whose words they are: an answer that is taken for there is at least looked for. */
  #tellHere(name: string, what: Ring, isOurs = true): void {
    for (const hear of [...(this.#listeners.get(name) ?? [])]) hear({ kind: what });
    if (what === 'new' && isOurs) for (const done of [...(this.#waiting.get(name) ?? [])]) done();
  }

  #nameOf(chat: ChatId): string {
    return this.#bell?.nameOf(chat) ?? chat;
  }
}
