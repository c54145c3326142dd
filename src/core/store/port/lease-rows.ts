/** A lease that a holder has. */
export interface HeldLease {
  readonly name: string;
  /** Counts how often it was taken; never twice the same for one name while its row is there. */
  readonly epoch: number;
}

/** How a lease stands. */
export interface LeaseStanding {
  readonly name: string;
  /** Who has it, or had it last. */
  readonly holder: string;
  /** Its time is over, or it was let go: anybody may take it. */
  readonly over: boolean;
}

/**
 * Leases: what one process alone does at a time. Their time is the database's (PostgreSQL's own, on SQLite the process's). Each of these is
 * one transaction, which waits for no other work.
 */
export interface LeaseRows {
  /**
   * Takes a lease that is free, over, or the holder's own already.
   * @param ttlMs how long it is good
   * @returns its epoch; null while another has it
   */
  take(name: string, holder: string, ttlMs: number): Promise<number | null>;
  /** Renews all that a holder has and that are not over. @returns them */
  renew(holder: string, ttlMs: number): Promise<readonly HeldLease[]>;
  /** Ends leases of the holder before their time; those of another epoch stay. */
  letGo(holder: string, leases: readonly HeldLease[]): Promise<void>;
  /** All leases that were ever taken. */
  standing(): Promise<readonly LeaseStanding[]>;
  /** Forgets those that are over whose names begin so. */
  tidy(prefix: string): Promise<void>;
}
