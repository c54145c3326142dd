import type { ComplaintCode } from '../../complaint/code.ts';
import { isEmergency } from '../../complaint/emergency.ts';
import { UNVERIFIED } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import { isExcluded } from '../../desk/rights/exclusion.ts';
import type { Desk, DeskFigures, QueueCursor, QueueRow } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, type Given, one, type Query, type Work } from '../statements/work.ts';
import { excludedFromText } from './moves.ts';

type Wanted = Parameters<Desk['queue']>[0];
type Page = Awaited<ReturnType<Desk['queue']>>;
type Row = ReturnType<Statements['desk']['queue']['all']['all']>[number];

const FROM_THE_TOP: QueueCursor = { emergencies: true, deadline: new Date(0), id: 0 };
const AFTER_EMERGENCIES: QueueCursor = { ...FROM_THE_TOP, emergencies: false };
const sooner = (a: Row, b: Row): number => a.deadline.getTime() - b.deadline.getTime() || a.id - b.id;

/**
 * A page of a queue. Each desk's part comes from an index in the order wanted, at most a page of each, and the parts are merged:
 * so a page costs the same however many complaints there are.
 */
export function* queuePage(q: Statements, wanted: Wanted): Work<Page> {
  const { limit } = wanted;
  const rows: QueueRow[] = [];
  let after = wanted.after ?? FROM_THE_TOP;
  for (;;) {
    // One more than is shown tells whether there is more.
    const inOrder = yield* merged(q, wanted, after, limit + 1);
    for (const row of inOrder) {
      if (rows.length === limit) return { rows, next: after };
      after = { emergencies: after.emergencies, deadline: row.deadline, id: row.id };
      if (isWanted(row, wanted, after)) rows.push(shown(row));
    }
    if (inOrder.length > limit) continue;
    if (!after.emergencies) return { rows, next: null };
    after = AFTER_EMERGENCIES;
  }
}

/** The first rows behind a place, of all parts of the queue. */
function* merged(
  q: Statements,
  { desks, filter, person, now }: Wanted,
  after: QueueCursor,
  limit: number,
): Work<Row[]> {
  const given = { deadline: after.deadline, after: after.id, limit, now, holder: person.id };
  const found = new Map<number, Row>();
  const parts = after.emergencies
    ? desks.map((desk) => [q.desk.queue.emergencies, { desk }] as const)
    : partsOf(q, desks, filter);
  for (const [query, more] of parts) for (const row of yield* all(query, { ...given, ...more })) found.set(row.id, row);
  return [...found.values()].sort(sooner).slice(0, limit);
}

/** Whether a row is in this queue, at this end of it, for this person. */
function isWanted(row: Row, { desks, filter, person, now }: Wanted, { emergencies }: QueueCursor): boolean {
  if (isExcluded({ excluded: excludedFromText(row.excluded) }, person)) return false;
  // One that another desk has now is an emergency of that desk's.
  if (!emergencies) return !(isEmergency(row) && desks.includes(row.desk));
  // Emergencies are few: they have one index, whatever is asked for.
  if (filter === 'mine') return row.holder === person.id;
  if (filter === 'free') return row.holder === null;
  if (filter === 'late') return row.deadline < now;
  const states = inStates(filter);
  if (states) return states.includes(row.status);
  return typeof filter !== 'object' || row.category === filter.category;
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
  const states = inStates(filter);
  if (states) return desks.flatMap((desk) => states.map((status) => [queue.inState, { desk, status }] as const));
  if (typeof filter === 'object') return desks.map((desk) => [queue.category, { desk, category: filter.category }]);
  return desks.flatMap((desk) => [
    [queue.all, { desk }] as const,
    // What it received and handed on stays in sight until it is settled.
    [queue.received, { desk }] as const,
  ]);
}

/** The states that a queue is of; undefined where it is no matter of those. */
function inStates(filter: Wanted['filter']): readonly Status[] | undefined {
  if (filter === 'asked') return ['asked'];
  return filter === 'unverified' ? UNVERIFIED : undefined;
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

/** Desks that complaints lie at, or somebody works at. */
export function* desksInUse(q: Statements): Work<readonly string[]> {
  const desks = new Set((yield* all(q.people.all)).map(({ desk }) => desk));
  for (let after = ''; ; ) {
    const next = yield* one(q.desk.nextDesk, { after });
    if (!next) return [...desks];
    after = next.desk;
    desks.add(after);
  }
}
