import { chmod } from 'node:fs/promises';
import type { Client } from 'whatsapp-web.js';
import type { Clock, Timer } from '../../../core/clock.ts';
import { makeFolder } from '../../../core/folder.ts';
import { Backoff, pause } from '../../backoff.ts';
import type { TakeNote } from '../notes.ts';
import { type BrowserOptions, faultOf, isLibraryFault, type Made, makeClient } from './client.ts';

/** From the start of the browser, or from the scanned code, to `ready`: later it is stuck (whatsapp-web.js, "stuck before ready"). */
const READY_MS_MAX = 120_000;
/** A code is replaced every 20 to 60 s; with none for so long the page has given up. */
const CODE_MS_MAX = 180_000;
/** An orderly end takes a tenth of a second; then the browser is killed. */
const END_MS_MAX = 4_000;

/** The library goes on throwing for so long after its browser was closed. */
const LAST_WORDS_MS = 10_000;

/** How the session stands. */
export type Standing =
  | { readonly is: 'starting' }
  /** The phone has to be linked; `qr` is what the code says. A secret: whoever scans it reads all chats. */
  | { readonly is: 'pairing'; readonly qr: string }
  | { readonly is: 'ready' }
  /** `why` is a code of ours or the library's. */
  | { readonly is: 'down'; readonly why: string }
  | { readonly is: 'stopped' };

/** What {@link Session} is made of. */
export interface SessionOptions extends BrowserOptions {
  readonly clock: Clock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly note: TakeNote;
  /** Told of each new client, before it begins: to listen to it. */
  readonly made: (client: Client) => void;
  /** Told at every `ready`, also when the page reloaded itself. */
  readonly ready: (client: Client, account: string) => void;
  readonly changed: (standing: Standing) => void;
}

