/** Who is affected when data were in strange hands, and by what: kinds of data, and never a word of them. */
import type { Evidence, EvidenceKind, Fact } from '../facts.ts';
import type { Complaint } from '../store/port/store.ts';
import { findPersonal, type PersonalKind } from '../understanding/personal-data.ts';

/**
 * A kind of data. `chat`: the account or number that somebody writes from; `identity`: who an anonymous reporter is, as the platform told, sealed for
 * one supervisor at a time; `location`: coordinates; the rest as a person would call it.
 */
export type DataKind =
  | 'chat'
  | 'words'
  | 'name'
  | 'contact'
  | 'identity'
  | 'place'
  | 'location'
  | EvidenceKind
  | PersonalKind;

/** The order in which they are told. */
export const DATA_KINDS: readonly DataKind[] = [
  ...(['chat', 'words', 'name', 'contact', 'identity'] as const),
  ...(['nik', 'kk', 'phone', 'email', 'account', 'card', 'customer', 'plate'] as const),
  ...(['place', 'location'] as const),
  ...(['photo', 'video', 'document', 'voice', 'link', 'chronology'] as const),
];

/** What lies in a complaint. */
export const kindsIn = ({ reporter, hasIdentity, facts, evidence, messages }: Complaint): readonly DataKind[] =>
  inOrder([
    'words',
    ...(reporter?.name === undefined ? [] : (['name'] as const)),
    ...(reporter?.contact === undefined ? [] : (['contact'] as const)),
    ...(hasIdentity ? (['identity'] as const) : []),
    ...kindsInFacts(facts, evidence),
    ...messages.flatMap(({ text }) => kindsInWords(text)),
  ]);

/** What lies in a draft. */
export const kindsInDraft = (draft: {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly evidence: readonly Evidence[];
  readonly words: readonly { readonly text: string }[];
  readonly name: string | null;
}): readonly DataKind[] =>
  inOrder([
    'words',
    ...(draft.name === null ? [] : (['name'] as const)),
    ...kindsInFacts(draft.facts, draft.evidence),
    ...draft.words.flatMap(({ text }) => kindsInWords(text)),
  ]);

/** Each once, in their order. */
export function inOrder(kinds: Iterable<DataKind>): readonly DataKind[] {
  const found = new Set(kinds);
  return DATA_KINDS.filter((kind) => found.has(kind));
}

function* kindsInFacts(facts: Readonly<Record<string, Fact>>, evidence: readonly Evidence[]): Generator<DataKind> {
  for (const { value } of Object.values(facts)) {
    if (value.kind === 'place') yield 'place';
    if (value.kind === 'place' && value.lat !== undefined) yield 'location';
    yield* kindsInWords(value.text);
  }
  for (const { kind, file, caption, text } of evidence) {
    yield kind;
    // What a camera wrote into the picture is kept sealed beside it.
    if (file?.original?.lat !== undefined) yield 'location';
    yield* kindsInWords(`${caption ?? ''}\n${text ?? ''}`);
  }
}

const kindsInWords = (text: string): readonly PersonalKind[] => findPersonal(text).map(({ kind }) => kind);

/** A span of time, both ends in it; absent: without an end on that side. */
export interface Span {
  readonly from?: Date;
  readonly to?: Date;
}

/** Whether what began and ended at these moments has anything to do with the span. */
export const touches = ({ from, to }: Span, began: Date, ended: Date): boolean =>
  (to === undefined || began <= to) && (from === undefined || ended >= from);
