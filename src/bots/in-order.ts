import type { Inbound } from '../core/message.ts';
import type { Intake } from './channel.ts';

/** Messages that are remembered at most; what is beyond is delivered again by the platform all the same. */
const TURNED_AWAY_MAX = 1_000;

/**
 * Keeps the order of what a webhook delivers: a platform that is turned away calls again some time later, and newer messages of the same person come
 * before that. So what could not be stored is remembered, and goes before the next of its chat; when it comes again, it is recognised by its id.
 */
export class InOrder {
  #turnedAway: readonly Inbound[] = [];

  /** Hands messages to the intake, before them what was turned away of their chats. Rejects as {@link Intake.accept} does. */
  async accept(intake: Intake, messages: readonly Inbound[]): Promise<void> {
    const chats = new Set(messages.map(({ chat }) => chat));
    const earlier = this.#turnedAway.filter(({ chat }) => chats.has(chat));
    const known = new Set(earlier.map(nameOf));
    const batch = [...earlier, ...messages.filter((message) => !known.has(nameOf(message)))];
    try {
      await intake.accept(batch);
    } catch (thrown) {
      const others = new Set(this.#turnedAway.map(nameOf));
      const more = batch.filter((message) => !others.has(nameOf(message)));
      this.#turnedAway = [...this.#turnedAway, ...more].slice(0, TURNED_AWAY_MAX);
      throw thrown;
    }
    if (earlier.length > 0) this.#turnedAway = this.#turnedAway.filter((message) => !known.has(nameOf(message)));
  }

  /** Forgets everything: what was not stored comes again. */
  clear(): void {
    this.#turnedAway = [];
  }
}

const nameOf = ({ chat, id }: Inbound): string => `${chat}\0${id}`;
