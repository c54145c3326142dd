import type Database from 'better-sqlite3';
import { StoreFault } from '../port/store.ts';
import {
  type Bare,
  binderOf,
  eachStatement,
  type Prepared,
  type Prepareds,
  type Runs,
  rowReaderOf,
} from '../statements/prepared.ts';

/** How a statement that drizzle built is run on any connection. */
type OnConnection = (raw: Database.Database) => Runs;
interface Plans {
  readonly [name: string]: OnConnection | Plans;
}

/**
 * Statements that are run on a connection itself. Drizzle fills placeholders, makes objects and looks up decoders anew at every call; here all of
 * that is looked up once, from what drizzle prepared. It halves what a statement costs beside SQLite's own work.
 * @param prepare asked once: building the statements takes drizzle four times as long as SQLite takes to prepare them, and they are the same for
 *   every connection
 * @returns the statements of a connection
 */
export function bareOn<Group extends Prepareds>(
  prepare: (raw: Database.Database) => Group,
): (raw: Database.Database) => Bare<Group> {
  let plans: Plans | undefined;
  return (raw) => {
    plans ??= eachStatement(prepare(raw), planOf) as Plans;
    return onConnection(raw, plans) as Bare<Group>;
  };
}

const onConnection = (raw: Database.Database, plans: Plans): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(plans).map(([name, each]) => [
      name,
      typeof each === 'function' ? each(raw) : onConnection(raw, each),
    ]),
  );

function planOf(prepared: Prepared, path: string): OnConnection {
  const { sql } = prepared.getQuery();
  const bound = binderOf(prepared);
  const rowOf = rowReaderOf(prepared);
  const answersNothing = (): never => {
    throw new StoreFault('rejected', `statement-answers-nothing:${path}`);
  };
  return (raw) => {
    const statement = raw.prepare(sql);
    const run: Runs['run'] = (given) => statement.run(bound(given));
    if (!statement.reader) return { get: answersNothing, all: answersNothing, run };
    if (!rowOf) throw new StoreFault('rejected', `statement-is-not-understood:${path}`);
    statement.raw();
    return {
      get: (given) => {
        const values = statement.get(bound(given));
        return Array.isArray(values) ? rowOf(values) : undefined;
      },
      all: (given) => statement.all(bound(given)).map((values) => rowOf(Array.isArray(values) ? values : [])),
      run,
    };
  };
}
