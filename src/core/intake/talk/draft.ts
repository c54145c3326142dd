import type { ComplaintCode } from '../../complaint/code.ts';
import type { Evidence, Fact, Switches } from '../../facts.ts';
import type { Alike } from './alike-shape.ts';
import type { Question } from './question.ts';

/** A complaint on its way. */
export interface Draft {
  /** Also the dossier: the key its evidence is sealed with. */
  readonly id: string;
  readonly kind: 'complaint' | 'aspiration' | 'question';
  readonly startedAt: number;
  readonly touchedAt: number;
  /** Everything the citizen wrote for this complaint, oldest first; very many messages are joined, see `kept-words.ts`. */
  readonly words: readonly Words[];
  readonly category: string | null;
  /** Categories that might be meant, to be offered first. */
  readonly categories: readonly string[];
  readonly facts: Readonly<Record<string, DraftFact>>;
  readonly evidence: readonly Evidence[];
  readonly switches: Switches | null;
  /** Shown name; null until asked. */
  readonly name: string | null;
  /** The message the name was told in, so that an edited message corrects it. */
  readonly nameFrom: string | null;
  /** Optional facts the citizen passed over. */
  readonly skipped: readonly string[];
  /** How often a question was answered with something we could not read, by question. */
  readonly tries: Readonly<Record<string, number>>;
  /** How far "I have no evidence" has led: index of the offer, see `evidence.ts`. */
  readonly offer: number;
  /** The row being changed from the summary. */
  readonly editing: string | null;
  /** A desk's keyword at the start of the first message. */
  readonly keyword: string | null;
  /** Emergency numbers shown already. */
  readonly warned: readonly string[];
  /** It was reminded of, the day after it was begun. */
  readonly reminded?: true;
  /** A better picture was asked for: said once. Absent: not yet. */
  readonly doubted?: true;
  /** The report that was spoken of when this one began without a question: "tambahan" adds it there. */
  readonly besides?: ComplaintCode;
  /** Whether others reported the same; absent: not looked for yet. */
  readonly alike?: Alike;
  /** On the shelf: files that came while it was asked which draft is meant wait in it for the answer. */
  readonly waits?: true;
  /** What `kembali` goes back to, newest last; at most {@link TRAIL_MAX}. Whole ones wherever something is decided, see `trail.ts`. */
  readonly trail: readonly (Snapshot | SmallSnapshot)[];
}

/** Steps that *kembali* can take back. */
export const TRAIL_MAX = 12;

/** A fact with the message it came from, so that an edited message corrects it. */
export interface DraftFact extends Fact {
  readonly messageId?: string;
  /** Of a place whose name several regencies share: those it may lie in; empty: none of those that were offered. Absent: settled. */
  readonly among?: readonly Area[];
}

/** A regency with the district in it, where one is meant. */
export interface Area {
  readonly regency: string;
  readonly district?: string;
  readonly outside?: boolean;
}

/** Something that the citizen wrote, as it becomes part of the account. */
export interface Words {
  readonly at: number;
  readonly text: string;
  readonly messageId?: string;
  /** Forwarded, or quoting somebody: not the citizen's own words alone. */
  readonly passedOn?: true;
  /** Part of the account of what happened; false for bare answers ("kemarin", "Martapura"). */
  readonly story: boolean;
}

/** The part of a draft that a step back restores. Files stay: nothing that was sent is thrown away. */
export type Snapshot = Pick<
  Draft,
  | 'kind'
  | 'category'
  | 'categories'
  | 'facts'
  | 'switches'
  | 'name'
  | 'nameFrom'
  | 'skipped'
  | 'tries'
  | 'offer'
  | 'editing'
> & { readonly words: number; readonly question: Question | null };

/** A snapshot as it is stored: without what was the same one step later, see `trail.ts`. */
export type SmallSnapshot = Pick<Snapshot, 'words' | 'question'> &
  Partial<Omit<Snapshot, 'facts'>> & {
    /** Facts that were another, or null where there was none. Absent: all the same. */
    readonly factsWere?: Readonly<Record<string, DraftFact | null>>;
  };

/** A draft that begins. */
export const newDraft = (id: string, at: number): Draft => ({
  id,
  kind: 'complaint',
  startedAt: at,
  touchedAt: at,
  words: [],
  category: null,
  categories: [],
  facts: {},
  evidence: [],
  switches: null,
  name: null,
  nameFrom: null,
  skipped: [],
  tries: {},
  offer: 0,
  editing: null,
  keyword: null,
  warned: [],
  trail: [],
});
