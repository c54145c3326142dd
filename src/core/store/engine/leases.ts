import type { Clock } from '../../clock.ts';
import type { HeldLease, LeaseRows, LeaseStanding } from '../port/store.ts';
import { StoreFault } from '../port/store.ts';
import { all, one, run } from '../statements/work.ts';
import type { Job } from './committer.ts';
import type { Database } from './database.ts';

/** No longer held by anybody: over at any time. */
const NEVER_HELD = new Date(0);

/**
 * Leases as rows. They go past the group committer: a renewal must not wait behind steps, and each lease is taken in a transaction of its own,
 * so that none is held while another is waited for.
 */
export class SqlLeases implements LeaseRows {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async take(name: string, holder: string, ttlMs: number): Promise<number | null> {
    const { take } = this.#db.locking.leases;
    const row = await this.#alone(() => one(take, { name, holder, ttlMs, now: this.#nowMs }));
    return row?.epoch ?? null;
  }

  renew(holder: string, ttlMs: number): Promise<readonly HeldLease[]> {
    const { renew } = this.#db.locking.leases;
    return this.#alone(() => all(renew, { holder, ttlMs, now: this.#nowMs }));
  }

  letGo(holder: string, leases: readonly HeldLease[]): Promise<void> {
    const { letGo } = this.#db.locking.leases;
    return this.#alone(function* () {
      for (const { name, epoch } of leases) yield* run(letGo, { name, epoch, holder, never: NEVER_HELD });
    });
  }

  standing(): Promise<readonly LeaseStanding[]> {
    return this.#db.read(all(this.#db.q.leases.standing, { now: this.#nowMs }));
  }

  tidy(prefix: string): Promise<void> {
    return this.#alone(() => run(this.#db.locking.leases.tidy, { names: `${prefix}%`, now: this.#nowMs }));
  }

  get #nowMs(): number {
    return this.#clock.now().getTime();
  }

  async #alone<Result>(job: Job<Result>): Promise<Result> {
    const [outcome] = await this.#db.transact([job], [undefined]);
    if (!outcome) throw new StoreFault('rejected', 'no-outcome');
    if (!outcome.ok) throw outcome.fault;
    return outcome.result as Result;
  }
}
