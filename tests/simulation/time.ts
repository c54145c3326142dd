import { createHash } from 'node:crypto';
import type { Clock, Timer } from '../../src/core/clock.ts';
import type { Chance } from './chance.ts';

/** One process of the program, from its start to its end. Nothing of one that is over has any effect any more. */
export interface Life {
  readonly number: number;
  over: boolean;
}

interface Task {
  readonly atMs: number;
  /** Who comes first of those that are due at the same time. */
  readonly rank: number;
  readonly act: () => void;
  readonly life: Life | undefined;
  cancelled: boolean;
}

/** A timer comes no earlier than asked, and this much later at most, in ms. */
const TIMER_LATE_MS = 3;

/**
 * Time and order of a whole run. Everything that anybody waits for is a task here; one task runs at a time, with all that follows from it
 * at once, so that what happens depends on the seed alone.
 */
export class Time {
  readonly #chance: Chance;
  readonly #hash = createHash('sha256');
  #tasks: Task[] = [];
  /** Since the beginning; never set. */
  #passedMs = 0;
  /** What the hour says; may be set to any time. */
  #hourMs: number;
  #ran = 0;
  /** Keeps all that happened, to look at. */
  readonly log: string[] | undefined;

  constructor(chance: Chance, start: Date, keepLog: boolean) {
    this.#chance = chance;
    this.#hourMs = start.getTime();
    this.log = keepLog ? [] : undefined;
  }

  /** Milliseconds since the run began. */
  get passedMs(): number {
    return this.#passedMs;
  }

  /** Tasks that have run. */
  get ran(): number {
    return this.#ran;
  }

  /** The hour that processes read. */
  hour(): Date {
    return new Date(this.#hourMs + this.#passedMs);
  }

  /** Sets the hour, as an operator or NTP does. */
  shift(ms: number): void {
    this.#hourMs += ms;
    this.note(`hour ${ms > 0 ? '+' : ''}${ms}`);
  }

  /** Part of what a run is recognised by. */
  note(what: string): void {
    const line = `${this.#passedMs} ${what}`;
    this.#hash.update(line).update('\n');
    this.log?.push(line);
  }

  /** What happened, in one word. Call once, at the end. */
  digest(): string {
    return this.#hash.digest('hex');
  }

  /** Runs `act` after so long; never when its process is over by then. */
  after(delayMs: number, act: () => void, life?: Life): Timer {
    const atMs = this.#passedMs + Math.max(0, delayMs);
    const task: Task = { atMs, rank: this.#chance.number(), act, life, cancelled: false };
    this.#add(task);
    return {
      cancel: () => {
        task.cancelled = true;
      },
    };
  }

  /** Resolves after so long, and never when the process is over by then. */
  pause(delayMs: number, life?: Life): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve, life));
  }

  /** The clock of a process. */
  clockOf(life: Life): Clock {
    return {
      now: () => this.hour(),
      after: (delayMs, act) => this.after(delayMs + this.#chance.whole(0, TIMER_LATE_MS), act, life),
      soon: (act) => void this.after(0, act, life),
    };
  }

  /** Runs what is due, in order, until `isOver` says so. @returns false when the time was up before */
  async run(isOver: () => boolean, untilMs: number): Promise<boolean> {
    for (;;) {
      if (isOver()) return true;
      const task = this.#tasks.at(-1);
      if (!task || task.atMs > untilMs) {
        this.#passedMs = untilMs;
        return false;
      }
      this.#tasks.pop();
      if (task.cancelled || task.life?.over) continue;
      this.#passedMs = task.atMs;
      this.#ran += 1;
      task.act();
      await beat();
    }
  }

  /** Latest first. */
  #add(task: Task): void {
    let low = 0;
    let high = this.#tasks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#tasks[middle];
      if (other && (other.atMs > task.atMs || (other.atMs === task.atMs && other.rank > task.rank))) low = middle + 1;
      else high = middle;
    }
    this.#tasks.splice(low, 0, task);
  }
}

/** All promises that can go on have gone on. */
const beat = () => new Promise<void>((resolve) => setImmediate(resolve));
