import type { PlaceValue, TimeValue } from '../facts.ts';
import type { Language } from '../language/language.ts';
import type { Policy } from '../policy/policy.ts';
import type { Danger } from './danger.ts';
import type { Elsewhere } from './data/elsewhere.ts';
import type { Guess } from './guess.ts';
import type { OwnName } from './own-name.ts';
import type { Person } from './people.ts';
import type { PersonalData } from './personal-data.ts';

/** SP4N-LAPOR!'s kinds, and what else people write to a bot. */
export const KINDS = [
  'complaint',
  'aspiration',
  'question',
  'praise',
  'greeting',
  'cancel',
  'menu',
  'unclear',
  'noise',
  'spam',
  'abuse',
  'not-ours',
] as const;
/** One of them. */
export type Kind = (typeof KINDS)[number];

/** What the reader is given besides the words. */
export interface Reading {
  readonly text: string;
  /** The moment it arrived. */
  readonly now: Date;
  /** The citizen's zone as IANA name; where unknown, the desk's. */
  readonly zone: string;
  readonly policy: Policy;
  /** The fact that was just asked for, so that bare words ("kemarin", "Martapura") are read as its answer. */
  readonly asked?: string;
  /** The category that is known from earlier in the conversation: it says which further facts are looked for. */
  readonly about?: string;
  /** What else is known of where the citizen is: decides between places that share a name, adds none. */
  readonly near?: Near;
}

/** A shared location or a photo's (degrees WGS 84), or a regency from earlier in the conversation or the channel. */
export type Near = { readonly lat: number; readonly lon: number } | { readonly regency: string };

/** A matter of several in one message. */
export interface Matter {
  readonly category: string;
  /** Where its words begin, in UTF-16 units. */
  readonly at: number;
  /** Where they end. */
  readonly end: number;
}

/** What a text tells. Absent means: not said. Pure data, safe to store sealed. */
export interface Understood {
  readonly kind: Guess<Kind>;
  readonly category?: Guess<string>;
  /** Other categories that might be meant, likeliest first. */
  readonly categories: readonly Guess<string>[];
  readonly place?: Guess<PlaceValue>;
  /** The same place in other regencies, where the names leave it open; likeliest first. */
  readonly places: readonly Guess<PlaceValue>[];
  readonly when?: Guess<TimeValue>;
  /** `when` is only when it was reported before: it was so by then, and since when is not told. */
  readonly whenReported: boolean;
  /** Other times in the text. */
  readonly times: readonly Guess<TimeValue>[];
  /** Further facts that the category asks, by their policy id (amount, who, paper, programme …), as said. */
  readonly facts: Readonly<Record<string, Guess<string>>>;
  /** Facts of the category that make no sense to ask for with these words, by their policy id: see `unless` in the policy. */
  readonly needless: readonly string[];
  /** Danger now; `numbers` are the ones to show, best first. */
  readonly emergency?: Danger;
  /** What may be danger now and is not surely: worth a line with the number, and no alarm. Never beside `emergency`. */
  readonly possibleDanger?: Danger;
  /** Somebody does not want to live, or to hurt themselves: for people who listen, before anything else. */
  readonly despair: boolean;
  /** Tells of sexual violence, or of violence at home, whenever it was. */
  readonly violence: boolean;
  /** Who is complained of or spoken of; never shown in public. */
  readonly people: readonly Guess<Person>[];
  readonly personalData: PersonalData;
  /** The writer's own name, where they introduce themselves. */
  readonly ownName?: OwnName;
  /** A desk's keyword at the start of the message (`laporpaman`), in the policy's spelling. */
  readonly keyword?: string;
  /** The agency that the words name or plainly mean. */
  readonly agency?: string;
  /** Where to go with what is not the government's to act on; only with kind `not-ours`. */
  readonly elsewhere?: Elsewhere;
  /** Several complaints in one message, in the order of the text. */
  readonly matters?: readonly Matter[];
  /** What the writer asks for about being seen. */
  readonly wants: { readonly anonymous?: boolean; readonly secret?: boolean };
  /** Web addresses in the text. */
  readonly links: readonly string[];
  /** The text speaks of someone who saw it ("saksi", "disaksikan …"). */
  readonly witness: boolean;
  /** Spans in somebody else's words (quotations), UTF-16 units. */
  readonly quoted: readonly (readonly [number, number])[];
  /** The whole message is passed on from elsewhere. */
  readonly forwarded: boolean;
  /** Absent where the text does not show it. */
  readonly language?: Language;
}
