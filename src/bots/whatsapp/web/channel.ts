import { Readable } from 'node:stream';
import type { Client } from 'whatsapp-web.js';
import type { Clock, Timer } from '../../../core/clock.ts';
import type { MediaRef } from '../../../core/content.ts';
import type { Capabilities, Delivery, FetchResult, SendAt, SendResult } from '../../../core/delivery.ts';
import type { WhatsAppTexts } from '../../../core/language/whatsapp.ts';
import type { ChatId } from '../../../core/message.ts';
import type { Channel, Intake } from '../../channel.ts';
import { WEB_CAPABILITIES } from '../capabilities.ts';
import { WHATSAPP } from '../content.ts';
import type { OpenFile } from '../file-bytes.ts';
import type { TakeNote } from '../notes.ts';
import { type TellState, WhatsAppRefused } from '../trouble.ts';
import { BROWSER_FIX, findBrowser } from './browser.ts';
import { missedMessages } from './catch-up.ts';
import { faultOf } from './client.ts';
import { inTime } from './in-time.ts';
import { listenTo } from './listen.ts';
import { Paired } from './paired.ts';
import { Sender, showTyping } from './sender.ts';
import { Session, type Standing } from './session.ts';
import { Storing } from './storing.ts';

/** A citizen's file is waited for so long when the phone or the browser is away just then. */
const FETCH_WAITS_MS = 30_000;
/** A file that does not come within this time is tried again. */
const FETCH_MS_MAX = 60_000;
/** The phone has to be away this long before the desk hears of it: a browser that starts anew is no news. */
const NEWS_AFTER_MS = 5 * 60_000;
/** A catching up that failed is tried again after this, as long as the client lives. */
const CATCH_UP_AGAIN_MS = 30_000;
/** "is typing" stands for 25 s (whatsapp-web.js, sendStateTyping). */
const TYPING_MS = 20_000;
const CHATS_MAX = 5_000;

/** What {@link WhatsAppWebChannel} is made of. */
export interface WebOptions {
  /** `CHROMIUM_PATH`; undefined: the system's. */
  readonly browser: string | undefined;
  /** Absolute; made with mode 700. */
  readonly dataPath: string;
  readonly openFile: OpenFile;
  readonly texts: WhatsAppTexts;
  readonly clock: Clock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly note: TakeNote;
  readonly state: TellState;
  /** Shows a code to whoever runs the machine; undefined: the phone is linked. */
  readonly showCode: (qr: string | undefined) => void;
}

/** WhatsApp by a linked phone: whatsapp-web.js in a browser of its own. Unofficial; see docs/whatsapp.md. */
export class WhatsAppWebChannel implements Channel {
  readonly name = WHATSAPP;
  readonly oneReader = true;
  readonly sendsFrom = 'account';
  readonly capabilities: Capabilities = WEB_CAPABILITIES;

  readonly #options: WebOptions;
  readonly #session: Session;
  readonly #sender: Sender;
  readonly #storing: Storing;
  readonly #paired: Paired;
  readonly #typedAt = new Map<ChatId, number>();
  #waiting = new Set<() => void>();
  /** When the code of this linking was first shown, epoch ms. */
  #codeAt: number | undefined;
  /** A phone was linked here at some time: a code then means that it was lost. */
  #wasPaired = false;
  #told: 'unlinked' | 'unreached' | undefined;
  #news: Timer | undefined;

