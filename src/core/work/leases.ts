import type { Clock, Timer } from '../clock.ts';
import { describeFault, type Observe } from '../observe.ts';
import { type HeldLease, type LeaseRows, type LeaseStanding, StoreFault } from '../store/port/store.ts';

/** How long a lease is good without being renewed, by the database's time. With `BEAT_MS` this bounds how long a dead process is missed: 21 s. */
export const LEASE_MS = 15_000;
/** How often all are renewed, and those that are wanted are asked for again; up to a fifth more or less, so that processes do not ask all at once. */
const BEAT_MS = 5_000;
const BEAT_JITTER = 0.2;
/** After a beat that failed: soon enough for several tries before the leases are over. */
const RETRY_MS = 1_000;
/** A database that does not answer for so long has failed: the beats go on. */
const ANSWER_MS_MAX = 8_000;
/** So long before the lease is over its holder stops: what it has just begun is then done, and clocks that run a little apart do no harm. */
const MARGIN_MS = 3_000;
/** Each is taken in a transaction of its own; so many share the flushes of the server's disk. */
const TAKEN_AT_ONCE = 3;
/** How long giving a lease up may take: then it is let go with whatever is still in hand. */
const GIVE_UP_MS_MAX = 10_000;

/** What {@link Leases} needs. */
export interface LeasesParts {
  readonly rows: LeaseRows;
  /** This process, by an id of its own that no other and no later one has. */
  readonly holder: string;
  /** For timers only. */
  readonly clock: Clock;
  /** Milliseconds since any moment, by a clock that is never set and goes on while the process is stopped: `performance.now()`. */
  readonly monotonicMs: () => number;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly observe: Observe;
}

/** What of the leases that somebody here cares for is to be taken, and what to be given up. */
export interface Wanted {
  readonly take: readonly string[];
  readonly give: readonly string[];
}

/** Somebody who wants leases. */
export interface LeaseUser {
  /**
   * Asked at every beat.
   * @param standing all leases, as they stood a moment ago
   * @param mine those that this process has and is not giving up
   */
  want(standing: readonly LeaseStanding[], mine: ReadonlySet<string>): Wanted;
  /** Never before an earlier loss of the same has ended. */
  gained(names: readonly string[]): void;
  /**
   * Nothing may be begun that these cover. Resolves when nothing of it is in hand any more; then they are let go.
   * @param isOver true once another may have them, which can be at once: what is in hand must not go on then
   */
  lost(names: readonly string[], isOver: () => boolean): Promise<void>;
}

/** What a process does as long as it has a lease. */
export interface Sole {
  /** Called when the lease was gained. */
  begin(): void;
  /**
   * Called when it is lost or to be given up; resolves when all has ended.
   * @param isOver true once another process may have begun
   */
  end(isOver: () => boolean): Promise<void>;
}

interface Held {
  epoch: number;
  /** Until when it is good, by the monotonic clock, the margin taken off. */
  deadlineMs: number;
  readonly user: LeaseUser;
  giving: boolean;
}

/**
 * The leases of one process. Rows say who has what; what this process may do it knows from its own monotonic clock alone, counted from before it asked:
 * so one that was stopped for a while knows, before it does anything else, what it has lost.
 */
