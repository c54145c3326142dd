import type { ComplaintCode } from '../../complaint/code.ts';
import type { Status } from '../../complaint/status.ts';
import type { Delivery, OutFile } from '../../delivery.ts';
import type { AlarmLevel } from '../../event.ts';
import type { Evidence, Fact, Looks, PlaceValue, Switches, TimeValue } from '../../facts.ts';
import type { ChannelName, ChatId, Content } from '../../message.ts';
import type { ComplaintMessage, HistoryEntry, StatusView } from './steps.ts';

/** A complaint with everything in it, unsealed. Who may see what of it is decided elsewhere. */
export interface Complaint {
  readonly id: number;
  readonly code: ComplaintCode;
  readonly dossier: string;
  readonly conversation: number;
  readonly kind: 'complaint' | 'aspiration' | 'question';
  readonly status: Status;
  readonly category: string;
  readonly desk: string;
  readonly regency?: string;
  readonly channel: ChannelName;
  readonly switches: Switches;
  readonly language: string;
  readonly createdAt: Date;
  readonly submittedAt: Date;
  readonly deadline: Date;
  readonly version: number;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly reporter: { readonly name?: string; readonly contact?: string } | null;
  readonly evidence: readonly Evidence[];
  readonly messages: readonly ComplaintMessage[];
  readonly history: readonly HistoryEntry[];
  /** The desk that received it. */
  readonly origin: string;
  /** The admin who took it, by row id. */
  readonly holder: number | null;
  /** Who may not know of it: see `desk/rights/exclusion.ts`. */
  readonly excluded: readonly string[];
  readonly alertAt: Date | null;
  readonly alerted: 0 | AlarmLevel;
  readonly rating: number | null;
  /** Whether it told of danger when it was sent. */
  readonly emergency: boolean;
  /** Whether the platform told who an anonymous reporter is. */
  readonly hasIdentity: boolean;
  /** The complaint that its citizen says is about the same. */
  readonly duplicateOf: ComplaintCode | null;
  /** The others about the same, the first of them first; only where one complaint was read by its code. */
  readonly cluster: Cluster | null;
}

/** The other complaints about the same. */
export interface Cluster {
  /** How many there are besides this one. */
  readonly others: number;
  /** Some of them, oldest first. */
  readonly shown: readonly ClusterMember[];
}

/** One of the complaints about the same, as an officer may be shown it. */
export interface ClusterMember {
  readonly code: ComplaintCode;
  readonly status: Status;
  readonly desk: string;
  /** Who may not know of it: see `desk/rights/exclusion.ts`. */
  readonly excluded: readonly string[];
}

/** A complaint that may be about the same as one that is being written: what decides that, and what a stranger may know of it. */
export interface NearComplaint {
  readonly code: ComplaintCode;
  readonly duplicateOf: ComplaintCode | null;
  readonly conversation: number;
  readonly kind: Complaint['kind'];
  readonly category: string;
  readonly status: Status;
  readonly submittedAt: Date;
  /** When its state changed last; read for those that are closed. */
  readonly endedAt?: Date;
  readonly place?: PlaceValue;
  readonly time?: TimeValue;
  /** One of the pictures looked for is in it. */
  readonly samePicture: boolean;
}

