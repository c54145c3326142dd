/**
 * The normalised message: what every channel hands in and every channel is handed out.
 * The core knows these shapes and no platform; a channel knows its platform and these shapes.
 */
import type { SentContent } from './content.ts';
import type { Event } from './event.ts';
import type { Language } from './language/language.ts';

/** The name a channel gives itself: `telegram`, `web`, … Opaque to the core. */
export type ChannelName = string;

/** A chat as its channel names it (Telegram's chat id, a web chat's token …). Opaque outside its channel; personal data. */
export type ChatId = string & { readonly brand: 'ChatId' };

/** Builds a {@link ChatId}; only a channel may call it, with its platform's own id. */
export const chatId = (platformId: string): ChatId => platformId as ChatId;

/** What a message carries: what a person sent or, from inside the house and never from a channel, an event. */
export type Content = SentContent | { readonly kind: 'event'; readonly event: Event };

/** One message from a person, as its channel understood it. */
export interface Inbound {
  readonly channel: ChannelName;
  /** Idempotency key: the same event always has the same id, and no other event of this chat ever has it. */
  readonly id: string;
  readonly chat: ChatId;
  /** Who wrote. `id` is the platform's numeric or otherwise immutable id, never a display name. */
  readonly from: { readonly id: string; readonly name?: string; readonly language?: string };
  /** When the platform says it was written. */
  readonly sentAt: Date;
  /** True where only this person reads the chat. */
  readonly private: boolean;
  readonly content: Content;
  /** The platform's id of the message, by which edits and replies name it. An edit carries the id of what it edits. */
  readonly messageId?: string;
  /** The platform's id of the message this one answers. */
  readonly replyTo?: string;
  /** The platform's id of the topic it was written in, where a group has topics, or of the thread, where what is written are posts. */
  readonly topic?: string;
  /**
   * The language in which the channel's own page stood when this was written; a change of it is the citizen's choice. Absent where
   * there is no such page: what a platform guesses is in `from.language`, and is no choice.
   */
  readonly pageLanguage?: Language;
  /** Siblings sent together carry the same album id. */
  readonly album?: string;
  readonly forwarded?: boolean;
}

/** A button, or a numbered line where a channel has no buttons. */
export interface Choice {
  /** At most {@link CHOICE_ID_BYTES_MAX} bytes of `[A-Za-z0-9:._-]`; comes back as it is when pressed. */
  readonly id: string;
  readonly label: string;
  /** Its number, and what it stands for, are in the text already: where choices are numbered lines it needs none of its own. */
  readonly inText?: true;
}

/** Telegram's `callback_data` limit is 64 bytes (Bot API, InlineKeyboardButton). */
export const CHOICE_ID_BYTES_MAX = 64;

/** A piece of text. Never a markup string: what a person typed can not become formatting. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly link: string; readonly url: string };

/** One message to a person, before a channel's capabilities are applied. */
export interface Outgoing {
  readonly text: readonly Span[];
  /** Rows of choices, in order. */
  readonly choices?: readonly (readonly Choice[])[];
  /** Offer to share the place by the channel's own means, with this label. */
  readonly askLocation?: string;
  /** Placeholder of the input field, where a channel has one; at most 64 characters. */
  readonly placeholder?: string;
}

/** The words of a message alone. */
export const plain = (text: readonly Span[]): string =>
  text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('code' in span) return span.code;
      return span.link === span.url ? span.url : `${span.link} (${span.url})`;
    })
    .join('');
