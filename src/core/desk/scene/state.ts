import type { ComplaintCode } from '../../complaint/code.ts';
import type { Act } from '../../complaint/life.ts';
import type { AskedFor } from '../../event.ts';
import type { Evidence } from '../../facts.ts';

/** A desk's chat as it is stored, beside the talk of the same conversation: what the next decision needs besides the complaints. */
export interface DeskTalk {
  /** Counts our messages here; names them (`d7`). */
  readonly turn: number;
  /** The choices shown last, for numbers and labels typed by hand where one person reads. */
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  /** What each person here is in the middle of, by the platform's id. */
  readonly people: Readonly<Record<string, Person>>;
  /** The complaints of the list that was shown last, in its order: what their places in it mean, said with an order. */
  readonly listed?: readonly ComplaintCode[];
  /** The figures of the last morning's overview: the same again are not worth a message. */
  readonly digest?: string;
}

/** An officer in a chat. */
export interface Person {
  /** When this person last did something here, epoch ms. */
  readonly at: number;
  /** The complaint looked at last: what a command without a code means in a private chat. */
  readonly open?: ComplaintCode;
  /** The one before that. */
  readonly before?: ComplaintCode;
  readonly pending?: Pending;
  /** What a citizen would read of plain words said here, shown and not yet sent. */
  readonly meant?: Meant;
  /** The message (its turn) in which something was offered that can be declined. */
  readonly offered?: number;
  /** When this person was last told that answers to colleagues go to no citizen, epoch ms. */
  readonly asideToldAt?: number;
  /** The album that came last, for its late siblings. */
  readonly album?: { readonly id: string; readonly code: ComplaintCode };
  readonly loose?: Loose;
  /** Words that went to citizens, newest last: an edit corrects them. At most {@link SAID_MAX}. */
  readonly said?: readonly Said[];
}

/** An act that waits for words, a file or a choice. */
export interface Pending {
  readonly act: Act;
  readonly code: ComplaintCode;
  readonly what?: AskedFor;
  /** Only a file goes on with it: words said meanwhile are none of its. */
  readonly file?: true;
  /** Loose files go with the words. */
  readonly withLoose?: true;
  /** Something else was asked for since: words go nowhere before they were shown. */
  readonly passed?: true;
}

/**
 * Files that were sent in private without saying for which complaint, kept for the order that says so. No row names them, so the sweep removes what is not
 * used; only here, sealed with the chat, is the key that opens them.
 */
export interface Loose {
  /** When the last of them came, epoch ms. */
  readonly at: number;
  /** At most {@link LOOSE_MAX}. */
  readonly files: readonly Evidence[];
  /** What was written with them, for a citizen to read. */
  readonly words: string;
  /** What was to be done, where that was written with them. */
  readonly act?: 'close' | 'reply';
  /** The album they came in, for its late siblings. */
  readonly album?: string;
  /** Something else was done since: they go nowhere by themselves. */
  readonly passed?: true;
}

/** An act with its words, shown in the message of this turn. */
export interface Meant {
  readonly act: Act;
  readonly code: ComplaintCode;
  readonly words: string;
  readonly turn: number;
  /** What was said, where it may be meant for the citizen or for a note instead. */
  readonly said?: string;
  /** Others to which the same is done; `words` are the order then. */
  readonly also?: readonly ComplaintCode[];
}

/** A message of an officer that went to a citizen. */
export interface Said {
  readonly messageId: string;
  readonly code: ComplaintCode;
}

/** Messages of an officer to citizens that an edit can still correct. */
export const SAID_MAX = 20;
/** People of one chat that are remembered; who was silent longest is forgotten first. */
export const PEOPLE_MAX = 200;
/** A half-done act is forgotten after this. */
export const PENDING_MS = 3_600_000;
/** Loose files of a person: an album's worth. */
export const LOOSE_MAX = 10;
/** A loose file is kept so long, in minutes; well under the hour after which the sweep removes what no row names. */
export const LOOSE_MINUTES = 30;

/** The loose files of a person; undefined when there are none, or no more. */
export function looseOf(talk: DeskTalk, person: string, now: number): Loose | undefined {
  const { loose } = talk.people[person] ?? {};
  return loose && now - loose.at < LOOSE_MINUTES * 60_000 ? loose : undefined;
}

/** Of a chat in which no officer has said anything yet. */
export const newDeskTalk: DeskTalk = { turn: 0, people: {} };
