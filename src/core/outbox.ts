import { setMaxListeners } from 'node:events';
import { messagesIn, paceOf } from './chat-pace.ts';
import type { Clock, Timer } from './clock.ts';
import type { ChannelPort, Delivery, SendAt, SendResult } from './delivery.ts';
import type { ChannelName } from './message.ts';
import { describeFault, type Observe } from './observe.ts';
import { Pace, type Rhythm } from './pace.ts';
import { render } from './render.ts';
import { SHARDS, shardOf } from './shard.ts';
import {
  DUE_START,
  type DueCursor,
  type DuePart,
  type LostWhat,
  NEVER,
  type OutboxRows,
  type QueuedSend,
  StoreFault,
} from './store/store.ts';
import { EVERYTHING, type Shares } from './work/shards.ts';

/** What the way out needs. */
export interface OutboxParts {
  readonly store: OutboxRows;
  /** Channels by name; asked at every send, so that one may be switched on later. */
  readonly ports: ReadonlyMap<ChannelName, ChannelPort>;
  /** Which conversations are sent for from here; all where absent. */
  readonly shares?: Shares;
  /** Whether this process has the account's session of a channel that sends only from there (`ChannelPort.sendsFrom`). Absent: it has each. */
  readonly hasAccount?: (channel: ChannelName) => boolean;
  readonly clock: Clock;
  /** Numbers from 0 up to 1: waits that do not all end at once. */
  readonly random: () => number;
  readonly observe: Observe;
  /** Told of conversations that learnt how a send ended. */
  readonly hint?: (conversation: number) => void;
}

/** Sends handed to a channel at once; a slow platform then fills this and no more. */
const IN_FLIGHT_MAX = 256;
/** Rows held in memory; what is beyond stays in the database until its turn. */
const HELD_MAX = 10_000;
/** Of one chat: whoever is sent thousands of messages takes no more of the memory than others, nor the time to look through them. */
const HELD_OF_CHAT_MAX = 100;
/** Lanes that stay although nothing waits in them, so that the next change finds what was sent; and lanes looked at when there are more. */
const LANES_MAX = 2_000;
const LANES_LOOKED_AT = 64;
/** Rows read at once for one conversation. */
const READ_ROWS = 50;
/** Topics of one chat whose ids are kept in memory; the rest are read. */
const TOPICS_REMEMBERED = 200;
/** How often the database is asked for what nobody was told about. */
const SWEEP_EVERY_MS = 2_000;
const SWEEP_CONVERSATIONS = 500;
const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 60_000;
/** The longest wait that an earlier process can have left: a platform that means more says so again. */
const LEFT_WAIT_MAX_MS = 3_600_000;
/** The same for a row that was decided later than it is now: the clock was set back, and its wait says nothing. */
const DOUBTED_WAIT_MAX_MS = 900_000;
/** What the database could not take now is tried again after this. */
const STORE_RETRY_MS = 1_000;
/** Every row that waits for a time, whatever the hour says: a clock that was set back must not hide them. What waits for a person is not among them. */
const EVER = new Date(NEVER.getTime() - 1);
/** After this long, and so many tries, a reply helps nobody any more. The tries tell a long time from a clock that was set on. */
const EXPIRES_MS = 24 * 3_600_000;
const EXPIRES_TRIES = 100;
/** A pressed button waits no longer than this for its answer (Bot API: the client gives up). */
const ANSWER_EXPIRES_MS = 60_000;

/** Faults of the database that pass. */
const PASSING: ReadonlySet<StoreFault['code']> = new Set(['full', 'busy', 'io']);

/** The queue of one chat. */
interface Lane {
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly pace: Rhythm;
  queue: QueuedSend[];
  busy: boolean;
  /** Newest row that was ever in the queue: the rest is read from here. */
  lastId: number;
  /** Rows wait in the database behind those in memory. */
  more: boolean;
  /** Newest row that came while those behind were being read, and may not be among them; 0 when none did. */
  passedId: number;
  timer: Timer | undefined;
  wakeAtMs: number;
  /** The longest wait that was meant, ms: a longer one is there only because the clock was set back. */
  waitMaxMs: number;
  /** The wait was ours to choose: the platform did not take the message, and said nothing of when it would. */
  isOwnWait: boolean;
  /** Waiting for a free place among the sends in flight. */
  waiting: boolean;
  /** When its last send ended, epoch ms: from then on it waits for its next turn. */
  servedMs: number;
  /** What was sent last: its mark may not be committed yet when the next edit comes, and it need not be read. */
  sent: { readonly ref: string; readonly platformId: string } | undefined;
  /** Topics opened or changed lately, by complaint; made when the first is. */
  topics: Map<string, string> | undefined;
  /**
   * Marks under way: until they are durable the rows look unsent, and only this lane knows better. The next delivery of the chat waits
   * for them, so that a kill doubles one at most.
   */
  marks: number;
  /** How many messages of a row that became several were sent: a later try goes on with the next. */
  begun: { readonly row: number; readonly parts: number } | undefined;
  /** Given up or lost: nothing is begun any more. Says whether what is under way may not go on either. */
  leaving: (() => boolean) | undefined;
}

