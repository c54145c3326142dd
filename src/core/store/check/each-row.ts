/** How the rows of a table are looked at one after the other. */
import { SealBroken } from '../../seal/sealer.ts';
import type { CheckedTable } from '../port/store.ts';
import type { Given, Query } from '../statements/work.ts';

/** How a table is gone through. */
export interface Pages<Row> {
  /** Takes `limit` and what `after` gives. */
  readonly page: Query<Row>;
  /** Where a page begins: behind this row, or at the beginning. */
  readonly after: (row: Row | undefined) => Given;
  /** What the row is called where it is named. */
  readonly name: (row: Row) => number | string;
}

/** In the order of their numbers. */
export const byNumber = <Row extends { readonly id: number }>(page: Query<Row>): Pages<Row> => ({
  page,
  after: (row) => ({ after: row?.id ?? 0 }),
  name: ({ id }) => id,
});

/** Looks at each row of a table, one page at a time; others get their turn in between. */
export type EachRow = <Row>(
  table: CheckedTable,
  pages: Pages<Row>,
  /** @returns how many values opened @throws SealBroken, StoreFault where the row is not as it was written */
  opens: (row: Row) => number,
) => Promise<void>;

/** @throws SealBroken unless the row says so */
export function holds(said: boolean): void {
  if (!said) throw new SealBroken();
}
