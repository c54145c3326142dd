import type { ComplaintCode } from '../../complaint/code.ts';
import type { Role } from '../../complaint/role.ts';
import type { Status } from '../../complaint/status.ts';
import type { Event } from '../../event.ts';
import type { ChannelName, ChatId } from '../../message.ts';
import type { Complaint } from './complaint-rows.ts';
import type { Identity } from './steps.ts';

/** When drafts were begun: from a moment (absent: ever) until before another. */
export interface DraftsBegun {
  readonly from?: Date;
  readonly before: Date;
}

/** An invitation to work at a desk, by whoever knows its code. */
export interface Invitation {
  readonly desk: string;
  readonly role: Role;
  readonly expiresAt: Date;
  /** Null while nobody has used it: it is good once. */
  readonly usedAt: Date | null;
}

/** Somebody who works at a desk, by one account of a platform. */
export interface AdminRow {
  readonly id: number;
  readonly desk: string;
  readonly role: Role;
  /** Where this person is told: the chat in which the invitation was used. */
  readonly conversation: number;
  readonly channel: ChannelName;
}

/**
 * How a queue is narrowed. `late`: over its limit, while that runs; `unverified`: nobody has verified it yet; `asked`: its citizen owes an answer, and its
 * limit stands still.
 */
export type QueueFilter = 'all' | 'mine' | 'free' | 'late' | 'unverified' | 'asked' | { readonly category: string };

/** A place in a queue: emergencies that nobody has begun with come first, then the others; both by deadline, then row. */
export interface QueueCursor {
  /** Still among the emergencies. */
  readonly emergencies: boolean;
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
  /** Whether it told of danger when it was sent. */
  readonly emergency: boolean;
}

/** How things stand at some desks. */
export interface DeskFigures {
  /** By state, of the complaints these desks have now. */
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  /** Past their limit, while that runs: not where the citizen owes an answer. */
  readonly late: number;
  /** Of all that these desks have now, ended ones too: how many came in since each of the moments that were asked about. */
  readonly came: readonly number[];
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
  /** Desks that complaints lie at, ended ones too, or somebody works at: those that the policy no longer has among them. In no order. */
  desksInUse(): Promise<readonly string[]>;
  /** Chats in which somebody works, with the desks they work at: who gets a morning's overview. */
  workplaces(): Promise<readonly { readonly conversation: number; readonly desks: readonly string[] }[]>;
  /** A page of the open complaints that these desks have or received, in the order of {@link QueueCursor}, without those `person` is excluded from. */
  queue(query: {
    readonly desks: readonly string[];
    readonly filter: QueueFilter;
    readonly person: Pick<AdminRow, 'id' | 'desk'>;
    readonly now: Date;
    readonly after?: QueueCursor;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly QueueRow[]; readonly next: QueueCursor | null }>;
  /** @param since moments to count from what came in */
  figures(desks: readonly string[], now: Date, since?: readonly Date[]): Promise<DeskFigures>;
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
  /** Chats in which a draft was begun at such a time and never sent, oldest first, each once. */
  chatsWithDrafts(begun: DraftsBegun, limit: number): Promise<readonly number[]>;
  /** Posts an event into conversations, each once for its key. @returns those that were told */
  post(
    event: Event,
    to: readonly { readonly conversation: number; readonly key: string }[],
  ): Promise<readonly number[]>;
}
