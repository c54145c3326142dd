import { setMaxListeners } from 'node:events';
import type { Timer } from '../clock.ts';
import type { ChannelName } from '../message.ts';
import { describeFault } from '../observe.ts';
import { OPEN_START, type OpenCursor, type OpenPage, StoreFault } from '../store/port/store.ts';
import { Backlog } from './backlog.ts';
import { Decider } from './decider.ts';
import { Flow } from './flow.ts';
import { IN_HAND_MAX, InHand } from './in-hand.ts';
import { Limited } from './limited.ts';
import type { WorkerParts } from './parts.ts';
import { EVERYTHING, type Shares, shardOf, someOf } from './shards.ts';
import { Stepper } from './stepper.ts';
import { Trouble } from './trouble.ts';
import { type Turned, Turns } from './turns.ts';

/** What the database could not take now is tried again after this. */
const STORE_RETRY_MS = 1_000;
const SWEEP_EVERY_MS = 5_000;
const PAGE = 200;
const STALE_MAX = 50;

/** Decides what conversations do next, one step at a time each, many conversations at once: those that are this process's share. */
export class Worker<Talk> {
  readonly #parts: WorkerParts<Talk>;
  readonly #shares: Shares;
  readonly #stop = new AbortController();
  readonly #fresh = new Turns();
  readonly #backlog: Backlog;
  readonly #inHand = new InHand();
  readonly #flow: Flow;
  readonly #trouble: Trouble;
  readonly #stepper: Stepper<Talk>;
  readonly #timers = new Map<number, Timer>();
  readonly #looks = new Map<number, (() => void)[]>();
  #filling = false;
  #stopping = false;
  #sweeper: Timer | undefined;
  #idle: (() => void) | undefined;

