import { createHash } from 'node:crypto';
import { and, asc, count, eq, getTableColumns, getTableName, is, or, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../tables/schema.sqlite.ts';
import { isCopyMark, markHalfCopied, markWhole } from './copy-mark.ts';
import type { CopySide } from './copy-sides.ts';

/** Rows that are read, compared and written at once. */
const PAGE = 200;

/** What became of a table. */
export interface TableCopied {
  readonly table: string;
  readonly rows: number;
  /** Rows that were missing or different in the target. */
  readonly written: number;
  /** Rows that the source no longer has. */
  readonly removed: number;
  /** The target's rows are the source's, counted and compared by hash. */
  readonly same: boolean;
}

/** What is true of the processes that work on the source, and of no others. */
const NOT_COPIED: ReadonlySet<string> = new Set(['lease']);

type Row = Readonly<Record<string, unknown>>;

/** A table with what copying needs of it; names are those of `schema.sqlite.ts`, on both sides. */
interface Plan {
  readonly key: keyof typeof schema;
  readonly name: string;
  readonly columns: Readonly<Record<string, SQLiteColumn>>;
  /** Property names of the primary key, in order. */
  readonly primary: readonly string[];
}

/**
 * Copies one database into another, of the same or the other kind, with all ids. The source may be in use: it is read as it was at one moment.
 * What the target has already is left alone, so a copy that was broken off, or that is made again later, writes only what is missing or different.
 * Until it is whole the target is marked, and no program works on it.
 * @param told called after each table
 */
export async function copyDatabase(
  from: CopySide,
  to: CopySide,
  told: (copied: TableCopied) => void,
): Promise<readonly TableCopied[]> {
  const plans = inOrder();
  await markHalfCopied(to);
  const written = new Map<string, number>();
  for (const plan of plans) written.set(plan.name, await writeMissing(plan, from, to));
  const removed = new Map<string, number>();
  // What others point to goes last.
  for (const plan of plans.toReversed()) removed.set(plan.name, await removeGone(plan, from, to));
  await markWhole(to);
  const done: TableCopied[] = [];
  for (const plan of plans) {
    const [source, target] = [await summed(plan, from), await summed(plan, to)];
    const copied = {
      table: plan.name,
      rows: source.rows,
      written: written.get(plan.name) ?? 0,
      removed: removed.get(plan.name) ?? 0,
      same: source.rows === target.rows && source.sum.equals(target.sum),
    };
    told(copied);
    done.push(copied);
  }
  for (const { name, columns } of plans)
    if (columns.id && columns.id.dataType === 'number') await to.setLastId(name, await from.lastId(name));
  return done;
}

/** Every table that is copied, those that others point to first. */
function inOrder(): readonly Plan[] {
  const left = new Map<string, { readonly plan: Plan; readonly needs: ReadonlySet<string> }>();
  for (const [key, table] of Object.entries(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const { name, foreignKeys, primaryKeys } = getTableConfig(table);
    if (NOT_COPIED.has(name)) continue;
    const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table);
    const own = Object.keys(columns).filter((property) => columns[property]?.primary);
    const composed = primaryKeys.flatMap((primaryKey) =>
      primaryKey.columns.map((column) => propertyOf(columns, column)),
    );
    const plan = { key: key as keyof typeof schema, name, columns, primary: own.length > 0 ? own : composed };
    const needs = new Set(foreignKeys.map((foreignKey) => getTableName(foreignKey.reference().foreignTable)));
    needs.delete(name);
    left.set(name, { plan, needs });
  }
  const ordered: Plan[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(({ needs }) => [...needs].every((need) => !left.has(need)));
    if (free.length === 0) throw new Error('tables point to each other in a circle');
    for (const { plan } of free) {
      ordered.push(plan);
      left.delete(plan.name);
    }
  }
  return ordered;
}

const propertyOf = (columns: Readonly<Record<string, SQLiteColumn>>, column: SQLiteColumn): string =>
  Object.keys(columns).find((property) => columns[property]?.name === column.name) ?? column.name;

/** The columns of the primary key on one side, which may be the other kind's. */
function keyOn(side: CopySide, plan: Plan): readonly SQLiteColumn[] {
  const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(side.tables[plan.key] as SQLiteTable);
  return plan.primary.flatMap((property) => columns[property] ?? []);
}

async function* pages(plan: Plan, side: CopySide): AsyncGenerator<readonly Row[]> {
  const table = side.tables[plan.key] as SQLiteTable;
  const key = keyOn(side, plan);
  let after: Row | undefined;
  for (;;) {
    const last = after;
    const further =
      last &&
      sql`(${sql.join([...key], sql`, `)}) > (${sql.join(
        key.map((column, index) => sql.param(last[plan.primary[index] ?? ''], column)),
        sql`, `,
      )})`;
    const rows: readonly Row[] = await side.db
      .select()
      .from(table)
      .where(further)
      .orderBy(...key.map((column) => asc(column)))
      .limit(PAGE);
    if (rows.length > 0) yield rows;
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

/** The rows of one side that have the keys of these. */
async function those(plan: Plan, side: CopySide, rows: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
  const table = side.tables[plan.key] as SQLiteTable;
  const found: readonly Row[] = await side.db
    .select()
    .from(table)
    .where(anyOf(plan, side, rows));
  return new Map(found.map((row) => [nameOf(plan, row), row]));
}

function anyOf(plan: Plan, side: CopySide, rows: readonly Row[]): SQL | undefined {
  const key = keyOn(side, plan);
  return or(...rows.map((row) => and(...key.map((column, index) => eq(column, row[plan.primary[index] ?? ''])))));
}

/** @returns how many rows were written */
async function writeMissing(plan: Plan, from: CopySide, to: CopySide): Promise<number> {
  const table = to.tables[plan.key] as SQLiteTable;
  const changes = Object.fromEntries(
    Object.entries(plan.columns).flatMap(([property, column]) =>
      plan.primary.includes(property) ? [] : [[property, sql.raw(`excluded."${column.name}"`)]],
    ),
  );
  let written = 0;
  for await (const rows of pages(plan, from)) {
    const there = await those(plan, to, rows);
    const wanted = rows.filter((row) => {
      const old = there.get(nameOf(plan, row));
      return old === undefined || !hashOf(plan, old).equals(hashOf(plan, row));
    });
    if (wanted.length === 0) continue;
    const insert = to.db.insert(table).values([...wanted]);
    await (Object.keys(changes).length === 0
      ? insert.onConflictDoNothing()
      : insert.onConflictDoUpdate({ target: [...keyOn(to, plan)], set: changes }));
    written += wanted.length;
  }
  return written;
}

/** @returns how many rows were removed */
async function removeGone(plan: Plan, from: CopySide, to: CopySide): Promise<number> {
  const [sourceRows, targetRows] = [await counted(plan, from), await counted(plan, to)];
  if (sourceRows === targetRows) return 0;
  let removed = 0;
  for await (const rows of pages(plan, to)) {
    const there = await those(plan, from, rows);
    const gone = rows.filter((row) => !there.has(nameOf(plan, row)) && !isCopyMark(row));
    if (gone.length === 0) continue;
    await to.db.delete(to.tables[plan.key] as SQLiteTable).where(anyOf(plan, to, gone));
    removed += gone.length;
  }
  return removed;
}

async function counted(plan: Plan, side: CopySide): Promise<number> {
  const rows = await side.db.select({ n: count() }).from(side.tables[plan.key] as SQLiteTable);
  return rows[0]?.n ?? 0;
}

/** A sum of all rows' hashes that does not depend on their order: the two kinds sort words differently. */
async function summed(plan: Plan, side: CopySide): Promise<{ readonly rows: number; readonly sum: Buffer }> {
  const sum = Buffer.alloc(32);
  let rows = 0;
  for await (const page of pages(plan, side))
    for (const row of page) {
      rows += 1;
      const hash = hashOf(plan, row);
      let carry = 0;
      for (let index = sum.length - 1; index >= 0; index -= 1) {
        const byte = (sum[index] ?? 0) + (hash[index] ?? 0) + carry;
        sum[index] = byte & 0xff;
        carry = byte >> 8;
      }
    }
  return { rows, sum };
}

const plainOf = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  return value ?? null;
};
const hashOf = (plan: Plan, row: Row): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(Object.keys(plan.columns).map((property) => plainOf(row[property]))))
    .digest();
const nameOf = (plan: Plan, row: Row): string => JSON.stringify(plan.primary.map((property) => plainOf(row[property])));
