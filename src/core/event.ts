/**
 * What happens inside the house and concerns a chat. An event travels as an inbox row of that chat's conversation: as durable, as
 * ordered and as fenced as what a person says, handled by the same worker, once. No channel can make one: see `store/transactions/post.ts`.
 */
import type { ComplaintCode } from './complaint/code.ts';
import type { Status } from './complaint/status.ts';
import type { SentContent } from './content.ts';
import type { EvidenceKind, KeptFile } from './facts.ts';

/** Why a desk's chat is to look at a complaint. */
export type LookReason =
  /** It has just reached this desk. */
  | 'new'
  /** Its state, desk or holder moved. */
  | 'moved'
  /** The citizen said or sent something about it. */
  | 'citizen'
  /** The citizen answered what a desk had asked for. */
  | 'supplied'
  /** The citizen said how it ended: settled with a rating, or not. */
  | 'verdict'
  /** The service left a note for the officers: that the citizen asked for quiet. */
  | 'note'
  /** Another citizen reported the same. */
  | 'joined'
  /** Something that was sent to the citizen did not get there, or did after all: whoever sent it is told by its line. */
  | 'went';

/** How a message of an officer to a citizen ended; `waits`: not yet, the platform takes it only once the citizen has written again. */
export type ReceiptOutcome = 'sent' | 'waits' | 'blocked' | 'gone' | 'refused' | 'expired';

/** What a delivery to a citizen carries where it is no question of a desk's: an officer's words, or "Sudah beres?" after a close. */
export const WORDS = 'words';
/** See {@link WORDS}. */
export const SETTLED = 'settled';

/** Names the officer's message that a delivery to a citizen carries, so that the officer learns how it ended. */
export interface Receipt {
  /** Conversation of the desk's chat. */
  readonly conversation: number;
  readonly code: ComplaintCode;
  /** The message of ours in the desk's chat that tells of the delivery. */
  readonly ref: string;
  /** The question that it carries: a desk's by its id, for which the clock stands still only while the citizen has it, or {@link SETTLED}. Absent: words. */
  readonly ask?: string;
  /** No line tells of it, and none has to: the card says where it did not get there. */
  readonly unshown?: true;
}

/** Limits of the service that a clock counts. */
export type ClockStage = 'verify' | 'follow-up' | 'settle';

/** For a desk's chat. */
export type DeskEvent =
  /** A complaint to look at. (`case` is the word that stands in the rows of earlier programs.) */
  | { readonly to: 'desk'; readonly type: 'case'; readonly code: ComplaintCode; readonly why: LookReason }
  /** A limit comes near (75 % of it is used up), is over, or is over and the supervisor has to know. */
  | {
      readonly to: 'desk';
      readonly type: 'alarm';
      readonly code: ComplaintCode;
      readonly stage: ClockStage;
      readonly level: AlarmLevel;
    }
  /** A complaint told of danger, and for so many minutes nobody has begun with it. */
  | { readonly to: 'desk'; readonly type: 'danger'; readonly code: ComplaintCode; readonly minutes: number }
  /** The morning's overview for the desks of this chat, on the local day `YYYY-MM-DD`. */
  | { readonly to: 'desk'; readonly type: 'digest'; readonly day: string }
  | {
      readonly to: 'desk';
      readonly type: 'receipt';
      readonly receipt: Receipt;
      readonly outcome: ReceiptOutcome;
      /** Sent after it had waited for the citizen: whoever was told so hears of it. */
      readonly waited?: true;
    }
  /** An officer wants to close with a proof that has to be looked at: for a supervisor. `admin` is the officer's row id. */
  | {
      readonly to: 'desk';
      readonly type: 'weak';
      readonly code: ComplaintCode;
      readonly admin: number;
      readonly weakness: Weakness;
    }
  /** The citizen has not answered what the desk asked, for as long as the policy waits. */
  | { readonly to: 'desk'; readonly type: 'unanswered'; readonly code: ComplaintCode }
  /** A channel of ours lost its platform or got it back: for the central desk. `label` is the platform's name. */
  | { readonly to: 'desk'; readonly type: 'channel'; readonly label: string; readonly state: ChannelState }
  /** The platform no longer has what we hang a complaint's messages on: a topic or a card was deleted. */
  | { readonly to: 'desk'; readonly type: 'lost'; readonly code: ComplaintCode; readonly what: 'card' | 'topic' };

/** How a channel stands: it runs, its account has to be linked anew by whoever runs the machine, its credentials are refused, or it is not reached. */
export type ChannelState = 'up' | 'unlinked' | 'refused' | 'unreached';

