import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { Script } from 'node:vm';
import type { Clock } from '../clock.ts';

/** Milliseconds; see {@link Limited}. */
export interface Limits {
  /** As long as functions are run together without a pause. */
  readonly together: number;
  /** Functions that run together are ended after this. */
  readonly first: number;
  /** One that runs by itself is ended after this. */
  readonly alone: number;
}

/** A decision takes 0.2 ms, one on 100 kB of hostile text some 50 ms; machines stand still for a while now and then. */
export const LIMITS: Limits = { together: 50, first: 250, alone: 1_000 };
/** The first so many runs of a process compile their code and make their tables: they have so many times as long. */
const COLD_RUNS = 50;
const COLD = 10;
/** Who took less of the processors than this share of the limit was held up by others, and is given more time instead of blame. */
const OWN_SHARE = 0.8;
/** But no more than so many times as much. */
const PATIENCE_MAX = 16;

/** After a function that ran by itself, everything else has this many times as long before the next of its kind. */
const REST = 4;
/** And never longer than this, whatever becomes of the clock. */
const REST_MAX_MS = 10_000;

/** Why a function was ended: it did not return. */
export class NeverReturned extends Error {
  override readonly name = 'NeverReturned';
  constructor(limitMs: number) {
    super(`did not return within ${limitMs} ms`);
  }
}

/** Why a function was ended: the machine did something else meanwhile. Next time it has longer. */
export class HeldUp extends Error {
  override readonly name = 'HeldUp';
}

interface Job {
  readonly isBig: boolean;
  /** Runs it and settles its promise. */
  readonly run: () => void;
  readonly giveUp: (why: NeverReturned) => void;
}

/**
 * Runs functions that wait for nothing, and ends one that never returns: an endless loop would else stop the whole process. Node can only end a
 * run as a whole, by a thread that takes 60 microseconds to begin; so functions that come in one beat share one.
 * No `finally` of what is ended is run: nothing that holds anything may be run here.
 */
export class Limited {
  readonly #clock: Pick<Clock, 'now' | 'soon'>;
  readonly #limits: Limits;
  readonly #computedMs: () => number;
  /** Runs that returned so far. */
  #runs = 0;
  /** How many times as long everything has as on a machine that does nothing else. */
  #patience = 1;
  #waiting: Job[] = [];
  #beating = false;
  /** Until when nothing runs by itself, epoch ms. */
  #restUntil = 0;

  /** @param computedMs how long this process has computed so far, all its threads together */
  constructor(clock: Pick<Clock, 'now' | 'soon'>, limits: Limits = LIMITS, computedMs = computed) {
    this.#clock = clock;
    this.#limits = limits;
    this.#computedMs = computedMs;
  }

  #longer(limitMs: number): number {
    return limitMs * (this.#runs < COLD_RUNS ? COLD : this.#patience);
  }

  /**
   * Runs it in the next beat, with others; a short while is all it has.
   * @param isBig takes so long that there is to be one such in a beat
   * @throws NeverReturned when it took longer, for which a machine that stood still may be to blame
   */
  run<Result>(run: () => Result, isBig = false): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        isBig,
        run: () => {
          try {
            resolve(run());
          } catch (error) {
            reject(error);
          }
        },
        giveUp: reject,
      });
      this.#beat();
    });
  }

  /**
   * Runs it now, by itself, with more time. Everything else is held up meanwhile: look at {@link restMs} first.
   * @throws NeverReturned
   * @throws HeldUp when the machine had no time for it: nobody is to blame
   */
  runAlone<Result>(run: () => Result): Result {
    const limit = this.#longer(this.#limits.alone);
    const before = this.#clock.now().getTime();
    const computedBefore = this.#computedMs();
    try {
      const result = withinMs(limit, run);
      if (result === LATE) {
        const isOwn = this.#computedMs() - computedBefore >= limit * OWN_SHARE;
        if (isOwn || this.#patience >= PATIENCE_MAX) throw new NeverReturned(limit);
        this.#patience *= 2;
        throw new HeldUp();
      }
      this.#patience = Math.max(1, this.#patience / 2);
      this.#runs += 1;
      return result;
    } finally {
      const after = this.#clock.now().getTime();
      this.#restUntil = after + REST * Math.max(0, after - before);
    }
  }

  /** Milliseconds until the next may run by itself; 0 when it may at once. */
  get restMs(): number {
    const now = this.#clock.now().getTime();
    // A clock that was set back would else make it rest until it has caught up.
    this.#restUntil = Math.min(this.#restUntil, now + REST_MAX_MS);
    return Math.max(0, this.#restUntil - now);
  }

  #beat(): void {
    if (this.#beating) return;
    this.#beating = true;
    this.#clock.soon(() => {
      this.#beating = false;
      this.#together();
      if (this.#waiting.length > 0) this.#beat();
    });
  }

  /** Those that wait, until they have taken long enough. */
  #together(): void {
    const jobs = this.#waiting;
    const { together } = this.#limits;
    const first = this.#longer(this.#limits.first);
    const until = this.#clock.now().getTime() + together;
    let at = 0;
    const ended = withinMs(first, () => {
      for (let job = jobs[at]; job; job = jobs[at]) {
        job.run();
        at += 1;
        this.#runs += 1;
        if (job.isBig || this.#clock.now().getTime() > until) return;
      }
    });
    if (ended === LATE) {
      jobs[at]?.giveUp(new NeverReturned(first));
      at += 1;
    }
    this.#waiting = jobs.slice(at);
  }
}

const computed = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** What the script below calls: a script is all that can be given a time limit. */
const CALLED = Symbol.for('aduan.limited');
const script = new Script(`globalThis[Symbol.for('aduan.limited')]()`);

const LATE = Symbol('late');

/** What the thread that watches takes, and one more. */
const DESCRIPTORS = 3;

/** Whether a thread can watch: Node ends the whole process when it finds no descriptors for it. */
function canWatch(): boolean {
  const taken: number[] = [];
  try {
    while (taken.length < DESCRIPTORS) taken.push(openSync(devNull, 'r'));
    return true;
  } catch {
    // None left: whatever is decided meanwhile has no limit, which is better than an end.
    return false;
  } finally {
    for (const each of taken) closeSync(each);
  }
}

/** @returns what `act` does, or {@link LATE} when it was ended */
function withinMs<Result>(timeout: number, act: () => Result): Result | typeof LATE {
  if (!canWatch()) return act();
  Reflect.set(globalThis, CALLED, act);
  try {
    return script.runInThisContext({ timeout });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return LATE;
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, CALLED);
  }
}
