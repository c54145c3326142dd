import type { EvidenceKind } from '../facts.ts';
import type { Localized } from '../language/language.ts';

/**
 * The policy: what a category needs, who is in charge, by when. Read from one validated file, never code.
 * These are the shapes after validation, with every default filled in.
 */
export interface Policy {
  /** Who runs this desk, as citizens know it ("Provinsi Kalimantan Selatan"). */
  readonly name: Localized;
  /** IANA zone of the installation: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT). */
  readonly zone: string;
  /** What emergency numbers are shown, by the id that categories name. */
  readonly emergencyNumbers: Readonly<Record<string, Localized>>;
  /** Who listens to somebody who does not want to live, as it is shown. */
  readonly helpline: Localized;
  readonly facts: Readonly<Record<string, FactPolicy>>;
  /** In the order they are offered. The last resort is the category with id `other`. */
  readonly categories: readonly CategoryPolicy[];
  readonly desks: readonly DeskPolicy[];
  /** The desk that receives whatever no keyword sends elsewhere. */
  readonly centralDesk: string;
  readonly service: ServiceLevels;
  readonly calendar: CalendarPolicy;
  /** Names that people use for regencies and what they mean, besides the official ones ("bjm", "HSU", "batola"). */
  readonly regencies: readonly RegencyPolicy[];
  readonly evidence: EvidenceLimits;
  readonly messages: MessageLimits;
  readonly duplicates: DuplicateRules;
  /** Answers for every desk, by name; `{nama}` and the like are filled in. */
  readonly canned?: Readonly<Record<string, string>> | undefined;
}

/** How a fact is read and asked. `place` and `time` are read by their own readers; `text` is kept as it is said. */
export interface FactPolicy {
  readonly id: string;
  readonly type: 'place' | 'time' | 'text';
  /** What a good answer in words holds; absent: anything. What holds none is asked once more, then kept and marked uncertain. */
  readonly holds?: 'number' | 'money' | 'person' | 'part' | undefined;
  /** As few digits as such a number has; absent: even one may be enough. */
  readonly digitsMin?: number | undefined;
  /** The coarsest place that is taken without asking once where in it; absent: a whole regency. */
  readonly coarsest?: 'regency' | 'district' | 'spot' | undefined;
  /** Short name for the summary ("Nomor tiang"). */
  readonly label: Localized;
  readonly ask: Localized;
  /** One line: why it is asked. */
  readonly why: Localized;
  readonly example: Localized;
  /** What to do if one does not know. */
  readonly unsure: Localized;
  /** Personal: opened only to whom the rules of the desk allow, left out of exports. */
  readonly sealed: boolean;
}

/** What the place of a category names: a school, a hospital. A street or village alone is asked once which of them is meant. */
export interface NamedPlace {
  /** Words of which such a name has one ("sdn", "puskesmas"), lower case. */
  readonly words: readonly string[];
  /** Words of the citizen with which none is meant, and it is not asked, lower case. */
  readonly unless: readonly string[];
  readonly ask: Localized;
}

/** A fact in a category's asking order. */
export interface CategoryFact {
  readonly id: string;
  readonly optional: boolean;
  /** Words of the citizen with which it is not asked, lower case; absent: it is always asked. */
  readonly unless?: readonly string[] | undefined;
  /** Of a place: see {@link FactPolicy.coarsest}. */
  readonly coarsest?: FactPolicy['coarsest'];
  /** Of a place: what it has to name, besides where that is; absent: anything. */
  readonly names?: NamedPlace | undefined;
  /** Where the category says it differently from the fact itself. */
  readonly label?: Localized | undefined;
  readonly ask?: Localized | undefined;
  readonly why?: Localized | undefined;
  readonly example?: Localized | undefined;
  readonly unsure?: Localized | undefined;
}

/** A kind of complaint: what it needs, and who is responsible. */
export interface CategoryPolicy {
  readonly id: string;
  /** Plain name ("Jalan, jembatan, got"). */
  readonly name: Localized;
  /** A few everyday words for a button, at most 24 characters. */
  readonly short: Localized;
  /** Words and phrases that point to it, informal and Banjar ones too; lower case. A weight follows after `^`: "lubang^2". */
  readonly words: readonly string[];
  readonly facts: readonly CategoryFact[];
  readonly evidence: {
    /** Kinds that serve, best first. */
    readonly kinds: readonly EvidenceKind[];
    readonly atLeast: number;
    /** What a good piece shows, in one line ("foto lubangnya dan satu foto sekelilingnya"). */
    readonly hint: Localized;
  };
  /** The agency usually in charge, for the desk's suggestion; never decides by itself. */
  readonly agency: Localized;
  /** Words that mean danger now in this category, and the numbers to show, best first. */
  readonly emergency: { readonly words: readonly string[]; readonly numbers: readonly string[] };
  /** What closing it needs to show; absent: words are enough. */
  readonly proof?: { readonly kinds: readonly EvidenceKind[]; readonly atLeast: number } | undefined;
  /** Asked as conduct or misuse is: the longest limit applies (60 working days). */
  readonly inspection: boolean;
  /** Whoever reports the same may learn that it was reported already. Never where a person is complained of. */
  readonly joinable: boolean;
}

