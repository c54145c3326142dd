import type { ComplaintCode } from '../../complaint/code.ts';
import type { AskedFor, Receipt, UnaskedEvent } from '../../event.ts';
import type { Filed } from './filed.ts';
import type { Question } from './question.ts';

/** What a desk wants to know of the citizen. Kept until it is answered; `rests` while the citizen said "later". */
interface Wanted {
  /** Names it in this talk and begins the ids of its buttons (`w-12`): one of an older question is recognised for ever. */
  readonly ref: string;
  readonly filed: Filed;
  /** Whose question it is. */
  readonly desk: string;
  /** When it was asked, epoch ms. */
  readonly at: number;
  readonly rests: boolean;
  /** How often it was answered with something we could not read. */
  readonly tries: number;
  /** The question that it pushed aside while words were held for it; asked again afterwards. */
  readonly after: Question | null;
  /** The officer's line that tells how it went (`Receipt.ref`): another one asks it again. Absent: an earlier version did not keep it. */
  readonly sentBy?: string;
  /** The citizen was reminded of it. */
  readonly reminded?: true;
  /** It did not get there: `given` since the citizen wrote and the platform took it. Absent: it did, as far as is known. */
  readonly unseen?: { readonly why: UnaskedEvent['why'] | 'given'; readonly receipt: Receipt };
}

/** One fact, one piece of evidence, or anything in words, for a complaint that was filed. */
export interface Asked extends Wanted {
  readonly step: 'ask';
  /** Names the question within its complaint. */
  readonly ask: string;
  readonly what: AskedFor;
  /** The officer's own words; may be empty. */
  readonly words: string;
  /** What was answered so far and could not be read: it goes with the answer. */
  readonly said: string;
}

/** Closed: `settled` is it? then `rating` how well, or `reason` what is not. */
export interface Verdict extends Wanted {
  readonly step: 'settled' | 'rating' | 'reason';
  /** The officer's words with the close; may be empty. */
  readonly words: string;
}

/** Something that a citizen is asked about a filed complaint. */
export type Wish = Asked | Verdict;

/** An answer that was given: edits, late siblings of an album and further fragments find it. */
export interface Given {
  readonly code: ComplaintCode;
  /** The question that it answered, and what that asked for; absent where it was why something is not settled. */
  readonly ask?: string;
  readonly what?: AskedFor;
  readonly filed: Filed;
  /** When, epoch ms. */
  readonly at: number;
  readonly messageId?: string;
  readonly album?: string;
}

/** More questions than that nobody can keep apart; then the oldest is forgotten, its complaint stays with the desk. */
export const WISHES_MAX = 20;
/** Answers that a late part of them still finds. */
export const GIVEN_MAX = 10;
