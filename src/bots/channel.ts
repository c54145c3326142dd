import type { ChannelPort } from '../core/delivery.ts';
import type { Inbound } from '../core/message.ts';

/** What a channel hands its messages to. */
export interface Intake {
  /**
   * Stores messages durably, in the order given; those stored before are recognised by their id and change nothing.
   * Resolves when all are durable: only then may the channel tell its platform so (offset, HTTP 200, cursor).
   * Rejects when they could not be stored (disk full …): the channel then acknowledges nothing and tries again.
   */
  accept(messages: readonly Inbound[]): Promise<void>;
}

/**
 * The contract every channel fulfils; `tests/conformance` checks it. To add a channel: one folder, one class with this shape, one line in
 * `app.ts`, one stage for the suite (`docs/channels.md`).
 */
export interface Channel extends ChannelPort {
  /** Its platform has one reader at a time: of several processes one starts it, and the others only open it. Absent: each starts it. */
  readonly oneReader?: boolean;
  /**
   * Makes ready to send and to fetch, and learns what we are called there, without receiving anything: all that a process needs which only
   * sends. Rejects as `start` does. May be called again after `stop`. Absent: sending needs no more than the channel itself.
   */
  open?(): Promise<void>;
  /** Begins to receive, opened or not. Resolves once it runs; rejects with a plain reason when it can not (wrong token …). May be called again after `stop`. */
  start(intake: Intake): Promise<void>;
  /** Stops receiving; what was received is stored or left unacknowledged. Sending still works until the process ends. */
  stop(): Promise<void>;
  /** Ends what the channel keeps open, after the last send. Absent: there is nothing to end. */
  close?(): Promise<void>;
  /** Whether the platform answers now; `why` is for operators and holds no personal data and no secret. */
  health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
}
