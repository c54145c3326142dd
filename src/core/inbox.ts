import type { Admission, Admitted } from './admission.ts';
import type { Clock } from './clock.ts';
import type { ChannelName, Inbound } from './message.ts';
import { describeFault, type Observe } from './observe.ts';
import type { Desk, InboxRows } from './store/port/store.ts';

/** What the way in needs. */
export interface InboxParts {
  readonly store: Pick<InboxRows<unknown>, 'accept' | 'openIn'> & Pick<Desk, 'post'>;
  /** Says what is let in. */
  readonly admission: Pick<Admission, 'take'>;
  readonly clock: Clock;
  /** Told of each conversation that has something to do. */
  readonly hint: (conversation: number, channel: ChannelName) => void;
  readonly observe: Observe;
}

/** The way in: what channels hand their messages to. */
export interface Inbox {
  /**
   * Resolves when all messages are durable; only then may a channel acknowledge them. Those of somebody who was too fast are not
   * stored, but what tells the sender so is. Rejects when none of them is, with `TurnedAway` before anything was tried.
   */
  accept(messages: readonly Inbound[]): Promise<void>;
}

/** Stores messages first, then says where there is work. */
export function createInbox({ store, admission, clock, hint, observe }: InboxParts): Inbox {
  const keep = async (admitted: Admitted): Promise<void> => {
    const [first] = admitted.messages;
    if (!first) return;
    try {
      const conversations = await store.accept(admitted.messages, clock.now());
      observe({ what: 'accepted', channel: first.channel, messages: admitted.messages.length, conversations });
      for (const conversation of conversations) hint(conversation, first.channel);
    } catch (error) {
      admitted.giveBack();
      observe({ what: 'fault', where: 'accept', ...describeFault(error) });
      throw error;
    }
  };
  /** After what was stored: an event is heard after the people of its turn. */
  const tell = async ({ toTell }: Admitted): Promise<void> => {
    for (const { channel, chat, key, done } of toTell) {
      const found = await store.openIn(channel, chat, 1);
      // Nobody is too fast before their first message, but a chat may have been erased.
      if (found) await store.post({ to: 'citizen', type: 'too-fast' }, [{ conversation: found.conversation, key }]);
      done();
      if (found) hint(found.conversation, channel);
    }
  };
  return {
    accept: async (messages) => {
      if (messages.length === 0) return;
      const admitted = await admission.take(messages);
      await keep(admitted).finally(() => admitted.end());
      await tell(admitted);
    },
  };
}
