import { isoInZone } from '../calendar/local.ts';
import type { Evidence, FactValue } from '../facts.ts';
import type { Policy } from '../policy/policy.ts';
import type { Complaint } from '../store/port/store.ts';

/** A complaint as it is exported: one line of JSON. What is sealed is left out; a fact that is not known is absent. */
export interface ExportedComplaint {
  readonly code: string;
  readonly kind: string;
  readonly status: string;
  readonly category: string;
  readonly desk: string;
  readonly channel: string;
  readonly identity: 'named' | 'anonymous';
  readonly secret: boolean;
  /** Times are ISO 8601 with the desk's offset. */
  readonly created_at: string;
  readonly submitted_at: string;
  readonly deadline: string;
  readonly reporter: { readonly name?: string; readonly contact?: string } | null;
  readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly uncertain: readonly string[];
  readonly evidence: readonly Readonly<Record<string, unknown>>[];
  readonly messages: readonly { readonly at: string; readonly from: string; readonly text: string }[];
  readonly history: readonly Readonly<Record<string, unknown>>[];
  readonly duplicate_of: string | null;
  readonly rating: number | null;
}

function factOut(value: FactValue): Record<string, unknown> {
  switch (value.kind) {
    case 'place': {
      const { kind: _, outside: __, ...place } = value;
      return place;
    }
    case 'time': {
      const { kind: _, clock: __, ...time } = value;
      return time;
    }
    case 'text':
      return { text: value.text };
  }
}

/** A link or a written account stands where a file has its caption. */
const evidenceOut = ({ id, kind, file, caption, text }: Evidence): Record<string, unknown> => ({
  id,
  kind,
  ...(file ? { mime: file.mime, bytes: file.bytes, sha256: file.sha256 } : {}),
  ...((caption ?? text) ? { caption: caption ?? text } : {}),
});

/** The story itself is no fact of the policy's. */
const STORY = 'description';
/** Shorter answers ("ya") are found in any text. */
const TELLING_CHARS_MIN = 3;

/** Makes the export of a complaint; facts that the policy seals stay out, and so does an anonymous reporter. */
export function exported(complaint: Complaint, policy: Policy): ExportedComplaint {
  const zone = policy.desks.find(({ id }) => id === complaint.desk)?.zone ?? policy.zone;
  const iso = (moment: Date) => isoInZone(moment, zone);
  // A fact that the policy does not know any more may have been a sealed one.
  const isOpen = (id: string) => id === STORY || policy.facts[id]?.sealed === false;
  const open = Object.entries(complaint.facts).filter(([id]) => isOpen(id));
  const sealed = Object.entries(complaint.facts).flatMap(([id, { value }]) =>
    isOpen(id) || value.text.length < TELLING_CHARS_MIN ? [] : [value.text.toLowerCase()],
  );
  // The answer to a sealed question was a message as well: it stays out whole. What officers note among themselves is theirs.
  const messages = complaint.messages.filter(
    ({ text, internal }) => !internal && !sealed.some((words) => text.toLowerCase().includes(words)),
  );
  const { anonymous, secret } = complaint.switches;
  return {
    code: complaint.code,
    kind: complaint.kind,
    status: complaint.status,
    category: complaint.category,
    desk: complaint.desk,
    channel: complaint.channel,
    identity: anonymous ? 'anonymous' : 'named',
    secret,
    created_at: iso(complaint.createdAt),
    submitted_at: iso(complaint.submittedAt),
    deadline: iso(complaint.deadline),
    reporter: anonymous ? null : (complaint.reporter ?? {}),
    facts: Object.fromEntries(open.map(([id, { value }]) => [id, factOut(value)])),
    uncertain: open.filter(([, { uncertain }]) => uncertain).map(([id]) => id),
    evidence: complaint.evidence.map(evidenceOut),
    messages: messages.map(({ at, from, text }) => ({ at: iso(at), from, text })),
    history: complaint.history.map(({ at, act, from, to, desk, by, reason }) => ({
      at: iso(at),
      act,
      from: from ?? null,
      to,
      desk,
      by,
      reason: reason ?? null,
    })),
    duplicate_of: complaint.duplicateOf,
    rating: complaint.rating,
  };
}

const BEFORE_FACTS = [
  'code',
  'kind',
  'status',
  'category',
  'desk',
  'channel',
  'identity',
  'secret',
  'created_at',
  'submitted_at',
  'deadline',
  'reporter_name',
  'reporter_contact',
  'description',
  'place',
  'regency',
  'district',
  'geo',
  'time',
  'time_from',
  'time_to',
] as const;
const AFTER_FACTS = [
  'uncertain',
  'evidence',
  'evidence_sha256',
  'messages',
  'history',
  'duplicate_of',
  'rating',
] as const;

/** The policy's own questions, those that may leave the house. */
const textFacts = (policy: Policy): readonly string[] =>
  Object.values(policy.facts)
    .filter(({ type, sealed }) => type === 'text' && !sealed)
    .map(({ id }) => id);

/** The head of the flat export: one column a fact, `fact_danger` for the policy's fact `danger`. */
export const csvHead = (policy: Policy): string =>
  [...BEFORE_FACTS, ...textFacts(policy).map((id) => `fact_${id}`), ...AFTER_FACTS].map(csvCell).join(',');

/** A complaint as a line of CSV, without a line break. */
export function csvLine(complaint: ExportedComplaint, policy: Policy): string {
  const { place = {}, time = {}, description = {} } = complaint.facts;
  const before: Readonly<Record<(typeof BEFORE_FACTS)[number], unknown>> = {
    ...complaint,
    reporter_name: complaint.reporter?.name,
    reporter_contact: complaint.reporter?.contact,
    description: description.text,
    place: place.text,
    regency: place.regency,
    district: place.district,
    // RFC 5870. A bare southern latitude would begin with a minus, as formulas do.
    geo: place.lat === undefined ? undefined : `geo:${place.lat},${place.lon}`,
    time: time.text,
    time_from: time.from,
    time_to: time.to,
  };
  const after: Readonly<Record<(typeof AFTER_FACTS)[number], unknown>> = {
    ...complaint,
    uncertain: complaint.uncertain.join(' '),
    evidence: complaint.evidence.map(({ kind }) => kind).join(' '),
    evidence_sha256: complaint.evidence.flatMap(({ sha256 }) => sha256 ?? []).join(' '),
    messages: complaint.messages.map(({ from, text }) => `${from}: ${text}`).join(' | '),
    history: complaint.history.map(({ at, act, to }) => `${at} ${act} ${to}`).join(' | '),
  };
  return [
    ...BEFORE_FACTS.map((column) => before[column]),
    ...textFacts(policy).map((id) => complaint.facts[id]?.text),
    ...AFTER_FACTS.map((column) => after[column]),
  ]
    .map(csvCell)
    .join(',');
}

/** Control characters, line and paragraph separators: a second line of a cell could begin a formula. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** What begins a formula in some spreadsheet, also behind blanks that do not show, also full-width. */
const FORMULA = /^[\s\p{Z}\p{Cf}'"]*[=+\-@|%＝＋－＠]/u;

/** A cell that no spreadsheet runs: on one line, with an apostrophe before whatever could begin a formula (OWASP, CSV Injection). */
export function csvCell(value: unknown): string {
  const line = String(value ?? '')
    .replace(BREAKS, ' ')
    .trim();
  const safe = FORMULA.test(line) ? `'${line}` : line;
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
