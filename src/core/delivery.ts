import type { ChannelName, ChatId, MediaRef, Outgoing } from './message.ts';

/**
 * What the outbox hands to a channel. A `ref` names a message of ours within its conversation, for ever;
 * `platformId` is what the channel called it when it was sent.
 */
export type Delivery =
  | { readonly kind: 'message'; readonly ref: string; readonly message: Outgoing; readonly replaces?: string }
  /** Ends the waiting state of a pressed button; `text` (at most 200 characters) is shown briefly where a channel can. */
  | { readonly kind: 'answer'; readonly callback: string; readonly text?: string };

/** What a channel can do, as data. The renderer degrades a message to it; nobody asks for a channel's name. */
export interface Capabilities {
  /** Buttons of its own; false: numbered lines instead. */
  readonly buttons: boolean;
  /** A sent message can be changed in place. */
  readonly edit: boolean;
  /** A pressed button appears in the chat like something said; the answer then goes below it instead of changing the card above. */
  readonly showsPresses?: boolean;
  /** It can offer to share the place by a button. */
  readonly askLocation: boolean;
  /** Longest text of one message, in UTF-16 units; longer ones are split. */
  readonly textMax: number;
  /** Largest file it can hand over, in bytes. */
  readonly fileBytesMax: number;
  /** How fast it may send; the outbox keeps to it. `Infinity` where there is no limit. */
  readonly pace: {
    /** Sends per second, all chats together. */
    readonly perSecond: number;
    /** Sends per second to one chat, after a burst of `burst`. */
    readonly perChatPerSecond: number;
    readonly burst: number;
  };
}

/** How a send ended. `certain: false` means it may have arrived: a repeat may double it. */
export type SendResult =
  | { readonly ok: true; readonly platformId: string }
  | {
      readonly ok: false;
      readonly why: 'blocked' | 'gone' | 'refused';
      readonly certain: true;
      readonly detail?: string;
    }
  /** `all`: the platform means every chat of the channel, not this one alone. */
  | { readonly ok: false; readonly why: 'limit'; readonly retryAfterMs: number; readonly all?: boolean }
  | { readonly ok: false; readonly why: 'unknown'; readonly certain: boolean; readonly detail?: string };

/** How a fetch of a citizen's file ended. */
export type FetchResult =
  | { readonly ok: true; readonly stream: NodeJS.ReadableStream; readonly mime?: string }
  | { readonly ok: false; readonly why: 'too-large' | 'gone' }
  /** Worth another try later. */
  | { readonly ok: false; readonly why: 'unavailable' };

/** The side of a channel that the core uses: it sends, fetches files and shows that someone is at work. */
export interface ChannelPort {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /**
   * Sends or edits one message. Called outside any transaction, at most one at a time per chat.
   * Never throws for what the platform said; a detail holds codes, never words or tokens.
   * @param edits the platform's id of the message to change in place, when the delivery replaces one that was sent
   */
  send(to: ChatId, delivery: Delivery, edits: string | undefined, signal: AbortSignal): Promise<SendResult>;
  /** Opens the bytes of a file. Never throws for what the platform said. */
  fetch(media: MediaRef, signal: AbortSignal): Promise<FetchResult>;
  /** Shows "is typing" where the channel can; failures are of no consequence and stay inside. */
  showWorking(to: ChatId, doing: 'typing' | 'receiving'): void;
}
