import type { Clock } from '../../core/clock.ts';
import type { Delivery, SendAt, SendResult } from '../../core/delivery.ts';
import type { TelegramTexts } from '../../core/language/telegram.ts';
import type { ChatId } from '../../core/message.ts';
import type { BotApi } from './api.ts';
import { MovedGroups } from './moved.ts';
import type { TakeNote } from './notes.ts';
import { Topics } from './topics.ts';
import type { OpenFile } from './upload-call.ts';
import { Uploads } from './uploads.ts';

/** What {@link DeskSends} is made of. */
export interface DeskSendsOptions {
  readonly api: BotApi;
  readonly openFile: OpenFile;
  /** In the language of the installation. */
  readonly texts: TelegramTexts;
  readonly clock: Clock;
  readonly note: TakeNote;
}

/** Deliveries that are no message: topics of complaints, and files. */
export class DeskSends {
  readonly #topics: Topics;
  readonly #uploads: Uploads;
  readonly #moved = new MovedGroups();

  constructor({ api, openFile, texts, clock, note }: DeskSendsOptions) {
    this.#topics = new Topics(api, clock, note);
    this.#uploads = new Uploads(api, openFile, texts, note);
  }

  /** See {@link import('../../core/delivery.ts').ChannelPort.send}. */
  send(
    to: ChatId,
    delivery: Extract<Delivery, { kind: 'topic' | 'files' }>,
    at: SendAt,
    signal: AbortSignal,
  ): Promise<SendResult> {
    // Neither topics nor messages keep their numbers when a group moves.
    return this.#moved.send(to, (chat, fresh) =>
      delivery.kind === 'topic'
        ? this.#topics.send(chat, delivery, fresh ? undefined : at.edits, signal)
        : this.#uploads.send(chat, delivery, fresh ? undefined : at.topic, signal),
    );
  }
}
