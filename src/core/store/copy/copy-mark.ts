import { and, eq, type SQL } from 'drizzle-orm';
import { ROTATING_MARK } from '../engine/generations.ts';
import type { CopySide } from './copy-sides.ts';

/** The row of `cursor` that stands in a database while another one is copied into it: what is there then is a part, and no province. */
export const COPY_MARK = { channel: 'aduan', stream: 'copy' } as const;

type Mark = typeof COPY_MARK | typeof ROTATING_MARK;
const isMark = ({ tables: { cursor } }: CopySide, { channel, stream }: Mark = COPY_MARK): SQL | undefined =>
  and(eq(cursor.channel, channel), eq(cursor.stream, stream));

/** Whether a copy into this database was begun and never ended. */
export async function isHalfCopied(side: CopySide): Promise<boolean> {
  const rows: readonly unknown[] = await side.db.select().from(side.tables.cursor).where(isMark(side));
  return rows.length > 0;
}

/** Whether the secret of this database is just being replaced: a copy of it would belong partly to one and partly to another. */
export async function isHalfRotated(side: CopySide): Promise<boolean> {
  const rows: readonly unknown[] = await side.db.select().from(side.tables.cursor).where(isMark(side, ROTATING_MARK));
  return rows.length > 0;
}

/** A copy begins: from now on no program works here. */
export async function markHalfCopied({ db, tables }: CopySide): Promise<void> {
  await db
    .insert(tables.cursor)
    .values({ ...COPY_MARK, place: 'begun', movedAt: new Date(0) })
    .onConflictDoNothing();
}

/** Every row is there. */
export async function markWhole(side: CopySide): Promise<void> {
  await side.db.delete(side.tables.cursor).where(isMark(side));
}

/** Whether a row of any table is the mark, which the source does not have and which has to stay to the end. */
export const isCopyMark = (row: Readonly<Record<string, unknown>>): boolean =>
  row.channel === COPY_MARK.channel && row.stream === COPY_MARK.stream;
