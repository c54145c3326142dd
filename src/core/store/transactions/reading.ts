import type { ComplaintCode } from '../../complaint/code.ts';
import type { Sealer } from '../../seal/sealer.ts';
import { context, evidenceFromJson, parsed, type SealedComplaint, type SealedMessage } from '../engine/sealed.ts';
import type { Identity, StatusView } from '../port/steps.ts';
import { type Complaint, StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, type Work } from '../statements/work.ts';
import { historyEntry } from './history.ts';
import { excludedFromText } from './moves.ts';
import { clusterOf } from './near.ts';

type ComplaintRow = NonNullable<ReturnType<Statements['complaint']['byCode']['get']>>;

/** What anyone with the code may see. */
export function* statusByCode(q: Statements, code: ComplaintCode): Work<StatusView | null> {
  const row = yield* one(q.complaint.byCode, { code });
  if (!row) return null;
  const told = yield* all(q.history.of, { complaint: row.id });
  return {
    code: row.code as ComplaintCode,
    version: row.version,
    dossier: row.dossierId,
    conversation: row.conversationId,
    excluded: excludedFromText(row.excluded),
    status: row.status,
    kind: row.kind,
    category: row.category,
    desk: row.desk,
    origin: row.origin,
    secret: row.secret,
    anonymous: row.anonymous,
    submittedAt: row.submittedAt,
    deadline: row.deadline,
    rating: row.rating,
    history: told.map(historyEntry),
  };
}

/** A complaint with everything in it, and those about the same; null where there is none. */
export function* complaintByCode(q: Statements, sealer: Sealer, code: ComplaintCode): Work<Complaint | null> {
  const row = yield* one(q.complaint.byCode, { code });
  if (!row) return null;
  const cluster = yield* clusterOf(q, row);
  return { ...(yield* openComplaint(q, sealer, row)), cluster };
}

/** A complaint with everything in it but those about the same; null where there is none. */
export function* complaintAlone(q: Statements, sealer: Sealer, code: ComplaintCode): Work<Complaint | null> {
  const row = yield* one(q.complaint.byCode, { code });
  return row ? yield* openComplaint(q, sealer, row) : null;
}

/** Opens a row with the key that stands beside it now: both have to be read in one transaction. */
function* openComplaint(q: Statements, sealer: Sealer, row: ComplaintRow): Work<Complaint> {
  const dossier = yield* one(q.dossier.key, { id: row.dossierId });
  if (!dossier) throw new StoreFault('unsealed', 'no-key');
  const key = sealer.unwrap(dossier.wrappedKey, context.dossier(row.dossierId));
  const sealed = parsed<SealedComplaint>(sealer.open(key, row.body, context.complaint(row.dossierId)));
  const evidence = yield* all(q.evidence.of, { dossier: row.dossierId });
  const messages = yield* all(q.message.of, { complaint: row.id });
  const told = yield* all(q.history.of, { complaint: row.id });
  return {
    id: row.id,
    code: row.code as ComplaintCode,
    dossier: row.dossierId,
    conversation: row.conversationId,
    kind: row.kind,
    status: row.status,
    category: row.category,
    desk: row.desk,
    ...(row.regency === null ? {} : { regency: row.regency }),
    channel: row.channel,
    switches: { anonymous: row.anonymous, secret: row.secret },
    language: row.language,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    deadline: row.deadline,
    version: row.version,
    facts: sealed.facts,
    reporter: sealed.reporter,
    evidence: evidence.map((one) => evidenceFromJson(sealer.open(key, one.body, context.evidence(row.dossierId)))),
    messages: messages.map((message) => {
      const opened = sealer.open(key, message.body, context.message(row.dossierId));
      const { beside: _, ...sealed } = parsed<SealedMessage>(opened);
      return { at: message.at, from: message.author, ...sealed };
    }),
    history: told.map(historyEntry),
    origin: row.origin,
    holder: row.holder,
    excluded: excludedFromText(row.excluded),
    alertAt: row.alertAt === null ? null : new Date(row.alertAt),
    alerted: row.alerted,
    rating: row.rating,
    emergency: row.emergency,
    hasIdentity: row.identity !== null,
    duplicateOf: row.duplicateOf as ComplaintCode | null,
    cluster: null,
  };
}

/** Who an anonymous reporter is, as far as the platform told. */
export function* openIdentity(q: Statements, sealer: Sealer, code: ComplaintCode): Work<Identity | null> {
  const row = yield* one(q.desk.identity, { code });
  if (!row?.identity) return null;
  const dossier = yield* one(q.dossier.key, { id: row.dossierId });
  if (!dossier) throw new StoreFault('unsealed', 'no-key');
  const key = sealer.unwrap(dossier.wrappedKey, context.dossier(row.dossierId));
  return parsed<Identity>(sealer.open(key, row.identity, context.identity(row.dossierId)));
}