/** What speaks against a proof: the same picture as before, taken before the complaint was handed on, or far from the place. */
export type Weakness =
  | { readonly why: 'same' }
  | { readonly why: 'old' }
  | { readonly why: 'far'; readonly km: number };

/** Share of a limit that is used up, in percent; 150 means: over, and a supervisor was told. */
export type AlarmLevel = 75 | 100 | 150;

/** What a desk asks a citizen for: a fact of the policy, evidence, or anything in words. */
export type AskedFor =
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'evidence'; readonly evidence?: EvidenceKind }
  | { readonly kind: 'words' };

/** For the citizen who filed the complaint. */
export type CitizenEvent =
  /** State or desk changed; `words` are the officer's for the citizen, where there are any. */
  | {
      readonly to: 'citizen';
      readonly type: 'news';
      readonly code: ComplaintCode;
      readonly status: Status;
      readonly desk: string;
      /** Until when the desk has to act now, epoch ms; absent where no clock runs. */
      readonly due?: number;
      readonly words?: string;
      /** Files of the officer for the citizen: clean copies. */
      readonly files?: readonly KeptFile[];
      readonly receipt?: Receipt;
    }
  /** The desk needs exactly this. */
  | {
      readonly to: 'citizen';
      readonly type: 'ask';
      readonly code: ComplaintCode;
      /** Names the question within its complaint. */
      readonly ask: string;
      readonly what: AskedFor;
      readonly words: string;
      readonly desk: string;
      readonly receipt?: Receipt;
    }
  /** What a desk asked is still open: spoken of once more, where the citizen may be written to. */
  | {
      readonly to: 'citizen';
      readonly type: 'remind';
      readonly code: ComplaintCode;
      /** As in `ask`. */
      readonly ask: string;
      readonly receipt?: Receipt;
    }
  /** The officer changed or took back words that were sent before (`ref` of the receipt). */
  | {
      readonly to: 'citizen';
      readonly type: 'corrected';
      readonly code: ComplaintCode;
      readonly words: string;
      readonly receipt?: Receipt;
    }
  /** Closed: is it settled? Asked once, with what makes clear which complaint is meant. */
  | {
      readonly to: 'citizen';
      readonly type: 'settled';
      readonly code: ComplaintCode;
      readonly desk: string;
      readonly words?: string;
      readonly place?: string;
      readonly category: string;
      /** The citizen's own first picture and the desk's proof, clean copies. */
      readonly before?: KeptFile;
      readonly after?: KeptFile;
      readonly receipt?: Receipt;
    }
  | FollowedEvent
  | UnaskedEvent;

/**
 * A question did not get there: what the citizen says next is no answer to it. `lost`: it is asked again after that; `held`: the platform takes it then.
 */
export interface UnaskedEvent {
  readonly to: 'citizen';
  readonly type: 'unasked';
  readonly code: ComplaintCode;
  /** As in {@link Receipt}. */
  readonly ask: string;
  readonly why: 'lost' | 'held';
  /** Whose line tells that it arrived, once it is asked again. */
  readonly receipt: Receipt;
}

/** What whoever follows a complaint is told of it: its state and who has it, never its words. `code` is the follower's own complaint. */
export interface FollowedEvent {
  readonly to: 'citizen';
  readonly type: 'followed';
  readonly code: ComplaintCode;
  readonly status: Status;
  readonly desk: string;
}

/**
 * For any citizen: drafts that rested longer than the policy keeps them are to be erased; or one that was begun yesterday may rest, and is reminded
 * of once. Named by no complaint.
 */
export type DraftsEvent =
  | { readonly to: 'citizen'; readonly type: 'drafts-expire' }
  | { readonly to: 'citizen'; readonly type: 'drafts-rest' };

/**
 * For a citizen who goes on in this chat with what was begun in another: more was said there. A file is here already (`kept`).
 */
export interface MoreEvent {
  readonly to: 'citizen';
  readonly type: 'more';
  readonly content: Extract<SentContent, { kind: 'text' | 'edited' | 'media' | 'location' }>;
  /** The platform's message it came in, there. */
  readonly messageId?: string;
  /** Something in it points to a person, where everybody can read it. */
  readonly personal?: boolean;
}

/** For whoever wrote faster than we take it: the last of it was not stored. */
export interface TooFastEvent {
  readonly to: 'citizen';
  readonly type: 'too-fast';
}

/** For the posts of a citizen whom news of a complaint did not reach in private: in public nothing more than that there are any may be said. */
export interface UnreachedEvent {
  readonly to: 'citizen';
  readonly type: 'unreached';
}

/** Whatever can be posted into an inbox. */
export type Event = DeskEvent | CitizenEvent | DraftsEvent | MoreEvent | TooFastEvent | UnreachedEvent;
