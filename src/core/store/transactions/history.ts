import type { Sealer } from '../../seal/sealer.ts';
import type { Rotation } from '../engine/generations.ts';
import type { HistoryEntry } from '../port/steps.ts';
import type { HistoryCheck } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, run, type Work } from '../statements/work.ts';
import type { Post } from './post.ts';

const PAGE = 500;
/** A complaint that is moved on just then is looked at so often before its history is believed to differ. */
const LOOKS = 5;
const NOTHING_BEFORE = Buffer.alloc(32);

/**
 * What the first entry follows: nothing; or, where the secret was replaced, what is known of that. Every entry was signed anew then, so that none
 * stands without it.
 */
export const beginningOf = (sealer: Sealer, rotations: readonly Rotation[]): Buffer =>
  rotations.length === 0
    ? NOTHING_BEFORE
    : sealer.sign('rotations', JSON.stringify(rotations.map(({ at, entries, end }) => [at, entries, end])));

type HistoryRow = Omit<ReturnType<Statements['history']['page']['all']>[number], 'id'>;

/** Adds an entry to the chain. */
export function* appendHistory(
  { q: { history: q }, sealer, chain }: Pick<Post, 'q' | 'sealer' | 'chain'>,
  complaint: number,
  entry: HistoryEntry,
): Work<void> {
  const last = chain.hash ?? (yield* one(q.lastHash))?.hash ?? chain.beginning;
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
  const hash = chained(sealer, last, row);
  yield* run(q.add, {
    complaint,
    at: row.at,
    act: row.act,
    from: row.fromStatus,
    to: row.toStatus,
    desk: row.desk,
    by: row.actor,
    reason: row.reason,
    hash,
  });
  if (chain.kept) chain.hash = hash;
}

/** A row's hash: the installation's signature over the hash before it and everything the row says. */
export function chained(sealer: Sealer, previous: Buffer, row: Omit<HistoryRow, 'hash'>): Buffer {
  const says = [
    row.complaintId,
    row.at.getTime(),
    row.act,
    row.fromStatus,
    row.toStatus,
    row.desk,
    row.actor,
    row.reason,
  ];
  return sealer.sign('history', previous, JSON.stringify(says));
}

/** An entry as the rest of the program knows it, without its hashes. */
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

/**
 * Goes along the chain, then asks each complaint whether its history is complete and ends in its state and at its desk: so a
 * cut-off end shows too. One page at a time; others get their turn in between.
 */
export async function verifyHistory(
  q: Statements,
  { sealer, rotations }: { readonly sealer: Sealer; readonly rotations: readonly Rotation[] },
  read: <Result>(work: Work<Result>) => Promise<Result>,
): Promise<HistoryCheck> {
  let previous = beginningOf(sealer, rotations);
  let entries = 0;
  for (let after = 0, full = true; full; ) {
    const rows = await read(all(q.history.page, { after, limit: PAGE }));
    for (const row of rows) {
      if (!chained(sealer, previous, row).equals(row.hash)) return { ok: false, why: 'changed', at: row.id };
      previous = row.hash;
      after = row.id;
      entries += 1;
    }
    full = rows.length === PAGE;
  }
  for (let after = 0, full = true; full; ) {
    const states = await read(all(q.complaint.states, { after, limit: PAGE }));
    for (const state of states) {
      let why = differenceOf(state, await read(all(q.history.of, { complaint: state.id })));
      // The program may run, and have moved it between the two readings.
      for (let look = 1; why !== undefined && look < LOOKS; look += 1) why = await read(lookAgain(q, state.id));
      if (why !== undefined) return { ok: false, why, at: state.id };
      after = state.id;
    }
    full = states.length === PAGE;
  }
  const rotated = rotations.map(({ at }) => new Date(at));
  return { ok: true, entries, ...(rotated.length > 0 ? { rotated } : {}) };
}

type State = ReturnType<Statements['complaint']['states']['all']>[number];
type Difference = Exclude<Extract<HistoryCheck, { readonly ok: false }>['why'], 'changed'>;

function differenceOf(state: State, told: readonly Pick<HistoryRow, 'toStatus' | 'desk'>[]): Difference | undefined {
  if (told.length !== state.version) return 'missing';
  const last = told.at(-1);
  if (last?.toStatus !== state.status) return 'status-differs';
  return last.desk === state.desk ? undefined : 'desk-differs';
}

function* lookAgain(q: Statements, complaint: number): Work<Difference | undefined> {
  const state = yield* one(q.complaint.states, { after: complaint - 1, limit: 1 });
  return state && differenceOf(state, yield* all(q.history.of, { complaint: state.id }));
}
