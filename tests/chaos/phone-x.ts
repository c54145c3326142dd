import type { XApi } from '../fakes/x-api.ts';
import { ME } from '../fakes/x-world.ts';
import type { Phone, Screen } from './phone.ts';

/** The one-time code of an answer in public. */
const HANDOVER = /K-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const NUMBERED = /^(\d{1,2})\. (.+)$/gm;

/** Somebody on X: posts until they are answered there, then goes on in private. */
export class XPhone implements Phone {
  readonly channel = 'x';
  readonly chat: string;
  readonly publicChat: string;
  readonly #x: XApi;
  readonly #user: string;
  #first: string | undefined;
  #isPrivate = false;
  /** Posts whose storing nobody has told of yet. */
  #waiting: { readonly post: bigint; readonly stored: () => void }[] = [];
  /** How much had been said when this person last answered: what came since is read as one. */
  #read = 0;

  constructor(x: XApi, user: string) {
    this.#x = x;
    this.#user = user;
    this.chat = `d:${user}`;
    this.publicChat = `p:${user}`;
  }

  screen(): Screen | undefined {
    this.#goOn();
    const all = this.shown();
    const fresh = all.slice(this.#read);
    if (fresh.length === 0) return undefined;
    const text = fresh.join('\n\n');
    return {
      reads: String(all.length),
      text,
      choices: [...(fresh.at(-1) ?? '').matchAll(NUMBERED)].map(([, id = '', label = '']) => ({ id, label })),
    };
  }

  shown(): readonly string[] {
    return this.#x.dmsTo(this.#user);
  }

  says(text: string, stored: () => void): void {
    if (this.#isPrivate) this.#dm(stored, text);
    else this.#post(text, stored);
  }

  photo(bytes: Buffer, stored: () => void): void {
    this.#dm(stored, '', [bytes]);
  }

  choose({ id }: Screen['choices'][number], stored: () => void): void {
    this.#dm(stored, id);
  }

  close(): void {}

  #post(text: string, stored: () => void): void {
    const thread = this.#first === undefined ? {} : { replyTo: this.#first };
    const id = this.#x.post(this.#user, `@${ME.username} ${text}`, thread);
    this.#first ??= id;
    this.#waiting.push({ post: BigInt(id), stored });
  }

  /** X keeps direct messages for a month and hands them over again: once it has one, whoever reads them has to have it in the end. */
  #dm(stored: () => void, text: string, photos: readonly Buffer[] = []): void {
    this.#read = this.shown().length;
    this.#x.dm(this.#user, text, { photos });
    stored();
  }

  /** Reads the answer in public, and goes on in private as it says. */
  #goOn(): void {
    const told = this.#waiting.filter(({ post }) => post <= this.#x.known);
    this.#waiting = this.#waiting.filter((each) => !told.includes(each));
    for (const { stored } of told) stored();
    const code = this.#isPrivate ? undefined : HANDOVER.exec(this.#x.repliesTo(this.#user)[0]?.text ?? '')?.[0];
    if (code === undefined) return;
    this.#isPrivate = true;
    this.#x.dm(this.#user, `LAPOR ${code}`);
  }
}