/** Reading complaints. */
export interface Complaints {
  statusByCode(code: ComplaintCode): Promise<StatusView | null>;
  complaintByCode(code: ComplaintCode): Promise<Complaint | null>;
  /** Every complaint submitted at or after `since` (all when absent), oldest first, read in pages: memory stays flat. */
  complaints(since?: Date): AsyncIterable<Complaint>;
  /** Codes of the complaints filed from a conversation, newest first. */
  codesOf(conversation: number, limit: number): Promise<readonly ComplaintCode[]>;
  /** Codes of complaints that are over, of those that were submitted before a moment: a page after `after` (a row's number), in the order of rows. */
  overBefore(
    before: Date,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly { readonly id: number; readonly code: ComplaintCode }[]>;
  /** What was said in a chat, for a channel that shows the history itself. Oldest first. */
  transcript(
    channel: ChannelName,
    chat: ChatId,
    from: { readonly after?: string; readonly limit: number },
  ): Promise<readonly TranscriptItem[]>;
  /** A file that was sent into a chat, for a channel that shows it from there; null where there is none, or no longer. */
  fileSent(query: FileSentQuery): Promise<OutFile | null>;
  /** Every chat with a person or a group, oldest first, read in pages: whose data lie here, and nothing of what they said. */
  chats(): AsyncIterable<ChatInReach>;
  /**
   * Ids of every file that a row names, clean copies and files of unhandled messages included; read in pages, some twice. One that is given to
   * another dossier meanwhile can be missed: look again before you do without it.
   */
  fileIds(): AsyncIterable<string>;
  /** Evidence with its files, dossier by dossier, for `verify`; what does not open is left out: {@link checkRows} names it. */
  evidence(): AsyncIterable<Evidence>;
  /** Complaints that hold the same picture, however it was re-encoded; newest first, at most `limit`. */
  samePictures(looks: Looks, limit: number): Promise<readonly SamePicture[]>;
  /**
   * The newest complaints that were filed with one of these keys (`complaint/near.ts`) or hold one of these pictures; at most `limit`, newest
   * first, and never a secret one. Costs the same however many complaints there are.
   */
  near(query: {
    readonly keys: readonly string[];
    readonly looks: readonly Looks[];
    readonly limit: number;
  }): Promise<readonly NearComplaint[]>;
  /** Whether the history's hash chain is whole and agrees with the complaints. */
  verifyHistory(): Promise<HistoryCheck>;
  /** Opens what is sealed in every row, and asks whether what stands plain beside it is still as it was written. */
  checkRows(): Promise<RowsCheck>;
}

/** A chat, as far as it tells whose data lie here. */
export interface ChatInReach {
  readonly conversation: number;
  readonly channel: ChannelName;
  /** The person shut us out. */
  readonly blocked: boolean;
  /** When the person last wrote, to the hour. */
  readonly heardAt: Date;
  /** When the oldest message came that is still kept; null where none is. */
  readonly keptSince: Date | null;
  /** When each of its drafts was begun. */
  readonly drafts: readonly Date[];
}

/** Names a file that was sent: the delivery by its ref in this chat, the file by its place in it. */
export interface FileSentQuery {
  readonly channel: ChannelName;
  readonly chat: ChatId;
  readonly ref: string;
  readonly index: number;
}

/** A picture that looks the same, and where it is. */
export interface SamePicture {
  readonly code: ComplaintCode;
  readonly evidence: string;
}

/** A table whose rows say themselves whether they are as they were written. */
export type CheckedTable =
  | 'conversation'
  | 'inbox'
  | 'outbox'
  | 'dossier'
  | 'evidence'
  | 'picture_band'
  | 'complaint'
  | 'place_key'
  | 'complaint_message'
  | 'anchor'
  | 'admin'
  | 'invitation';

/** What became of a look through all rows. */
export interface RowsCheck {
  /** Values that opened. */
  readonly opened: number;
  /** Rows of which some value does not open, is not what the row is found by, or is not what stands beside it. */
  readonly brokenCount: number;
  /** The first of them: the row's number, or its id where it has no number. */
  readonly broken: readonly { readonly table: CheckedTable; readonly row: number | string }[];
  /** Complaints and invitations that an earlier program wrote last: what is plain in them can not be checked. */
  readonly unmarked: number;
}

/** What became of a look through the whole history. */
export type HistoryCheck =
  | {
      readonly ok: true;
      readonly entries: number;
      /** When the secret was replaced, and all entries that were there signed anew; absent where it never was. */
      readonly rotated?: readonly Date[];
    }
  | {
      readonly ok: false;
      readonly why: 'changed' | 'missing' | 'status-differs' | 'desk-differs';
      /** Row id of the entry for `changed`, of the complaint for the others. */
      readonly at: number;
    };

/** One line of a chat. Deliveries that end a button's waiting are left out; so is what a newer one replaced before it was sent. */
export type TranscriptItem = {
  /** `i12` or `o15`: the same for ever. */
  readonly id: string;
  /** Hand it back as `after` to get everything that came later, however the clock moved. Opaque. */
  readonly cursor: string;
  readonly at: Date;
  /** Ours: the delivery's ref. Theirs: the message id of the channel, else the idempotency key. */
  readonly ref: string;
} & (
  | { readonly from: 'citizen'; readonly content: Content }
  | { readonly from: 'bot'; readonly content: Extract<Delivery, { kind: 'message' | 'files' }> }
);
