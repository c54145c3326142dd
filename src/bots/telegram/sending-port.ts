import { Worker } from 'node:worker_threads';
import type { Clock, Timer } from '../../core/clock.ts';
import type { SendAt, SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';
import { Backoff } from '../backoff.ts';
import { codeOf } from './faults.ts';
import type { TakeNote } from './notes.ts';
import type { FromThread, QuickDelivery, SendAnswer, SendingSetup, SendTask, ToThread } from './sending.ts';

/** What {@link SendingPort} is made of. */
export interface SendingOptions {
  readonly setup: SendingSetup;
  readonly clock: Clock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly note: TakeNote;
  /** The program to run; tests hand in one that misbehaves. */
  readonly program?: URL;
}

/** The heap of the thread, in MiB: what it holds at once is what is in flight. Young enough space that no send lives on by chance. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/** A thread that answers nothing for so long while it has sends hangs, in milliseconds: the calls of one end by themselves before that. */
const SILENT_MS_MAX = 180_000;

/** A send whose thread ended may have arrived. */
const LOST: SendResult = { ok: false, why: 'unknown', certain: false, detail: 'SENDER_ENDED' };
/** The thread has just ended and is not begun anew yet. */
const RESTING: SendResult = { ok: false, why: 'unknown', certain: true, detail: 'SENDER_RESTING' };
const STOPPED: SendResult = { ok: false, why: 'unknown', certain: true, detail: 'STOPPED' };

const ownProgram = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './sending-thread.ts' : './sending-thread.js', import.meta.url);

/** Runs a source as it is (`npm run dev`): a thread does not inherit the loader. */
const fromSource = (file: URL): string =>
  `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;

/**
 * Sends through telegraf's client in a thread of its own: a send costs as much computing as everything else that a message needs, and so the
 * two share the work on two cores. What is in the thread may be lost with it at any time: the rows of the outbox are the truth.
 * A thread that ends is begun anew with the next send, after a wait that doubles.
 */
export class SendingPort {
  readonly #options: SendingOptions;
  readonly #backoff: Backoff;
  #thread: Worker | undefined;
  /** After a thread that ended, epoch ms. A clock that was set back to before the rest began ends it. */
  #rest = { fromMs: Number.POSITIVE_INFINITY, untilMs: Number.NEGATIVE_INFINITY };
  #nextId = 1;
  #tasks: SendTask[] = [];
  readonly #pending = new Map<number, (result: SendResult) => void>();
  #watch: Timer | undefined;
  /** Stop signals that are listened to: in practice the outbox's only one. */
  readonly #signals = new WeakSet<AbortSignal>();

  constructor(options: SendingOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
  }

  /** Begins the thread ahead of the first send, which then need not wait for it. */
  start(): void {
    this.#thread ??= this.#begin();
  }

  /**
   * See {@link import('../../core/delivery.ts').ChannelPort.send}. Never rejects.
   * @param signal its end ends every send in flight: there is one for all
   */
  send(to: ChatId, delivery: QuickDelivery, at: SendAt, signal: AbortSignal, mayOffer: boolean): Promise<SendResult> {
    if (signal.aborted) return Promise.resolve(STOPPED);
    if (!this.#thread && this.#rests()) return Promise.resolve(RESTING);
    if (!this.#signals.has(signal)) {
      this.#signals.add(signal);
      signal.addEventListener('abort', () => this.#end(), { once: true });
    }
    const id = this.#nextId++;
    this.#tasks.push({ id, to, delivery, at, mayOffer });
    if (this.#tasks.length === 1) this.#options.clock.soon(() => this.#flush());
    return new Promise((resolve) => this.#pending.set(id, resolve));
  }

  /** Sends of one beat of the loop go over together. */
  #flush(): void {
    if (this.#tasks.length === 0) return;
    this.start();
    // The process may end whenever it likes, but not with an answer on its way.
    this.#thread?.ref();
    const tasks = JSON.stringify(this.#tasks);
    this.#tasks = [];
    this.#post({ tasks });
    this.#watch ??= this.#watchOver();
  }

  /** Ends the thread when it has said nothing when time is over: what is in it is tried again. */
  #watchOver(): Timer {
    const thread = this.#thread;
    return this.#options.clock.after(SILENT_MS_MAX, () => {
      this.#watch = undefined;
      if (thread && thread === this.#thread) void thread.terminate();
    });
  }

  #end(): void {
    this.#flush();
    this.#post({ end: true });
  }

  #post(message: ToThread): void {
    this.#thread?.postMessage(message);
  }

  #begin(): Worker {
    const file = this.#options.program ?? ownProgram();
    const options = { workerData: this.#options.setup, resourceLimits: HEAP };
    const thread = file.pathname.endsWith('.ts')
      ? new Worker(fromSource(file), { ...options, eval: true })
      : new Worker(file, options);
    thread.unref();
    thread.on('message', ({ answers }: FromThread) => {
      this.#backoff.reset();
      for (const { id, result } of JSON.parse(answers) as SendAnswer[]) this.#settle(id, result);
      this.#watch?.cancel();
      this.#watch = this.#pending.size > 0 ? this.#watchOver() : undefined;
    });
    let detail = 'ENDED';
    thread.on('error', (error) => {
      detail = codeOf(error);
    });
    thread.on('exit', () => this.#ended(thread, detail));
    return thread;
  }

  #settle(id: number, result: SendResult): void {
    const resolve = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#thread?.unref();
    resolve?.(result);
  }

  #rests(): boolean {
    const now = this.#options.clock.now().getTime();
    return now >= this.#rest.fromMs && now < this.#rest.untilMs;
  }

  #ended(thread: Worker, detail: string): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    const waitMs = this.#backoff.next();
    const fromMs = this.#options.clock.now().getTime();
    this.#rest = { fromMs, untilMs: fromMs + waitMs };
    this.#options.note({ level: 'error', code: 'sender-ended', detail, waitMs });
    this.#watch?.cancel();
    this.#watch = undefined;
    const lost = [...this.#pending.keys()];
    this.#tasks = [];
    for (const id of lost) this.#settle(id, LOST);
  }
}
