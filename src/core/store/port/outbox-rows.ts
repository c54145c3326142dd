import type { ComplaintCode } from '../../complaint/code.ts';
import type { Delivery } from '../../delivery.ts';
import type { ChannelName, ChatId } from '../../message.ts';

/** A row of the outbox that waits to be sent. */
export interface QueuedSend {
  readonly id: number;
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly chat: ChatId;
  readonly delivery: Delivery;
  /** Failed tries so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** Not to be tried before. */
  readonly nextAt: Date;
  /** The oldest inbox row that the step answered, to follow a message through the log; unknown when the send was left by an earlier process. */
  readonly cause?: number;
}

/** A place in the list of queued rows, which is ordered by the time they are due, then row. */
export interface DueCursor {
  readonly at: Date;
  readonly row: number;
}
/** When rows are due that wait for a person to write again: later than anything, and a moment that both databases can hold. */
export const NEVER = new Date('9999-12-31T00:00:00.000Z');
/** Before the first. */
export const DUE_START: DueCursor = { at: new Date(0), row: 0 };

/** Those of some shards, without those of some channels; or those of one channel. */
export type DuePart =
  | { readonly shards: ReadonlySet<number>; readonly without: ReadonlySet<ChannelName> }
  | { readonly channel: ChannelName };

/** A page of the conversations with rows that are due. */
export interface DuePage {
  /** Each once. A conversation can come again on a later page. */
  readonly conversations: readonly number[];
  /** Where to go on; null when this was the last page. */
  readonly next: DueCursor | null;
}

/** Why a row will never be sent. */
export type SendFailure = 'blocked' | 'gone' | 'refused' | 'expired' | LostWhat;
/** The same of a row that does not open any more: nobody knows what it says, nor whom to tell. */
export type SendEnd = SendFailure | 'unreadable';
/** What the platform no longer has, though it has the chat. */
export type LostWhat = 'lost-card' | 'lost-topic';

/**
 * Why something that the platform had taken did not arrive. `closed`: it waits again, until the person writes; `blocked`: the person can not be
 * reached, and nothing more is sent until they write; `refused`: it will never arrive, others may; `later`: it is tried again.
 */
export type Undelivered = 'closed' | 'blocked' | 'refused' | 'later';

/** What a refusal led to. */
export interface Blocked {
  /** Whether the person is shut out now. */
  readonly shut: boolean;
  /** Conversations that were told how it ended. */
  readonly told: readonly number[];
}

/** What of a conversation did not open any more. */
export interface Unreadable {
  readonly channel: ChannelName;
  /** Rows of the inbox, now put aside. */
  readonly messages: readonly number[];
  /** Rows of the outbox, now failed. */
  readonly sends: readonly number[];
  /** What was kept between two messages: the talk begins anew. */
  readonly isTalkLost: boolean;
}

/** A reply that did not open any more: no content. */
export interface UnreadableSend {
  readonly id: number;
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly createdAt: Date;
}

/** The way out. Marks wait a few milliseconds for company and ride in the next group commit. */
export interface OutboxRows {
  /**
   * Conversations with queued rows that are due at `now`, longest due first, a page at a time; start with {@link DUE_START}.
   * @param part only some of them; absent: all
   */
  due(now: Date, after: DueCursor, limit: number, part?: DuePart): Promise<DuePage>;
  /** Oldest queued rows of a conversation with id above `afterId`, in order. */
  queuedOf(conversation: number, afterId: number, limit: number): Promise<readonly QueuedSend[]>;
  /**
   * @param others further messages that it became
   * @returns conversations that were told how it ended
   */
  markSent(send: QueuedSend, platformId: string, others?: readonly string[]): Promise<readonly number[]>;
  /** Takes rows off the queue without sending them: a newer one says it all. */
  markSuperseded(rows: readonly number[]): Promise<void>;
  /** Another try not before `nextAt`. */
  markLater(row: number, attempts: number, nextAt: Date): Promise<void>;
  /** @returns conversations that were told how it ended */
  markFailed(send: QueuedSend, why: SendFailure): Promise<readonly number[]>;
  /**
   * The person shut us out: everything queued for the conversation fails; lifted when the person writes again. Whoever wrote
   * after the refused reply was decided has come back already: then that reply alone fails.
   */
  markBlocked(refused: QueuedSend, why: 'blocked' | 'gone'): Promise<Blocked>;
  /** When the person of a conversation last wrote, at most an hour too early; epoch 0: what is queued waits until they do. */
  heardAt(conversation: number): Promise<Date>;
  /**
   * Nothing queued for the conversation is due any more until the person writes again; then all of it is.
   * @param asOf what `heardAt` said when that was decided
   * @returns conversations that were told that it waits; undefined when the person has written meanwhile: then nothing was changed
   */
  markWaiting(conversation: number, asOf: Date): Promise<readonly number[] | undefined>;
  /**
   * A message that was taken did not arrive after all. Whoever wrote after it was decided is shut out by nothing: `closed` is then tried again
   * as `later` is, `blocked` concerns this message alone.
   * @returns conversations that were told
   */
  undelivered(channel: ChannelName, chat: ChatId, ref: string, why: Undelivered): Promise<readonly number[]>;
  /**
   * Takes what of a conversation does not open any more out of the way of the rest: messages are put aside, replies fail as `unreadable`, a talk begins anew.
   * @throws StoreFault `unsealed` when the conversation itself does not open: that is mended when its person writes
   */
  setUnreadableAside(conversation: number): Promise<Unreadable>;
  /** Replies that failed as `unreadable`, oldest first. Reads the whole table: for `doctor`. */
  unreadableSends(limit: number): Promise<readonly UnreadableSend[]>;
  /** What the platform called the message of this ref when it was sent; undefined when it was not, or is forgotten. */
  platformIdOf(conversation: number, ref: string): Promise<string | undefined>;
  /** Which message of ours the platform calls so: its ref, while it is one of the last few of the conversation. */
  refAt(conversation: number, platformId: string): Promise<string | undefined>;
  /** What the platform calls the card or topic of a complaint in this conversation; kept as long as the complaint. */
  anchored(conversation: number, code: ComplaintCode, kind: 'card' | 'topic'): Promise<string | undefined>;
}