  /** @throws {@link WhatsAppRefused} when there is no browser */
  constructor(options: WebOptions) {
    const { clock, random, note } = options;
    const executablePath = findBrowser(options.browser);
    if (executablePath === undefined)
      throw new WhatsAppRefused(`WHATSAPP=web needs a browser and finds none: ${BROWSER_FIX}`);
    this.#options = options;
    this.#paired = new Paired(options.dataPath);
    this.#storing = new Storing({ clock, random, note });
    this.#session = new Session({
      executablePath,
      dataPath: options.dataPath,
      clock,
      random,
      note,
      made: (client) => this.#listen(client),
      ready: (client, account) => void this.#catchUp(client, account),
      changed: (standing) => this.#changed(standing),
    });
    this.#sender = new Sender({
      client: () => this.#session.client,
      openFile: options.openFile,
      texts: options.texts,
      clock,
      random,
      unread: (detail) => note({ level: 'error', code: 'upload-failed', detail }),
    });
  }

  /** How the session stands: for the operator's page. */
  get standing(): Standing {
    return this.#session.standing;
  }

  async start(intake: Intake): Promise<void> {
    this.#storing.start(intake);
    this.#wasPaired = await this.#paired.wasEver();
    await this.#session.start();
  }

  async stop(): Promise<void> {
    await this.#storing.stop();
  }

  /** Ends the browser in order. */
  async close(): Promise<void> {
    await this.#session.stop();
    // Our own end is no news either.
    this.#news?.cancel();
    this.#news = undefined;
  }

  /** See {@link Session.takesFault}. */
  takesFault(thrown: unknown): boolean {
    return this.#session.takesFault(thrown);
  }

  send(to: ChatId, delivery: Delivery, _at: SendAt, signal: AbortSignal): Promise<SendResult> {
    return this.#sender.send(to, delivery, signal);
  }

  async fetch(media: MediaRef, signal: AbortSignal): Promise<FetchResult> {
    const client = this.#session.client ?? (await this.#whenReady(signal));
    if (!client) return { ok: false, why: 'unavailable' };
    const { clock, note } = this.#options;
    try {
      const coming = client
        .getMessageById(media.handle)
        .then(async (message) => message && { file: await message.downloadMedia() });
      const found = await inTime(clock, FETCH_MS_MAX, coming, signal);
      if (found === 'late') return { ok: false, why: 'unavailable' };
      if (!found) return { ok: false, why: 'gone' };
      const { file } = found;
      // The library gives nothing while the page itself fetches it, while the phone sends it anew, and for one that is lost: only time tells which.
      if (!file?.data) return { ok: false, why: 'unavailable' };
      return { ok: true, stream: Readable.from([Buffer.from(file.data, 'base64')]), mime: file.mimetype };
    } catch (thrown) {
      note({ level: 'warn', code: 'file-failed', detail: faultOf(thrown) });
      return { ok: false, why: 'unavailable' };
    }
  }

  showWorking(to: ChatId): void {
    const client = this.#session.client;
    const now = this.#options.clock.now().getTime();
    if (!client || now - (this.#typedAt.get(to) ?? Number.NEGATIVE_INFINITY) < TYPING_MS) return;
    if (this.#typedAt.size >= CHATS_MAX) this.#typedAt.clear();
    this.#typedAt.set(to, now);
    void showTyping(client, to);
  }

  async health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
    const { standing } = this.#session;
    switch (standing.is) {
      case 'ready':
        return { ok: true };
      case 'pairing':
        return {
          ok: false,
          why: 'the phone has to be linked: scan the QR code in the terminal or on the page that was printed at the start',
        };
      case 'starting':
        return { ok: false, why: 'the browser starts' };
      case 'down':
        return { ok: false, why: `the connection ended (${standing.why}) and is begun anew` };
      case 'stopped':
        return { ok: false, why: 'not started' };
    }
  }

  #listen(client: Client): void {
    const { clock, note } = this.#options;
    listenTo(
      client,
      () => clock.now(),
      (parsed) => {
        if (parsed.kind === 'message') this.#storing.add([parsed.message]);
        else note({ level: 'debug', code: 'message-ignored', detail: parsed.why });
      },
    );
  }

  /** Reads what came while we were away; tried again until it was read or the client is another. */
  async #catchUp(client: Client, account: string): Promise<void> {
    const { clock, note } = this.#options;
    const codeAt = this.#codeAt;
    this.#codeAt = undefined;
    for (;;) {
      try {
        const since = await this.#paired.since(account, clock.now(), codeAt);
        this.#wasPaired = true;
        const missed = await missedMessages(client, since, clock.now());
        this.#storing.add(missed);
        note({ level: 'info', code: 'caught-up', count: missed.length });
        return;
      } catch (thrown) {
        if (this.#session.client !== client) return;
        note({ level: 'warn', code: 'catch-up-failed', detail: faultOf(thrown), waitMs: CATCH_UP_AGAIN_MS });
        await new Promise<void>((resolve) => clock.after(CATCH_UP_AGAIN_MS, resolve));
        if (this.#session.client !== client) return;
      }
    }
  }

  #changed(standing: Standing): void {
    const { clock, showCode } = this.#options;
    if (standing.is === 'pairing') {
      this.#codeAt ??= clock.now().getTime();
      showCode(standing.qr);
      if (this.#wasPaired) this.#tell('unlinked');
    }
    if (standing.is === 'ready') {
      showCode(undefined);
      this.#news?.cancel();
      this.#news = undefined;
      if (this.#told) this.#options.state('up');
      this.#told = undefined;
      for (const go of this.#waiting) go();
      this.#waiting = new Set();
    } else if (standing.is !== 'stopped' && this.#wasPaired)
      this.#news ??= clock.after(NEWS_AFTER_MS, () => this.#tell('unreached'));
  }

  #tell(what: 'unlinked' | 'unreached'): void {
    if (this.#told === what || this.#told === 'unlinked') return;
    this.#told = what;
    this.#options.state(what);
  }

  /** Waits for messages to come and go; undefined when that takes too long or we stop. */
  async #whenReady(signal: AbortSignal): Promise<Client | undefined> {
    if (signal.aborted) return undefined;
    await new Promise<void>((resolve) => {
      const done = () => {
        late.cancel();
        signal.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const late = this.#options.clock.after(FETCH_WAITS_MS, done);
      this.#waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
    return this.#session.client;
  }
}
