import type { ChatId } from '../../core/message.ts';

/** What the page of a chat is told: something new is in the store, or somebody is at work. */
export type Ring = 'new' | 'working';

/**
 * Reaches the other processes in which a page of the chat may be open. It may be away at any time, and then nobody is told: open pages
 * look for themselves.
 */
export interface Bell {
  /** What a chat is called between processes: a keyed hash, from which nobody finds the chat. */
  nameOf(chat: ChatId): string;
  /** Tells all others. Never waits, never fails. */
  ring(name: string, what: Ring): void;
  /** Whether the others are reached, and heard, now. */
  isUp(): boolean;
  /**
   * Begins to hear.
   * @param rung another process rang
   * @param changed it comes or goes: what rang meanwhile was not heard
   */
  listen(rung: (name: string, what: Ring) => void, changed: () => void): void;
}
