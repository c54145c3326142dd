import type { Statements } from '../statements/statements.ts';
import type { Work } from '../statements/work.ts';
import type { Transact } from './committer.ts';
import type { SecretMarks } from './generations.ts';

/** An open database: the statements, and how to run work on them. */
export interface Database {
  readonly q: Statements;
  /** The same for transactions: where other processes write too, what is read in order to change it is locked until the end. */
  readonly locking: Statements;
  /** Other processes may write too: what was read a moment ago may have changed since. */
  readonly shared: boolean;
  /** What it says about its secret, as it was opened. */
  readonly marks: SecretMarks;
  /** Runs reads. @throws StoreFault */
  read<Result>(work: Work<Result>): Promise<Result>;
  /** Runs jobs in one transaction. */
  readonly transact: Transact;
  /** Does away with what was erased, as far as it still lies in the database's own log; false when a reader is in the way. */
  truncateLog(): boolean;
  /** Number of things wrong with the database itself. */
  problems(): Promise<number>;
  close(): Promise<void>;
}
