import type { ComplaintCode } from './complaint/code.ts';
import type { Role } from './complaint/role.ts';
import type { Capabilities } from './delivery.ts';
import type { Sight } from './desk/scene/sight.ts';
import type { KeptFile } from './facts.ts';
import type { HandoverCode } from './handover/code.ts';
import type { ChannelName } from './message.ts';
import type { ConversationRow, Effect, InboxRow, StatusView } from './store/port/steps.ts';
import type { Handover } from './store/port/store.ts';

/** What became of a file that a message carries, known before the decision. */
export type MediaOutcome =
  | { readonly ok: true; readonly file: KeptFile }
  | { readonly ok: false; readonly why: 'too-large' | 'gone' | 'refused' | 'unavailable' };

/** A message as the decision hears it. */
export interface Heard {
  readonly row: InboxRow;
  readonly media?: MediaOutcome;
}

/** Everything a decision may know: no clock, no database, no network, no chance inside it. */
export interface Turn<Talk> {
  /** Row id of the conversation. */
  readonly conversation: number;
  readonly channel: ChannelName;
  readonly capabilities: Capabilities;
  /** Null when this person has never spoken to us, or everything was erased. */
  readonly talk: Talk | null;
  /** Unhandled messages of this conversation, in the order they arrived; at least one. */
  readonly heard: readonly Heard[];
  readonly now: Date;
  /** Complaints that `needs` asked for; null where no such complaint exists. */
  readonly known: ReadonlyMap<ComplaintCode, StatusView | null>;
  /** Too many wrong codes were tried, here or everywhere: others' codes are not looked up for so many ms. */
  readonly codesRest?: number;
  /** Invitations that `invitations` asked for, by the code as typed; null where it is unknown, used or past its time. */
  readonly invited?: ReadonlyMap<string, { readonly desk: string; readonly role: Role } | null>;
  /** Drafts from other chats that `handovers` asked for, by code; null where there is none. */
  readonly handed?: ReadonlyMap<HandoverCode, Handover<Talk> | null>;
  /** The newest draft that waits for whoever writes here, where `handovers` asked for it. */
  readonly waiting?: Handover<Talk> | null;
  /** What `look` saw; null where there was nothing to look at. */
  readonly sight: Sight | null;
  readonly fresh: {
    /** A tracking code that is most likely free. */
    readonly code: ComplaintCode;
    /** Random ids, each call another: 16 characters of `[a-z0-9]`. */
    id(): string;
  };
}

/** What one turn comes to: the new state, and what is to be done in the same transaction. */
export interface Decision<Talk> {
  readonly talk: Talk;
  readonly effects: readonly Effect[];
  /** Acts that somebody tried without the right to, for counting. */
  readonly denied?: number;
}

/** A mind that decides what a conversation does next; `core/intake` is one. */
export interface Mind<Talk> {
  /** Which complaints have to be read before deciding. */
  needs(talk: Talk | null, heard: readonly Heard[]): readonly ComplaintCode[];
  /** Which invitations have to be looked up before deciding; most minds and turns need none. */
  invitations?(heard: readonly Heard[]): readonly string[];
  /** Which drafts from other chats have to be looked up before deciding: by the codes that were written, and by who writes. */
  handovers?(
    talk: Talk | null,
    heard: readonly Heard[],
    capabilities: Capabilities,
    now: Date,
  ): { readonly codes: readonly HandoverCode[]; readonly person?: string };
  /**
   * Reads whatever else the decision needs, such as a desk's queue; null for most turns. May be called again for the same turn.
   * Only reads: it changes nothing.
   */
  look?(row: ConversationRow<Talk>, heard: readonly Heard[], now: Date): Promise<Sight | null>;
  decide(turn: Turn<Talk>): Decision<Talk>;
  /**
   * A file of this conversation can not be kept now, and everything behind it waits with it. Asked again and again meanwhile.
   * @param first the oldest message that brings a file and is not handled
   * @returns what is said of it, before anything is handled; undefined for nothing
   */
  fileWaits?(talk: Talk | null, first: InboxRow): Decision<Talk> | undefined;
}
