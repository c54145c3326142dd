import type { ComplaintCode } from '../../complaint/code.ts';
import type { Act } from '../../complaint/life.ts';
import type { Role } from '../../complaint/role.ts';
import type { Status } from '../../complaint/status.ts';
import type { Delivery } from '../../delivery.ts';
import type {
  AlarmLevel,
  AskedFor,
  CitizenEvent,
  DeskEvent,
  FollowedEvent,
  MoreEvent,
  Receipt,
  ReceiptOutcome,
} from '../../event.ts';
import type { Evidence, Fact, Switches } from '../../facts.ts';
import type { HandoverCode } from '../../handover/code.ts';
import type { ChannelName, ChatId, Inbound } from '../../message.ts';

/**
 * A step is data: what one decision changes, applied by `store.commit` in one transaction together with many others.
 * `Talk` is the conversation's state as intake defines it; the store keeps it sealed and looks at nothing in it.
 */
export interface Step<Talk> {
  readonly conversation: number;
  /** The version that was read. When it has moved, the step is turned away (`stale`) and decided again. */
  readonly version: number;
  /** Inbox rows that this step handles: marked done. */
  readonly handled: readonly number[];
  readonly talk: Talk;
  readonly effects: readonly Effect[];
}

/** What a decision asks for besides the new state. Applied in order. */
export type Effect =
  | { readonly do: 'send'; readonly delivery: Delivery }
  /** A draft begins: it gets a key of its own, which its evidence and the complaint made of it are sealed with. */
  | { readonly do: 'open-dossier'; readonly dossier: string }
  /** Evidence rows of a draft or complaint. */
  | { readonly do: 'keep-evidence'; readonly dossier: string; readonly evidence: Evidence }
  | { readonly do: 'drop-evidence'; readonly dossier: string; readonly evidence: string }
  /** What was kept in a draft belongs to a complaint of the same citizen: it goes there, file and all, and the draft's dossier ends. */
  | { readonly do: 'give-evidence'; readonly from: string; readonly to: string; readonly evidence: readonly Evidence[] }
  /** The draft becomes a complaint. The code must be free: otherwise the step is turned away and decided again. */
  | { readonly do: 'file'; readonly complaint: NewComplaint }
  /** Words of the citizen, the desk or the bot that belong to a complaint already filed. */
  | { readonly do: 'note'; readonly complaint: ComplaintCode; readonly message: ComplaintMessage }
  /** Erases a draft: its key, rows and files, and what the inbox and outbox still hold of this conversation; the conversation gets a new key. `again`: an older copy of the database had it back, so it is no news. */
  | { readonly do: 'erase'; readonly dossier: string; readonly again?: true }
  /**
   * Moves a complaint: one entry of its history and what follows from it. The step is turned away when the complaint's version is
   * not the one that was read, or when the admin who does it was removed meanwhile.
   */
  | {
      readonly do: 'move';
      readonly complaint: ComplaintCode;
      readonly version: number;
      readonly entry: Pick<HistoryEntry, 'act' | 'to' | 'desk' | 'by' | 'reason'>;
      readonly change?: ComplaintChange;
    }
  /** The clock looked at a complaint: no entry in its history. Turned away like a move. */
  | {
      readonly do: 'alerted';
      readonly complaint: ComplaintCode;
      readonly version: number;
      readonly change: Pick<ComplaintChange, 'alertAt' | 'alerted' | 'deadline'>;
    }
  /**
   * Destroys all that was told in a complaint: its key, words, evidence, and who reported. Its row, its dates and its history stay. Comes with the move
   * that says so. `again` as above.
   */
  | { readonly do: 'forget'; readonly complaint: ComplaintCode; readonly again?: true }
  /**
   * Who may know of a complaint from now on, as its citizen wants it: what is sealed of it is sealed anew, without what they no longer tell. Comes with
   * the move that says so. A secret one is nothing that others find any more, also once it is shown again.
   */
  | {
      readonly do: 'set-switches';
      readonly complaint: ComplaintCode;
      readonly switches: Switches;
      readonly facts: NewComplaint['facts'];
      readonly reporter: NewComplaint['reporter'];
      /** Null takes it away; absent: it stays as it is. */
      readonly identity?: Identity | null;
      /** Texts of the citizen's words, each with what takes its place. */
      readonly covered: readonly (readonly [text: string, cover: string])[];
    }
  /** Tells the citizen of a complaint, in the chat it was filed from. `key` names the event for ever: a second one changes nothing. */
  | { readonly do: 'tell'; readonly complaint: ComplaintCode; readonly event: CitizenEvent; readonly key: string }
  /** Tells the citizens whose complaints are linked to this one; each event gets the code of the follower's own complaint. */
  | {
      readonly do: 'tell-followers';
      readonly complaint: ComplaintCode;
      readonly event: Omit<FollowedEvent, 'code'>;
      readonly key: string;
    }
  /**
   * Tells the desks' chats: those of the first desk of the list in which anybody works (with this role, where one is named; where nobody has it at any of
   * them, those of the first of `otherwise` in which anybody works), and, with
   * `watchers`, those where the complaint has a card already. Whoever is excluded from the complaint is passed over, or with `excluded` alone told, so
   * that their card goes. `cluster`: the watchers of those that are linked to it are told the same of theirs.
   */
  | {
      readonly do: 'announce';
      readonly complaint: ComplaintCode;
      readonly event: DeskEvent;
      readonly key: string;
      readonly desks: readonly string[];
      readonly role?: Role;
      readonly otherwise?: readonly string[];
      readonly watchers?: boolean | 'excluded';
      readonly cluster?: boolean;
    }
  /** Takes an admin's rights away, by row id; turned away when `by` has none any more. */
  | { readonly do: 'remove-admin'; readonly admin: number; readonly by: number }
  /** An admin's own name, in place of what the platform told; of one who was removed meanwhile it stays. */
  | { readonly do: 'name-admin'; readonly admin: number; readonly name: string }
  /** A one-time invitation by a supervisor; turned away when `by` has no rights any more. */
  | {
      readonly do: 'invite';
      readonly code: string;
      readonly desk: string;
      readonly role: Role;
      readonly expiresAt: Date;
      readonly by: number;
    }
  /** Binds a person to a desk by a one-time invitation; the outcome is told by the runtime's look-up before, so this only marks it used. */
  | { readonly do: 'bind-admin'; readonly invitation: string; readonly person: string; readonly name?: string }
  /** Puts a draft of this conversation up to be continued in another chat. Turned away when the code is taken. */
  | {
      readonly do: 'offer-handover';
      readonly code: HandoverCode;
      readonly dossier: string;
      /** Who wrote the draft, by the platform's own id. */
      readonly person: string;
      readonly expiresAt: Date;
    }
  /**
   * Takes such a draft into this conversation, with its key and evidence. Turned away when somebody was faster, it is past its time, or
   * the conversation where it lies has moved since it was read.
   */
  | {
      readonly do: 'take-handover';
      /** `Handover.id`. */
      readonly handover: string;
      /** Of the conversation where it lies. */
      readonly version: number;
      /** What is left there. */
      readonly talk: unknown;
    }
  /** Hands what was said here on to the conversation where its draft is continued. `key` names it for ever. */
  | { readonly do: 'pass-on'; readonly to: number; readonly event: MoreEvent; readonly key: string };

