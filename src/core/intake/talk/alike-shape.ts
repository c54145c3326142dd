import type { ComplaintCode } from '../../complaint/code.ts';
import type { Status } from '../../complaint/status.ts';
import type { PlaceValue } from '../../facts.ts';

/** What was found for a draft before a turn, as the draft was then. */
export interface AlikeFound {
  readonly draft: string;
  readonly category: string;
  readonly place: PlaceValue;
  readonly offered: readonly AlikeOffered[];
}

/** What was found of others who reported the same, and what the citizen said to it. */
export interface Alike {
  /** Likeliest first; empty where there was none. */
  readonly offered: readonly AlikeOffered[];
  /** The one that the citizen says is the same. */
  readonly joined?: ComplaintCode;
  /** It was offered when the draft was to be sent: the answer sends it. */
  readonly sends?: true;
}

/** A complaint of somebody else with what a stranger may know of it. */
export interface AlikeOffered {
  /** What the citizen's own is linked to: the first of those about the same. Never shown. */
  readonly code: ComplaintCode;
  /** When it was submitted, epoch ms. */
  readonly at: number;
  readonly status: Status;
  /** A street or landmark that both name. */
  readonly name?: string;
  readonly district?: string;
  readonly regency?: string;
  /** How far away, roughly. */
  readonly metres?: number;
  /** It holds the same picture. */
  readonly picture?: true;
}
