/** Values of a statement's placeholders, as JavaScript has them (Date, Buffer, boolean …). */
export type Given = Readonly<Record<string, unknown>>;

/** A prepared statement that answers with rows of the shape `Row`. */
export interface Query<Row> {
  get(given?: Given): Row | undefined;
  all(given?: Given): Row[];
}

/** A prepared statement without an answer. */
export interface Command {
  run(given?: Given): Written;
}

/** What a command did. */
export interface Written {
  /** Rows added, changed or deleted. */
  readonly changes: number;
  /** The id of the row that was added last; says nothing unless one was. */
  readonly lastInsertRowid: number | bigint;
}

/** One statement that work wants done. */
export type Ask =
  | { readonly how: 'get' | 'all'; readonly query: Query<unknown>; readonly given: Given | undefined }
  | { readonly how: 'run'; readonly query: Command; readonly given: Given | undefined }
  /** As `run`, but nothing is made of the answer: what comes next need not wait for it. */
  | { readonly how: 'do'; readonly query: Command; readonly given: Given | undefined };

/**
 * Work on the database: a generator that yields statements and gets their rows. It can wait for nothing else, so no
 * transaction is ever left open over I/O; and the same work runs on a synchronous and on an asynchronous driver.
 * It may be run again after a roll-back, so it changes nothing outside but caches.
 */
export type Work<Result> = Generator<Ask, Result, unknown>;

/** The first row, or undefined. */
export function* one<Row>(query: Query<Row>, given?: Given): Work<Row | undefined> {
  return (yield { query, how: 'get', given }) as Row | undefined;
}

/** All rows. */
export function* all<Row>(query: Query<Row>, given?: Given): Work<readonly Row[]> {
  return (yield { query, how: 'all', given }) as Row[];
}

/** Just does it. */
export function* run(query: Command, given?: Given): Work<void> {
  yield { query, how: 'do', given };
}

/**
 * Adds a row. A `RETURNING` clause would tell its id as well, but with it SQLite keeps a journal of the single statement: a copy of each page it
 * changes, at about the price of the statement itself.
 * @returns its id; undefined when there was such a row already
 */
export function* added(query: Command, given?: Given): Work<number | undefined> {
  const { changes, lastInsertRowid } = (yield { query, how: 'run', given }) as Written;
  return changes === 0 ? undefined : Number(lastInsertRowid);
}

/** Changes or deletes rows. @returns whether there were any */
export function* changed(query: Command, given?: Given): Work<boolean> {
  const { changes } = (yield { query, how: 'run', given }) as Written;
  return changes > 0;
}