export class Leases {
  readonly #parts: LeasesParts;
  readonly #users: LeaseUser[] = [];
  readonly #held = new Map<string, Held>();
  /** What is being given up or was lost, as long as it is waited for. */
  readonly #leaving = new Set<Promise<void>>();
  /** Leases of which something is still in hand here: not taken again before that has ended. */
  readonly #ending = new Set<string>();
  #beat: Timer | undefined;
  #watch: Timer | undefined;
  #beating: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: LeasesParts) {
    this.#parts = parts;
  }

  /** This process. */
  get holder(): string {
    return this.#parts.holder;
  }

  /** Whether something that a lease covers may be begun now. Cheap. */
  holds(name: string): boolean {
    const held = this.#held.get(name);
    return held !== undefined && !held.giving && this.#parts.monotonicMs() < held.deadlineMs;
  }

  /** What this process has now, by name. */
  get names(): readonly string[] {
    return [...this.#held.keys()].filter((name) => this.holds(name));
  }

  /** From the next beat on it is asked what it wants. */
  use(user: LeaseUser): void {
    this.#users.push(user);
  }

  /**
   * Does something in one process at a time: waits for the lease, begins, and ends when the lease is lost.
   * @param name `clock`, `account:telegram` …
   */
  sole(name: string, { begin, end }: Sole): void {
    this.use({
      want: (standing, mine) => {
        const isFree = standing.every((each) => each.name !== name || each.over || each.holder === this.holder);
        return { take: isFree && !mine.has(name) ? [name] : [], give: [] };
      },
      gained: begin,
      lost: (_names, isOver) => end(isOver),
    });
  }

  /** Asks for what is wanted; resolves after the first beat, whatever came of it. Then again and again. */
  async start(): Promise<void> {
    await this.#beatOnce();
  }

  /** Gives everything up, waiting for what is in hand, and lets it go. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#beat?.cancel();
    await this.#beating;
    // Whoever was stopped for longer than the leases last has lost them, and nobody has been told yet.
    this.#check();
    for (const user of this.#users) this.#giveUp(user, this.#namesOf(user));
    while (this.#leaving.size > 0) await Promise.all(this.#leaving);
    this.#watch?.cancel();
  }

  #namesOf(user: LeaseUser): readonly string[] {
    return [...this.#held].flatMap(([name, held]) => (held.user === user && !held.giving ? [name] : []));
  }

  #beatOnce(): Promise<void> {
    this.#beating = this.#renewAndAsk().then(
      () => this.#beatAgain(BEAT_MS * (1 - BEAT_JITTER + 2 * BEAT_JITTER * this.#parts.random())),
      (error: unknown) => {
        this.#fault(error);
        this.#beatAgain(RETRY_MS);
      },
    );
    return this.#beating;
  }

  #beatAgain(afterMs: number): void {
    this.#check();
    if (!this.#stopped) this.#beat = this.#parts.clock.after(afterMs, () => void this.#beatOnce());
  }

  #fault(error: unknown): void {
    this.#parts.observe({ what: 'fault', where: 'lease', ...describeFault(error) });
  }

  async #renewAndAsk(): Promise<void> {
    const { rows, holder } = this.#parts;
    await this.#renew();
    const standing = await this.#answer(rows.standing());
    for (const user of this.#users) {
      if (this.#stopped) return;
      const { take, give } = user.want(standing, new Set(this.#namesOf(user)));
      this.#giveUp(user, give);
      const gained: string[] = [];
      const left = [...take];
      const taker = async (): Promise<void> => {
        for (let name = left.shift(); name !== undefined && !this.#stopped; name = left.shift())
          if (await this.#take(name, holder, user)) gained.push(name);
      };
      try {
        const all = await Promise.allSettled(Array.from({ length: TAKEN_AT_ONCE }, taker));
        for (const one of all) if (one.status === 'rejected') throw one.reason;
      } finally {
        // Of a long list the first may be over already.
        const good = gained.filter((name) => this.holds(name));
        if (good.length > 0) user.gained(good);
      }
    }
  }

  /** Renews all in one statement; what was not renewed is lost. */
  async #renew(): Promise<void> {
    const { rows, holder, monotonicMs } = this.#parts;
    const askedMs = monotonicMs();
    const renewed = new Map((await this.#answer(rows.renew(holder, LEASE_MS))).map(({ name, epoch }) => [name, epoch]));
    this.#check();
    const strays: HeldLease[] = [];
    for (const [name, epoch] of renewed) {
      const held = this.#held.get(name);
      if (!held) strays.push({ name, epoch });
      else Object.assign(held, { epoch, deadlineMs: askedMs + LEASE_MS - MARGIN_MS });
    }
    this.#lose([...this.#held.keys()].filter((name) => !renewed.has(name)));
    // Taken by a request whose answer never came, or lost here before: nobody here knows of it.
    if (strays.length > 0) await this.#answer(rows.letGo(holder, strays));
  }

  async #take(name: string, holder: string, user: LeaseUser): Promise<boolean> {
    if (this.#held.has(name) || this.#ending.has(name)) return false;
    const askedMs = this.#parts.monotonicMs();
    const epoch = await this.#answer(this.#parts.rows.take(name, holder, LEASE_MS));
    if (epoch === null) return false;
    this.#held.set(name, { epoch, deadlineMs: askedMs + LEASE_MS - MARGIN_MS, user, giving: false });
    return true;
  }

  #giveUp(user: LeaseUser, names: readonly string[]): void {
    const given = names.filter((name) => this.holds(name));
    if (given.length === 0) return;
    for (const name of given) {
      const held = this.#held.get(name);
      if (held) held.giving = true;
    }
    this.#leave(user, given, () => given.some((name) => !this.#isGood(name)));
  }

  /** Tells the user, waits until nothing is in hand any more or it has taken too long, and lets go what there still is to let go. */
  #leave(user: LeaseUser, names: readonly string[], isOver: () => boolean): void {
    for (const name of names) this.#ending.add(name);
    const ended = user
      .lost(names, isOver)
      .catch((error: unknown) => this.#fault(error))
      .finally(() => {
        for (const name of names) this.#ending.delete(name);
      });
    const leaving = this.#notTooLong(ended)
      .then(() => this.#letGo(names))
      .catch((error: unknown) => this.#fault(error))
      .finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  #notTooLong(ended: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const late = this.#parts.clock.after(GIVE_UP_MS_MAX, resolve);
      void ended.then(() => {
        late.cancel();
        resolve();
      });
    });
  }

  async #letGo(names: readonly string[]): Promise<void> {
    const theirs: HeldLease[] = [];
    for (const name of names) {
      const held = this.#held.get(name);
      if (!held?.giving) continue;
      this.#held.delete(name);
      theirs.push({ name, epoch: held.epoch });
    }
    // One that does not get through is renewed once more, found to be nobody's, and let go then.
    if (theirs.length > 0) await this.#answer(this.#parts.rows.letGo(this.#parts.holder, theirs));
  }

  /** Ends at once what is over by this process's own clock, and looks again when the next one is. */
  #check(): void {
    this.#watch?.cancel();
    const now = this.#parts.monotonicMs();
    this.#lose([...this.#held].flatMap(([name, { deadlineMs }]) => (deadlineMs <= now ? [name] : [])));
    const next = Math.min(...[...this.#held.values()].map(({ deadlineMs }) => deadlineMs));
    if (next < Number.POSITIVE_INFINITY) this.#watch = this.#parts.clock.after(next - now, () => this.#check());
  }

  #lose(names: readonly string[]): void {
    const lost = new Map<LeaseUser, string[]>();
    for (const name of names) {
      const held = this.#held.get(name);
      if (!held) continue;
      this.#held.delete(name);
      // Whoever is giving it up knows by `isOver`.
      if (!held.giving) lost.set(held.user, [...(lost.get(held.user) ?? []), name]);
    }
    for (const [user, theirs] of lost) this.#leave(user, theirs, () => true);
  }

  #isGood(name: string): boolean {
    const held = this.#held.get(name);
    return held !== undefined && this.#parts.monotonicMs() < held.deadlineMs;
  }

  /** The answer of the database, or a fault when it does not come: a connection that hangs must not stop the beats. */
  #answer<Result>(asked: Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const late = this.#parts.clock.after(ANSWER_MS_MAX, () => reject(new StoreFault('io', 'no-answer')));
      asked.then(resolve, reject).finally(() => late.cancel());
    });
  }
}
