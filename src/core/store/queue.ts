import type { ComplaintCode } from '../complaint/code.ts';
import { isExcluded } from '../desk/exclusion.ts';
import { excludedFromText } from './moves.ts';
import type { Statements } from './statements.ts';
import type { Desk, DeskFigures, QueueCursor, QueueRow } from './store.ts';
import { all, type Given, one, type Query, type Work } from './work.ts';

type Wanted = Parameters<Desk['queue']>[0];
type Page = Awaited<ReturnType<Desk['queue']>>;
type Row = ReturnType<Statements['desk']['queue']['all']['all']>[number];

const FROM_THE_TOP: QueueCursor = { deadline: new Date(0), id: 0 };
const sooner = (a: Row, b: Row): number => a.deadline.getTime() - b.deadline.getTime() || a.id - b.id;

/**
 * A page of a queue. Each desk's part comes from an index in the order wanted, at most a page of each, and the parts are merged:
 * so a page costs the same however many complaints there are.
 */
export function* queuePage(q: Statements, wanted: Wanted): Work<Page> {
  const { desks, filter, person, now, limit } = wanted;
  const rows: QueueRow[] = [];
  let after = wanted.after ?? FROM_THE_TOP;
  for (;;) {
    // One more than is shown tells whether there is more.
    const given = { deadline: after.deadline, after: after.id, limit: limit + 1, now, holder: person.id };
    const found = new Map<number, Row>();
    for (const [query, more] of partsOf(q, desks, filter))
      for (const row of yield* all(query, { ...given, ...more })) found.set(row.id, row);
    const inOrder = [...found.values()].sort(sooner).slice(0, limit + 1);
    for (const row of inOrder) {
      if (rows.length === limit) return { rows, next: after };
      after = { deadline: row.deadline, id: row.id };
      if (!isExcluded({ excluded: excludedFromText(row.excluded) }, person)) rows.push(shown(row));
    }
    if (inOrder.length <= limit) return { rows, next: null };
  }
}

/** The indexed parts that a queue is merged from. */
function partsOf(
  q: Statements,
  desks: readonly string[],
  filter: Wanted['filter'],
): readonly (readonly [query: Query<Row>, given: Given])[] {
  const { queue } = q.desk;
  if (filter === 'mine') return [[queue.mine, {}]];
  if (filter === 'free') return desks.map((desk) => [queue.free, { desk }]);
  if (filter === 'late') return desks.map((desk) => [queue.late, { desk }]);
  if (typeof filter === 'object') return desks.map((desk) => [queue.category, { desk, category: filter.category }]);
  return desks.flatMap((desk) => [
    [queue.all, { desk }] as const,
    // What it received and handed on stays in sight until it is settled.
    [queue.received, { desk }] as const,
  ]);
}

const shown = ({ excluded: _, ...row }: Row): QueueRow => ({ ...row, code: row.code as ComplaintCode });

/** How things stand at some desks. */
export function* deskFigures(
  q: Statements,
  desks: readonly string[],
  now: Date,
  since: readonly Date[],
): Work<DeskFigures> {
  const byStatus: { -readonly [Key in keyof DeskFigures['byStatus']]: number } = {};
  let late = 0;
  let ratings = 0;
  let ratingSum = 0;
  const came = since.map(() => 0);
  for (const desk of desks) {
    for (const { status, n } of yield* all(q.desk.byStatus, { desk })) byStatus[status] = (byStatus[status] ?? 0) + n;
    late += (yield* one(q.desk.late, { desk, now }))?.n ?? 0;
    const rated = yield* one(q.desk.rated, { desk });
    for (const [index, moment] of since.entries())
      came[index] = (came[index] ?? 0) + ((yield* one(q.desk.came, { desk, since: moment }))?.n ?? 0);
    ratings += rated?.n ?? 0;
    ratingSum += rated?.sum ?? 0;
  }
  return { byStatus, late, came, ratings, ratingSum };
}