interface Road {
  readonly pace: Pace;
  inFlight: number;
  readonly waiting: Lane[];
  timer: Timer | undefined;
  /** When the platform last took something, epoch ms. */
  tookMs: number;
}

/** The way out: in order and one at a time per chat, at the platform's pace, until the platform took it. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #lanes = new Map<number, Lane>();
  readonly #roads = new Map<ChannelName, Road>();
  readonly #stop = new AbortController();
  /** Sent, but never to be marked: not sent again by this process. */
  readonly #unmarkable = new Set<number>();
  /** Shards in which rows of an earlier process may wait that were not found yet: a chat is read before anything new is sent to it. Each with a mark of its own. */
  readonly #mayBeLeft = new Map<number, symbol>();
  readonly #shares: Shares;
  /** What is being given up, until nothing of it is under way. */
  readonly #leaving = new Set<{ readonly lanes: Set<Lane>; readonly done: () => void }>();
  #held = 0;
  #running = 0;
  #idle: (() => void) | undefined;
  #sweeper: Timer | undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#shares = parts.shares ?? EVERYTHING;
    this.#lookIn(this.#shares.held());
    // Every send in flight listens for the stop.
    setMaxListeners(0, this.#stop.signal);
  }

  /** Takes up what an earlier process left, then looks again from time to time. */
  start(): void {
    this.#shares.watch({
      gained: (shards) => {
        this.#lookIn(shards);
        this.#changePaces();
        this.#sweepNow();
      },
      lost: (shards, isOver = () => false) => {
        this.#changePaces();
        const gone = new Set(shards);
        return this.#leave((lane) => gone.has(shardOf(lane.conversation)) && !this.#isOfAccount(lane.channel), isOver);
      },
    });
    this.#lookIn(this.#shares.held());
    this.#sweepNow();
  }

  /**
   * The account's session of a channel goes to another process: nothing is begun there any more. Resolves when nothing is under way.
   * @param isOver true once the other may have it: what is under way must not go on then
   */
  leaveAccount(channel: ChannelName, isOver: () => boolean): Promise<void> {
    return this.#leave((lane) => lane.channel === channel && this.#isOfAccount(channel), isOver);
  }

  /** Replies just committed: sent without reading them again. What another process sends is left to it. */
  add(sends: readonly QueuedSend[]): void {
    const lanes = new Set<Lane>();
    for (const send of sends) {
      if (!this.#mayFor(send.conversation, send.channel)) continue;
      // For a chat of an account several processes decide, one after the other: what the one before decided is known to the rows alone.
      if (this.#shares !== EVERYTHING && this.#isOfAccount(send.channel)) this.look(send.conversation);
      else lanes.add(this.#enqueue(send));
    }
    // All first, then go: what a later one replaces is not sent at all.
    for (const lane of lanes) this.#go(lane);
  }

  /**
   * Replies of this conversation may wait, before those of the next step: nobody knows whether a step became durable, or another process decided
   * what is sent from here.
   */
  look(conversation: number): void {
    const lane = this.#lanes.get(conversation);
    if (!lane) {
      this.#takeUp(conversation).catch((error: unknown) => {
        this.#lookIn([shardOf(conversation)]);
        this.#parts.observe({ what: 'fault', where: 'sweep', ...describeFault(error), conversation });
      });
      return;
    }
    if (lane.leaving) return;
    lane.more = true;
    lane.passedId = Number.POSITIVE_INFINITY;
    if (lane.queue.length === 0) void this.#readMore(lane);
  }

  /** Everything queued for a conversation is gone from the database: forget it here too. */
  forget(conversation: number): void {
    const lane = this.#lanes.get(conversation);
    if (!lane) return;
    this.#held -= lane.queue.length;
    lane.queue = [];
  }

  /** Stops sending; waits for what is in flight, at most `deadlineMs`. What is left stays in its rows. */
  async stop(deadlineMs: number): Promise<void> {
    this.#sweeper?.cancel();
    const done = new Promise<void>((resolve) => {
      this.#idle = resolve;
      if (this.#running === 0) resolve();
    });
    const late = this.#parts.clock.after(deadlineMs, () => this.#idle?.());
    this.#stopping = true;
    await done;
    late.cancel();
    this.#stop.abort();
  }
  #stopping = false;

  #isOfAccount(channel: ChannelName): boolean {
    return this.#parts.ports.get(channel)?.sendsFrom === 'account';
  }

  /** Whether a send may be begun from here: asked before each. */
  #mayFor(conversation: number, channel: ChannelName): boolean {
    return this.#isOfAccount(channel) ? (this.#parts.hasAccount?.(channel) ?? true) : this.#shares.holds(conversation);
  }

  /** Whether what was begun may go on: also while the lane is being given up, until another may have it. */
  #mayGoOn(lane: Lane): boolean {
    return lane.leaving ? !lane.leaving() : this.#mayFor(lane.conversation, lane.channel);
  }

  #lookIn(shards: Iterable<number>): void {
    for (const shard of shards) this.#mayBeLeft.set(shard, Symbol());
  }

  /** Forgets what waits in some lanes; resolves when nothing is under way in them. */
  #leave(isGone: (lane: Lane) => boolean, isOver: () => boolean): Promise<void> {
    const gone = [...this.#lanes.values()].filter(isGone);
    for (const road of this.#roads.values()) {
      const stay = road.waiting.filter((lane) => !isGone(lane));
      road.waiting.splice(0, Number.POSITIVE_INFINITY, ...stay);
    }
    for (const lane of gone) {
      this.#held -= lane.queue.length;
      Object.assign(lane, {
        queue: [],
        more: false,
        passedId: 0,
        waiting: false,
        leaving: isOver,
      } satisfies Partial<Lane>);
      lane.timer?.cancel();
    }
    return new Promise((resolve) => {
      const leaving = { lanes: new Set(gone), done: resolve };
      this.#leaving.add(leaving);
      for (const lane of gone) this.#left(lane);
      if (leaving.lanes.size === 0) this.#allLeft(leaving);
    });
  }

  /** Forgets a lane that is left, once nothing is under way in it. */
  #left(lane: Lane): void {
    if (!lane.leaving || !isIdle(lane)) return;
    if (this.#lanes.get(lane.conversation) === lane) this.#lanes.delete(lane.conversation);
    for (const leaving of this.#leaving)
      if (leaving.lanes.delete(lane) && leaving.lanes.size === 0) this.#allLeft(leaving);
  }

  #allLeft(leaving: { readonly lanes: Set<Lane>; readonly done: () => void }): void {
    this.#leaving.delete(leaving);
    leaving.done();
  }

  #enqueue(send: QueuedSend): Lane {
    const lane = this.#laneOf(send);
    if (send.id <= lane.lastId) return lane;
    if (lane.lastId === 0 && this.#mayBeLeft.has(shardOf(send.conversation))) lane.more = true;
    if (lane.more || this.#held >= HELD_MAX || lane.queue.length >= HELD_OF_CHAT_MAX) {
      lane.more = true;
      lane.passedId = send.id;
      if (!lane.busy && lane.queue.length === 0) void this.#readMore(lane);
      return lane;
    }
    lane.lastId = send.id;
    lane.queue.push(send);
    this.#held += 1;
    return lane;
  }

  #laneOf({ conversation, channel, chat }: QueuedSend): Lane {
    let lane = this.#lanes.get(conversation);
    if (!lane) {
      const port = this.#parts.ports.get(channel);
      lane = {
        conversation,
        channel,
        pace: paceOf(port, chat),
        queue: [],
        busy: false,
        lastId: 0,
        // What waits for a person to write again is due in no sweep: it is read with the first that comes after it.
        more: port?.capabilities.answersWithinMs !== undefined,
        passedId: 0,
        timer: undefined,
        wakeAtMs: 0,
        waitMaxMs: LEFT_WAIT_MAX_MS,
        isOwnWait: false,
        waiting: false,
        servedMs: 0,
        sent: undefined,
        topics: undefined,
        marks: 0,
        begun: undefined,
        leaving: undefined,
      };
      this.#lanes.set(conversation, lane);
    }
    return lane;
  }

  #roadOf(port: ChannelPort): Road {
    let road = this.#roads.get(port.name);
    if (!road) {
      road = {
        pace: this.#newPace(port),
        inFlight: 0,
        waiting: [],
        timer: undefined,
        tookMs: this.#parts.clock.now().getTime(),
      };
      this.#roads.set(port.name, road);
    }
    return road;
  }

  /** The part of an account's pace that is this process's: all parts together are the whole, and never more. */
  #partOf({ capabilities: { pace }, sendsFrom }: ChannelPort): readonly [perSecond: number, burst: number] {
    const part = sendsFrom === 'account' ? 1 : Math.max(1, this.#shares.held().size) / SHARDS;
    const perSecond = pace.perSecond * part;
    return [perSecond, Math.max(1, Math.floor(perSecond))];
  }

  #newPace(port: ChannelPort): Pace {
    const [perSecond, burst] = this.#partOf(port);
    if (this.#shares === EVERYTHING) return new Pace(perSecond, burst);
    // Whoever had this part before may just have used it.
    const pace = new Pace(perSecond, 1);
    pace.change(perSecond, burst, this.#parts.clock.now().getTime());
    return pace;
  }

  #changePaces(): void {
    const now = this.#parts.clock.now().getTime();
    for (const [channel, road] of this.#roads) {
      const port = this.#parts.ports.get(channel);
      if (port) road.pace.change(...this.#partOf(port), now);
    }
  }

  /** Sends the head of a lane if it may be sent now; otherwise sees to it that it is tried again. */
  #go(lane: Lane): void {
    if (lane.leaving) this.#left(lane);
    if (lane.leaving || lane.busy || lane.waiting || lane.marks > 0 || this.#stopping) return;
    if (!this.#mayFor(lane.conversation, lane.channel)) return;
    this.#coalesce(lane);
    const [head] = lane.queue;
    const port = this.#parts.ports.get(lane.channel);
    if (!head || !port) return;
    const now = this.#parts.clock.now().getTime();
    const road = this.#roadOf(port);
    const messages = port.isGroup?.(head.chat) ? messagesIn(head.delivery, port.capabilities) : 1;
    const own = head.delivery.kind === 'answer' ? 0 : lane.pace.waitMs(now, messages);
    const wait = Math.max(own, this.#dueMs(lane, head, now) - now);
    if (wait > 0) {
      this.#wake(lane, wait);
      return;
    }
    if (road.inFlight >= IN_FLIGHT_MAX || road.pace.waitMs(now) > 0) {
      lane.waiting = true;
      queueUp(road.waiting, lane);
      this.#nextOn(road);
      return;
    }
    if (head.delivery.kind !== 'answer') lane.pace.take(now, messages);
    road.pace.take(now);
    road.inFlight += 1;
    lane.busy = true;
    this.#running += 1;
    void this.#send(lane, head, port).finally(() => {
      road.inFlight -= 1;
      lane.busy = false;
      lane.servedMs = this.#parts.clock.now().getTime();
      this.#running -= 1;
      if (this.#running === 0) this.#idle?.();
      this.#nextOn(road);
      if (lane.leaving) this.#left(lane);
      else if (lane.queue.length === 0 && lane.more) void this.#readMore(lane);
      else if (lane.queue.length > 0) this.#go(lane);
      else this.#forgetResting();
    });
  }

  /** When a row may be tried, epoch ms; no later than was ever meant, though the clock was set back since it was written down. */
  #dueMs(lane: Lane, head: QueuedSend, now: number): number {
    // Whether what waited for the person may go now is looked up with the send.
    const putOff = head.nextAt > head.createdAt && head.nextAt < NEVER ? head.nextAt.getTime() : 0;
    const dueMs = Math.max(lane.wakeAtMs, putOff);
    const isDoubted = lane.wakeAtMs === 0 && head.createdAt.getTime() > now;
    const latestMs = now + (isDoubted ? Math.min(lane.waitMaxMs, DOUBTED_WAIT_MAX_MS) : lane.waitMaxMs);
    if (dueMs <= latestMs) return dueMs;
    lane.wakeAtMs = latestMs;
    lane.queue[0] = { ...head, nextAt: new Date(latestMs) };
    return latestMs;
  }

  /** Lets the lanes that wait for a place go on, as far as places and pace allow. */
  #nextOn(road: Road): void {
    const now = this.#parts.clock.now().getTime();
    while (road.waiting.length > 0 && road.inFlight < IN_FLIGHT_MAX && road.pace.waitMs(now) === 0) {
      const lane = road.waiting.shift();
      if (!lane) return;
      lane.waiting = false;
      this.#go(lane);
    }
    const wait = road.pace.waitMs(now);
    if (road.waiting.length > 0 && wait > 0 && !road.timer)
      // Whole milliseconds, as clocks count: what is left of a fraction would be waited for again and again.
      road.timer = this.#parts.clock.after(Math.ceil(wait), () => {
        road.timer = undefined;
        this.#nextOn(road);
      });
  }

  /**
   * The platform took something. When it had taken nothing for as long as our longest wait, it is back from an outage: what waits only because of
   * that is due now, and goes at the platform's pace, whoever waits longest first, not whoever tried longest ago.
   */
  #took(port: ChannelPort): void {
    const road = this.#roadOf(port);
    const now = this.#parts.clock.now().getTime();
    const wasAway = now - road.tookMs >= RETRY_MAX_MS;
    road.tookMs = now;
    if (!wasAway) return;
    for (const lane of this.#lanes.values()) {
      const [head] = lane.queue;
      if (lane.channel !== port.name || !lane.isOwnWait || !head || head.attempts === 0 || lane.busy) continue;
      lane.servedMs = 0;
      lane.wakeAtMs = 0;
      lane.queue[0] = { ...head, nextAt: head.createdAt };
      lane.timer?.cancel();
      if (!lane.waiting) road.waiting.push(lane);
      lane.waiting = true;
    }
    road.waiting.sort((one, other) => waitsSince(one) - waitsSince(other));
    this.#nextOn(road);
  }

  #wake(lane: Lane, afterMs: number): void {
    lane.timer?.cancel();
    lane.timer = this.#parts.clock.after(Math.ceil(afterMs), () => {
      lane.timer = undefined;
      this.#go(lane);
    });
  }

  /** When there are many lanes, the oldest with nothing to do are forgotten: their pace has rested, their marks are durable. */
  #forgetResting(): void {
    const now = this.#parts.clock.now().getTime();
    let looked = 0;
    for (const lane of this.#lanes.values()) {
      if (this.#lanes.size <= LANES_MAX || looked >= LANES_LOOKED_AT) return;
      looked += 1;
      const idle = !lane.busy && !lane.waiting && !lane.more && lane.queue.length === 0 && lane.marks === 0;
      if (idle && lane.pace.isRested(now)) this.#lanes.delete(lane.conversation);
      else if (idle || lane.marks > 0) {
        // Looked at again when all others were.
        this.#lanes.delete(lane.conversation);
        this.#lanes.set(lane.conversation, lane);
      }
    }
  }

  /**
   * An edit of a message that is not sent yet replaces it: only the newest is sent, in the place of the first. So what is changed again
   * and again does not fall behind, and what belongs below it stays below.
   */
  #coalesce(lane: Lane): void {
    for (;;) {
      const [head] = lane.queue;
      if (head?.delivery.kind !== 'message' || head.attempts > 0) return;
      const { ref, replaces } = head.delivery;
      const index = lane.queue.findIndex(({ delivery }) => delivery.kind === 'message' && delivery.replaces === ref);
      const newer = lane.queue[index];
      if (newer?.delivery.kind !== 'message') return;
      const { replaces: _, ...rest } = newer.delivery;
      const delivery: Delivery = { ...rest, ...(replaces === undefined ? {} : { replaces }) };
      lane.queue.splice(index, 1);
      lane.queue[0] = { ...newer, delivery };
      this.#held -= 1;
      this.#mark(lane, [head.id], () => this.#parts.store.markSuperseded([head.id]));
    }
  }

  async #send(lane: Lane, send: QueuedSend, port: ChannelPort): Promise<void> {
    const { clock, store, observe } = this.#parts;
    const { conversation, channel, delivery, cause: trace } = send;
    const about = { channel, conversation, row: send.id, trace };
    const age = clock.now().getTime() - send.createdAt.getTime();
    if (delivery.kind === 'answer' && age > ANSWER_EXPIRES_MS) {
      this.#drop(lane, send);
      this.#mark(lane, [send.id], () => store.markSuperseded([send.id]));
      return;
    }
    let result: SendResult | undefined;
    let at: SendAt = {};
    try {
      if (await this.#isClosed(conversation, port)) {
        await this.#waitForPerson(lane, send);
        return;
      }
      at = await this.#at(lane, delivery);
      result = await this.#deliver(lane, port, send, at);
    } catch (error) {
      observe({ what: 'fault', where: 'send', ...describeFault(error), conversation, row: send.id, trace });
      result = { ok: false, why: 'unknown', certain: false, detail: describeFault(error).code };
    }
    // Another process sends it.
    if (!result) return;
    if (result.ok) {
      this.#drop(lane, send);
      this.#remember(lane, delivery, result.platformId);
      this.#took(port);
      observe({
        what: 'sent',
        ...about,
        waitedMs: clock.now().getTime() - send.createdAt.getTime(),
        edit: at.edits !== undefined,
      });
      const { platformId, others } = result;
      this.#markTelling(lane, send.id, () => store.markSent(send, platformId, others));
      return;
    }
    if (delivery.kind === 'answer' && result.why !== 'limit') {
      this.#drop(lane, send);
      this.#mark(lane, [send.id], () => store.markSuperseded([send.id]));
      return;
    }
    switch (result.why) {
      case 'limit':
        this.#later(lane, send, result.retryAfterMs, send.attempts);
        lane.isOwnWait = false;
        observe({ what: 'send-later', ...about, why: 'limit', delayMs: result.retryAfterMs, certain: true });
        return;
      case 'unknown': {
        if (age > EXPIRES_MS && send.attempts >= EXPIRES_TRIES) {
          this.#fail(lane, send, 'expired');
          return;
        }
        const backoff = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(send.attempts, 10));
        const delayMs = Math.round(backoff * (0.5 + this.#parts.random() / 2));
        this.#later(lane, send, delayMs, send.attempts + 1);
        lane.isOwnWait = true;
        const detail = result.detail === undefined ? {} : { detail: result.detail };
        observe({ what: 'send-later', ...about, why: 'unknown', delayMs, certain: result.certain, ...detail });
        return;
      }
      case 'closed':
        await this.#waitForPerson(lane, send, result.detail);
        return;
      case 'lost':
        if (delivery.kind !== 'answer' && delivery.about && result.what === 'topic')
          lane.topics?.delete(delivery.about);
        this.#dropLost(lane, send, result.what);
        this.#fail(lane, send, `lost-${result.what}`, result.detail);
        return;
      case 'refused':
        this.#fail(lane, send, 'refused', result.detail);
        return;
      default: {
        const { why } = result;
        const blocked = await store.markBlocked(send, why).catch((error: unknown) => {
          observe({ what: 'fault', where: 'mark', ...describeFault(error) });
          return undefined;
        });
        if (!blocked) {
          // The platform will say so again.
          lane.wakeAtMs = clock.now().getTime() + STORE_RETRY_MS;
          return;
        }
        if (blocked.shut) {
          this.#held -= lane.queue.length;
          lane.queue = [];
          lane.more = false;
        } else this.#drop(lane, send);
        for (const told of blocked.told) this.#parts.hint?.(told);
        observe({ what: 'send-failed', ...about, why });
      }
    }
  }

  /** Whether the channel takes nothing for this person now, by when the person last wrote. */
  async #isClosed(conversation: number, { capabilities: { answersWithinMs } }: ChannelPort): Promise<boolean> {
    if (answersWithinMs === undefined) return false;
    const heardAt = await this.#parts.store.heardAt(conversation);
    return this.#parts.clock.now().getTime() - heardAt.getTime() >= answersWithinMs;
  }

  /** Leaves all that is queued for a chat in its rows until the person writes again. */
  async #waitForPerson(lane: Lane, send: QueuedSend, detail?: string): Promise<void> {
    const { store, observe } = this.#parts;
    const { conversation, channel } = send;
    try {
      const asOf = await store.heardAt(conversation);
      if (!(await store.markWaiting(conversation, asOf))) return;
    } catch (error) {
      observe({ what: 'fault', where: 'mark', ...describeFault(error), conversation });
      lane.wakeAtMs = this.#parts.clock.now().getTime() + RETRY_MAX_MS;
      return;
    }
    this.#held -= lane.queue.length;
    lane.queue = [];
    lane.lastId = 0;
    lane.more = false;
    this.#lanes.delete(conversation);
    const why = detail === undefined ? {} : { detail };
    observe({ what: 'send-waits', channel, conversation, row: send.id, ...why });
  }

  /** What was to change or to fill what is lost is made anew with it: sent as it stands, it would be there twice. */
  #dropLost(lane: Lane, { delivery: lost, id }: QueuedSend, what: 'card' | 'topic'): void {
    if (lost.kind === 'answer' || lost.about === undefined) return;
    const gone = lane.queue.filter((each) => {
      const { delivery } = each;
      if (each.id === id || delivery.kind === 'answer' || delivery.about !== lost.about) return false;
      return delivery.kind === 'message' ? delivery.isCard === true : what === 'topic';
    });
    if (gone.length === 0) return;
    for (const each of gone) this.#drop(lane, each);
    const rows = gone.map((each) => each.id);
    this.#mark(lane, rows, () => this.#parts.store.markSuperseded(rows));
  }

  /** It will never be sent; others of the same chat may. */
  #fail(lane: Lane, send: QueuedSend, why: 'refused' | 'expired' | LostWhat, detail?: string): void {
    const { conversation, channel, cause: trace } = send;
    this.#drop(lane, send);
    this.#markTelling(lane, send.id, () => this.#parts.store.markFailed(send, why));
    const about = { channel, conversation, row: send.id, trace, why };
    this.#parts.observe({ what: 'send-failed', ...about, ...(detail === undefined ? {} : { detail }) });
  }

  /** Marks ride in a later commit: until then this is what is known of the chat's last message and its topics. */
  #remember(lane: Lane, delivery: Delivery, platformId: string): void {
    if (delivery.kind === 'answer') return;
    if (delivery.kind === 'topic') {
      if (!delivery.about) return;
      lane.topics ??= new Map();
      lane.topics.set(delivery.about, platformId);
      const [oldest] = lane.topics.keys();
      if (oldest !== undefined && lane.topics.size > TOPICS_REMEMBERED) lane.topics.delete(oldest);
      return;
    }
    lane.sent = { ref: delivery.ref, platformId };
  }

  /** The platform's ids that a delivery needs: of the message it changes, of the topic it goes to. */
  async #at(lane: Lane, delivery: Delivery): Promise<SendAt> {
    if (delivery.kind === 'answer') return {};
    const edits = await this.#edits(lane, delivery);
    const { about, inTopic } = delivery;
    const topic =
      inTopic && about && delivery.kind !== 'topic'
        ? (lane.topics?.get(about) ?? (await this.#parts.store.anchored(lane.conversation, about, 'topic')))
        : undefined;
    return { ...(edits === undefined ? {} : { edits }), ...(topic ? { topic } : {}) };
  }

  async #edits(lane: Lane, delivery: Exclude<Delivery, { kind: 'answer' }>): Promise<string | undefined> {
    if (delivery.kind === 'files' || delivery.replaces === undefined) return undefined;
    const { about, replaces } = delivery;
    const topic = delivery.kind === 'topic';
    const recent = topic
      ? about && lane.topics?.get(about)
      : lane.sent?.ref === replaces
        ? lane.sent.platformId
        : undefined;
    if (recent) return recent;
    if (about && (topic || delivery.isCard))
      return this.#parts.store.anchored(lane.conversation, about, topic ? 'topic' : 'card');
    return this.#parts.store.platformIdOf(lane.conversation, replaces);
  }

  /**
   * Sends what a message becomes on this channel: usually one, more where the text is too long for it.
   * @returns undefined when it is not this process's to send any more
   */
  async #deliver(lane: Lane, port: ChannelPort, send: QueuedSend, at: SendAt): Promise<SendResult | undefined> {
    const { delivery, chat } = send;
    const { signal } = this.#stop;
    if (!this.#mayGoOn(lane)) return undefined;
    if (delivery.kind !== 'message') return port.send(chat, delivery, at, signal);
    const parts = render(delivery.message, port.capabilities);
    const { edits: _, ...below } = at;
    let done = lane.begun?.row === send.id ? lane.begun.parts : 0;
    let result: SendResult = { ok: false, why: 'refused', certain: true };
    for (const message of parts.slice(Math.min(done, parts.length - 1))) {
      if (!this.#mayGoOn(lane)) return undefined;
      result = await port.send(chat, { ...delivery, message }, parts.length === 1 ? at : below, signal);
      if (!result.ok) return result;
      done += 1;
      lane.begun = { row: send.id, parts: done };
    }
    lane.begun = undefined;
    return result;
  }

  #later(lane: Lane, send: QueuedSend, delayMs: number, attempts: number): void {
    const nextAt = new Date(this.#parts.clock.now().getTime() + delayMs);
    lane.wakeAtMs = nextAt.getTime();
    lane.waitMaxMs = Math.max(RETRY_MAX_MS, delayMs);
    const index = lane.queue.indexOf(send);
    if (index >= 0) lane.queue[index] = { ...send, attempts, nextAt };
    this.#mark(lane, [], () => this.#parts.store.markLater(send.id, attempts, nextAt));
  }

  #drop(lane: Lane, send: QueuedSend): void {
    const index = lane.queue.indexOf(send);
    if (index < 0) return;
    lane.queue.splice(index, 1);
    this.#held -= 1;
  }

  /**
   * Marks ride in a later commit. One that fails is tried until it is durable, and the chat waits for it: a row that looks unsent is sent
   * again by the next process, below all that came after it.
   */
  #mark(lane: Lane, rows: readonly number[], act: () => Promise<void>): void {
    lane.marks += 1;
    const done = () => {
      lane.marks -= 1;
      this.#go(lane);
    };
    const mark = () => {
      act().then(done, (error: unknown) => {
        this.#parts.observe({ what: 'fault', where: 'mark', ...describeFault(error) });
        if (error instanceof StoreFault && PASSING.has(error.code)) {
          this.#parts.clock.after(STORE_RETRY_MS, mark);
          return;
        }
        for (const row of rows) this.#unmarkable.add(row);
        done();
      });
    };
    mark();
  }

  /** As `mark`, and hints at the conversations that were told how the send ended. */
  #markTelling(lane: Lane, row: number, act: () => Promise<readonly number[]>): void {
    this.#mark(lane, [row], async () => {
      for (const conversation of await act()) this.#parts.hint?.(conversation);
    });
  }

  async #readMore(lane: Lane): Promise<void> {
    if (lane.busy || lane.leaving || this.#stopping) return;
    lane.busy = true;
    try {
      do {
        lane.passedId = 0;
        const rows = await this.#parts.store.queuedOf(lane.conversation, lane.lastId, READ_ROWS);
        // Given up meanwhile.
        if (lane.leaving) break;
        for (const send of rows) {
          lane.lastId = Math.max(lane.lastId, send.id);
          if (this.#unmarkable.has(send.id)) continue;
          lane.queue.push(send);
          this.#held += 1;
        }
        lane.more = rows.length === READ_ROWS || lane.passedId > lane.lastId;
      } while (lane.more && lane.queue.length === 0 && !this.#stopping);
    } catch (error) {
      this.#parts.observe({ what: 'fault', where: 'sweep', ...describeFault(error), conversation: lane.conversation });
    }
    lane.busy = false;
    this.#go(lane);
  }

  #sweepNow(): void {
    this.#sweeper?.cancel();
    this.#sweeper = undefined;
    if (this.#sweeping) this.#sweepAgain = true;
    else void this.#sweep();
  }
  #sweeping = false;
  #sweepAgain = false;

  /** Finds replies that nobody here knows of: left by an earlier process, or too many for the memory. */
  async #sweep(): Promise<void> {
    const { clock, observe } = this.#parts;
    this.#sweeping = true;
    this.#sweepAgain = false;
    const looked = [...this.#mayBeLeft];
    try {
      let wasAll = true;
      for (const part of this.#dueParts()) if (!(await this.#sweepPart(part))) wasAll = false;
      // What was gained or doubted meanwhile is looked at the next time.
      if (wasAll)
        for (const [shard, mark] of looked) if (this.#mayBeLeft.get(shard) === mark) this.#mayBeLeft.delete(shard);
    } catch (error) {
      observe({ what: 'fault', where: 'sweep', ...describeFault(error) });
    }
    this.#sweeping = false;
    if (this.#stopping) return;
    if (this.#sweepAgain) return this.#sweep();
    this.#sweeper = clock.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /** What is sent from here: everything, or some shards, and the accounts whose sessions are here. */
  #dueParts(): readonly (DuePart | undefined)[] {
    if (this.#shares === EVERYTHING) return [undefined];
    const accounts = [...this.#parts.ports.keys()].filter((channel) => this.#isOfAccount(channel));
    const shards = this.#shares.held();
    return [
      ...(shards.size === 0 ? [] : [{ shards, without: new Set(accounts) }]),
      ...accounts.filter((channel) => this.#parts.hasAccount?.(channel) ?? true).map((channel) => ({ channel })),
    ];
  }

  /** @returns whether all of it was looked at */
  async #sweepPart(part: DuePart | undefined): Promise<boolean> {
    let after: DueCursor | null = DUE_START;
    while (after && !this.#stopping && this.#held < HELD_MAX) {
      const page: Awaited<ReturnType<OutboxRows['due']>> = await this.#parts.store.due(
        EVER,
        after,
        SWEEP_CONVERSATIONS,
        part,
      );
      for (const conversation of page.conversations) await this.#takeUp(conversation);
      after = page.next;
    }
    return after === null;
  }

  /** Takes up what waits for a chat in which nothing is under way: whatever looks unsent then, is. */
  async #takeUp(conversation: number): Promise<void> {
    const before = this.#lanes.get(conversation);
    if (before?.more && before.queue.length === 0) return this.#readMore(before);
    if (before && !isIdle(before)) return;
    const newest = before?.lastId;
    const rows = await this.#parts.store.queuedOf(conversation, 0, READ_ROWS);
    const [first] = rows;
    if (!first || !this.#mayFor(conversation, first.channel)) return;
    // Something may have happened meanwhile; then the next look knows better.
    const now = this.#lanes.get(conversation);
    if (now !== before || (now && (!isIdle(now) || now.lastId !== newest))) return;
    const lane = this.#laneOf(first);
    lane.more = rows.length === READ_ROWS;
    for (const send of rows) {
      lane.lastId = Math.max(lane.lastId, send.id);
      if (this.#unmarkable.has(send.id)) continue;
      lane.queue.push(send);
      this.#held += 1;
    }
    this.#go(lane);
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

/** Nothing waits or is on its way in this lane. */
const isIdle = (lane: Lane): boolean =>
  !lane.busy && !lane.waiting && !lane.more && lane.marks === 0 && lane.queue.length === 0;
