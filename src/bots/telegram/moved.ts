import type { Delivery, SendAt, SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';
import type { ApiFault } from './faults.ts';
import { failureOf } from './results.ts';

/** Groups that moved, kept in memory; when forgotten the platform tells again. */
const MOVED_MAX = 1_000;
/** Messages that are remembered as sent since a move; one that is forgotten is sent anew instead of changed. */
const SENT_MAX = 5_000;

/** A message of ours. */
type Spoken = Extract<Delivery, { kind: 'message' }>;

/** The chat has another id now. */
export interface Moved {
  readonly migratedTo: string;
}

/** A basic group becomes a supergroup when topics or more members come: its old id then answers with the new one. */
export class MovedGroups {
  readonly #moved = new Map<ChatId, string>();
  /** What messages that were sent since are called, by chat and name: the oldest is forgotten first. */
  readonly #sent = new Map<string, string>();

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

  /**
   * What still holds of where a message goes. A supergroup counts its messages from one again: the number of one that stayed behind is
   * another message's there, and changing it would put one complaint's card in the place of another's.
   */
  since(to: ChatId, { isCard, about, replaces }: Spoken, at: SendAt): SendAt {
    const { edits, ...rest } = at;
    if (edits === undefined || !this.#moved.has(to)) return at;
    const name = isCard && about !== undefined ? cardName(to, about) : messageName(to, replaces ?? '');
    return this.#sent.get(name) === edits ? at : rest;
  }

  /** A message arrived; in a chat that moved it can be changed from now on. */
  arrived(to: ChatId, { ref, isCard, about }: Spoken, platformId: string): void {
    if (!this.#moved.has(to)) return;
    const names = [messageName(to, ref), ...(isCard && about !== undefined ? [cardName(to, about)] : [])];
    for (const name of names) {
      this.#sent.delete(name);
      this.#sent.set(name, platformId);
    }
    for (const [oldest] of this.#sent)
      if (this.#sent.size > SENT_MAX) this.#sent.delete(oldest);
      else break;
  }
}

const messageName = (to: ChatId, ref: string): string => `${to}\0${ref}`;
const cardName = (to: ChatId, about: string): string => `${to}\0card\0${about}`;

/**
 * A failed call as the outbox needs to know it, or that the group moved.
 * @param repeatable see {@link failureOf}
 */
export const movedOr = (fault: ApiFault, repeatable: boolean): SendResult | Moved =>
  fault.kind === 'refused' && fault.migratedTo !== undefined
    ? { migratedTo: fault.migratedTo }
    : failureOf(fault, repeatable);
