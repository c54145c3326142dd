import type { Clock, RandomBytes } from '../clock.ts';
import type { LookupGate } from '../complaint/lookups.ts';
import type { Capabilities } from '../delivery.ts';
import type { ChannelName, Inbound } from '../message.ts';
import type { Observe } from '../observe.ts';
import type { Committed, Store } from '../store/port/store.ts';
import type { MediaOutcome, Mind } from '../turn.ts';
import type { Limits } from './limited.ts';
import type { Shares } from './shards.ts';

/** What the worker needs. */
export interface WorkerParts<Talk> {
  readonly store: Store<Talk>;
  readonly mind: Mind<Talk>;
  /** Which conversations are decided here; all where absent. */
  readonly shares?: Shares;
  readonly capabilities: (channel: ChannelName) => Capabilities | undefined;
  /** Gets a file that a message names; `unavailable` is tried again here. */
  readonly fetchMedia: (message: Inbound, signal: AbortSignal) => Promise<MediaOutcome>;
  /** Told of every step that went through: its replies, its freed files. */
  readonly committed: (conversation: number, step: Extract<Committed, { ok: true }>) => void;
  /** Told when nobody knows whether a step went through: the database failed while it was asked. */
  readonly doubtful?: (conversation: number) => void;
  /** Slows down whoever guesses tracking codes; nobody is where absent. */
  readonly lookups?: LookupGate;
  /** How long a decision may take. */
  readonly limits?: Limits;
  /** How long this process has computed so far, ms. */
  readonly computedMs?: () => number;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly observe: Observe;
}
