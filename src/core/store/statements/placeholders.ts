import type { Column } from 'drizzle-orm';
import { sql } from 'drizzle-orm';

/** A value that is given when the statement runs, as drizzle's `values` encodes it. */
export const ph = (name: string) => sql.placeholder(name);
/** A placeholder outside of `values`, encoded as its column is. */
export const given = (column: Column, name: string) => sql`${sql.param(sql.placeholder(name), column)}`;
