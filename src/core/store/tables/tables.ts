import type * as sqlite from './schema.sqlite.ts';

/** The tables as statements use them: SQLite's or, with the same names and values, PostgreSQL's. */
export type Tables = typeof sqlite;
