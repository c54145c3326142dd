import type { ComplaintCode } from './complaint/code.ts';
import type { Status } from './complaint/status.ts';
import type { MediaRef } from './content.ts';
import type { Receipt } from './event.ts';
import type { EvidenceKind } from './facts.ts';
import type { ChannelName, ChatId, Outgoing, Span } from './message.ts';

/**
 * What the outbox hands to a channel. A `ref` names a message of ours within its conversation, for ever;
 * `platformId` is what the channel called it when it was sent.
 */
export type Delivery =
  | ({
      readonly kind: 'message';
      readonly ref: string;
      readonly message: Outgoing;
      readonly replaces?: string;
      /** Stands for its complaint in a desk's chat, and is found again to be changed. */
      readonly isCard?: boolean;
    } & Belonging)
  /** Evidence or proof, uploaded as files; several of one kind go as an album where a channel has albums. Never edited. */
  | ({
      readonly kind: 'files';
      readonly ref: string;
      readonly files: readonly OutFile[];
      /** Shown with the first file. */
      readonly caption?: readonly Span[];
    } & Belonging)
  /** Opens a complaint's topic, or brings its title and icon up to date. A channel or group without topics takes it as done. */
  | ({
      readonly kind: 'topic';
      readonly ref: string;
      /** At most {@link TOPIC_TITLE_MAX} characters. */
      readonly title: string;
      readonly status: Status;
      readonly replaces?: string;
    } & Belonging)
  /** Ends the waiting state of a pressed button; `text` (at most 200 characters) is shown briefly where a channel can. */
  | { readonly kind: 'answer'; readonly callback: string; readonly text?: string };

/** What a delivery of the desk's side hangs on. */
export interface Belonging {
  /** The complaint it is about: an answer to this message then names that complaint. */
  readonly about?: ComplaintCode;
  /** Goes into the complaint's topic, where the chat has one. */
  readonly inTopic?: boolean;
  /** Who is to learn how the delivery ended. */
  readonly receipt?: Receipt;
  /** The platform's id of the person's message that this answers: shown as an answer to it; in public nothing else is ever said. */
  readonly answers?: string;
}

/** Longest title of a topic (Bot API, createForumTopic: 1–128 characters). */
export const TOPIC_TITLE_MAX = 128;

/** A file that goes out: always a copy without metadata where one can be made, under a name of ours. */
export interface OutFile {
  readonly kind: Extract<EvidenceKind, 'photo' | 'video' | 'document' | 'voice'>;
  /** Name in the evidence folder. */
  readonly id: string;
  /** Key of the file, base64. */
  readonly key: string;
  readonly mime: string;
  readonly bytes: number;
  /** As the receiver sees it; never the citizen's own file name. */
  readonly name: string;
  /** Whoever gets it may know who made it: a document that is signed, or that can not be looked through, goes as it is. */
  readonly mayTell?: true;
}

/** Where in a chat a delivery goes: the platform's own ids, known from earlier sends. */
export interface SendAt {
  /** The message to change in place, when the delivery replaces one that was sent. */
  readonly edits?: string;
  /** The topic. */
  readonly topic?: string;
}

