import type { Delivery, OutFile } from '../delivery.ts';
import type { AlarmLevel, Event } from '../event.ts';
import type { Evidence, Fact, Looks, PlaceValue, Switches, TimeValue } from '../facts.ts';
import type { HandoverCode } from '../handover/code.ts';
import type { ChannelName, ChatId, Content, Inbound } from '../message.ts';
import type {
  ComplaintCode,
  ComplaintMessage,
  ConversationRow,
  Effect,
  HistoryEntry,
  Identity,
  InboxRow,
  Status,
  StatusView,
  Step,
} from './steps.ts';

/**
 * The durable heart: inbox, conversations, complaints, outbox. Rows are the truth, everything else is a hint.
 * All writes go through one group committer; a promise resolves only after its rows are on the disk, and rejects with a
 * {@link StoreFault} when they are not (nothing of it is stored then).
 */
export interface Store<Talk> extends InboxRows<Talk>, OutboxRows, Complaints, Desk, Handovers<Talk>, Cursors, Upkeep {
  /** Applies one step together with whatever else waits. */
  commit(step: Step<Talk>): Promise<Committed>;
  /** Applies effects that come from no conversation: the clock's. Those that need one (`send`, `open-dossier`, `file`, `erase`, `bind-admin`) are rejected. */
  act(effects: readonly Effect[]): Promise<Committed>;
  readonly leases: LeaseRows;
  /**
   * From now on a step is turned away as stale unless this holder has the lease of its conversation's shard: whoever took the shard over sees all
   * that was committed before, and nothing is added behind.
   */
  fenceBy(holder: string): void;
}

/** A lease that a holder has. */
export interface HeldLease {
  readonly name: string;
  /** Counts how often it was taken; never twice the same for one name while its row is there. */
  readonly epoch: number;
}

/** How a lease stands. */
export interface LeaseStanding {
  readonly name: string;
  /** Who has it, or had it last. */
  readonly holder: string;
  /** Its time is over, or it was let go: anybody may take it. */
  readonly over: boolean;
}

/**
 * Leases: what one process alone does at a time. Their time is the database's (PostgreSQL's own, on SQLite the process's). Each of these is
 * one transaction, which waits for no other work.
 */
export interface LeaseRows {
  /**
   * Takes a lease that is free, over, or the holder's own already.
   * @param ttlMs how long it is good
   * @returns its epoch; null while another has it
   */
  take(name: string, holder: string, ttlMs: number): Promise<number | null>;
  /** Renews all that a holder has and that are not over. @returns them */
  renew(holder: string, ttlMs: number): Promise<readonly HeldLease[]>;
  /** Ends leases of the holder before their time; those of another epoch stay. */
  letGo(holder: string, leases: readonly HeldLease[]): Promise<void>;
  /** All leases that were ever taken. */
  standing(): Promise<readonly LeaseStanding[]>;
  /** Forgets those that are over whose names begin so. */
  tidy(prefix: string): Promise<void>;
}

/** What became of a step. `stale`: its version has moved, its code was taken or its invitation used: read and decide again. */
export type Committed =
  | {
      readonly ok: true;
      /** Rows queued by this step, in order, so that the outbox need not read them again. */
      readonly sends: readonly QueuedSend[];
      /** Ids of files that no row names any more. Remove them; the orphan sweep finds those that were missed. */
      readonly filesFreed: readonly string[];
      /** True when everything queued for this conversation before this step is gone: forget it. */
      readonly erased: boolean;
      /** Conversations that have something to do now: they were told an event. This one may be among them. */
      readonly woken: readonly number[];
    }
  | { readonly ok: false; readonly why: 'stale' };

