import type Database from 'better-sqlite3';
import { Column, is, Param, Placeholder, SQL } from 'drizzle-orm';
import type { Query as Sql } from 'drizzle-orm/sql';
import type { Given, Written } from './work.ts';

/** What drizzle prepared: the one source of the SQL, its parameters' encoding and its rows' shape. */
interface Prepared {
  getQuery(): Sql;
  get(given?: Given): unknown;
  all(given?: Given): unknown;
  run(given?: Given): Written;
}

/** The same statements, in the same groups, as far as they are used, with the types that drizzle gave them. */
export type Bare<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Prepared
    ? Pick<Group[Name], Extract<keyof Group[Name], keyof Prepared>>
    : Bare<Group[Name]>;
};

/** Statements by name, and groups of them. */
interface Prepareds {
  readonly [name: string]: Prepared | Prepareds;
}

/** One value on its way into a statement. */
type Fill = (given: Given) => unknown;

interface Part {
  readonly name: string;
  readonly decode: ((value: unknown) => unknown) | undefined;
}

/**
 * Runs prepared statements on the connection itself. Drizzle fills placeholders, makes objects and looks up decoders anew at every
 * call; here all of that is looked up once, at the start, from what drizzle prepared. It halves what a statement costs beside SQLite's own work.
 * A statement whose shape is not understood stays drizzle's.
 */
export const bare = <Group extends Prepareds>(raw: Database.Database, group: Group): Bare<Group> =>
  bareGroup(raw, group) as Bare<Group>;

function bareGroup(raw: Database.Database, group: Prepareds): Readonly<Record<string, unknown>> {
  const isStatement = (each: Prepared | Prepareds): each is Prepared => typeof each.getQuery === 'function';
  return Object.fromEntries(
    Object.entries(group).map(([name, each]) => [name, isStatement(each) ? bareOne(raw, each) : bareGroup(raw, each)]),
  );
}

function bareOne(raw: Database.Database, prepared: Prepared): Pick<Prepared, 'get' | 'all' | 'run'> {
  const { sql, params } = prepared.getQuery();
  const fills = params.map(fillOf);
  const bound = (given: Given = {}) => fills.map((fill) => fill(given));
  // Not in drizzle's types, and looked at with care: where it is missing, drizzle does the work as ever.
  const fields: unknown = Reflect.get(prepared, 'fields');
  const statement = raw.prepare(sql);
  const asPrepared = {
    get: (given?: Given) => prepared.get(given),
    all: (given?: Given) => prepared.all(given),
    run: (given?: Given) => prepared.run(given),
  };
  if (!statement.reader) return { ...asPrepared, run: (given) => statement.run(bound(given)) };
  const parts = Array.isArray(fields) ? fields.map(partOf) : [];
  if (parts.length === 0 || parts.includes(undefined)) return asPrepared;
  const known = parts.filter((part) => part !== undefined);
  const rowOf = (values: readonly unknown[]): Record<string, unknown> => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < known.length; i += 1) {
      const part = known[i];
      const value = values[i];
      if (part) row[part.name] = part.decode && value !== null ? part.decode(value) : value;
    }
    return row;
  };
  statement.raw();
  return {
    ...asPrepared,
    get: (given) => {
      const values = statement.get(bound(given));
      return Array.isArray(values) ? rowOf(values) : undefined;
    },
    all: (given) => statement.all(bound(given)).map((values) => rowOf(Array.isArray(values) ? values : [])),
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
