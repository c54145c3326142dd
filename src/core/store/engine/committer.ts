import type { Clock, Timer } from '../../clock.ts';
import { StoreFault } from '../port/store.ts';
import type { Work } from '../statements/work.ts';

/** A piece of work that is all or nothing. Called anew for each attempt. */
export type Job<Result> = () => Work<Result>;

/** What became of one job in a transaction that was committed. */
export type JobOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly fault: unknown };

/**
 * Names what a job is about, where that is all it depends on: the same group's jobs of other lanes may then run beside it, those of its own
 * lane after it. A job without a lane runs when all before it are through, and alone.
 */
export type Lane = string | number;

/**
 * Runs jobs in one transaction and resolves once it is durable. A job that throws changes nothing and spoils no other.
 * @param lanes those of the jobs, in their order
 * @throws StoreFault when the transaction as a whole came to nothing
 */
export type Transact = (
  jobs: readonly Job<unknown>[],
  lanes: readonly (Lane | undefined)[],
) => Promise<readonly JobOutcome[]>;

/** Most jobs in one transaction: keeps the pause of a commit short. */
const GROUP_MAX = 512;
/** How long a mark waits for a commit that it can ride in. */
const LAZY_MS = 5;
/** When somebody else holds the lock: the next try, and when to give up. */
const BUSY_RETRY_MS = 25;
const BUSY_LIMIT_MS = 10_000;

interface Waiting {
  readonly job: Job<unknown>;
  readonly lane: Lane | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Gathers whatever waits in one beat of the event loop into one transaction, so that many share one flush of the disk, and
 * one alone waits for nobody.
 */
export class GroupCommitter {
  readonly #transact: Transact;
  readonly #clock: Clock;
  #queue: Waiting[] = [];
  #lazy: Waiting[] = [];
  #lazyTimer: Timer | undefined;
  /** Marks have waited long enough for company: also when that shows while a commit is on its way. */
  #lazyIsDue = false;
  #scheduled = false;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(transact: Transact, clock: Clock) {
    this.#transact = transact;
    this.#clock = clock;
  }

  /** Resolves with the job's result after the commit. */
  run<Result>(job: Job<Result>, lane?: Lane): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.#closed) return reject(new StoreFault('closed'));
      this.#queue.push({ job, lane, resolve: resolve as (result: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** As `run`, but waits a little for company: for marks that nobody waits for. */
  runLazily<Result>(job: Job<Result>, lane?: Lane): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.#closed) return reject(new StoreFault('closed'));
      this.#lazy.push({ job, lane, resolve: resolve as (result: unknown) => void, reject });
      if (this.#lazy.length >= GROUP_MAX) this.#lazyIsWanted();
      else this.#lazyTimer ??= this.#clock.after(LAZY_MS, () => this.#lazyIsWanted());
    });
  }

  /** Commits what waits; everything after is turned away. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#queue.length + this.#lazy.length > 0 || this.#running) await (this.#running ?? this.#flush());
  }

  #lazyIsWanted(): void {
    this.#lazyIsDue = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#running) return;
    this.#scheduled = true;
    this.#clock.soon(() => {
      this.#scheduled = false;
      if (!this.#running) void this.#flush();
    });
  }

  #flush(): Promise<void> {
    this.#running = this.#commitGroup().finally(() => {
      this.#running = undefined;
      if (this.#queue.length > 0 || this.#lazyIsDue) this.#schedule();
    });
    return this.#running;
  }

  async #commitGroup(): Promise<void> {
    this.#lazyTimer?.cancel();
    this.#lazyTimer = undefined;
    this.#lazyIsDue = false;
    const waiting = this.#queue.length === 0 ? this.#lazy : this.#lazy.concat(this.#queue);
    this.#lazy = [];
    this.#queue = waiting.length > GROUP_MAX ? waiting.splice(GROUP_MAX) : [];
    if (waiting.length === 0) return;
    try {
      const outcomes = await this.#transactPatiently(
        waiting.map(({ job }) => job),
        waiting.map(({ lane }) => lane),
      );
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.ok) waiting[index]?.resolve(outcome.result);
        else waiting[index]?.reject(outcome.fault);
      }
    } catch (fault) {
      for (const one of waiting) one.reject(fault);
    }
  }

  async #transactPatiently(
    jobs: readonly Job<unknown>[],
    lanes: readonly (Lane | undefined)[],
  ): Promise<readonly JobOutcome[]> {
    for (let waitedMs = 0; ; waitedMs += BUSY_RETRY_MS) {
      try {
        return await this.#transact(jobs, lanes);
      } catch (fault) {
        const busy = fault instanceof StoreFault && fault.code === 'busy';
        if (!busy || waitedMs >= BUSY_LIMIT_MS) throw fault;
        await new Promise<void>((resolve) => this.#clock.after(BUSY_RETRY_MS, resolve));
      }
    }
  }
}
