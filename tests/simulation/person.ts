import { type ChatId, type Content, chatId, type Inbound } from '../../src/core/message.ts';
import type { Around, Platform, Shown } from './platform.ts';

/** Messages of one run are numbered through; the number is their id on every platform. */
export class Numbers {
  #last = 100_000;
  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/** Somebody with a chat. */
export interface PersonParts {
  readonly around: Around;
  readonly platform: Platform;
  readonly numbers: Numbers;
  readonly id: string;
  /** Where this person writes and reads; the own chat when absent. */
  readonly chat?: string;
}

/** Longest time in which somebody answers, in ms. */
const ANSWER_MS = 3_000;

/** A person in a chat: looks at what is new a little later, and writes. */
export abstract class Person {
  readonly around: Around;
  readonly platform: Platform;
  readonly chat: ChatId;
  readonly #numbers: Numbers;
  readonly #id: string;
  #looking = false;

  constructor({ around, platform, numbers, id, chat }: PersonParts) {
    this.around = around;
    this.platform = platform;
    this.chat = chatId(chat ?? id);
    this.#numbers = numbers;
    this.#id = id;
  }

  /** What this person does about what is shown now. */
  protected abstract look(): void;

  /** Whether all is done that this person came for. */
  abstract get isDone(): boolean;

  /** Something new is shown, or it is time to look again. */
  wake(withinMs = ANSWER_MS): void {
    if (this.#looking) return;
    this.#looking = true;
    this.around.time.after(this.around.chance.whole(100, withinMs), () => {
      this.#looking = false;
      this.look();
    });
  }

  protected shown(): readonly Shown[] {
    return this.platform.shown(this.chat);
  }

  protected sees(text: string): boolean {
    return this.shown().some((each) => each.text.includes(text));
  }

  protected says(text: string): void {
    this.sends({ kind: 'text', text });
  }

  protected sends(content: Content): void {
    this.platform.write(this.#inbound(content));
  }

  #inbound(content: Content): Inbound {
    const number = String(this.#numbers.next());
    return {
      channel: this.platform.name,
      id: `m${number}`,
      messageId: number,
      chat: this.chat,
      from: { id: this.#id },
      sentAt: this.around.time.hour(),
      private: !this.chat.startsWith('-'),
      content,
    };
  }
}
