/**
 * The normalised message: what every channel hands in and every channel is handed out.
 * The core knows these shapes and no platform; a channel knows its platform and these shapes.
 */
import type { Event } from './event.ts';
import type { KeptFile } from './facts.ts';
import type { Language } from './language/language.ts';

/** The name a channel gives itself: `telegram`, `web`, … Opaque to the core. */
export type ChannelName = string;

/** A chat as its channel names it (Telegram's chat id, a web chat's token …). Opaque outside its channel; personal data. */
export type ChatId = string & { readonly brand: 'ChatId' };

/** Builds a {@link ChatId}; only a channel may call it, with its platform's own id. */
export const chatId = (platformId: string): ChatId => platformId as ChatId;

/** A file that a citizen sent, before its bytes are here. */
export interface MediaRef {
  readonly kind: 'photo' | 'video' | 'document' | 'voice' | 'audio';
  /** The channel's own handle to fetch the bytes with; opaque to the core. */
  readonly handle: string;
  /** Size in bytes as announced by the platform, where it says. */
  readonly bytes?: number;
  readonly mime?: string;
  readonly name?: string;
  readonly seconds?: number;
  /** The platform will not hand this file over (Telegram's 20 MB): say so instead of fetching. */
  readonly tooLarge?: boolean;
  /** The bytes are here already (an upload to our own web chat): nothing to fetch. */
  readonly kept?: KeptFile;
}

/**
 * What a message carries. `unsupported.what` is a word for logs, never content; some mean something: `joined` we were brought back into a group,
 * `call` somebody telephoned, `view-once` a file that the platform shows only once and only on a phone.
 */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'choice';
      /** The id of the {@link Choice} that was pressed, as it was sent out. */
      readonly id: string;
      /** Handle for answering the press (Telegram's callback query id); the channel may have none. */
      readonly callback?: string;
    }
  | { readonly kind: 'media'; readonly media: MediaRef; readonly caption?: string }
  | { readonly kind: 'location'; readonly lat: number; readonly lon: number; readonly label?: string }
  | { readonly kind: 'contact'; readonly name?: string; readonly phone?: string }
  | { readonly kind: 'edited'; readonly text: string }
  /** An emoji put on the message of ours that `replyTo` names. */
  | { readonly kind: 'reaction'; readonly emoji: string }
  /** The person deleted a message of theirs for everyone; `messageId` names it. */
  | { readonly kind: 'revoked' }
  /** From inside the house, never from a channel: see `event.ts`. */
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'sticker' }
  | { readonly kind: 'unsupported'; readonly what: string }
  /** The person took back the message named by `messageId`. */
  | { readonly kind: 'deleted' }
  /** The person shut us out or left; nothing can be sent any more. */
  | { readonly kind: 'left' };

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