/**
 * Keeps one client of whatsapp-web.js alive: begun, watched, ended and begun anew, whatever the page, the browser or the library does.
 * A life ends when the browser is gone, when the library says so, when `ready` does not come in time, or when the library throws where nobody waits.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #backoff: Backoff;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #standing: Standing = { is: 'stopped' };
  #client: Client | undefined;
  #end: ((why: string) => void) | undefined;
  #buriedAt = Number.NEGATIVE_INFINITY;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** The client, while messages come and go. */
  get client(): Client | undefined {
    return this.#standing.is === 'ready' ? this.#client : undefined;
  }

  /** Begins; resolves at once, for a browser takes its time. @throws when the folder of the session can not be made */
  async start(): Promise<void> {
    // Whoever can read the profile reads all chats.
    await makeFolder(this.#options.dataPath, 0o700);
    await chmod(this.#options.dataPath, 0o700);
    this.#stop = new AbortController();
    this.#running = this.#run(this.#stop.signal);
  }

  /** Ends the browser in order; within about {@link END_MS_MAX}. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#end?.('STOPPED');
    await this.#running;
    this.#set({ is: 'stopped' });
  }

  /** Ends this life of the client; another begins. */
  recycle(why: string): void {
    this.#end?.(why);
  }

  /**
   * Takes what was thrown where nobody waits, if it is the library's: it throws in handlers that it does not await, for instance when a page moves on
   * while its browser closes.
   * @returns whether it was
   */
  takesFault(thrown: unknown): boolean {
    if (!isLibraryFault(thrown)) return false;
    const { note, clock } = this.#options;
    note({ level: 'warn', code: 'stray-fault', detail: faultOf(thrown) });
    // What is thrown just after an end is the ended client's.
    if (clock.now().getTime() - this.#buriedAt > LAST_WORDS_MS) this.#end?.('STRAY_FAULT');
    return true;
  }

  #set(standing: Standing): void {
    this.#standing = standing;
    this.#options.changed(standing);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { clock, note } = this.#options;
    while (!signal.aborted) {
      this.#set({ is: 'starting' });
      const why = await this.#live(signal);
      if (signal.aborted) return;
      this.#set({ is: 'down', why });
      const waitMs = this.#backoff.next();
      note({ level: 'warn', code: 'ended', detail: why, waitMs });
      await pause(clock, waitMs, signal);
    }
  }

  /** One life of a client. @returns why it ended; its browser is gone then */
  async #live(signal: AbortSignal): Promise<string> {
    const { clock, note } = this.#options;
    const ended = new Promise<string>((resolve) => {
      this.#end = resolve;
    });
    if (signal.aborted) this.#end?.('STOPPED');
    let deadline: Timer = clock.after(READY_MS_MAX, () => this.#end?.('NOT_READY'));
    const within = (ms: number, why: string) => {
      deadline.cancel();
      deadline = clock.after(ms, () => this.#end?.(why));
    };
    let made: Made | undefined;
    let why: string;
    try {
      made = await makeClient(this.#options);
      this.#client = made.client;
      this.#watch(made.client, within, () => deadline.cancel());
      const { client } = made;
      client.initialize().then(
        // The library says nothing when its browser dies.
        () => {
          if (client.pupBrowser?.connected) client.pupBrowser.once('disconnected', () => this.#end?.('BROWSER_GONE'));
          else this.#end?.('BROWSER_GONE');
        },
        (thrown: unknown) => this.#end?.(faultOf(thrown)),
      );
      why = await ended;
    } catch (thrown) {
      why = faultOf(thrown);
    }
    deadline.cancel();
    this.#end = undefined;
    this.#client = undefined;
    if (this.#standing.is === 'ready') this.#set({ is: 'down', why });
    if (made) await this.#bury(made, why);
    note({ level: 'debug', code: 'ended', detail: why });
    return why;
  }

  #watch(client: Client, within: (ms: number, why: string) => void, arrived: () => void): void {
    const { made, ready, note } = this.#options;
    client.on('qr', (qr: string) => {
      within(CODE_MS_MAX, 'NO_CODE');
      if (this.#standing.is !== 'pairing') note({ level: 'info', code: 'pairing' });
      this.#set({ is: 'pairing', qr });
    });
    client.on('authenticated', () => {
      within(READY_MS_MAX, 'NOT_READY');
      if (this.#standing.is === 'pairing') this.#set({ is: 'starting' });
    });
    let watched = false;
    client.on('ready', () => {
      arrived();
      // The page reloads itself when WhatsApp has a newer one; then it has to become ready once more.
      if (!watched)
        client.pupPage?.on('domcontentloaded', () => {
          within(READY_MS_MAX, 'NOT_READY');
          if (this.#standing.is === 'ready') this.#set({ is: 'starting' });
        });
      watched = true;
      this.#backoff.reset();
      note({ level: 'info', code: 'ready', detail: 'web' });
      this.#set({ is: 'ready' });
      ready(client, client.info?.wid?._serialized ?? '');
    });
    client.on('auth_failure', () => this.#end?.('AUTH_FAILURE'));
    client.on('disconnected', (reason: unknown) => {
      const code = String(reason);
      this.#end?.(/^[A-Z_]{1,40}$/.test(code) ? code : 'DISCONNECTED');
    });
    made(client);
  }

  /** Ends a client and waits until its browser is gone: a second one in the same profile would not start. */
  async #bury({ client, emptied, forget }: Made, why: string): Promise<void> {
    const { clock, note } = this.#options;
    client.removeAllListeners();
    const child = client.pupBrowser?.process() ?? null;
    const isOut = () => child === null || child.exitCode !== null || child.signalCode !== null;
    const out = new Promise<void>((resolve) => {
      if (isOut()) resolve();
      else child?.once('exit', () => resolve());
    });
    let deadline: Timer | undefined;
    const late = () =>
      new Promise<void>((resolve) => {
        deadline?.cancel();
        deadline = clock.after(END_MS_MAX, resolve);
      });
    // What the library throws at its own end is of no consequence.
    const closed = client.destroy().catch(() => undefined);
    await Promise.race([Promise.all([closed, out]), late()]);
    if (!isOut()) {
      child?.kill('SIGKILL');
      note({ level: 'warn', code: 'browser-killed' });
      await Promise.race([out, late()]);
    }
    deadline?.cancel();
    this.#buriedAt = clock.now().getTime();
    await emptied();
    if (why !== 'LOGOUT') return;
    try {
      await forget();
    } catch (fault) {
      note({ level: 'warn', code: 'session-kept', detail: faultOf(fault) });
    }
  }
}
