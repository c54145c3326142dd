import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { OutboxRows, QueuedSend } from '../../src/core/store/port/store.ts';
import { markOf } from '../fixtures/answers.ts';
import type { Life } from './time.ts';

/** A row of the outbox as it was marked. */
export interface Marked {
  readonly row: number;
  readonly how: 'sent' | 'superseded';
}

/** What the run knows of itself: the words by which messages are found again, and the order in which replies were sent. */
export class Marks {
  #last = 10_000;
  /** Words of officers to citizens, by complaint. */
  readonly replies = new Map<string, number>();
  /** In the order in which the program said so, whether that became durable or not. */
  readonly marked: Marked[] = [];

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** Words for the citizen of a complaint. */
  replyTo(code: string): string {
    const mark = this.next();
    this.replies.set(code, mark);
    return markOf(mark);
  }

  /** The outbox's side of a store, with what it says written down. */
  watched(store: OutboxRows, life: Life): OutboxRows {
    const note = (marked: Marked) => {
      if (!life.over) this.marked.push(marked);
    };
    return {
      due: (now, after, limit) => store.due(now, after, limit),
      queuedOf: (conversation, after, limit) => store.queuedOf(conversation, after, limit),
      markSent: (send: QueuedSend, platformId, others) => {
        note({ row: send.id, how: 'sent' });
        return store.markSent(send, platformId, others);
      },
      markSuperseded: (rows) => {
        for (const row of rows) note({ row, how: 'superseded' });
        return store.markSuperseded(rows);
      },
      markLater: (row, attempts, nextAt) => store.markLater(row, attempts, nextAt),
      markFailed: (send, why) => store.markFailed(send, why),
      markBlocked: (refused, why) => store.markBlocked(refused, why),
      platformIdOf: (conversation, ref) => store.platformIdOf(conversation, ref),
      anchored: (conversation, code: ComplaintCode, kind) => store.anchored(conversation, code, kind),
      heardAt: (conversation) => store.heardAt(conversation),
      markWaiting: (conversation, asOf) => store.markWaiting(conversation, asOf),
      undelivered: (channel, chat, ref, why) => store.undelivered(channel, chat, ref, why),
      setUnreadableAside: (conversation) => store.setUnreadableAside(conversation),
      unreadableSends: (limit) => store.unreadableSends(limit),
      refAt: (conversation, platformId) => store.refAt(conversation, platformId),
    };
  }
}
