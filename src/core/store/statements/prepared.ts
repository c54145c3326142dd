/** What drizzle prepared: the one source of the SQL, its parameters' encoding and its rows' shape, read once so that a call builds nothing. */
import { Column, is, Param, Placeholder, SQL } from 'drizzle-orm';
import type { Query as Sql } from 'drizzle-orm/sql';
import type { Given, Written } from './work.ts';

/** A statement as drizzle prepared it, as far as both databases have it. */
export interface Prepared {
  getQuery(): Sql;
}

/** Statements by name, and groups of them. */
export interface Prepareds<One extends Prepared = Prepared> {
  readonly [name: string]: One | Prepareds<One>;
}

/** The same statements, in the same groups, as far as they are used, with the types that drizzle gave them. */
export type Bare<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Prepared
    ? Pick<Group[Name], Extract<keyof Group[Name], 'get' | 'all' | 'run'>>
    : Bare<Group[Name]>;
};

/** How a statement is run on SQLite. */
export interface Runs {
  get(given?: Given): unknown;
  all(given?: Given): unknown;
  run(given?: Given): Written;
}

/** Makes something of each statement, in the same groups. `path` is its name with its groups': `inbox.add`. */
export function eachStatement<One extends Prepared>(
  group: Prepareds<One>,
  make: (prepared: One, path: string) => unknown,
  above = '',
): Readonly<Record<string, unknown>> {
  const isStatement = (each: One | Prepareds<One>): each is One => typeof each.getQuery === 'function';
  return Object.fromEntries(
    Object.entries(group).map(([name, each]) => {
      const path = `${above}${name}`;
      return [name, isStatement(each) ? make(each, path) : eachStatement(each, make, `${path}.`)];
    }),
  );
}

/** One value on its way into a statement. */
type Fill = (given: Given) => unknown;

interface Part {
  readonly name: string;
  readonly decode: ((value: unknown) => unknown) | undefined;
}

/** How the values of a statement's parameters are made of what is given. */
export function binderOf(prepared: Prepared): (given?: Given) => unknown[] {
  const fills = prepared.getQuery().params.map(fillOf);
  return (given = {}) => fills.map((fill) => fill(given));
}

/** How a row's values become an object; undefined for a shape that is not understood. */
export function rowReaderOf(prepared: Prepared): ((values: readonly unknown[]) => Record<string, unknown>) | undefined {
  // Not in drizzle's types, and looked at with care.
  const fields: unknown = Reflect.get(prepared, 'fields');
  const parts = Array.isArray(fields) ? fields.map(partOf) : [];
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const known = parts.filter((part) => part !== undefined);
  return (values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < known.length; i += 1) {
      const part = known[i];
      const value = values[i];
      if (part) row[part.name] = part.decode && value !== null ? part.decode(value) : value;
    }
    return row;
  };
}

function fillOf(param: unknown): Fill {
  if (is(param, Placeholder)) {
    const { name } = param;
    return (given) => given[name];
  }
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { name } = param.value;
    const { encoder } = param;
    return (given) => encoder.mapToDriverValue(given[name]);
  }
  return () => param;
}

/** What a column of the answer is called, and how it is read; undefined for what is no plain column. */
function partOf(field: unknown): Part | undefined {
  if (typeof field !== 'object' || field === null) return undefined;
  const path: unknown = Reflect.get(field, 'path');
  const source: unknown = Reflect.get(field, 'field');
  if (!Array.isArray(path) || path.length !== 1) return undefined;
  const name = String(path[0]);
  if (is(source, Column)) {
    const plain = source.mapFromDriverValue === Column.prototype.mapFromDriverValue;
    return { name, decode: plain ? undefined : (value) => source.mapFromDriverValue(value) };
  }
  if (is(source, SQL)) {
    const decoder: unknown = Reflect.get(source, 'decoder');
    if (typeof decoder !== 'object' || decoder === null) return undefined;
    const read: unknown = Reflect.get(decoder, 'mapFromDriverValue');
    return typeof read === 'function' ? { name, decode: (value) => Reflect.apply(read, decoder, [value]) } : undefined;
  }
  return undefined;
}
