import type { Clock } from '../clock.ts';
import type { ChannelPort } from '../delivery.ts';
import type { ChannelName } from '../message.ts';
import type { Observe } from '../observe.ts';
import type { OutboxRows } from '../store/port/store.ts';
import type { Shares } from '../work/shards.ts';

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
