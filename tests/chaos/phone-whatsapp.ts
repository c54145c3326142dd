import type { WhatsAppCloud } from '../fakes/whatsapp-cloud.ts';
import type { Phone, Screen } from './phone.ts';

/** A chat on WhatsApp by the Cloud API: Meta delivers each message until it is taken, the next one after it. */
export class WhatsAppPhone implements Phone {
  readonly channel = 'whatsapp';
  readonly chat: string;
  readonly #whatsapp: WhatsAppCloud;
  readonly #posted: () => void;
  /** How much had been said when this person last answered: what came since is read as one. */
  #read = 0;
  #line: Promise<unknown> = Promise.resolve();

  /** @param posted told of each delivery that begins */
  constructor(whatsapp: WhatsAppCloud, number: string, posted: () => void) {
    this.#whatsapp = whatsapp;
    this.chat = number;
    this.#posted = posted;
  }

  screen(): Screen | undefined {
    const all = this.#whatsapp.to(this.chat);
    const fresh = all.slice(this.#read);
    if (fresh.length === 0) return undefined;
    return {
      reads: String(all.length),
      text: fresh.map(({ text }) => text).join('\n\n'),
      choices: (fresh.at(-1)?.choices ?? []).map(({ id, title }) => ({ id, label: title })),
    };
  }

  shown(): readonly string[] {
    return this.#whatsapp.to(this.chat).map(({ text }) => text);
  }

  says(text: string, stored: () => void): void {
    this.#send(stored, () => this.#whatsapp.says(this.chat, text));
  }

  photo(bytes: Buffer, stored: () => void): void {
    this.#send(stored, () => this.#whatsapp.media(this.chat, 'image', bytes, 'image/jpeg'));
  }

  choose({ label }: Screen['choices'][number], stored: () => void): void {
    const press = this.#whatsapp.pressOf(this.chat, label);
    this.#send(stored, () => this.#whatsapp.sends(this.chat, press));
  }

  close(): void {}

  #send(stored: () => void, act: () => Promise<unknown>): void {
    this.#read = this.#whatsapp.to(this.chat).length;
    this.#line = this.#line.then(async () => {
      this.#posted();
      await act();
      // Meta that was told to lose its patience has not delivered it.
      if (this.#whatsapp.patient) stored();
    });
  }
}
