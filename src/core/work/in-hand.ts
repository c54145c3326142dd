import type { ChannelName } from '../message.ts';
import { shardOf } from './shards.ts';

/** Conversations in hand at once. Their steps share commits; one that waits for a file does not hold up the others. */
export const IN_HAND_MAX = 256;
/**
 * The same for a process that has just begun: its code runs many times slower at first, and the first replies are not to wait for hundreds of
 * decisions. One more with each that is done, so it doubles from group to group.
 */
const IN_HAND_FIRST = 4;
/** Of those, kept free of any one channel: where its files do not come, or its people storm in, the others go on. */
const IN_HAND_OTHERS = 32;

/** Conversations that are being decided. */
export class InHand {
  /** With their channels, as soon as those are known. */
  readonly #channels = new Map<number, ChannelName | undefined>();
  readonly #onChannel = new Map<ChannelName, number>();
  readonly #again = new Set<number>();
  #max = IN_HAND_FIRST;
  /** Shards that are being given up: told when nothing of them is in hand. */
  readonly #leaving = new Set<{ readonly shards: ReadonlySet<number>; readonly done: () => void }>();

  get size(): number {
    return this.#channels.size;
  }

  /** Whether one more may be begun. */
  get hasRoom(): boolean {
    return this.#channels.size < this.#max;
  }

  /** Whether no more of a channel may be begun. */
  readonly isFull = (channel: ChannelName): boolean =>
    (this.#onChannel.get(channel) ?? 0) >= IN_HAND_MAX - IN_HAND_OTHERS;

  /** Whether it is in hand. */
  has(conversation: number): boolean {
    return this.#channels.has(conversation);
  }

  /** On which channel a conversation in hand is; undefined where that is not known. */
  channelOf(conversation: number): ChannelName | undefined {
    return this.#channels.get(conversation);
  }

  /** Takes a conversation in hand. @param channel where it is known already */
  begin(conversation: number, channel: ChannelName | undefined): void {
    this.#channels.set(conversation, undefined);
    if (channel !== undefined) this.isOn(conversation, channel);
  }

  /** Notes on which channel a conversation in hand is. */
  isOn(conversation: number, channel: ChannelName): void {
    if (this.#channels.get(conversation) !== undefined) return;
    this.#channels.set(conversation, channel);
    this.#onChannel.set(channel, (this.#onChannel.get(channel) ?? 0) + 1);
  }

  /** It is in hand no longer. @returns its channel, where that became known */
  end(conversation: number): ChannelName | undefined {
    const channel = this.#channels.get(conversation);
    this.#channels.delete(conversation);
    if (channel !== undefined) this.#onChannel.set(channel, (this.#onChannel.get(channel) ?? 0) - 1);
    this.#max = Math.min(IN_HAND_MAX, this.#max + 1);
    return channel;
  }

  /** It is to be looked at once more when it is done. */
  lookAgain(conversation: number): void {
    this.#again.add(conversation);
  }

  /** Whether it is to be looked at once more: said once. */
  takeAgain(conversation: number): boolean {
    return this.#again.delete(conversation);
  }

  /** Those that are not for this process any more are not looked at again. */
  forget(isGone: (conversation: number) => boolean): void {
    for (const each of this.#again) if (isGone(each)) this.#again.delete(each);
  }

  /** Resolves when nothing of some shards is in hand. */
  leave(shards: ReadonlySet<number>): Promise<void> {
    return new Promise((resolve) => {
      this.#leaving.add({ shards, done: resolve });
      this.tellLeft();
    });
  }

  /** Tells whoever waits for shards of which nothing is in hand now. */
  tellLeft(): void {
    if (this.#leaving.size === 0) return;
    for (const leaving of this.#leaving) {
      if ([...this.#channels.keys()].some((conversation) => leaving.shards.has(shardOf(conversation)))) continue;
      this.#leaving.delete(leaving);
      leaving.done();
    }
  }
}