/** What a move changes besides the state; what is absent stays. */
export interface ComplaintChange {
  /** Who has it now. */
  readonly desk?: string;
  readonly holder?: number | null;
  readonly category?: string;
  readonly excluded?: readonly string[];
  readonly deadline?: Date;
  readonly alertAt?: Date | null;
  readonly alerted?: 0 | AlarmLevel;
  readonly rating?: number;
  /** Links it to the first complaint about the same; null parts it. */
  readonly duplicateOf?: ComplaintCode | null;
}

/** A draft that becomes a complaint. */
export interface NewComplaint {
  readonly code: ComplaintCode;
  readonly dossier: string;
  readonly kind: 'complaint' | 'aspiration' | 'question';
  readonly category: string;
  readonly desk: string;
  /** Why this desk: `keyword:laporpaman`, `central`. Goes into the history. */
  readonly routedBy: string;
  readonly regency?: string;
  readonly channel: ChannelName;
  readonly switches: Switches;
  readonly createdAt: Date;
  readonly submittedAt: Date;
  readonly deadline: Date;
  /** Sealed. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** Sealed; null when the citizen stays anonymous. What the platform calls the person stays in the conversation alone. */
  readonly reporter: { readonly name?: string; readonly contact?: string } | null;
  /** Who may not know of it: `desk:ID`, `admin:ID`. */
  readonly excluded: readonly string[];
  readonly alertAt: Date | null;
  /** Sealed apart; who an anonymous reporter is, as far as the platform told. Absent for a named one. */
  readonly identity?: Identity;
  /** What was said on the way, sealed, oldest first. */
  readonly messages: readonly ComplaintMessage[];
  readonly language: string;
  /** The complaint that the citizen says is about the same; the first of its kind, never one that is linked itself. */
  readonly duplicateOf?: ComplaintCode;
  /** It tells of danger: at its desk it comes before all others (`complaint/emergency.ts`). */
  readonly emergency?: boolean;
  /** By what it is found as the same by others (`complaint/near.ts`); absent: never. Stored hashed. */
  readonly near?: readonly string[];
}

