import type { ChannelName, ChatId, Inbound } from '../../message.ts';
import type { ConversationRow, InboxRow } from './steps.ts';

/** The way in: messages that were told, until they are handled. */
export interface InboxRows<Talk> {
  /**
   * Stores messages in the order given and resolves, once they are durable, with the conversations that have new rows.
   * A message whose (channel, id) is known changes nothing, whatever it says: the first one is kept.
   */
  accept(messages: readonly Inbound[], receivedAt: Date): Promise<readonly number[]>;
  /** A conversation with its oldest unhandled rows, at most `limit`. Rejects when there is no such conversation. */
  read(
    conversation: number,
    limit: number,
  ): Promise<{ readonly row: ConversationRow<Talk>; readonly inbox: readonly InboxRow[] }>;
  /** Unhandled rows of all conversations. Reads the index of those rows alone. */
  countOpen(): Promise<number>;
  /** The conversation of a chat with the number of its unhandled rows, counted up to `limit`; null where there is none. */
  openIn(
    channel: ChannelName,
    chat: ChatId,
    limit: number,
  ): Promise<{ readonly conversation: number; readonly open: number } | null>;
  /** Conversations with unhandled rows, a page at a time; start with {@link OPEN_START}. @param shards only those of these; absent: all */
  open(after: OpenCursor, limit: number, shards?: ReadonlySet<number>): Promise<OpenPage>;
  /**
   * As `open`, for rows that an earlier process left (id at most `untilRow`), and counts a try for each of them (up to 2) in
   * the same commit, before anyone handles them. Rows that already had their last try are put aside.
   */
  recover(after: OpenCursor, untilRow: number, limit: number): Promise<OpenPage>;
  /** When the oldest unhandled message of these channels came, in these shards; null when there is none. */
  oldestOpen(channels: Iterable<ChannelName>, shards: ReadonlySet<number>): Promise<Date | null>;
  /** Id of the newest inbox row; 0 when there is none. */
  newestInboxRow(): Promise<number>;
  /** Sets how often a row was tried, unless it was tried so often already: two who read the same count once. */
  tried(row: number, attempts: number): Promise<void>;
  /** Puts rows aside: kept, never handled again, shown by `doctor`. */
  setAside(rows: readonly number[]): Promise<void>;
  /** Rows that were put aside, oldest first: no content. */
  aside(limit: number): Promise<readonly AsideRow[]>;
}

/** A place in the list of unhandled rows, which is ordered by conversation, then row. */
export interface OpenCursor {
  readonly conversation: number;
  readonly row: number;
}
/** Before the first. */
export const OPEN_START: OpenCursor = { conversation: 0, row: 0 };

/** A page of the conversations with unhandled rows. */
export interface OpenPage {
  /** Each once. A conversation can also begin the next page. */
  readonly conversations: readonly number[];
  /** Where to go on; null when this was the last page. */
  readonly next: OpenCursor | null;
}

/** A message that could not be handled. */
export interface AsideRow {
  readonly id: number;
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly receivedAt: Date;
  readonly attempts: number;
}
