import { expect } from 'vitest';
import type { Intake } from '../../src/bots/channel.ts';
import type { MediaRef } from '../../src/core/content.ts';
import type { Content, Inbound } from '../../src/core/message.ts';

/** A word that stands in every fault of the store here, and must be in no note of a channel. */
export const STORE_SECRET = 'RAHASIA-PENYIMPANAN';

/** Stands in for the inbox: recognises what it has by its id, and can be full, or slow, as long as a test likes. */
export class Box implements Intake {
  /** Each message once, in the order it was taken. */
  readonly taken: Inbound[] = [];
  /** All that was ever handed over, taken or not. */
  readonly offered: Inbound[] = [];
  /** How often it turned messages away. */
  refusals = 0;
  #refuseMore = 0;
  #held: { readonly opened: Promise<void>; readonly open: () => void } | undefined;

  /** The next calls fail, so many of them. */
  refuse(times: number): void {
    this.#refuseMore = times;
  }

  /** Nothing is taken until {@link release}. */
  hold(): void {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#held = { opened, open };
  }

  release(): void {
    this.#held?.open();
    this.#held = undefined;
  }

  async accept(messages: readonly Inbound[]): Promise<void> {
    this.offered.push(...messages);
    await this.#held?.opened;
    if (this.#refuseMore > 0) {
      this.#refuseMore -= 1;
      this.refusals += 1;
      throw Object.assign(new Error(`disk full while storing ${STORE_SECRET}`), { code: 'SQLITE_FULL' });
    }
    for (const message of messages)
      if (!this.taken.some(({ id, chat }) => id === message.id && chat === message.chat)) this.taken.push(message);
  }

  /** What a chat said, as it was taken. */
  of(chat: string): readonly Inbound[] {
    return this.taken.filter((message) => message.chat === chat);
  }

  /** The words of a chat, as they were taken. */
  texts(chat: string): readonly string[] {
    return this.of(chat).flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []));
  }

  /** The message with this text, once it is there. */
  async withText(text: string): Promise<Inbound> {
    return this.find(`"${text}"`, ({ content }) => content.kind === 'text' && content.text === text);
  }

  /** The newest message of a chat of this kind, once it is there. */
  async withKind<K extends Content['kind']>(
    chat: string,
    kind: K,
  ): Promise<Inbound & { readonly content: Extract<Content, { kind: K }> }> {
    const isIt = (message: Inbound): message is Inbound & { readonly content: Extract<Content, { kind: K }> } =>
      message.content.kind === kind;
    const message = await this.find(`${kind} of ${chat}`, (each) => each.chat === chat && isIt(each));
    if (!isIt(message)) throw new Error('found another kind');
    return message;
  }

  /** A chat's file of this kind, once it is there with its words: as its caption, or beside it as a part of the same message. */
  async withFile(
    chat: string,
    kind: MediaRef['kind'],
    words: string | undefined,
  ): Promise<Extract<Content, { kind: 'media' }>> {
    const file = (): Extract<Content, { kind: 'media' }> | undefined => {
      const said = this.of(chat).find(({ content }) => content.kind === 'text' && content.text === words);
      for (const { content, messageId } of this.of(chat))
        if (content.kind === 'media' && isAs(content.media.kind, kind))
          if (content.caption === words || (said && messageId === said.messageId)) return content;
      return undefined;
    };
    await eventually(`${kind} with "${words}"`, () => file() !== undefined);
    const found = file();
    if (!found) throw new Error(kind);
    return found;
  }

  async find(what: string, test: (message: Inbound) => boolean): Promise<Inbound> {
    await eventually(`taken: ${what}`, () => this.taken.some(test));
    const found = this.taken.findLast(test);
    if (!found) throw new Error(what);
    return found;
  }
}

/** Not every platform tells spoken words from other sound. */
const isAs = (found: MediaRef['kind'], sent: MediaRef['kind']): boolean =>
  found === sent || (sent === 'voice' && found === 'audio');

/** Less than a test may take, so that a failure says what was waited for. */
const PATIENCE_MS = 50_000;

/** Waits until something is so, however slow the machine is. */
export async function eventually(what: string, test: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(async () => (await test()) || what, { interval: 5, timeout: PATIENCE_MS }).toBe(true);
}