/** Who somebody is towards the platform. */
export interface Identity {
  readonly channel: ChannelName;
  readonly person: string;
  readonly name?: string;
}

/** Words in a complaint, by its citizen, a desk or us. */
export interface ComplaintMessage {
  readonly at: Date;
  readonly from: 'citizen' | 'desk' | 'bot';
  readonly text: string;
  readonly evidence?: readonly string[];
  /** The act it came with: an answer, a reason, a question. */
  readonly act?: Act;
  /** The admin who wrote it, by row id. */
  readonly by?: number;
  /** A note among officers: never shown to the citizen, in public or in exports. */
  readonly internal?: boolean;
  /** What the desk asked for with it; `id` names the question within the complaint. */
  readonly ask?: { readonly id: string; readonly what: AskedFor };
  /** How a question (by its `id`), words (`WORDS`) or "Sudah beres?" (`SETTLED`) went to the citizen: noted where they did not get there at once. */
  readonly asked?: { readonly id: string; readonly outcome: ReceiptOutcome };
  /** The question (by its `id`) that was put once more: by an officer, or by us (`from: 'bot'`) as a reminder. */
  readonly again?: string;
  /** Where the officer is told how it reached the citizen. Earlier versions kept it only where that happens later than the act. */
  readonly receipt?: Receipt;
  /** Forwarded, or quoting somebody: not the citizen's own words alone. */
  readonly passedOn?: true;
  /** The question that this answers. */
  readonly answers?: string;
  /** The fact of the policy that was read in an answer, besides its words. */
  readonly fact?: Fact & { readonly id: string };
  /** The answer is that the citizen does not know, or has nothing to send. */
  readonly unknown?: boolean;
}

/** An entry of the append-only, hash-chained history, in plain view: no personal data. */
export interface HistoryEntry {
  readonly at: Date;
  /** What was done: `submit`, `verify`, `forward` … */
  readonly act: string;
  readonly from?: Status;
  readonly to: Status;
  readonly desk: string;
  /** `citizen`, `system`, or `admin:ID` by row id. */
  readonly by: string;
  readonly reason?: string;
}

/** What `/status` and the tracking page show, and what the citizen's side decides with: nothing personal. */
export interface StatusView {
  readonly code: ComplaintCode;
  /** For a move of the citizen: turned away when the complaint has moved meanwhile. */
  readonly version: number;
  /** Where further evidence is kept. Never shown. */
  readonly dossier: string;
  /** The chat it was filed from: there it is the citizen's own. Never shown. */
  readonly conversation: number;
  /** Who may not know of it: see `desk/rights/exclusion.ts`. Never shown. */
  readonly excluded: readonly string[];
  readonly status: Status;
  readonly kind: string;
  readonly category: string;
  readonly desk: string;
  readonly origin: string;
  readonly secret: boolean;
  /** Who reported is not to be known: others are told days, no hours. */
  readonly anonymous: boolean;
  readonly submittedAt: Date;
  readonly deadline: Date;
  readonly rating: number | null;
  readonly history: readonly HistoryEntry[];
}

/** An inbox row as the worker reads it. */
export interface InboxRow {
  readonly id: number;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly message: Inbound;
}

/** A conversation as read for a decision; `talk` is null when nobody has spoken yet. */
export interface ConversationRow<Talk> {
  readonly id: number;
  readonly version: number;
  readonly channel: ChannelName;
  readonly chat: ChatId;
  readonly talk: Talk | null;
}
