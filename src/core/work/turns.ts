import type { ChannelName } from '../message.ts';

/** Where those stand of whom nobody said on which channel they are: what happens inside the house. */
const HOUSE = '';

/** Whose turn it is. */
export interface Turned {
  readonly conversation: number;
  /** Where that is known. */
  readonly channel?: ChannelName;
}

/**
 * Conversations that wait for their turn: channels take turns, and within a channel those who came first go first. So a storm on one channel
 * holds up no other, and whoever floods stands here once, like everybody.
 */
export class Turns {
  readonly #waiting = new Map<ChannelName, Set<number>>();
  readonly #channelOf = new Map<number, ChannelName>();

  /** Conversations that wait. */
  get size(): number {
    return this.#channelOf.size;
  }

  /** Whoever waits already keeps their place. */
  add(conversation: number, channel: ChannelName = HOUSE): void {
    if (this.#channelOf.has(conversation)) return;
    this.#channelOf.set(conversation, channel);
    const waiting = this.#waiting.get(channel);
    if (waiting) waiting.add(conversation);
    else this.#waiting.set(channel, new Set([conversation]));
  }

  /** Whose turn it is, who then no longer waits. @param isFull channels that are passed over now */
  take(isFull: (channel: ChannelName) => boolean = () => false): Turned | undefined {
    for (const [channel, waiting] of this.#waiting) {
      if (isFull(channel)) continue;
      const [first] = waiting;
      this.#waiting.delete(channel);
      if (first === undefined) continue;
      waiting.delete(first);
      this.#channelOf.delete(first);
      // Behind the others.
      if (waiting.size > 0) this.#waiting.set(channel, waiting);
      return channel === HOUSE ? { conversation: first } : { conversation: first, channel };
    }
    return undefined;
  }

  /** Lets go of those that are not for this process any more. */
  forget(isGone: (conversation: number) => boolean): void {
    for (const [conversation, channel] of this.#channelOf) {
      if (!isGone(conversation)) continue;
      this.#channelOf.delete(conversation);
      const waiting = this.#waiting.get(channel);
      waiting?.delete(conversation);
      if (waiting?.size === 0) this.#waiting.delete(channel);
    }
  }
}