  constructor(parts: WorkerParts<Talk>) {
    const shares = parts.shares ?? EVERYTHING;
    this.#parts = parts;
    this.#shares = shares;
    this.#backlog = new Backlog(parts, shares, () => this.#fill());
    this.#flow = new Flow(parts.clock);
    this.#trouble = new Trouble(parts, shares);
    const trouble = this.#trouble;
    const limited = new Limited(parts.clock, parts.limits, parts.computedMs);
    this.#stepper = new Stepper(parts, {
      shares,
      inHand: this.#inHand,
      flow: this.#flow,
      trouble,
      backlog: this.#backlog,
      decider: new Decider(parts, { shares, backlog: this.#backlog, trouble, limited, signal: this.#stop.signal }),
      limited,
      later: (conversation, delayMs) => this.#later(conversation, delayMs),
    });
    // Every file on its way listens for the stop.
    setMaxListeners(0, this.#stop.signal);
  }

  /** Takes up what an earlier process left, slice by slice, beside whatever comes in. */
  async start(): Promise<void> {
    this.#shares.watch({ gained: (shards) => this.#gained(shards), lost: (shards) => this.#lost(shards) });
    await this.#recover([...this.#shares.held()]);
    this.#sweeper = this.#parts.clock.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /**
   * There may be something to do in a conversation (of this channel, where that is known). Cheap; may be called too often. What is another
   * process's share is left to it.
   */
  hint(conversation: number, channel?: ChannelName): void {
    if (!this.#shares.holds(conversation)) return;
    if (this.#inHand.has(conversation)) this.#inHand.lookAgain(conversation);
    else this.#fresh.add(conversation, channel);
    if (this.#filling) return;
    // A beat later: a channel that was just told "durable" asks for more before all this is decided, and what it gets then is
    // stored together with what was decided. Half as many commits under load.
    this.#filling = true;
    this.#parts.clock.soon(() => {
      this.#filling = false;
      this.#fill();
    });
  }

  /** As `hint`; resolves once the conversation was looked at, or is not this process's. */
  look(conversation: number): Promise<void> {
    if (this.#stopping || !this.#shares.holds(conversation)) return Promise.resolve();
    this.hint(conversation);
    return new Promise((resolve) => {
      const waiting = this.#looks.get(conversation);
      if (waiting) waiting.push(resolve);
      else this.#looks.set(conversation, [resolve]);
    });
  }

  #looked(conversation: number): void {
    for (const resolve of this.#looks.get(conversation) ?? []) resolve();
    this.#looks.delete(conversation);
  }

  /** When a step last went through, epoch ms: readiness means progress. */
  get progressAt(): number {
    return this.#stepper.progressAt;
  }

  /** Begins nothing new and waits for what is in hand, at most `deadlineMs`. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopping = true;
    this.#sweeper?.cancel();
    for (const timer of this.#timers.values()) timer.cancel();
    for (const conversation of this.#looks.keys()) this.#looked(conversation);
    const done = new Promise<void>((resolve) => {
      this.#idle = resolve;
      if (this.#inHand.size === 0) resolve();
    });
    const late = this.#parts.clock.after(deadlineMs, () => this.#idle?.());
    await done;
    late.cancel();
    this.#stop.abort();
  }

  #gained(shards: readonly number[]): void {
    this.#recover(shards).catch((error: unknown) => {
      this.#parts.observe({ what: 'fault', where: 'recover', ...describeFault(error) });
      this.#parts.clock.after(STORE_RETRY_MS, () =>
        this.#gained(shards.filter((shard) => this.#shares.held().has(shard))),
      );
    });
  }

  /** Takes up what waits in shards that are this process's now. */
  async #recover(shards: readonly number[]): Promise<void> {
    if (shards.length > 0 && !this.#stopping) await this.#backlog.recover(shards);
  }

  /** Forgets what is another's from now on, and resolves when nothing of it is in hand. */
  #lost(shards: readonly number[]): Promise<void> {
    const gone = new Set(shards);
    const isGone = (conversation: number) => gone.has(shardOf(conversation));
    for (const each of [this.#fresh, this.#inHand, this.#trouble, this.#flow]) each.forget(isGone);
    for (const [conversation, timer] of this.#timers)
      if (isGone(conversation)) {
        timer.cancel();
        this.#timers.delete(conversation);
      }
    for (const conversation of this.#looks.keys()) if (isGone(conversation)) this.#looked(conversation);
    this.#backlog.forget(shards, isGone);
    return this.#inHand.leave(gone);
  }

  #fill(): void {
    while (!this.#stopping && this.#inHand.hasRoom) {
      const turned = this.#next();
      if (turned === undefined) return;
      const { conversation: next } = turned;
      if (!this.#shares.holds(next)) {
        this.#looked(next);
        continue;
      }
      if (this.#inHand.has(next)) {
        this.#inHand.lookAgain(next);
        continue;
      }
      this.#inHand.begin(next, turned.channel);
      void this.#work(next).finally(() => {
        const channel = this.#inHand.end(next);
        if (this.#inHand.takeAgain(next)) this.#fresh.add(next, channel);
        else this.#looked(next);
        if (this.#inHand.size === 0) this.#idle?.();
        this.#inHand.tellLeft();
        this.#fill();
      });
    }
  }

  /** Who just wrote comes first, the backlog in between. */
  #next(): Turned | undefined {
    this.#backlog.readAhead();
    const { isFull } = this.#inHand;
    const fresh = this.#inHand.size % 2 === 0 || this.#backlog.isEmpty ? this.#fresh.take(isFull) : undefined;
    if (fresh) return fresh;
    const old = this.#backlog.take();
    return old === undefined ? this.#fresh.take(isFull) : { conversation: old };
  }

  async #work(conversation: number): Promise<void> {
    const { observe } = this.#parts;
    try {
      for (let turn = 0; turn < STALE_MAX; turn += 1) {
        const done = await this.#stepper.step(conversation);
        if (done) return;
        observe({ what: 'stale', conversation });
      }
    } catch (error) {
      observe({
        what: 'fault',
        where: error instanceof StoreFault ? 'commit' : 'decide',
        ...describeFault(error),
        conversation,
      });
      this.#parts.doubtful?.(conversation);
      this.#later(conversation, this.#trouble.waitMs(conversation, error));
    }
  }

  #later(conversation: number, delayMs: number): void {
    if (this.#stopping || this.#timers.has(conversation)) return;
    const channel = this.#inHand.channelOf(conversation);
    const timer = this.#parts.clock.after(delayMs, () => {
      this.#timers.delete(conversation);
      this.hint(conversation, channel);
    });
    this.#timers.set(conversation, timer);
  }

  /** Finds messages that nobody here was told about. */
  async #sweep(): Promise<void> {
    const { clock, observe } = this.#parts;
    try {
      const shards = this.#shares.held();
      if (shards.size > 0 && !this.#backlog.isReading && this.#fresh.size < PAGE) {
        await this.#findOpen(shards);
        this.#fill();
      }
    } catch (error) {
      observe({ what: 'fault', where: 'sweep', ...describeFault(error) });
    }
    if (!this.#stopping) this.#sweeper = clock.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /** Takes up conversations with unhandled rows, as many as there is room for. */
  async #findOpen(shards: ReadonlySet<number>): Promise<void> {
    let after: OpenCursor | null = OPEN_START;
    while (after && !this.#stopping && this.#fresh.size < IN_HAND_MAX * 4) {
      const page: OpenPage = await this.#parts.store.open(after, PAGE, someOf(shards));
      for (const conversation of page.conversations)
        if (this.#shares.holds(conversation) && !this.#inHand.has(conversation) && !this.#timers.has(conversation))
          this.#fresh.add(conversation);
      after = page.next;
    }
  }
}