/** The way in. */
export interface InboxRows<Talk> {
  /**
   * Stores messages in the order given and resolves, once they are durable, with the conversations that have new rows.
   * A message whose (channel, id) is known changes nothing, whatever it says: the first one is kept.
   */
  accept(messages: readonly Inbound[], receivedAt: Date): Promise<readonly number[]>;
  /** A conversation with its oldest unhandled rows, at most `limit`. Rejects when there is no such conversation. */
  read(
    conversation: number,
    limit: number,
  ): Promise<{ readonly row: ConversationRow<Talk>; readonly inbox: readonly InboxRow[] }>;
  /** Unhandled rows of all conversations. Reads the index of those rows alone. */
  countOpen(): Promise<number>;
  /** The conversation of a chat with the number of its unhandled rows, counted up to `limit`; null where there is none. */
  openIn(
    channel: ChannelName,
    chat: ChatId,
    limit: number,
  ): Promise<{ readonly conversation: number; readonly open: number } | null>;
  /** Conversations with unhandled rows, a page at a time; start with {@link OPEN_START}. @param shards only those of these; absent: all */
  open(after: OpenCursor, limit: number, shards?: ReadonlySet<number>): Promise<OpenPage>;
  /**
   * As `open`, for rows that an earlier process left (id at most `untilRow`), and counts a try for each of them (up to 2) in
   * the same commit, before anyone handles them. Rows that already had their last try are put aside.
   */
  recover(after: OpenCursor, untilRow: number, limit: number): Promise<OpenPage>;
  /** When the oldest unhandled message of these channels came, in these shards; null when there is none. */
  oldestOpen(channels: Iterable<ChannelName>, shards: ReadonlySet<number>): Promise<Date | null>;
  /** Id of the newest inbox row; 0 when there is none. */
  newestInboxRow(): Promise<number>;
  /** Sets how often a row was tried, unless it was tried so often already: two who read the same count once. */
  tried(row: number, attempts: number): Promise<void>;
  /** Puts rows aside: kept, never handled again, shown by `doctor`. */
  setAside(rows: readonly number[]): Promise<void>;
  /** Rows that were put aside, oldest first: no content. */
  aside(limit: number): Promise<readonly AsideRow[]>;
}

/** A place in the list of unhandled rows, which is ordered by conversation, then row. */
export interface OpenCursor {
  readonly conversation: number;
  readonly row: number;
}
/** Before the first. */
export const OPEN_START: OpenCursor = { conversation: 0, row: 0 };

export interface OpenPage {
  /** Each once. A conversation can also begin the next page. */
  readonly conversations: readonly number[];
  /** Where to go on; null when this was the last page. */
  readonly next: OpenCursor | null;
}

/** A message that could not be handled. */
export interface AsideRow {
  readonly id: number;
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly receivedAt: Date;
  readonly attempts: number;
}

/** A row of the outbox that waits to be sent. */
export interface QueuedSend {
  readonly id: number;
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly chat: ChatId;
  readonly delivery: Delivery;
  /** Failed tries so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** Not to be tried before. */
  readonly nextAt: Date;
  /** The oldest inbox row that the step answered, to follow a message through the log; unknown when the send was left by an earlier process. */
  readonly cause?: number;
}

/** A place in the list of queued rows, which is ordered by the time they are due, then row. */
export interface DueCursor {
  readonly at: Date;
  readonly row: number;
}
/** When rows are due that wait for a person to write again: later than anything, and a moment that both databases can hold. */
export const NEVER = new Date('9999-12-31T00:00:00.000Z');
/** Before the first. */
export const DUE_START: DueCursor = { at: new Date(0), row: 0 };

/** Those of some shards, without those of some channels; or those of one channel. */
export type DuePart =
  | { readonly shards: ReadonlySet<number>; readonly without: ReadonlySet<ChannelName> }
  | { readonly channel: ChannelName };

export interface DuePage {
  /** Each once. A conversation can come again on a later page. */
  readonly conversations: readonly number[];
  /** Where to go on; null when this was the last page. */
  readonly next: DueCursor | null;
}

/** Why a row will never be sent. */
export type SendFailure = 'blocked' | 'gone' | 'refused' | 'expired' | LostWhat;
/** What the platform no longer has, though it has the chat. */
export type LostWhat = 'lost-card' | 'lost-topic';