/** What a canned answer can leave open, between braces, to be filled in when it is sent. */
export const CANNED_VARIABLES = ['nama', 'kode', 'batas', 'instansi'] as const;

/** Working hours by weekday, 1 = Monday … 7 = Sunday, `HH:MM` in the desk's zone; a missing day is free. */
export type WeekHours = Readonly<Record<string, { readonly from: string; readonly to: string }>>;

/** An office that complaints are handed to. */
export interface DeskPolicy {
  readonly id: string;
  readonly name: Localized;
  /** What people call it besides, lower case ("pu", "capil"). */
  readonly also: readonly string[];
  readonly parent?: string | undefined;
  readonly kind: 'central' | 'province' | 'regency' | 'agency';
  /** Regency it answers for, in full without "Kabupaten"/"Kota". */
  readonly regency?: string | undefined;
  readonly zone: string;
  /** Words that send a message straight to this desk, lower case, without spaces ("laporpaman"). */
  readonly keywords: readonly string[];
  /** Categories it takes by itself, for suggestions. */
  readonly categories: readonly string[];
  /** Where they differ from those of the installation. */
  readonly hours?: WeekHours | undefined;
  /** Answers of this desk's own, by name; `{nama}` and the like are filled in. */
  readonly canned?: Readonly<Record<string, string>> | undefined;
}

/** Limits in working days, where nothing else is said. */
export interface ServiceLevels {
  readonly verifyDays: number;
  readonly followUpDays: number;
  readonly settleDays: number;
  readonly settleInspectionDays: number;
  /** Calendar days the citizen has to respond: then a settled complaint closes by itself, and a desk that asked is told that there is no answer. */
  readonly responseDays: number;
  readonly draftKeptDays: number;
  /** Calendar days after its end that what a complaint told is kept; 0: for ever. */
  readonly complaintKeptDays: number;
  /** Hours after which a citizen is reminded, once, of a draft that they left; 0: never. */
  readonly draftReminderHours: number;
  /** Calendar days after which a citizen is reminded, once, of a desk's question; 0: never. */
  readonly askReminderDays: number;
  /** Minutes after which a desk and its supervisor hear, at night too, that nobody has begun with what told of danger; 0: never. */
  readonly dangerMinutes: number;
  /** When the morning's overview comes on working days, `HH:MM` in the desk's zone. */
  readonly digestAt: string;
  /** Whether a public post that only asks something gets one template that tells where to write to us; else it is left in peace. */
  readonly answersQuestions: boolean;
}

/** When desks work. */
export interface CalendarPolicy {
  /** Of every desk that has none of its own. */
  readonly hours: WeekHours;
  /** `YYYY-MM-DD` with a name; joint leave (cuti bersama) counts as free. */
  readonly holidays: Readonly<Record<string, string>>;
  /** The years for which the holidays are known. A date beyond them is reckoned without holidays and marked so. */
  readonly years: readonly number[];
}

/** A regency or city of the province. */
export interface RegencyPolicy {
  /** In full without "Kabupaten"/"Kota". */
  readonly name: string;
  readonly type: 'kabupaten' | 'kota';
  readonly seat: string;
  /** Other names for it, lower case. */
  readonly also: readonly string[];
  readonly lat: number;
  readonly lon: number;
}

/** Which complaints may be about the same as one that is being written. */
export interface DuplicateRules {
  /** Calendar days within which both were reported, and both happened. */
  readonly days: number;
  /** How far apart two places with coordinates may be. */
  readonly metres: number;
  /** Calendar days for which a closed complaint is still offered. */
  readonly closedDays: number;
}

/** How many messages are taken. Beyond it they are not stored, and whoever wrote them is told so. */
export interface MessageLimits {
  /** Of one person at once, after a rest. */
  readonly atOnce: number;
  /** Of one person in the long run. */
  readonly perMinute: number;
  /** Unhandled messages of one chat. */
  readonly waitingPerChat: number;
  /** Unhandled messages in all. */
  readonly waitingInAll: number;
}

/** How much evidence is taken. */
export interface EvidenceLimits {
  readonly fileBytesMax: number;
  /** Pieces of evidence in one draft or complaint. */
  readonly filesMax: number;
}
