import type { SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';
import type { ApiFault } from './faults.ts';
import { failureOf } from './results.ts';

/** Groups that moved, kept in memory; when forgotten the platform tells again. */
const MOVED_MAX = 1_000;

/** The chat has another id now. */
export interface Moved {
  readonly migratedTo: string;
}

/** A basic group becomes a supergroup when topics or more members come: its old id then answers with the new one. */
export class MovedGroups {
  readonly #moved = new Map<ChatId, string>();

  /**
   * Sends to where the chat is now.
   * @param act is given the id to send to; `fresh` is true right after the move: ids of messages and topics were left behind
   */
  async send(to: ChatId, act: (chat: string, fresh: boolean) => Promise<SendResult | Moved>): Promise<SendResult> {
    const sent = await act(this.#moved.get(to) ?? to, false);
    if (!('migratedTo' in sent)) return sent;
    if (this.#moved.size >= MOVED_MAX) this.#moved.clear();
    this.#moved.set(to, sent.migratedTo);
    const again = await act(sent.migratedTo, true);
    return 'migratedTo' in again ? { ok: false, why: 'gone', certain: true, detail: 'MIGRATED' } : again;
  }
}

/**
 * A failed call as the outbox needs to know it, or that the group moved.
 * @param repeatable see {@link failureOf}
 */
export const movedOr = (fault: ApiFault, repeatable: boolean): SendResult | Moved =>
  fault.kind === 'refused' && fault.migratedTo !== undefined
    ? { migratedTo: fault.migratedTo }
    : failureOf(fault, repeatable);