/** What a channel can do, as data. The renderer degrades a message to it; nobody asks for a channel's name. */
export interface Capabilities {
  /** Buttons of its own; false: numbered lines instead. */
  readonly buttons: boolean;
  /** A sent message can be changed in place. */
  readonly edit: boolean;
  /** Its ids of people say nothing about who they are: there is nobody to name. Absent: they do. */
  readonly namesNobody?: boolean;
  /** A pressed button appears in the chat like something said; the answer then goes below it instead of changing the card above. */
  readonly showsPresses?: boolean;
  /** It can offer to share the place by a button. */
  readonly askLocation: boolean;
  /** Most buttons of one message; more are numbered lines. Absent: any number. */
  readonly choicesMax?: number;
  /** Longest text of one message, in UTF-16 units; longer ones are split. */
  readonly textMax: number;
  /** Most lines of one message, where people read on small screens: cards say less, choices share lines, what is left over is split. */
  readonly linesMax?: number;
  /**
   * How long after a person's last word something may be sent, in ms; later, what is to be sent waits until the person writes again.
   * Absent: at any time. No channel begins a talk: whoever never wrote has no conversation here.
   */
  readonly answersWithinMs?: number;
  /** Largest file it can hand over, in bytes. */
  readonly fileBytesMax: number;
  /** Whoever writes keeps what is not taken, and is told by the answer to their request: nothing is stored to tell them. */
  readonly senderKeeps?: boolean;
  /** Largest file it can send, in bytes; absent: it can send none, and a line tells how to see them. */
  readonly sendFileBytesMax?: number;
  /** A person may answer by a sign below a message of ours (👍); it comes in as that sign, said in reply to it. Absent: none can. */
  readonly reactions?: boolean;
  /** Kinds of files it can send; absent: all. */
  readonly sendFileKinds?: readonly OutFile['kind'][];
  /** Where one talks to us alone, on a channel where several people may read along; absent until it is known. */
  readonly privateUrl?: string;
  /** Parameter of `privateUrl` by which words are put into the box there; absent: it has none. */
  readonly privateUrlText?: string;
  /**
   * What is not private are posts that speak to us, and `topic` is their thread: a report among them is taken, answered in public once and by
   * a template, and goes on in private. Absent: what is not private is a group, where nothing of a talk happens.
   */
  readonly posts?: boolean;
  /** How fast it may send; the outbox keeps to it. `Infinity` where there is no limit. */
  readonly pace: {
    /** Sends per second, all chats together. */
    readonly perSecond: number;
    /** Sends per second to one chat, after a burst of `burst`. */
    readonly perChatPerSecond: number;
    readonly burst: number;
    /** Sends per minute to a chat of several people, where that is another limit; see {@link ChannelPort.isGroup}. */
    readonly perGroupPerMinute?: number;
  };
}

/** Whether choices are answered by their numbers: where they are shown so, at least when there are many. */
export const hearsNumbers = ({ buttons, choicesMax }: Pick<Capabilities, 'buttons' | 'choicesMax'>): boolean =>
  !buttons || choicesMax !== undefined;

/** Whether choices are shown as numbered lines. */
export const showsNumbers = ({ buttons, choicesMax }: Pick<Capabilities, 'buttons' | 'choicesMax'>, choices: number) =>
  !buttons || (choicesMax !== undefined && choices > choicesMax);

/** How a send ended. `certain: false` means it may have arrived: a repeat may double it. */
export type SendResult =
  | {
      readonly ok: true;
      readonly platformId: string;
      /** Further messages that the delivery became (the rest of an album): an answer to one of them is an answer to it. */
      readonly others?: readonly string[];
    }
  | {
      readonly ok: false;
      readonly why: 'blocked' | 'gone' | 'refused';
      readonly certain: true;
      readonly detail?: string;
    }
  /** The complaint's topic, with all that lay in it, or its card is no longer there; the chat itself is. */
  | {
      readonly ok: false;
      readonly why: 'lost';
      readonly what: 'card' | 'topic';
      readonly certain: true;
      readonly detail?: string;
    }
  /** The platform takes nothing for this person until the person writes again. */
  | { readonly ok: false; readonly why: 'closed'; readonly certain: true; readonly detail?: string }
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
   * `account`: it sends only from the process that has the account's session, whatever the conversation's shard. Absent: any process can send.
   */
  readonly sendsFrom?: 'account';
  /**
   * Sends or edits one message. Called outside any transaction, at most one at a time per chat.
   * Never throws for what the platform said; a detail holds codes, never words or tokens.
   * @param at the platform's ids of the message to change in place and of the topic, where they are known
   */
  send(to: ChatId, delivery: Delivery, at: SendAt, signal: AbortSignal): Promise<SendResult>;
  /** Whether a chat is one of several people, by its id alone. Absent: none is. */
  isGroup?(chat: ChatId): boolean;
  /** Opens the bytes of a file. Never throws for what the platform said. */
  fetch(media: MediaRef, signal: AbortSignal): Promise<FetchResult>;
  /** Shows "is typing" where the channel can; failures are of no consequence and stay inside. */
  showWorking(to: ChatId, doing: 'typing' | 'receiving'): void;
}
