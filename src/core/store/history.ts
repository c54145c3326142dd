import type { Sealer } from '../seal/sealer.ts';
import type { Statements } from './statements.ts';
import type { HistoryEntry } from './steps.ts';
import type { HistoryCheck } from './store.ts';
import { all, one, run, type Work } from './work.ts';

const PAGE = 500;
/** What the first entry follows. */
const BEGINNING = Buffer.alloc(32);

type HistoryRow = Omit<ReturnType<Statements['history']['page']['all']>[number], 'id'>;

/** Adds an entry to the chain. */
export function* appendHistory(q: Statements['history'], sealer: Sealer, complaint: number, entry: HistoryEntry): Work<void> {
  const last = yield* one(q.lastHash);
  const row = {
    complaintId: complaint,
    at: entry.at,
    act: entry.act,
    fromStatus: entry.from ?? null,
    toStatus: entry.to,
    desk: entry.desk,
    actor: entry.by,
    reason: entry.reason ?? null,
  };
  yield* run(q.add, {
    complaint,
    at: row.at,
    act: row.act,
    from: row.fromStatus,
    to: row.toStatus,
    desk: row.desk,
    by: row.actor,
    reason: row.reason,
    hash: chained(sealer, last?.hash ?? BEGINNING, row),
  });
}

/** A row's hash: the installation's signature over the hash before it and everything the row says. */
function chained(sealer: Sealer, previous: Buffer, row: Omit<HistoryRow, 'hash'>): Buffer {
  const says = [row.complaintId, row.at.getTime(), row.act, row.fromStatus, row.toStatus, row.desk, row.actor, row.reason];
  return sealer.sign('history', previous, JSON.stringify(says));
}

export function historyEntry(row: HistoryRow): HistoryEntry {
  return {
    at: row.at,
    act: row.act,
    ...(row.fromStatus === null ? {} : { from: row.fromStatus }),
    to: row.toStatus,
    desk: row.desk,
    by: row.actor,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

/** Checks one page of the chain at a time, so that others get their turn between pages. */
export async function verifyHistory(
  q: Statements,
  sealer: Sealer,
  read: <Result>(work: Work<Result>) => Promise<Result>,
): Promise<HistoryCheck> {
  const last = new Map<number, { status: string; entries: number }>();
  let previous = BEGINNING;
  let after = 0;
  let entries = 0;
  for (;;) {
    const rows = yield_(await read(all(q.history.page, { after, limit: PAGE })));
    for (const row of rows) {
      if (!chained(sealer, previous, row).equals(row.hash)) return { ok: false, why: 'changed', at: row.id };
      previous = row.hash;
      after = row.id;
      entries += 1;
      last.set(row.complaintId, { status: row.toStatus, entries: (last.get(row.complaintId)?.entries ?? 0) + 1 });
    }
    if (rows.length < PAGE) break;
  }
  return { ok: true, entries };
}
