import type { ComplaintCode } from '../../complaint/code.ts';
import type { Erasure, StillThere } from '../port/erasure-rows.ts';
import { StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, run, type Work } from '../statements/work.ts';

/** How a row tells it: `12 345` of a draft, conversation and newest row of the inbox; nothing of a complaint. */
const placeOf = (erasure: Erasure): string =>
  erasure.what === 'draft' ? `${erasure.conversation} ${erasure.until}` : '';
const PLACE = /^(\d+) (\d+)$/;

/** A row as it stands in the table of cursors. */
export interface ErasureRow {
  readonly dossier: string;
  readonly place: string;
  readonly at: Date;
}

/** What a row says. @throws StoreFault `corrupt` when it is not as it was written */
export function erasureOf({ dossier, place, at }: ErasureRow): Erasure {
  if (place === '') return { what: 'complaint', dossier, at };
  const [, conversation, until] = PLACE.exec(place) ?? [];
  if (conversation === undefined) throw new StoreFault('corrupt', 'mark-of-an-erasure');
  return { what: 'draft', dossier, at, conversation: Number(conversation), until: Number(until) };
}

/** Notes what was erased, in the transaction that erased it. */
export function* noteErasure(q: Statements, erasure: Erasure): Work<void> {
  yield* run(q.erasures.note, { dossier: erasure.dossier, place: placeOf(erasure), at: erasure.at });
}

/** A page of what was ever erased here. @throws StoreFault `corrupt` when a row is not as it was written */
export function* erasurePage(q: Statements, after: string, limit: number): Work<readonly Erasure[]> {
  const rows = yield* all(q.erasures.page, { after, limit });
  return rows.map(erasureOf);
}

/**
 * Where a draft lies that was erased elsewhere, and whether its chat had begun by then. Numbers of chats and rows are given anew after a restore: what
 * counts as from before came under an older number and at an earlier time.
 */
export function* stillThere(q: Statements, erasure: Erasure): Work<StillThere> {
  const { dossier, at } = erasure;
  if (erasure.what === 'complaint') {
    const found = yield* one(q.erasures.complaint, { dossier });
    return { conversations: [], ...(found && { complaint: found.code as ComplaintCode }) };
  }
  const draft = yield* one(q.erasures.draft, { dossier });
  const first = yield* one(q.inbox.since, { conversation: erasure.conversation, after: 0, limit: 1 });
  const began = first !== undefined && first.id <= erasure.until && first.at <= at;
  const found = [...(draft && !draft.filed ? [draft.conversation] : []), ...(began ? [erasure.conversation] : [])];
  return { conversations: [...new Set(found)] };
}
