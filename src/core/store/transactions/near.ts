import type { ComplaintCode } from '../../complaint/code.ts';
import type { Looks } from '../../facts.ts';
import type { Sealer } from '../../seal/sealer.ts';
import { context, parsed, type SealedComplaint } from '../engine/sealed.ts';
import type { Cluster, ClusterMember, NearComplaint } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, type Work } from '../statements/work.ts';
import { excludedFromText } from './moves.ts';
import { samePictures } from './pictures.ts';

type ComplaintRow = NonNullable<ReturnType<Statements['complaint']['byCode']['get']>>;

/** A hash that only narrows what is opened and compared need not be long; two that meet by chance do no harm. */
export const NEAR_BYTES = 8;
/** Members of a cluster that are read: as many as anybody looks at. */
const CLUSTER_SHOWN_MAX = 20;

/** Keyed hash of a key by which a complaint is found by its place. */
export const nearHash = (sealer: Sealer, key: string): Buffer => sealer.lookup('near', key, NEAR_BYTES);

/** Complaints with one of these keys or pictures, newest first; a secret one is not even opened. */
export function* nearComplaints(
  q: Statements,
  sealer: Sealer,
  {
    keys,
    looks,
    limit,
  }: { readonly keys: readonly string[]; readonly looks: readonly Looks[]; readonly limit: number },
): Work<readonly NearComplaint[]> {
  const pictured = new Set<string>();
  for (const each of looks) for (const { code } of yield* samePictures(q, sealer, each, limit)) pictured.add(code);
  const rows = new Map<number, ComplaintRow>();
  for (const code of pictured) {
    const row = yield* one(q.complaint.byCode, { code });
    if (row && !row.secret) rows.set(row.id, row);
  }
  const ids = new Set<number>();
  for (const key of keys)
    for (const { id } of yield* all(q.near.find, { key: nearHash(sealer, key), limit })) ids.add(id);
  for (const id of [...ids].sort((a, b) => b - a).slice(0, limit)) {
    const row = rows.get(id) ?? (yield* one(q.near.row, { id }));
    if (row && !row.secret) rows.set(id, row);
  }
  const found: NearComplaint[] = [];
  for (const row of [...rows.values()].sort((a, b) => b.id - a.id).slice(0, limit))
    found.push(yield* opened(q, sealer, row, pictured.has(row.code)));
  return found;
}

function* opened(q: Statements, sealer: Sealer, row: ComplaintRow, samePicture: boolean): Work<NearComplaint> {
  const dossier = yield* one(q.dossier.key, { id: row.dossierId });
  const ended = row.status === 'closed' ? (yield* all(q.history.of, { complaint: row.id })).at(-1)?.at : undefined;
  const facts =
    dossier &&
    parsed<SealedComplaint>(
      sealer.open(
        sealer.unwrap(dossier.wrappedKey, context.dossier(row.dossierId)),
        row.body,
        context.complaint(row.dossierId),
      ),
    ).facts;
  const place = facts?.place?.value;
  const time = facts?.time?.value;
  return {
    code: row.code as ComplaintCode,
    duplicateOf: row.duplicateOf as ComplaintCode | null,
    conversation: row.conversationId,
    kind: row.kind,
    category: row.category,
    status: row.status,
    submittedAt: row.submittedAt,
    ...(ended ? { endedAt: ended } : {}),
    ...(place?.kind === 'place' ? { place } : {}),
    ...(time?.kind === 'time' ? { time } : {}),
    samePicture,
  };
}

/** The others about the same as this complaint; null where there are none. */
export function* clusterOf(q: Statements, row: ComplaintRow): Work<Cluster | null> {
  const code = row.duplicateOf ?? row.code;
  const linked = yield* all(q.cluster.of, { code, limit: CLUSTER_SHOWN_MAX });
  if (linked.length === 0) return null;
  const first = row.duplicateOf === null ? undefined : yield* one(q.complaint.byCode, { code });
  const members = [...(first ? [first] : []), ...linked].filter(({ id }) => id !== row.id);
  const linkedCount =
    linked.length < CLUSTER_SHOWN_MAX ? linked.length : ((yield* one(q.cluster.count, { code }))?.n ?? 0);
  const shown: readonly ClusterMember[] = members.map((each) => ({
    code: each.code as ComplaintCode,
    status: each.status,
    desk: each.desk,
    excluded: excludedFromText(each.excluded),
  }));
  // The first and all that are linked to it, but for this one.
  return { others: row.duplicateOf === null ? linkedCount : linkedCount - 1 + (first ? 1 : 0), shown };
}
