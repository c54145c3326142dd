import type { ChannelPort, Delivery } from '../delivery.ts';
import type { ChannelName } from '../message.ts';
import type { QueuedSend } from '../store/port/store.ts';
import { isIdle, type Lane, openLane } from './lane.ts';

/** Rows held in memory; what is beyond stays in the database until its turn. */
const HELD_MAX = 10_000;
/** Of one chat: whoever is sent thousands of messages takes no more of the memory than others, nor the time to look through them. */
const HELD_OF_CHAT_MAX = 100;
/** Lanes that stay although nothing waits in them, so that the next change finds what was sent; and lanes looked at when there are more. */
const LANES_MAX = 2_000;
const LANES_LOOKED_AT = 64;

/** The queues of all chats by conversation, and how much they hold together. */
export class Lanes {
  readonly #ports: ReadonlyMap<ChannelName, ChannelPort>;
  readonly #lanes = new Map<number, Lane>();
  #held = 0;

  constructor(ports: ReadonlyMap<ChannelName, ChannelPort>) {
    this.#ports = ports;
  }

  /** The lane of a conversation, where one is open. */
  get(conversation: number): Lane | undefined {
    return this.#lanes.get(conversation);
  }

  /** Every open lane. */
  all(): Iterable<Lane> {
    return this.#lanes.values();
  }

  /** The lane of a row; opened where there is none. */
  of(send: QueuedSend): Lane {
    let lane = this.#lanes.get(send.conversation);
    if (!lane) {
      lane = openLane(send, this.#ports.get(send.channel));
      this.#lanes.set(send.conversation, lane);
    }
    return lane;
  }

  /** As much is held as the memory is meant for. */
  get areFull(): boolean {
    return this.#held >= HELD_MAX;
  }

  /** Whether one more row of this chat may be held. */
  hasRoom(lane: Lane): boolean {
    return this.#held < HELD_MAX && lane.queue.length < HELD_OF_CHAT_MAX;
  }

  /** Puts a row at the end of its lane. */
  hold(lane: Lane, send: QueuedSend): void {
    lane.queue.push(send);
    this.#held += 1;
  }

  /** Takes a row out of its lane, if it is there. */
  drop(lane: Lane, send: QueuedSend): void {
    const index = lane.queue.indexOf(send);
    if (index < 0) return;
    lane.queue.splice(index, 1);
    this.#held -= 1;
  }

  /** Lets go of all rows of a lane; they stay in the database. */
  empty(lane: Lane): void {
    this.#held -= lane.queue.length;
    lane.queue = [];
  }

  /** Forgets a lane, unless another has taken its place. */
  close(lane: Lane): void {
    if (this.#lanes.get(lane.conversation) === lane) this.#lanes.delete(lane.conversation);
  }

  /**
   * An edit of a message that is not sent yet replaces it: only the newest is sent, in the place of the first. So what is changed again
   * and again does not fall behind, and what belongs below it stays below. Does so for one edit of the first message.
   * @returns the row that is not sent any more; undefined when there is no such edit
   */
  replaceHead(lane: Lane): number | undefined {
    const [head] = lane.queue;
    if (head?.delivery.kind !== 'message' || head.attempts > 0) return undefined;
    const { ref, replaces } = head.delivery;
    const index = lane.queue.findIndex(({ delivery }) => delivery.kind === 'message' && delivery.replaces === ref);
    const newer = lane.queue[index];
    if (newer?.delivery.kind !== 'message') return undefined;
    const { replaces: _, ...rest } = newer.delivery;
    const delivery: Delivery = { ...rest, ...(replaces === undefined ? {} : { replaces }) };
    lane.queue.splice(index, 1);
    lane.queue[0] = { ...newer, delivery };
    this.#held -= 1;
    return head.id;
  }

  /** When there are many lanes, the oldest with nothing to do are forgotten: their pace has rested, their marks are durable. */
  forgetResting(now: number): void {
    let looked = 0;
    for (const lane of this.#lanes.values()) {
      if (this.#lanes.size <= LANES_MAX || looked >= LANES_LOOKED_AT) return;
      looked += 1;
      const idle = isIdle(lane);
      if (idle && lane.pace.isRested(now)) this.#lanes.delete(lane.conversation);
      else if (idle || lane.marks > 0) {
        // Looked at again when all others were.
        this.#lanes.delete(lane.conversation);
        this.#lanes.set(lane.conversation, lane);
      }
    }
  }
}
