import type { Ended } from './bot-api-chats.ts';
import type { Json } from './bot-api-form.ts';

/** Answers a call; `onHangUp` tells when whoever called is gone, or has the answer; `cut` ends the line without an answer. */
export interface Answer {
  (status: number, content: unknown): void;
  onHangUp?(act: () => void): void;
  cut?(): void;
  /** The entrance by which the call came. */
  by?: string;
}

/** What happens to a call besides being answered: the line is cut, or the answer is another one. */
export interface Mishap {
  /** Heard and done all the same; else nothing of it is. */
  readonly after: boolean;
  /** What is answered instead; without it the line is cut. */
  readonly answer?: { readonly status: number; readonly body: unknown };
}

/** A call as somebody sees it who watches. */
export interface WatchedCall {
  readonly method: string;
  readonly x: Json;
  /** The entrance by which it came; empty for the usual one. */
  readonly by: string;
}

/** Somebody who watches the line, and may spoil it. */
export interface Watcher {
  /** Before anything is done. */
  heard?(call: WatchedCall): Mishap | undefined;
  /** After all was done, before the caller can know. @param told whether the caller will */
  done?(call: WatchedCall, ended: Ended, told: boolean): void;
  /** The answer is on its way. */
  answered?(call: WatchedCall, result: unknown): void;
  /** A file is asked for. @returns after how many bytes the line is cut */
  file?(bytes: Buffer, by: string): number | undefined;
  /** An update was taken: confirmed by an offset, or answered 200. */
  acknowledged?(update: number): void;
}

export function spoil(answer: Answer, mishap: Mishap): void {
  if (mishap.answer) answer(mishap.answer.status, mishap.answer.body);
  else answer.cut?.();
}

/** Where an update happened. */
export function chatOf(update: Json): number {
  const { message, callback_query: press } = update as {
    readonly message?: { readonly chat: { readonly id: number } };
    readonly callback_query?: { readonly message: { readonly chat: { readonly id: number } } };
  };
  return (message ?? press?.message)?.chat.id ?? 0;
}