/** What a refusal led to. */
export interface Blocked {
  /** Whether the person is shut out now. */
  readonly shut: boolean;
  /** Conversations that were told how it ended. */
  readonly told: readonly number[];
}

/** The way out. Marks wait a few milliseconds for company and ride in the next group commit. */
export interface OutboxRows {
  /**
   * Conversations with queued rows that are due at `now`, longest due first, a page at a time; start with {@link DUE_START}.
   * @param part only some of them; absent: all
   */
  due(now: Date, after: DueCursor, limit: number, part?: DuePart): Promise<DuePage>;
  /** Oldest queued rows of a conversation with id above `afterId`, in order. */
  queuedOf(conversation: number, afterId: number, limit: number): Promise<readonly QueuedSend[]>;
  /**
   * @param others further messages that it became
   * @returns conversations that were told how it ended
   */
  markSent(send: QueuedSend, platformId: string, others?: readonly string[]): Promise<readonly number[]>;
  /** Takes rows off the queue without sending them: a newer one says it all. */
  markSuperseded(rows: readonly number[]): Promise<void>;
  /** Another try not before `nextAt`. */
  markLater(row: number, attempts: number, nextAt: Date): Promise<void>;
  /** @returns conversations that were told how it ended */
  markFailed(send: QueuedSend, why: SendFailure): Promise<readonly number[]>;
  /**
   * The person shut us out: everything queued for the conversation fails; lifted when the person writes again. Whoever wrote
   * after the refused reply was decided has come back already: then that reply alone fails.
   */
  markBlocked(refused: QueuedSend, why: 'blocked' | 'gone'): Promise<Blocked>;
  /** When the person of a conversation last wrote, at most an hour too early; epoch 0: what is queued waits until they do. */
  heardAt(conversation: number): Promise<Date>;
  /**
   * Nothing queued for the conversation is due any more until the person writes again; then all of it is.
   * @param asOf what `heardAt` said when that was decided
   * @returns false when the person has written meanwhile: then nothing was changed
   */
  markWaiting(conversation: number, asOf: Date): Promise<boolean>;
  /**
   * A message that was taken did not arrive after all. `closed`: it waits again, until the person writes; `blocked`: the person can not be
   * reached, and nothing more is sent until they write.
   * @returns conversations that were told
   */
  undelivered(channel: ChannelName, chat: ChatId, ref: string, why: 'closed' | 'blocked'): Promise<readonly number[]>;
  /** What the platform called the message of this ref when it was sent; undefined when it was not, or is forgotten. */
  platformIdOf(conversation: number, ref: string): Promise<string | undefined>;
  /** Which message of ours the platform calls so: its ref, while it is one of the last few of the conversation. */
  refAt(conversation: number, platformId: string): Promise<string | undefined>;
  /** What the platform calls the card or topic of a complaint in this conversation; kept as long as the complaint. */
  anchored(conversation: number, code: ComplaintCode, kind: 'card' | 'topic'): Promise<string | undefined>;
}

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
  /** Who may not know of it: see `desk/exclusion.ts`. */
  readonly excluded: readonly string[];
  readonly alertAt: Date | null;
  readonly alerted: 0 | AlarmLevel;
  readonly rating: number | null;
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

