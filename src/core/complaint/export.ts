import { isoInZone } from '../calendar/local.ts';
import type { Evidence, FactValue } from '../facts.ts';
import type { Policy } from '../policy/policy.ts';
import type { Complaint } from '../store/store.ts';

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
  const { kind, ...rest } = value;
  if (kind !== 'place') return rest;
  const { outside: _, ...place } = rest as Record<string, unknown>;
  return place;
}

const evidenceOut = ({ id, kind, file, caption, text }: Evidence): Record<string, unknown> => ({
  id,
  kind,
  ...(file ? { mime: file.mime, bytes: file.bytes, sha256: file.sha256 } : {}),
  ...(caption ? { caption } : {}),
  ...(text ? { text } : {}),
});

/** Makes the export of a complaint; facts that the policy seals stay out, and so does an anonymous reporter. */
export function exported(complaint: Complaint, policy: Policy): ExportedComplaint {
  const zone = policy.desks.find(({ id }) => id === complaint.desk)?.zone ?? policy.zone;
  const iso = (moment: Date) => isoInZone(moment, zone);
  const open = Object.entries(complaint.facts).filter(([id]) => !policy.facts[id]?.sealed);
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
    messages: complaint.messages.map(({ at, from, text }) => ({ at: iso(at), from, text })),
    history: complaint.history.map(({ at, act, from, to, desk, by, reason }) => ({
      at: iso(at),
      act,
      from: from ?? null,
      to,
      desk,
      by,
      reason: reason ?? null,
    })),
    duplicate_of: null,
    rating: null,
  };
}

/** Columns of the flat export, in order. */
export const CSV_COLUMNS = [
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
  'description',
  'place',
  'regency',
  'district',
  'lat',
  'lon',
  'time',
  'time_from',
  'time_to',
  'other_facts',
  'uncertain',
  'evidence_count',
  'evidence_sha256',
  'messages',
  'history',
] as const;

/**
 * A cell that no spreadsheet runs: a leading = + - @ (also behind blanks of any kind, also full-width) gets an apostrophe in
 * front, line breaks become blanks, quotes are doubled.
 */
export function csvCell(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  const line = text.replace(/[\r\n\t\v\f\u0000-\u001f\u0085\u2028\u2029]+/g, ' ');
  const number = typeof value === 'number';
  const safe = !number && /^[\s\u00a0\ufeff\u200b-\u200f]*[=+\-@＝＋－＠|%]/u.test(line) ? `'${line}` : line;
  return /[",;']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A complaint as a line of CSV, without a line break. */
export function csvLine(complaint: ExportedComplaint): string {
  const { place = {}, time = {}, description = {}, ...others } = complaint.facts;
  const row: Readonly<Record<(typeof CSV_COLUMNS)[number], unknown>> = {
    ...complaint,
    reporter_name: complaint.reporter?.name,
    description: description.text,
    place: place.text,
    regency: place.regency,
    district: place.district,
    lat: place.lat,
    lon: place.lon,
    time: time.text,
    time_from: time.from,
    time_to: time.to,
    other_facts: Object.entries(others)
      .map(([id, value]) => `${id}: ${String(value.text ?? '')}`)
      .join('; '),
    uncertain: complaint.uncertain.join(' '),
    evidence_count: complaint.evidence.length,
    evidence_sha256: complaint.evidence.map(({ sha256 }) => sha256 ?? '').join(' '),
    messages: complaint.messages.map(({ from, text }) => `${from}: ${text}`).join(' | '),
    history: complaint.history.map(({ at, act, to }) => `${String(at)} ${String(act)} ${String(to)}`).join(' | '),
  };
  return CSV_COLUMNS.map((column) => csvCell(row[column])).join(',');
}
