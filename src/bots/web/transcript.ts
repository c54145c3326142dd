import type { Delivery } from '../../core/delivery.ts';
import type { ChatId, Content } from '../../core/message.ts';

/** One thing that was said in a chat, as the store keeps it. */
export interface TranscriptItem {
  /** Where it stands; opaque, `[A-Za-z0-9.:_-]`, at most 64 characters. Asking "after" it gives what was said since. */
  readonly cursor: string;
  readonly from: 'citizen' | 'bot';
  readonly at: Date;
  /** A citizen's {@link Content}, or the bot's {@link Delivery}. */
  readonly content: Content | Delivery;
  /** The message's own name: `Inbound.id` of a citizen's, `Delivery.ref` of the bot's. */
  readonly ref: string;
}

/** Which part of a transcript to read. */
export interface TranscriptPage {
  /** Only what was said after this; oldest first, at most `limit`. Absent: the newest `limit`, oldest first. */
  readonly after?: string;
  readonly limit: number;
}

/**
 * Reads what was said in a chat; empty for a chat that nobody has written in. A bot's message is in it as soon as its outbox row
 * is committed, sent or not: for the web chat the row is the message.
 */
export type ReadTranscript = (chat: ChatId, page: TranscriptPage) => Promise<readonly TranscriptItem[]>;
