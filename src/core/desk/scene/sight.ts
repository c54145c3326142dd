import type { ComplaintCode } from '../../complaint/code.ts';
import type { AlikeFound } from '../../intake/talk/alike-shape.ts';
import type { Identity } from '../../store/port/steps.ts';
import type {
  AdminRow,
  Anchors,
  Complaint,
  DeskFigures,
  QueueCursor,
  QueueFilter,
  QueueRow,
} from '../../store/port/store.ts';
import type { SearchSight } from './search.ts';

/** A complaint in a list, with what its line says besides; null or absent: its row alone is known. */
export type Listed = QueueRow & { readonly complaint?: Complaint | null };

/** A page of a queue that was looked at. */
export interface QueueSight {
  readonly filter: QueueFilter;
  readonly rows: readonly Listed[];
  readonly next: QueueCursor | null;
}

/** What a turn was allowed to look at before it decides, and nothing else is read: a desk's by `look.ts`, a citizen's by `intake/talk/replies.ts`. */
export interface Sight {
  /** The desks this chat belongs to as a whole; empty for a private chat. */
  readonly desks: readonly string[];
  /** Everybody who is told in this chat. */
  readonly present: readonly AdminRow[];
  /** Who wrote, by the platform's id of the person; null for whoever has no rights. */
  readonly people: ReadonlyMap<string, AdminRow | null>;
  /** The complaint that an inbox row is about, by the row's id: named in words, answered to, or by its topic. */
  readonly about: ReadonlyMap<number, ComplaintCode>;
  /** Inbox rows that answer a colleague, in the topic of a complaint: they are no citizen's to read. */
  readonly asides: ReadonlySet<number>;
  /** The message of ours (its ref) that an inbox row answers, by the row's id. */
  readonly refs: ReadonlyMap<number, string>;
  /** Complaints by code, with everything in them; null where there is none. Who may see what of it is asked of `rights.ts`. */
  readonly complaints: ReadonlyMap<ComplaintCode, Complaint | null>;
  /** Our cards and topics in this chat. */
  readonly anchors: ReadonlyMap<ComplaintCode, Anchors>;
  /** Names of the admins who appear, by row id. */
  readonly names: ReadonlyMap<number, string>;
  /** Pictures (by SHA-256) that officers offer as proof and that are in some complaint already. */
  readonly seenBefore: ReadonlySet<string>;
  /** Everybody who has a complaint's proof of a close in reach, at its desk and above, by the complaint: looked up where an officer has sent one. */
  readonly inReach: ReadonlyMap<ComplaintCode, readonly AdminRow[]>;
  /** People of a supervisor's desks, where this turn asked for them. */
  readonly staff: readonly (AdminRow & { readonly name?: string })[];
  /** The colleagues of whoever wants to hand a complaint to somebody by a name. */
  readonly colleagues: Sight['staff'];
  /** Queue pages, by the inbox row that asked for them. */
  readonly queues: ReadonlyMap<number, QueueSight>;
  /** What was found, by the inbox row that searched for it. */
  readonly found: ReadonlyMap<number, SearchSight>;
  /** Figures, by the inbox row that asked for them. */
  readonly figures: ReadonlyMap<number, DeskFigures>;
  /** Who anonymous reporters are, only where this turn is a supervisor's look at one. */
  readonly identities: ReadonlyMap<ComplaintCode, Identity | null>;
  /** What others reported that may be the same as the draft in hand, where this turn looked for it. */
  readonly alike?: AlikeFound;
}

/** Nothing was looked at. */
export const nothingSeen: Sight = {
  desks: [],
  present: [],
  people: new Map(),
  about: new Map(),
  asides: new Set(),
  refs: new Map(),
  complaints: new Map(),
  anchors: new Map(),
  names: new Map(),
  seenBefore: new Set(),
  inReach: new Map(),
  staff: [],
  colleagues: [],
  queues: new Map(),
  found: new Map(),
  figures: new Map(),
  identities: new Map(),
};
