import type { BotApi } from '../fakes/bot-api.ts';
import type { Phone, Screen } from './phone.ts';

/** Who is to be told that an update was taken, by its number. */
export type Awaited = Map<number, () => void>;
/** All that a chat ever showed, by its number. */
export type Shown = Map<number, readonly string[]>;

/** A private chat with the bot. */
export class TelegramPhone implements Phone {
  readonly channel = 'telegram';
  readonly chat: string;
  readonly #telegram: BotApi;
  readonly #awaited: Awaited;
  readonly #shown: Shown;
  readonly #number: number;

  constructor(
    telegram: BotApi,
    number: number,
    { awaited, shown }: { readonly awaited: Awaited; readonly shown: Shown },
  ) {
    this.#telegram = telegram;
    this.#number = number;
    this.#awaited = awaited;
    this.#shown = shown;
    this.chat = String(number);
  }

  screen(): Screen | undefined {
    const last = this.#telegram.last(this.#number);
    return (
      last && {
        reads: `${last.id}:${last.edits}`,
        text: last.text,
        choices: last.buttons.map(({ label, data }) => ({ label, id: data })),
      }
    );
  }

  shown(): readonly string[] {
    return this.#shown.get(this.#number) ?? [];
  }

  says(text: string, stored: () => void): void {
    this.#send(stored, () => this.#telegram.message(this.#number, { text }));
  }

  photo(bytes: Buffer, stored: () => void): void {
    this.#send(stored, () => this.#telegram.photo(this.#number, bytes));
  }

  choose({ id }: Screen['choices'][number], stored: () => void): void {
    const last = this.#telegram.last(this.#number);
    this.#send(stored, () => this.#telegram.pressData(this.#number, id, last));
  }

  close(): void {}

  #send(stored: () => void, act: () => void): void {
    this.#awaited.set(this.#telegram.nextUpdate, stored);
    act();
  }
}
