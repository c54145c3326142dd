/** Statements of leases, prepared once. Each is one decision of the database's, by the database's time. */
import { and, eq, gt, like, lte, or, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import { given, ph } from './placeholders.ts';

/**
 * Prepares the statements on a connection. `now` is given to all of them and used where the database has no time that others share.
 *
 * How they lock each other on PostgreSQL is what fences a step (`held`, which locks `for key share`): whoever takes a lease from another changes a
 * column of a unique index, and so waits until every transaction that found the other holding it is over, and is seen by all that ask later. A
 * renewal changes no such column and waits for nobody.
 */
export function prepareLeaseStatements(db: BetterSQLite3Database, { lease, leaseEnd, leaseNow }: Tables) {
  const isNamed = eq(lease.name, given(lease.name, 'name'));
  const isHolders = eq(lease.holder, given(lease.holder, 'holder'));
  return {
    /** Takes a lease that is free, over, or the holder's own. Answers nothing while it is another's. */
    take: db
      .insert(lease)
      .values({ name: ph('name'), holder: ph('holder'), until: leaseEnd, epoch: 1 })
      .onConflictDoUpdate({
        target: lease.name,
        set: { holder: sql`excluded.holder`, until: sql`excluded.until`, epoch: sql`${lease.epoch} + 1` },
        setWhere: or(lte(lease.until, leaseNow), sql`${lease.holder} = excluded.holder`),
      })
      .returning({ epoch: lease.epoch })
      .prepare(),
    /** Renews all that a holder has and that are not over. */
    renew: db
      .update(lease)
      .set({ until: leaseEnd })
      .where(and(isHolders, gt(lease.until, leaseNow)))
      .returning({ name: lease.name, epoch: lease.epoch })
      .prepare(),
    /** Of this epoch only: a request that arrives late must not end what was taken anew. */
    letGo: db
      .update(lease)
      .set({ until: given(lease.until, 'never') })
      .where(and(isNamed, isHolders, eq(lease.epoch, given(lease.epoch, 'epoch'))))
      .prepare(),
    standing: db
      .select({
        name: lease.name,
        holder: lease.holder,
        over: sql<boolean>`${lease.until} <= ${leaseNow}`.mapWith(Boolean),
      })
      .from(lease)
      .prepare(),
    /** Answers when it is the holder's, over or not: nobody else has begun. */
    held: db.select({ epoch: lease.epoch }).from(lease).where(and(isNamed, isHolders)).prepare(),
    /** Each process has a name of its own, which nobody takes any more when it is gone. */
    tidy: db
      .delete(lease)
      .where(and(like(lease.name, ph('names')), lte(lease.until, leaseNow)))
      .prepare(),
  };
}
