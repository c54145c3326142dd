import type { Clock, Timer } from '../clock.ts';
import type { ChannelPort } from '../delivery.ts';
import type { ChannelName } from '../message.ts';
import { Pace } from '../pace.ts';
import type { Lane } from './lane.ts';
import type { OutboxParts } from './parts.ts';
import type { Whose } from './whose.ts';

/** Sends handed to a channel at once; a slow platform then fills this and no more. */
const IN_FLIGHT_MAX = 256;

/** The way to one channel, shared by the lanes of all its chats: so many sends at once, at the account's pace, and who is next. */
class Road {
  readonly pace: Pace;
  readonly #clock: Clock;
  readonly #go: (lane: Lane) => void;
  #inFlight = 0;
  /** Whoever waits longest first. */
  readonly #waiting: Lane[] = [];
  #timer: Timer | undefined;
  #tookMs: number;

  /** @param go sends the first row of a lane */
  constructor(pace: Pace, clock: Clock, go: (lane: Lane) => void) {
    this.pace = pace;
    this.#clock = clock;
    this.#go = go;
    this.#tookMs = clock.now().getTime();
  }

  /** Whether a send may be begun now. */
  isFree(now: number): boolean {
    return this.#inFlight < IN_FLIGHT_MAX && this.pace.waitMs(now) === 0;
  }

  /** Counts a send that is begun. */
  begin(now: number): void {
    this.pace.take(now);
    this.#inFlight += 1;
  }

  /** Frees the place of a send that has ended; whoever waits for it is let go on by {@link next}. */
  end(): void {
    this.#inFlight -= 1;
  }

  /** Puts a lane where it belongs among those that wait for a place. */
  wait(lane: Lane): void {
    lane.waiting = true;
    queueUp(this.#waiting, lane);
    this.next();
  }

  /** Puts lanes among those that wait for a place, of which some may be there already and belong elsewhere now. */
  waitAll(lanes: readonly Lane[]): void {
    for (const lane of lanes) {
      if (!lane.waiting) this.#waiting.push(lane);
      lane.waiting = true;
    }
    this.#waiting.sort((one, other) => waitsSince(one) - waitsSince(other));
    this.next();
  }

  /** The platform took something. @returns how long it had taken nothing, ms */
  took(now: number): number {
    const away = now - this.#tookMs;
    this.#tookMs = now;
    return away;
  }

  /** Lets the lanes that wait for a place go on, as far as places and pace allow. */
  next(): void {
    const now = this.#clock.now().getTime();
    while (this.#waiting.length > 0 && this.isFree(now)) {
      const lane = this.#waiting.shift();
      if (!lane) return;
      lane.waiting = false;
      this.#go(lane);
    }
    const wait = this.pace.waitMs(now);
    if (this.#waiting.length > 0 && wait > 0 && !this.#timer)
      // Whole milliseconds, as clocks count: what is left of a fraction would be waited for again and again.
      this.#timer = this.#clock.after(Math.ceil(wait), () => {
        this.#timer = undefined;
        this.next();
      });
  }

  /** Lanes that wait here no longer. */
  leave(isGone: (lane: Lane) => boolean): void {
    const stay = this.#waiting.filter((lane) => !isGone(lane));
    this.#waiting.splice(0, Number.POSITIVE_INFINITY, ...stay);
  }
}

/** The ways to all channels. */
export class Roads {
  readonly #parts: Pick<OutboxParts, 'ports' | 'clock'>;
  readonly #whose: Whose;
  readonly #go: (lane: Lane) => void;
  readonly #roads = new Map<ChannelName, Road>();

  /** @param go sends the first row of a lane */
  constructor(parts: Pick<OutboxParts, 'ports' | 'clock'>, whose: Whose, go: (lane: Lane) => void) {
    this.#parts = parts;
    this.#whose = whose;
    this.#go = go;
  }

  /** The way to a channel. */
  to(port: ChannelPort): Road {
    let road = this.#roads.get(port.name);
    if (!road) {
      road = new Road(this.#newPace(port), this.#parts.clock, this.#go);
      this.#roads.set(port.name, road);
    }
    return road;
  }

  /** This process's part of the sending is another one now. */
  changePaces(): void {
    const now = this.#parts.clock.now().getTime();
    for (const [channel, road] of this.#roads) {
      const port = this.#parts.ports.get(channel);
      if (port) road.pace.change(...this.#whose.paceOf(port), now);
    }
  }

  /** Lanes that wait on no road any more. */
  leave(isGone: (lane: Lane) => boolean): void {
    for (const road of this.#roads.values()) road.leave(isGone);
  }

  #newPace(port: ChannelPort): Pace {
    const [perSecond, burst] = this.#whose.paceOf(port);
    if (this.#whose.isAll) return new Pace(perSecond, burst);
    // Whoever had this part before may just have used it.
    const pace = new Pace(perSecond, 1);
    pace.change(perSecond, burst, this.#parts.clock.now().getTime());
    return pace;
  }
}

/** Since when a lane waits for its turn: since its next message was decided, but not from before its last turn. */
const waitsSince = (lane: Lane): number => Math.max(lane.servedMs, lane.queue[0]?.createdAt.getTime() ?? 0);

/** Puts a lane where it belongs: who has waited longest goes first, so that after an outage the oldest go first, and a chat with thousands of messages takes turns. */
function queueUp(waiting: Lane[], lane: Lane): void {
  const since = waitsSince(lane);
  let at = waiting.length;
  for (let from = 0; from < at; ) {
    const middle = (from + at - 1) >> 1;
    const other = waiting[middle];
    if (other && waitsSince(other) <= since) from = middle + 1;
    else at = middle;
  }
  waiting.splice(at, 0, lane);
}
