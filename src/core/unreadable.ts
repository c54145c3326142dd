import type { Observe } from './observe.ts';
import { type OutboxRows, StoreFault } from './store/port/store.ts';

/** What is needed to read past rows that do not open. */
export interface ReadableParts {
  readonly store: Pick<OutboxRows, 'setUnreadableAside'>;
  readonly observe: Observe;
}

/**
 * Reads rows of a conversation. Those that do not open any more would be in the way of the others for ever: they are taken out of it, and told.
 * @throws StoreFault as `read` does, for whatever that does not mend
 */
export async function readable<Result>(
  { store, observe }: ReadableParts,
  conversation: number,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== 'unsealed') throw error;
    const { channel, messages, sends, isTalkLost } = await store.setUnreadableAside(conversation);
    for (const row of messages) observe({ what: 'aside', conversation, row });
    for (const row of sends) observe({ what: 'send-failed', channel, conversation, row, why: 'unreadable' });
    if (isTalkLost) observe({ what: 'fault', where: 'read', code: 'TALK_LOST', conversation });
    return read();
  }
}

/** Whether a fault of the store is of single rows, so that another try alone mends nothing: others are to go on meanwhile. */
export const isOfRows = (error: unknown): error is StoreFault =>
  error instanceof StoreFault && (error.code === 'unsealed' || error.code === 'rejected');
