import type { Clock } from './clock.ts';
import type { ChannelName, Inbound } from './message.ts';
import { describeFault, type Observe } from './observe.ts';
import type { InboxRows } from './store/store.ts';

/** What the way in needs. */
export interface InboxParts {
  readonly store: Pick<InboxRows<unknown>, 'accept'>;
  readonly clock: Clock;
  /** Told of each conversation that has something to do. */
  readonly hint: (conversation: number, channel: ChannelName) => void;
  readonly observe: Observe;
}

/** The way in: what channels hand their messages to. */
export interface Inbox {
  /** Resolves when all messages are durable; only then may a channel acknowledge them. Rejects when none of them is. */
  accept(messages: readonly Inbound[]): Promise<void>;
}

/** Stores messages first, then says where there is work. */
export function createInbox({ store, clock, hint, observe }: InboxParts): Inbox {
  return {
    accept: async (messages) => {
      const [first] = messages;
      if (!first) return;
      try {
        const conversations = await store.accept(messages, clock.now());
        observe({ what: 'accepted', channel: first.channel, messages: messages.length, conversations });
        for (const conversation of conversations) hint(conversation, first.channel);
      } catch (error) {
        observe({ what: 'fault', where: 'accept', ...describeFault(error) });
        throw error;
      }
    },
  };
}
