import type { ComplaintCode } from '../../complaint/code.ts';
import type { CitizenEvent } from '../../event.ts';
import type { EvidenceKind } from '../../facts.ts';
import type { Language } from '../../language/language.ts';
import type { Elsewhere } from '../../understanding/data/elsewhere.ts';
import type { Ack } from './ack.ts';
import type { Draft } from './draft.ts';
import type { Filed } from './filed.ts';
import type { Question } from './question.ts';
import type { Given, Wish } from './wish.ts';

/** Version of the stored shape. A change of shape adds a step to `migrate.ts`. */
export const TALK_VERSION = 2;

/** A citizen's conversation as it is stored, sealed, as JSON of this shape. Everything the next decision needs, and nothing else. */
export interface Talk {
  readonly v: typeof TALK_VERSION;
  readonly language: Language;
  /** Language of the channel's page when it was last seen to change; absent while it never differed from the default. */
  readonly pageLanguage?: Language;
  /** Messages in a row that were plainly in the language that is not spoken here; absent: none. */
  readonly otherLanguage?: number;
  /** Counts our messages; names them (`c7`). */
  readonly turn: number;
  /** Whether we have said who we are. */
  readonly met: boolean;
  readonly draft: Draft | null;
  /** Drafts set aside for another complaint, newest first; at most {@link SHELF_MAX}. */
  readonly shelf: readonly Draft[];
  /** Own complaints, newest first; at most {@link FILED_MAX}. */
  readonly filed: readonly Filed[];
  /** What was asked last; null when nothing is open. */
  readonly question: Question | null;
  readonly card: Card | null;
  /** Questions of drafts that were asked lately, newest first, for whoever answers one by a reply; at most {@link ASKED_MAX}. */
  readonly asked?: readonly AskedBefore[];
  /** Words and places that wait for an answer to where they belong. */
  readonly held: readonly Held[];
  /** The album that came last, and the one before it, for their late siblings. */
  readonly album: Album | null;
  /** What desks want to know of this citizen, newest first; at most {@link WISHES_MAX}. */
  readonly wishes: readonly Wish[];
  /** Answers given to desks, newest first; at most {@link GIVEN_MAX}. */
  readonly given: readonly Given[];
  /** The complaint that was spoken about last, and when, epoch ms: what comes without a draft belongs to it. */
  readonly about: { readonly filed: Filed; readonly at: number } | null;
  /** Where the citizen was told to go with the words that are held; absent while nobody was. */
  readonly elsewhere?: Elsewhere;
  /** "Sudah beres?" was asked for the close with this number, newest first; at most {@link CLOSES_MAX}. */
  readonly closes: readonly { readonly code: ComplaintCode; readonly close: number }[];
  /** They want to hear nothing of our own accord; absent: they do not mind. */
  readonly quiet?: Quiet;
  /** How the talk went lately, for telling a machine that answers us, see `loop.ts`; absent: nothing speaks for one. */
  readonly loop?: Loop;
  /** What this person said to us in posts that everybody reads, by thread, newest first; at most {@link THREADS_MAX}. Absent in a private chat. */
  readonly threads?: readonly Thread[];
  /** When we answered this person's posts in public, epoch ms, newest first. */
  readonly answered?: readonly number[];
  /** This person's newest post to us that we did not answer, and when it came, epoch ms: the one place where we may still say something in public. */
  readonly unanswered?: { readonly post: string; readonly at: number };
  /** News wait that did not reach this person in private: told in public as soon as there is a post that may be answered. */
  readonly newsWaits?: boolean;
  /** The message whose file could not be kept when its sender was told so, by row: of each such wait they are told once. */
  readonly fileWaits?: number;
  /** Hand-over codes that did not exist, as tried in this chat, and since when, epoch ms. */
  readonly guesses?: { readonly since: number; readonly misses: number };
}

/** What speaks for a machine that answers us. Hashes of words, never words. */
export interface Loop {
  /** When they wrote last, epoch ms. */
  readonly at: number;
  /** Turns in words alone, one after another. */
  readonly turns: number;
  readonly score: number;
  /** What stands for their last texts, newest first, and for our last one. */
  readonly theirs?: readonly (readonly number[])[];
  readonly ours?: readonly number[];
  /** What stands for their last file. */
  readonly file?: number;
  /** We have said the last line, and wait for a person. */
  readonly silent?: boolean;
}

/** What happened since somebody asked for quiet, see `quiet.ts`. */
export interface Quiet {
  /** Epoch ms. */
  readonly since: number;
  /** What they are told when they come back, oldest first; at most {@link WAITING_MAX}. */
  readonly waiting: readonly CitizenEvent[];
  /** The question that words are held for: asked again when they come back. */
  readonly after: Question | null;
  /** Drafts were erased meanwhile, after so many days. */
  readonly expired?: number;
}

/** News that waits for somebody who asked for quiet. */
export const WAITING_MAX = 50;

/** A thread of posts in which somebody spoke to us. */
export interface Thread {
  /** The platform's id of it. */
  readonly id: string;
  readonly touchedAt: number;
  /** What was told in it, until it is continued in a private chat. */
  readonly draft: Draft | null;
  /** The conversation in which it is continued. */
  readonly movedTo?: number;
  /** Something in it points to a person: whoever continues it is advised to delete the post. */
  readonly personal?: boolean;
}

/** Threads of one person that are remembered; who was silent longest is forgotten. */
export const THREADS_MAX = 20;

/** How many drafts set aside, questions, filed complaints and closes one conversation remembers. */
export const SHELF_MAX = 3;
export const ASKED_MAX = 4;
export const FILED_MAX = 10;
export const CLOSES_MAX = 20;

/** Files that were sent together, as far as they have come. */
export interface OneAlbum {
  readonly id: string;
  /** What has come of it, by kind. */
  readonly kinds: Readonly<Partial<Record<EvidenceKind, number>>>;
  /** The complaint it belongs to, once that is filed. */
  readonly code?: ComplaintCode;
}
/** The album that came last. */
export interface Album extends OneAlbum {
  /** The one before it, whose late siblings may come mixed with its own. */
  readonly before?: OneAlbum;
}

/** The message of ours at the bottom of the chat. */
export interface Card {
  readonly ref: string;
  /** It answers words: more words may be on their way that were written before it was seen. */
  readonly typed?: boolean;
  /** When the message it answers arrived, epoch ms: fragments that follow within a second change it in place. */
  readonly heardAt: number;
  readonly acks: readonly Ack[];
  /** What its choices do, in the order shown: for numbers and labels typed by hand. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** A question of a draft, and the message of ours that asked it. */
export interface AskedBefore {
  readonly ref: string;
  readonly question: Question;
  readonly draft: string;
}

/** Words or a place kept until it is known where they belong. Never a file: what no row names is swept. */
export interface Held {
  readonly at: number;
  readonly text?: string;
  readonly place?: { readonly lat: number; readonly lon: number; readonly label?: string };
  readonly messageId?: string;
  /** Forwarded. */
  readonly passedOn?: true;
}

/** Held messages at most; further ones join the last one's words. */
export const HELD_MAX = 20;

/** Messages this close together, in milliseconds, are fragments of one: the answer to the first is changed in place. */
export const FRAGMENT_MS = 1_000;

/** A conversation that begins. */
export const newTalk = (language: Language): Talk => ({
  v: TALK_VERSION,
  language,
  turn: 0,
  met: false,
  draft: null,
  shelf: [],
  filed: [],
  question: null,
  card: null,
  held: [],
  album: null,
  wishes: [],
  given: [],
  about: null,
  closes: [],
});
