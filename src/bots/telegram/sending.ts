/** What goes to and fro between the channel and its sending thread. */
import type { Delivery, SendAt, SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';

/** What the thread sends: words and answers to presses. Topics and uploads are rare, and need the evidence. */
export type QuickDelivery = Extract<Delivery, { kind: 'message' | 'answer' }>;

/** What a sending thread is started with. */
export interface SendingSetup {
  readonly token: string;
  /** The Bot API server, with or without a trailing slash. */
  readonly apiRoot: string;
}

/** One send. */
export interface SendTask {
  /** Names the task in its answer. */
  readonly id: number;
  readonly to: ChatId;
  readonly delivery: QuickDelivery;
  readonly at: SendAt;
  /** Whether there is room for the line that carries the location keyboard. */
  readonly mayOffer: boolean;
}

/** How a task ended. */
export interface SendAnswer {
  readonly id: number;
  readonly result: SendResult;
}

/** To the thread: a batch of {@link SendTask} as JSON (about half the price of a structured clone), or the end of all that is in flight. */
export type ToThread = { readonly tasks: string } | { readonly end: true };

/** From the thread: a batch of {@link SendAnswer} as JSON. */
export interface FromThread {
  readonly answers: string;
}