export interface ClusterMember {
  readonly code: ComplaintCode;
  readonly status: Status;
  readonly desk: string;
  /** Who may not know of it: see `desk/exclusion.ts`. */
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
  /** What was said in a chat, for a channel that shows the history itself. Oldest first. */
  transcript(
    channel: ChannelName,
    chat: ChatId,
    from: { readonly after?: string; readonly limit: number },
  ): Promise<readonly TranscriptItem[]>;
  /** A file that was sent into a chat, for a channel that shows it from there; null where there is none, or no longer. */
  fileSent(query: FileSentQuery): Promise<OutFile | null>;
  /** Ids of every file that a row names, clean copies and files of unhandled messages included. */
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

export type HistoryCheck =
  | { readonly ok: true; readonly entries: number }
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

/** Rights at a desk. */
export type Role = 'officer' | 'admin' | 'supervisor';

export interface Invitation {
  readonly desk: string;
  readonly role: Role;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface AdminRow {
  readonly id: number;
  readonly desk: string;
  readonly role: Role;
  /** Where this person is told: the chat in which the invitation was used. */
  readonly conversation: number;
  readonly channel: ChannelName;
}

/** How a queue is narrowed. */
export type QueueFilter = 'all' | 'mine' | 'free' | 'late' | { readonly category: string };

/** A place in a queue, which is ordered by deadline, then row. */
export interface QueueCursor {
  readonly deadline: Date;
  readonly id: number;
}

/** A complaint as a queue shows it: nothing sealed. */
export interface QueueRow {
  readonly id: number;
  readonly code: ComplaintCode;
  readonly status: Status;
  readonly kind: Complaint['kind'];
  readonly category: string;
  readonly desk: string;
  readonly origin: string;
  readonly regency: string | null;
  readonly deadline: Date;
  readonly submittedAt: Date;
  readonly holder: number | null;
}

/** How things stand at some desks. */
export interface DeskFigures {
  /** By state, of the complaints these desks have now. */
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  /** Open ones past their limit. */
  readonly late: number;
  /** Ratings given, and their sum. */
  readonly ratings: number;
  readonly ratingSum: number;
}

/** What stands for a complaint in a desk's chat: refs of our newest card and topic there. */
export interface Anchors {
  readonly card?: string;
  readonly topic?: string;
  /** Of the newest upload; names how many pieces of evidence are there already. */
  readonly files?: string;
}

/** The desks and their people. */
export interface Desk {
  /** Stores an invitation; only a keyed hash of the code is kept. */
  invite(invitation: {
    readonly code: string;
    readonly desk: string;
    readonly role: Role;
    readonly expiresAt: Date;
  }): Promise<void>;
  invitation(code: string): Promise<Invitation | null>;
  /** The rights of a person by the platform's own id; null for whoever has none, or no longer. */
  adminOf(channel: ChannelName, person: string): Promise<AdminRow | null>;
  /** Admins that were not removed. */
  adminCount(): Promise<number>;
  /** Everybody who works at one of these desks, in the order they came. */
  adminsAt(desks: readonly string[]): Promise<readonly (AdminRow & { readonly name?: string })[]>;
  /** Names of admins by row id, removed ones too, as their platform told them. */
  adminNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Desks that have this chat as a whole. */
  desksOfChat(conversation: number): Promise<readonly string[]>;
  /** Everybody who is told in this chat. */
  peopleIn(conversation: number): Promise<readonly AdminRow[]>;
  /** Makes a chat the desk's own, in place of those it had on this channel; `null` takes it away. Its conversation begins where there is none. */
  pinDeskChat(desk: string, channel: ChannelName, chat: ChatId | null): Promise<void>;
  /** Chats in which somebody works, with the desks they work at: who gets a morning's overview. */
  workplaces(): Promise<readonly { readonly conversation: number; readonly desks: readonly string[] }[]>;
  /** A page of the open complaints that these desks have or received, oldest deadline first, without those `person` is excluded from. */
  queue(query: {
    readonly desks: readonly string[];
    readonly filter: QueueFilter;
    readonly person: Pick<AdminRow, 'id' | 'desk'>;
    readonly now: Date;
    readonly after?: QueueCursor;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly QueueRow[]; readonly next: QueueCursor | null }>;
  figures(desks: readonly string[], now: Date): Promise<DeskFigures>;
  /** What stands for complaints in a desk's chat. */
  anchors(conversation: number, codes: readonly ComplaintCode[]): Promise<ReadonlyMap<ComplaintCode, Anchors>>;
  /** The complaint that a message or topic of the platform belongs to in this conversation. */
  complaintAt(conversation: number, kind: 'message' | 'topic', platformId: string): Promise<ComplaintCode | null>;
  /** Who an anonymous reporter is. Ask only together with a `reveal` in the history. */
  identity(code: ComplaintCode): Promise<Identity | null>;
  /** Complaints whose clock wants to be looked at, most overdue first. */
  alerts(now: Date, limit: number): Promise<readonly ComplaintCode[]>;
  /** When the next one wants to be; null when none does. */
  nextAlert(): Promise<Date | null>;
  /** Chats in which a draft was begun before this moment and never sent, oldest first, each once. */
  chatsWithDrafts(before: Date, limit: number): Promise<readonly number[]>;
  /** Posts an event into conversations, each once for its key. @returns those that were told */
  post(
    event: Event,
    to: readonly { readonly conversation: number; readonly key: string }[],
  ): Promise<readonly number[]>;
}

/** A draft that was put up to be continued in another chat. */
export interface Handover<Talk> {
  /** Names it in the effect that takes it. */
  readonly id: string;
  readonly dossier: string;
  /** Where it lies, with that chat's state as it was read. */
  readonly conversation: number;
  readonly version: number;
  readonly channel: ChannelName;
  readonly talk: Talk | null;
  readonly expiresAt: Date;
  /** The conversation that took it; null while nobody has. */
  readonly usedBy: number | null;
}

/** Drafts on their way from one chat into another. */
export interface Handovers<Talk> {
  /**
   * By its code; null where there is none. On the channel where the draft was begun it is there for nobody but who began it: the code may have
   * been said in public.
   */
  handover(
    code: HandoverCode,
    reader: { readonly channel: ChannelName; readonly person: string },
  ): Promise<Handover<Talk> | null>;
  /** The newest that waits for this person, who needs no code; null where none does. */
  handoverOf(channel: ChannelName, person: string, now: Date): Promise<Handover<Talk> | null>;
}

/** How far channels have read their platforms' streams. */
export interface Cursors {
  /** Where a stream was read to; undefined when it never was. */
  cursor(channel: ChannelName, stream: string): Promise<string | undefined>;
  /** Resolves when it is durable. Call it only after everything before `place` is. */
  moveCursor(channel: ChannelName, stream: string, place: string): Promise<void>;
}

/** Cheap figures for metrics and readiness. */
export interface Counts {
  readonly inboxOpen: number;
  readonly inboxAside: number;
  readonly outboxQueued: number;
  /** When the oldest unhandled message came; null when there is none. */
  readonly oldestOpen: Date | null;
  /** When the oldest unsent reply was decided; null when there is none. */
  readonly oldestQueued: Date | null;
  /** By status; at most half a minute old. */
  readonly complaints: Readonly<Partial<Record<Status, number>>>;
}

/** Keeping house. */
export interface Upkeep {
  counts(): Promise<Counts>;
  /** Rejects when the database does not take a write now. */
  ping(): Promise<void>;
  /**
   * Whether the database belongs to the secret that this store was opened with: to the first that asks, in a database that belongs to none yet.
   * A keyed hash stands for the secret.
   */
  belongsToSecret(): Promise<boolean>;
  /**
   * Deletes handled inbox rows and finished outbox rows older than `before`, looking at no more than `limit` of each.
   * Call again while there is `more`.
   */
  tidy(before: Date, limit: number): Promise<{ readonly deleted: number; readonly more: boolean }>;
  /** Whether the database file is sound (`integrity_check`, foreign keys). Reads everything: for `verify`. */
  checkIntegrity(): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: number }>;
  /** Commits what waits and closes. Later calls reject. */
  close(): Promise<void>;
}

/** Why the store could not do it. `full`: no space; `busy`: someone else holds the lock; `io`: the disk; `closed`: too late. */
export type StoreFaultCode = 'full' | 'busy' | 'io' | 'corrupt' | 'closed' | 'unsealed' | 'rejected';

/** The store's only fault. Holds codes, never values. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;
  /** The database's own code, such as `SQLITE_FULL`. */
  readonly detail: string | undefined;

  constructor(code: StoreFaultCode, detail?: string, cause?: unknown) {
    super(`store: ${code}${detail ? ` (${detail})` : ''}`, { cause });
    this.code = code;
    this.detail = detail;
  }
}
