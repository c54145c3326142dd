import type { SendResult } from '../delivery.ts';
import { describeFault } from '../observe.ts';
import type { LostWhat, QueuedSend } from '../store/port/store.ts';
import { type Lane, putOff, RETRY_MAX_MS } from './lane.ts';
import type { Lanes } from './lanes.ts';
import { type Marks, STORE_RETRY_MS } from './marks.ts';
import type { OutboxParts } from './parts.ts';
import { remember } from './platform-ids.ts';
import type { Recovery } from './recovery.ts';

const RETRY_FIRST_MS = 500;
/** After this long, and so many tries, a reply helps nobody any more. The tries tell a long time from a clock that was set on. */
const EXPIRES_MS = 24 * 3_600_000;
const EXPIRES_TRIES = 100;

/** What follows from how a send ended: for its row, for the rest of its lane, and for whoever is to know of it. */
export class Endings {
  readonly #parts: Pick<OutboxParts, 'store' | 'clock' | 'random' | 'observe' | 'hint'>;
  readonly #lanes: Lanes;
  readonly #marks: Marks;
  readonly #recovery: Recovery;

  constructor(
    parts: Pick<OutboxParts, 'store' | 'clock' | 'random' | 'observe' | 'hint'>,
    lanes: Lanes,
    marks: Marks,
    recovery: Recovery,
  ) {
    this.#parts = parts;
    this.#lanes = lanes;
    this.#marks = marks;
    this.#recovery = recovery;
  }

  /** The platform took it. @param edit whether it changed a message that was there */
  taken(lane: Lane, send: QueuedSend, { platformId, others }: SendResult & { readonly ok: true }, edit: boolean): void {
    const { conversation, channel, delivery, cause: trace } = send;
    this.#lanes.drop(lane, send);
    remember(lane, delivery, platformId);
    this.#recovery.took(channel);
    const waitedMs = this.#parts.clock.now().getTime() - send.createdAt.getTime();
    this.#parts.observe({ what: 'sent', channel, conversation, row: send.id, trace, waitedMs, edit });
    this.#marks.sent(lane, send, platformId, others);
  }

  /** It helps nobody any more, and nobody need know. */
  pointless(lane: Lane, send: QueuedSend): void {
    this.#lanes.drop(lane, send);
    this.#marks.superseded(lane, [send.id]);
  }

  /** The platform did not take it. @param ageMs how long ago it was decided when it was tried */
  async notTaken(
    lane: Lane,
    send: QueuedSend,
    result: SendResult & { readonly ok: false },
    ageMs: number,
  ): Promise<void> {
    const { clock, observe } = this.#parts;
    const { conversation, channel, delivery, cause: trace } = send;
    const about = { channel, conversation, row: send.id, trace };
    if (delivery.kind === 'answer' && result.why !== 'limit') {
      this.pointless(lane, send);
      return;
    }
    switch (result.why) {
      case 'limit':
        this.#later(lane, send, result.retryAfterMs, send.attempts);
        lane.isOwnWait = false;
        observe({ what: 'send-later', ...about, why: 'limit', delayMs: result.retryAfterMs, certain: true });
        return;
      case 'unknown': {
        if (ageMs > EXPIRES_MS && send.attempts >= EXPIRES_TRIES) {
          this.#fail(lane, send, 'expired');
          return;
        }
        const backoff = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(send.attempts, 10));
        const delayMs = Math.round(backoff * (0.5 + this.#parts.random() / 2));
        this.#later(lane, send, delayMs, send.attempts + 1);
        lane.isOwnWait = true;
        const detail = result.detail === undefined ? {} : { detail: result.detail };
        observe({ what: 'send-later', ...about, why: 'unknown', delayMs, certain: result.certain, ...detail });
        return;
      }
      case 'closed':
        await this.waitForPerson(lane, send, result.detail);
        return;
      case 'lost':
        if (delivery.kind !== 'answer' && delivery.about && result.what === 'topic')
          lane.topics?.delete(delivery.about);
        this.#dropLost(lane, send, result.what);
        this.#fail(lane, send, `lost-${result.what}`, result.detail);
        return;
      case 'refused':
        this.#fail(lane, send, 'refused', result.detail);
        return;
      default: {
        const { why } = result;
        const blocked = await this.#parts.store.markBlocked(send, why).catch((error: unknown) => {
          observe({ what: 'fault', where: 'mark', ...describeFault(error) });
          return undefined;
        });
        if (!blocked) {
          // The platform will say so again.
          putOff(lane, clock.now().getTime(), STORE_RETRY_MS);
          return;
        }
        if (blocked.shut) {
          this.#lanes.empty(lane);
          lane.more = false;
        } else this.#lanes.drop(lane, send);
        for (const told of blocked.told) this.#parts.hint?.(told);
        observe({ what: 'send-failed', ...about, why });
      }
    }
  }

  /** Leaves all that is queued for a chat in its rows until the person writes again. */
  async waitForPerson(lane: Lane, send: QueuedSend, detail?: string): Promise<void> {
    const { store, observe } = this.#parts;
    const { conversation, channel } = send;
    try {
      const asOf = await store.heardAt(conversation);
      const told = await store.markWaiting(conversation, asOf);
      if (!told) return;
      for (const chat of told) this.#parts.hint?.(chat);
    } catch (error) {
      observe({ what: 'fault', where: 'mark', ...describeFault(error), conversation });
      putOff(lane, this.#parts.clock.now().getTime(), RETRY_MAX_MS);
      return;
    }
    this.#lanes.empty(lane);
    lane.lastId = 0;
    lane.more = false;
    this.#lanes.close(lane);
    const why = detail === undefined ? {} : { detail };
    observe({ what: 'send-waits', channel, conversation, row: send.id, ...why });
  }

  /** What was to change or to fill what is lost is made anew with it: sent as it stands, it would be there twice. */
  #dropLost(lane: Lane, { delivery: lost, id }: QueuedSend, what: 'card' | 'topic'): void {
    if (lost.kind === 'answer' || lost.about === undefined) return;
    const gone = lane.queue.filter((each) => {
      const { delivery } = each;
      if (each.id === id || delivery.kind === 'answer' || delivery.about !== lost.about) return false;
      return delivery.kind === 'message' ? delivery.isCard === true : what === 'topic';
    });
    if (gone.length === 0) return;
    for (const each of gone) this.#lanes.drop(lane, each);
    const rows = gone.map((each) => each.id);
    this.#marks.superseded(lane, rows);
  }

  /** It will never be sent; others of the same chat may. */
  #fail(lane: Lane, send: QueuedSend, why: 'refused' | 'expired' | LostWhat, detail?: string): void {
    const { conversation, channel, cause: trace } = send;
    this.#lanes.drop(lane, send);
    this.#marks.failed(lane, send, why);
    const about = { channel, conversation, row: send.id, trace, why };
    this.#parts.observe({ what: 'send-failed', ...about, ...(detail === undefined ? {} : { detail }) });
  }

  #later(lane: Lane, send: QueuedSend, delayMs: number, attempts: number): void {
    const now = this.#parts.clock.now().getTime();
    const nextAt = new Date(now + delayMs);
    putOff(lane, now, delayMs);
    const index = lane.queue.indexOf(send);
    if (index >= 0) lane.queue[index] = { ...send, attempts, nextAt };
    this.#marks.later(lane, send.id, attempts, nextAt);
  }
}
