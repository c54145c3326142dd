import { setMaxListeners } from 'node:events';
import { messagesIn } from './chat-pace.ts';
import type { ChannelName } from './message.ts';
import { describeFault } from './observe.ts';
import { Endings } from './sending/endings.ts';
import { dueMs, type Lane, waited } from './sending/lane.ts';
import { Lanes } from './sending/lanes.ts';
import { Leaving } from './sending/leaving.ts';
import { Marks } from './sending/marks.ts';
import type { OutboxParts } from './sending/parts.ts';
import { Recovery } from './sending/recovery.ts';
import { Roads } from './sending/roads.ts';
import { RowReader } from './sending/row-reader.ts';
import { Sender } from './sending/sender.ts';
import { Sweep } from './sending/sweep.ts';
import { Whose } from './sending/whose.ts';
import { shardOf } from './shard.ts';
import type { QueuedSend } from './store/port/store.ts';
import { EVERYTHING, type Shares } from './work/shards.ts';

export type { OutboxParts } from './sending/parts.ts';

/** The way out: in order and one at a time per chat, at the platform's pace, until the platform took it. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #shares: Shares;
  readonly #whose: Whose;
  readonly #lanes: Lanes;
  readonly #roads: Roads;
  readonly #marks: Marks;
  readonly #sender: Sender;
  readonly #rows: RowReader;
  readonly #sweep: Sweep;
  readonly #leaving: Leaving;
  readonly #stop = new AbortController();
  #stopping = false;
  #running = 0;
  #idle: (() => void) | undefined;

  constructor(parts: OutboxParts) {
    const go = (lane: Lane): void => this.#go(lane);
    this.#parts = parts;
    this.#shares = parts.shares ?? EVERYTHING;
    this.#whose = new Whose(parts);
    this.#lanes = new Lanes(parts.ports);
    this.#roads = new Roads(parts, this.#whose, go);
    this.#marks = new Marks(parts, go);
    const recovery = new Recovery(parts.ports, parts.clock, this.#lanes, this.#roads);
    const endings = new Endings(parts, this.#lanes, this.#marks, recovery);
    this.#sender = new Sender(parts, this.#whose, endings, this.#stop.signal);
    this.#rows = new RowReader(parts, this.#lanes, this.#marks, this.#whose, go);
    this.#sweep = new Sweep(parts, this.#lanes, this.#rows, this.#whose);
    this.#leaving = new Leaving(this.#lanes, this.#roads);
    this.#sweep.lookIn(this.#shares.held());
    // Every send in flight listens for the stop.
    setMaxListeners(0, this.#stop.signal);
  }

  /** Takes up what an earlier process left, then looks again from time to time. */
  start(): void {
    this.#shares.watch({
      gained: (shards) => {
        this.#sweep.lookIn(shards);
        this.#roads.changePaces();
        this.#sweep.start();
      },
      lost: (shards, isOver = () => false) => {
        this.#roads.changePaces();
        const gone = new Set(shards);
        return this.#leaving.leave(
          (lane) => gone.has(shardOf(lane.conversation)) && !this.#whose.isOfAccount(lane.channel),
          isOver,
        );
      },
    });
    this.#sweep.lookIn(this.#shares.held());
    this.#sweep.start();
  }

  /**
   * The account's session of a channel goes to another process: nothing is begun there any more. Resolves when nothing is under way.
   * @param isOver true once the other may have it: what is under way must not go on then
   */
  leaveAccount(channel: ChannelName, isOver: () => boolean): Promise<void> {
    return this.#leaving.leave((lane) => lane.channel === channel && this.#whose.isOfAccount(channel), isOver);
  }

  /** Replies just committed: sent without reading them again. What another process sends is left to it. */
  add(sends: readonly QueuedSend[]): void {
    const lanes = new Set<Lane>();
    for (const send of sends) {
      if (!this.#whose.isHere(send.conversation, send.channel)) continue;
      // For a chat of an account several processes decide, one after the other: what the one before decided is known to the rows alone.
      if (!this.#whose.isAll && this.#whose.isOfAccount(send.channel)) this.look(send.conversation);
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
      this.#rows.takeUp(conversation).catch((error: unknown) => {
        this.#sweep.lookIn([shardOf(conversation)]);
        this.#parts.observe({ what: 'fault', where: 'sweep', ...describeFault(error), conversation });
      });
      return;
    }
    if (lane.leaving) return;
    lane.more = true;
    lane.passedId = Number.POSITIVE_INFINITY;
    if (lane.queue.length === 0) void this.#rows.readMore(lane);
  }

  /** Everything queued for a conversation is gone from the database: forget it here too. */
  forget(conversation: number): void {
    const lane = this.#lanes.get(conversation);
    if (lane) this.#lanes.empty(lane);
  }

  /** Stops sending; waits for what is in flight, at most `deadlineMs`. What is left stays in its rows. */
  async stop(deadlineMs: number): Promise<void> {
    this.#sweep.stop();
    this.#rows.stop();
    this.#stopping = true;
    const done = new Promise<void>((resolve) => {
      this.#idle = resolve;
      if (this.#running === 0) resolve();
    });
    const late = this.#parts.clock.after(deadlineMs, () => this.#idle?.());
    await done;
    late.cancel();
    this.#stop.abort();
  }

  #enqueue(send: QueuedSend): Lane {
    const lane = this.#lanes.of(send);
    if (send.id <= lane.lastId) return lane;
    if (lane.lastId === 0 && this.#sweep.mayBeLeftFor(send.conversation)) lane.more = true;
    if (lane.more || !this.#lanes.hasRoom(lane)) {
      lane.more = true;
      lane.passedId = send.id;
      if (!lane.busy && lane.queue.length === 0) void this.#rows.readMore(lane);
      return lane;
    }
    lane.lastId = send.id;
    this.#lanes.hold(lane, send);
    return lane;
  }

  /** Sends the head of a lane if it may be sent now; otherwise sees to it that it is tried again. */
  #go(lane: Lane): void {
    if (lane.leaving) this.#leaving.left(lane);
    if (lane.leaving || lane.busy || lane.waiting || lane.marks > 0 || this.#stopping) return;
    if (!this.#whose.isHere(lane.conversation, lane.channel)) return;
    for (let row = this.#lanes.replaceHead(lane); row !== undefined; row = this.#lanes.replaceHead(lane))
      this.#marks.superseded(lane, [row]);
    const [head] = lane.queue;
    const port = this.#parts.ports.get(lane.channel);
    if (!head || !port) return;
    const now = this.#parts.clock.now().getTime();
    const road = this.#roads.to(port);
    const messages = port.isGroup?.(head.chat) ? messagesIn(head.delivery, port.capabilities) : 1;
    const own = head.delivery.kind === 'answer' ? 0 : lane.pace.waitMs(now, messages);
    const wait = Math.max(own, dueMs(lane, head, now) - now);
    if (wait > 0) {
      // A longer wait than the one that is under way: the clock was set back meanwhile, and that is no reason to begin anew.
      if (!lane.timer || wait <= lane.timedMs) this.#wake(lane, head, wait);
      return;
    }
    if (!road.isFree(now)) {
      road.wait(lane);
      return;
    }
    if (head.delivery.kind !== 'answer') lane.pace.take(now, messages);
    lane.timer?.cancel();
    lane.timer = undefined;
    road.begin(now);
    lane.busy = true;
    this.#running += 1;
    void this.#sender.send(lane, head, port).finally(() => {
      road.end();
      lane.busy = false;
      lane.servedMs = this.#parts.clock.now().getTime();
      this.#running -= 1;
      if (this.#running === 0) this.#idle?.();
      road.next();
      if (lane.leaving) this.#leaving.left(lane);
      else if (lane.queue.length === 0 && lane.more) void this.#rows.readMore(lane);
      else if (lane.queue.length > 0) this.#go(lane);
      else this.#lanes.forgetResting(this.#parts.clock.now().getTime());
    });
  }

  #wake(lane: Lane, { id }: QueuedSend, afterMs: number): void {
    lane.timer?.cancel();
    lane.timedMs = afterMs;
    lane.timer = this.#parts.clock.after(Math.ceil(afterMs), () => {
      lane.timer = undefined;
      if (lane.queue[0]?.id === id) waited(lane);
      this.#go(lane);
    });
  }
}
