import type { Status } from '../../complaint/status.ts';
import type { ChannelName } from '../../message.ts';

/** How far channels have read their platforms' streams. */
export interface Cursors {
  /** Where a stream was read to; undefined when it never was. */
  cursor(channel: ChannelName, stream: string): Promise<string | undefined>;
  /** Resolves when it is durable. Call it only after everything before `place` is. */
  moveCursor(channel: ChannelName, stream: string, place: string): Promise<void>;
}

/** Cheap figures for metrics and readiness. */
export interface Counts {
  readonly inboxOpen: number;
  readonly inboxAside: number;
  readonly outboxQueued: number;
  /** When the oldest unhandled message came; null when there is none. */
  readonly oldestOpen: Date | null;
  /** When the oldest unsent reply was decided; null when there is none. */
  readonly oldestQueued: Date | null;
  /** By status; at most half a minute old. */
  readonly complaints: Readonly<Partial<Record<Status, number>>>;
}

/** Keeping house. */
export interface Upkeep {
  counts(): Promise<Counts>;
  /** Rejects when the database does not take a write now. */
  ping(): Promise<void>;
  /**
   * Whether the database belongs to the secret that this store was opened with: to the first that asks, in a database that belongs to none yet.
   * A keyed hash stands for the secret.
   */
  belongsToSecret(): Promise<boolean>;
  /** Whether another database was to be copied into this one and only a part of it is here. */
  isHalfCopied(): Promise<boolean>;
  /**
   * Deletes handled inbox rows and finished outbox rows older than `before`, looking at no more than `limit` of each.
   * Call again while there is `more`.
   */
  tidy(before: Date, limit: number): Promise<{ readonly deleted: number; readonly more: boolean }>;
  /** Whether the database file is sound (`integrity_check`, foreign keys). Reads everything: for `verify`. */
  checkIntegrity(): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: number }>;
  /** Commits what waits and closes. Later calls reject. */
  close(): Promise<void>;
}
