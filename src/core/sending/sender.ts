import type { ChannelPort, SendAt, SendResult } from '../delivery.ts';
import { describeFault } from '../observe.ts';
import { render } from '../render.ts';
import type { QueuedSend } from '../store/port/store.ts';
import type { Endings } from './endings.ts';
import type { Lane } from './lane.ts';
import type { OutboxParts } from './parts.ts';
import { placeOf } from './platform-ids.ts';
import type { Whose } from './whose.ts';

/** A pressed button waits no longer than this for its answer (Bot API: the client gives up). */
const ANSWER_EXPIRES_MS = 60_000;

/** Hands one row to its channel, as one message or several. */
export class Sender {
  readonly #parts: Pick<OutboxParts, 'store' | 'clock' | 'observe'>;
  readonly #whose: Whose;
  readonly #endings: Endings;
  readonly #signal: AbortSignal;

  /** @param signal ends what is on its way */
  constructor(
    parts: Pick<OutboxParts, 'store' | 'clock' | 'observe'>,
    whose: Whose,
    endings: Endings,
    signal: AbortSignal,
  ) {
    this.#parts = parts;
    this.#whose = whose;
    this.#endings = endings;
    this.#signal = signal;
  }

  /** Sends the first row of a lane and sees to what follows from it. Never throws for what platform or database said. */
  async send(lane: Lane, send: QueuedSend, port: ChannelPort): Promise<void> {
    const { clock, store, observe } = this.#parts;
    const { conversation, delivery, cause: trace } = send;
    const ageMs = clock.now().getTime() - send.createdAt.getTime();
    if (delivery.kind === 'answer' && ageMs > ANSWER_EXPIRES_MS) {
      this.#endings.pointless(lane, send);
      return;
    }
    let result: SendResult | undefined;
    let at: SendAt = {};
    try {
      if (await this.#isClosed(conversation, port)) {
        await this.#endings.waitForPerson(lane, send);
        return;
      }
      at = await placeOf(store, lane, delivery);
      result = await this.#deliver(lane, port, send, at);
    } catch (error) {
      observe({ what: 'fault', where: 'send', ...describeFault(error), conversation, row: send.id, trace });
      result = { ok: false, why: 'unknown', certain: false, detail: describeFault(error).code };
    }
    // Another process sends it.
    if (!result) return;
    if (result.ok) this.#endings.taken(lane, send, result, at.edits !== undefined);
    else await this.#endings.notTaken(lane, send, result, ageMs);
  }

  /** Whether the channel takes nothing for this person now, by when the person last wrote. */
  async #isClosed(conversation: number, { capabilities: { answersWithinMs } }: ChannelPort): Promise<boolean> {
    if (answersWithinMs === undefined) return false;
    const heardAt = await this.#parts.store.heardAt(conversation);
    return this.#parts.clock.now().getTime() - heardAt.getTime() >= answersWithinMs;
  }

  /**
   * Sends what a message becomes on this channel: usually one, more where the text is too long for it.
   * @returns undefined when it is not this process's to send any more
   */
  async #deliver(lane: Lane, port: ChannelPort, send: QueuedSend, at: SendAt): Promise<SendResult | undefined> {
    const { delivery, chat } = send;
    const signal = this.#signal;
    if (!this.#whose.mayGoOn(lane)) return undefined;
    if (delivery.kind !== 'message') return port.send(chat, delivery, at, signal);
    const parts = render(delivery.message, port.capabilities);
    const { edits: _, ...below } = at;
    let done = lane.begun?.row === send.id ? lane.begun.parts : 0;
    let result: SendResult = { ok: false, why: 'refused', certain: true };
    for (const message of parts.slice(Math.min(done, parts.length - 1))) {
      if (!this.#whose.mayGoOn(lane)) return undefined;
      result = await port.send(chat, { ...delivery, message }, parts.length === 1 ? at : below, signal);
      if (!result.ok) return result;
      done += 1;
      lane.begun = { row: send.id, parts: done };
    }
    lane.begun = undefined;
    return result;
  }
}
