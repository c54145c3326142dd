/** What is known of a complaint: facts, evidence and the two switches. Stored sealed, as JSON of these shapes. */

/** Where. Names in full without "Kabupaten"/"Kota"; coordinates in degrees WGS 84. */
export interface PlaceValue {
  readonly kind: 'place';
  /** In the citizen's words. */
  readonly text: string;
  readonly regency?: string;
  readonly district?: string;
  readonly lat?: number;
  readonly lon?: number;
  /** True when it lies outside the area this installation serves. */
  readonly outside?: boolean;
}

/** When. Days are `YYYY-MM-DD` in the citizen's zone; `from` and `to` are equal for a single day. */
export interface TimeValue {
  readonly kind: 'time';
  /** In the citizen's words. */
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
  /** Hour of the day, `HH:MM`, where it was said. */
  readonly clock?: string;
}

/** Anything else, in the citizen's words. */
export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
}

/** What a fact says, by its kind. */
export type FactValue = PlaceValue | TimeValue | TextValue;

/** A fact with how sure we are of it. */
export interface Fact {
  readonly value: FactValue;
  /** True when words were taken as they are after two tries, or the citizen was not sure. The desk sees it marked. */
  readonly uncertain: boolean;
}

/** The kinds of evidence that a policy can ask for. `chronology` is a written account that names a witness. */
export const EVIDENCE_KINDS = ['photo', 'video', 'document', 'voice', 'link', 'chronology'] as const;
/** One of {@link EVIDENCE_KINDS}. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What was found in a file itself: kept sealed, to compare with what was said. */
export interface OriginalFacts {
  readonly takenAt?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly device?: string;
}

/** How a picture looks, whatever file it came in: measured on the clean copy. */
export interface Looks {
  /** Difference hash of 64 bits, 16 hex digits: the same picture, re-encoded or made smaller, differs in few bits. */
  readonly hash: string;
  /** Mean brightness, 0 (black) to 255. */
  readonly light: number;
  /** How sharp its edges are: 0 for a flat or blurred picture, some units for an ordinary photo. */
  readonly sharpness: number;
}

/** A file kept on disk: encrypted under its own key, named by its random id. */
export interface KeptFile {
  /** Random id, also the file's name in the evidence folder. */
  readonly id: string;
  /** Key of this file alone, base64; only ever stored sealed. */
  readonly key: string;
  /** By content, never by name. */
  readonly mime: string;
  readonly bytes: number;
  /** Of the original bytes, hex. */
  readonly sha256: string;
  readonly original?: OriginalFacts;
  /** Of a picture of which a clean copy could be made. */
  readonly looks?: Looks;
  /** Id of the clean copy for the desk (re-encoded, without EXIF), same key; absent where none can be made. */
  readonly cleanId?: string;
}

/** A piece of evidence in a draft or complaint. */
export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** Absent for a link or a chronology. */
  readonly file?: KeptFile;
  readonly caption?: string;
  /** The link or chronology itself. */
  readonly text?: string;
  /** The platform's message it came with: an edited caption finds it again. */
  readonly messageId?: string;
  /** From an officer: what shows that it was settled. Absent: from the citizen. */
  readonly by?: 'desk';
}

/** The two switches of SP4N-LAPOR!: who sees the reporter, and whether the public sees the content. */
export interface Switches {
  /** The public, the agency and its officers never learn who reported. */
  readonly anonymous: boolean;
  /** Nothing of the content is ever shown in public. */
  readonly secret: boolean;
}
