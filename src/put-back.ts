/**
 * A database that was put back from a backup. `aduan backup` leaves a mark in the copy it makes, in the table of cursors (an earlier version passes it over):
 * when the copy was made and, once a program or `erase-again` has heard the ledger on it, when that was. `2026-11-28T02:00:00.000Z` or two such times with a
 * space between. What was erased in between only the ledger can tell; where it tells nothing, the operator is told.
 */

import { type Erasure, StoreFault } from './core/store/port/store.ts';
import type { Cursors } from './core/store/port/upkeep.ts';

/** The row of the table of cursors; none of a channel's. */
export const BACKUP_MARK = { channel: 'aduan', stream: 'backup' } as const;

/** How long after a restore `doctor` still says so. */
export const TOLD_DAYS = 30;

/** What is known of a restore. */
export interface PutBack {
  /** When the copy of the database was made. */
  readonly madeAt: Date;
  /** When the ledger was first heard on it; undefined: not yet. */
  readonly heardAt: Date | undefined;
  /** The ledger names nothing that was erased after the copy was made and before it was first heard: it is another one, an old one, or nobody erased. */
  readonly isUnheard: boolean;
}

/** How the mark is stored. */
export const markText = (madeAt: Date, heardAt?: Date): string =>
  [madeAt, ...(heardAt ? [heardAt] : [])].map((at) => at.toISOString()).join(' ');

/**
 * Whether this database was put back from a backup.
 * @param erasures all that the ledger names
 * @returns undefined where it was not, or where another means than `aduan backup` made the copy
 * @throws StoreFault `corrupt` when the mark is not as it was written
 */
export async function putBackIn(
  store: Pick<Cursors, 'cursor'>,
  erasures: Iterable<Pick<Erasure, 'at'>>,
): Promise<PutBack | undefined> {
  const text = await store.cursor(BACKUP_MARK.channel, BACKUP_MARK.stream);
  if (text === undefined) return undefined;
  const [madeAt, heardAt, ...more] = text.split(' ').map((time) => new Date(time));
  if (madeAt === undefined || more.length > 0 || [madeAt, heardAt].some((at) => Number.isNaN(at?.getTime())))
    throw new StoreFault('corrupt', 'mark-of-a-backup');
  let isUnheard = true;
  for (const { at } of erasures) if (at > madeAt && (heardAt === undefined || at <= heardAt)) isUnheard = false;
  return { madeAt, heardAt, isUnheard };
}

/** Notes that the ledger was heard. Nothing where that was noted before. */
export async function noteHeard(store: Pick<Cursors, 'moveCursor'>, putBack: PutBack, now: Date): Promise<void> {
  if (putBack.heardAt === undefined)
    await store.moveCursor(BACKUP_MARK.channel, BACKUP_MARK.stream, markText(putBack.madeAt, now));
}

/** What the operator is told of a restore without a ledger. @param dir where the ledger lies */
export const putBackInWords = ({ madeAt }: PutBack, dir: string): { readonly says: string; readonly fix: string } => ({
  says: `this database was put back from a backup of ${madeAt.toISOString()}, and the ledger in ${dir} names nothing that was erased after it: whoever had something erased since may be in it again`,
  fix: `put every other copy of the ledger below ${dir} (ERASURES_DIR as it was, \`erasures\` of the newest backup and of the folder before), then npm run aduan -- erase-again, best before the first start; where there is none, whoever asked since has to ask again: docs/operations/README.md, “What people had erased”`,
});
