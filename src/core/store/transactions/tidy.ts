/** Deletes what is finished and old: a slice of each table in one transaction. */
import type { Statements } from '../statements/statements.ts';
import { all, type Command, type Query, run, type Work } from '../statements/work.ts';

/** How far the tables have been looked through in this round, by the ids of rows. */
export interface TidiedUpTo {
  inbox: number;
  outbox: number;
}

/** A table whose finished rows are deleted one day. */
interface Tidied {
  readonly oldest: Query<{ readonly id: number; readonly state: string; readonly at: Date }>;
  readonly remove: Command;
}
/** Rows in these states stay, however old. */
const UNFINISHED: ReadonlySet<string> = new Set(['open', 'aside', 'queued']);

/**
 * Deletes handled inbox rows, finished outbox rows and hand-overs older than `before`, looking at no more than `limit` rows of each of the first two.
 * @param upTo moved on; a slice that is rolled back is looked at again in the next round
 */
export function* tidy(
  q: Statements,
  upTo: TidiedUpTo,
  before: Date,
  limit: number,
): Work<{ readonly deleted: number; readonly more: boolean }> {
  let deleted = 0;
  let more = false;
  for (const table of ['inbox', 'outbox'] as const) {
    const { oldest, remove }: Tidied = q[table];
    const rows = yield* all(oldest, { after: upTo[table], limit });
    for (const row of rows) {
      if (row.at >= before || UNFINISHED.has(row.state)) continue;
      yield* run(remove, { id: row.id });
      deleted += 1;
    }
    const last = rows.at(-1);
    const goOn = last !== undefined && rows.length === limit && last.at < before;
    // Rows that stay are looked at once a round, not once a slice.
    upTo[table] = goOn ? last.id : 0;
    more ||= goOn;
  }
  yield* run(q.handovers.tidy, { before });
  return { deleted, more };
}
