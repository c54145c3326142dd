/**
 * What the suite of all channels asks of each: the real channel against a stand-in of its platform, people in front of it, and ways to make
 * that platform stumble. See `docs/channels.md`.
 */
import type { Channel } from '../../src/bots/channel.ts';
import type { MediaRef } from '../../src/core/content.ts';
import type { Delivery, OutFile } from '../../src/core/delivery.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import type { ChatId, Choice } from '../../src/core/message.ts';

/** Ways in which a platform fails to take what is sent to it. What each has to come to is in `troubles.ts`. */
export const TROUBLES = [
  /** Too many sends: it says how long to wait. */
  'limit',
  /** It stumbles (5xx, a page that crashed in the middle): it may have been done. */
  'server',
  /** The message gets there, and the line is cut before the answer. */
  'cut',
  /** Nobody is there: connection refused, no such name, the browser is not up. */
  'unreachable',
  /** Our key is not taken (any more): the trouble is ours and not the chat's. */
  'locked-out',
  /** The person shut us out. */
  'blocked',
  /** There is no such account any more. */
  'gone',
  /** The platform does not take this message, whatever we do. */
  'refused',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A file that a person attaches. */
export interface Attachment {
  readonly kind: Extract<MediaRef['kind'], 'photo' | 'video' | 'document' | 'voice'>;
  readonly mime: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Something that a person did on the platform. */
export interface Said {
  /** Whether the platform believes by now that we have it: an offset or cursor moved on, the webhook or upload was answered with 2xx. */
  acknowledged(): boolean;
  /**
   * The platform delivers the same event once more, as it does after a crash of its own or of ours. Before it is acknowledged this may do
   * nothing, where the platform or the channel tries again by itself.
   */
  again(): Promise<void>;
}

/** A message of ours as the person sees it, edits applied. */
export interface Arrived {
  /** The words; of a file its caption. */
  readonly text: string;
  /** Labels of its buttons, in order. */
  readonly buttons: readonly string[];
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

/**
 * Somebody in front of the channel. What they do reaches the channel in that order; a method resolves when the platform has it, whether or
 * not we do.
 */
export interface Person {
  /** Their chat, as the channel names it. */
  readonly chat: ChatId;
  /** What must never be in a note: name, number, handle, token. Distinctive words, no parts of ordinary ones. */
  readonly secrets: readonly string[];
  says(text: string): Promise<Said>;
  /** Presses the button; where there are none types its number, `at` counted from 1. */
  chooses(choice: Choice, at: number): Promise<Said>;
  attaches(file: Attachment, caption?: string): Promise<Said>;
  /** Attaches a file larger than `capabilities.fileBytesMax`. */
  attachesTooMuch(): Promise<Said>;
  /** Shares a place; absent where the platform knows none. */
  shares?(lat: number, lon: number): Promise<Said>;
  /** Writes where everybody reads along; wanted where `capabilities.posts`. */
  saysPublicly?(text: string): Promise<Said>;
  /** Puts a sign below the message of ours that came last; wanted where `capabilities.reactions`. */
  reacts?(sign: string): Promise<Said>;
  /** Changes what was said; absent where the platform, or what it lets us see, knows no edits. */
  edits?(what: Said, text: string): Promise<Said>;
  /** What arrived, oldest first. */
  seen(): Promise<readonly Arrived[]>;
}

/** The channel, started against a stand-in of its platform. */
export interface Stage {
  /** As `app.ts` makes it, with the real client library. The suite starts and stops it. */
  readonly channel: Channel;
  /** Somebody new, who wrote to us before or need not. */
  newcomer(): Promise<Person>;
  /** The kinds of file that people attach there. */
  readonly attachments: readonly Attachment['kind'][];
  /** Those of them that carry no words there, whatever a person does; absent: all do. */
  readonly wordless?: readonly Attachment['kind'][];
  /** The troubles that this platform can have. Where nothing lies between us and the person (the web), none. */
  readonly troubles: readonly Trouble[];
  /**
   * From now on sends to this person meet the trouble, until it is ended.
   * @returns what ends it, and for `limit` how long the platform says to wait
   */
  trouble(what: Trouble, person: Person): Promise<{ readonly waitMs?: number; end(): Promise<void> }>;
  /** From now on one batch of events comes in any order; absent where the platform has no batches. */
  jumble?(on: boolean): void;
  /** The platform sends things that make no sense to us, each in its own way. */
  nonsense(): Promise<void>;
  /** Makes a file that the channel can open to send it. */
  outgoing(file: Attachment): OutFile;
  /** The bytes of a file that came in with the message (`MediaRef.kept`); absent where files are always fetched. */
  kept?(file: KeptFile): Buffer;
  /**
   * Told of each delivery before it is sent, as its row is committed: for a channel that shows the store's rows and not what it is handed.
   */
  committed?(to: ChatId, delivery: Delivery): void;
  /** Everything the channel told the log since the beginning. */
  notes(): readonly unknown[];
  /** What the real platform would have taken amiss; empty when all is well. */
  violations(): readonly string[];
  /** What is still open after `channel.stop()` and `channel.close()`, in words: timers, connections, listeners, processes. Empty when all is well. */
  leftovers(): Promise<readonly string[]>;
  /** Takes all down, the stand-in as well. */
  close(): Promise<void>;
}
