/** What a person sends, as its channel understood it. */
import type { KeptFile } from './facts.ts';

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

/** A contact's card. */
export interface Card {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/**
 * What a message of a person carries. `unsupported.what` is a word for logs, never content; some mean something: `joined` we were brought back into a group,
 * `call` somebody telephoned, `view-once` a file that the platform shows only once and only on a phone, `unread` something that the platform lost on its way to us.
 */
export type SentContent =
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
  /** `others`: further cards of the same message. */
  | { readonly kind: 'contact'; readonly name?: string; readonly phone?: string; readonly others?: readonly Card[] }
  | { readonly kind: 'edited'; readonly text: string }
  /** An emoji put on the message of ours that `replyTo` names. */
  | { readonly kind: 'reaction'; readonly emoji: string }
  /** The person deleted a message of theirs for everyone; `messageId` names it. */
  | { readonly kind: 'revoked' }
  | { readonly kind: 'sticker' }
  | { readonly kind: 'unsupported'; readonly what: string }
  /** The person took back the message named by `messageId`. */
  | { readonly kind: 'deleted' }
  /** The person shut us out or left; nothing can be sent any more. */
  | { readonly kind: 'left' };
