import { SealBroken, type Sealer } from '../../seal/sealer.ts';
import { type CheckedTable, type RowsCheck, StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, type Work } from '../statements/work.ts';
import { checkChats } from './chat-rows-check.ts';
import { checkComplaints } from './complaint-rows-check.ts';
import type { EachRow } from './each-row.ts';

const PAGE = 500;
/** Rows that are named; more are only counted. */
const NAMED_MAX = 20;

/**
 * Opens whatever is sealed: each value is authenticated by that. Where a keyed hash stands beside a value, it has to be the value's; and what is plain
 * has to be what the row says of it in another way.
 */
export async function checkRows(
  { check, evidence }: Pick<Statements, 'check' | 'evidence'>,
  sealer: Sealer,
  read: <Result>(work: Work<Result>) => Promise<Result>,
): Promise<RowsCheck> {
  let opened = 0;
  let brokenCount = 0;
  const broken: { readonly table: CheckedTable; readonly row: number | string }[] = [];
  const eachRow: EachRow = async (table, { page, after, name }, opens) => {
    let at = after(undefined);
    for (let full = true; full; ) {
      const rows = await read(all(page, { ...at, limit: PAGE }));
      for (const row of rows) {
        at = after(row);
        const values = valuesIn(row, opens);
        opened += values ?? 0;
        if (values !== undefined) continue;
        brokenCount += 1;
        if (broken.length < NAMED_MAX) broken.push({ table, row: name(row) });
      }
      full = rows.length === PAGE;
    }
  };
  await checkChats(check, sealer, eachRow);
  const unmarked = await checkComplaints({ ...check, evidence: evidence.page }, sealer, eachRow);
  return { opened, brokenCount, broken, unmarked };
}

/** How many values of a row opened; undefined when it is not as it was written. */
function valuesIn<Row>(row: Row, opens: (row: Row) => number): number | undefined {
  try {
    return opens(row);
  } catch (error) {
    if (error instanceof SealBroken || error instanceof StoreFault) return undefined;
    throw error;
  }
}
