import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as pg from '../../src/core/store/tables/schema.pg.ts';
import * as sqlite from '../../src/core/store/tables/schema.sqlite.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tables by the name they are exported under: their own name, and their columns as the statements see them. */
const shapes = (schema: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([name, table]) => {
      if (!is(table, PgTable) && !is(table, SQLiteTable)) return [];
      const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [
        key,
        { name: column.name, needed: column.notNull, value: column.dataType === 'bigint' ? 'number' : column.dataType },
      ]);
      return [[name, { name: getTableName(table), columns: Object.fromEntries(columns) }]];
    }),
  );

it('the two schemas have the same tables, columns and conditions of indexes', () => {
  const bytes = (shape: unknown) => JSON.parse(JSON.stringify(shape).replaceAll('"custom"', '"buffer"'));
  expect(bytes(shapes(pg))).toEqual(shapes(sqlite));
  expect(Object.keys(pg).toSorted()).toEqual(Object.keys(sqlite).toSorted());
});

describe.each(['sqlite', 'pg'] as const)('migrations of %s', (dialect) => {
  it('are all generated: another run of the generator has nothing to add', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'aduan-drizzle-'));
    try {
      cpSync(path.join(root, 'drizzle', dialect), path.join(dir, 'out'), { recursive: true });
      const config = path.join(dir, 'drizzle.config.ts');
      const schema = path.join(root, 'src/core/store/tables', `schema.${dialect}.ts`);
      const settings = { dialect: dialect === 'pg' ? 'postgresql' : 'sqlite', schema, out: './out' };
      writeFileSync(config, `export default ${JSON.stringify(settings)};\n`);
      const before = readdirSync(path.join(dir, 'out'));
      const kit = path.join(root, 'node_modules/drizzle-kit/bin.cjs');
      execFileSync(process.execPath, [kit, 'generate', '--config', config], { cwd: dir, stdio: 'pipe' });
      expect(readdirSync(path.join(dir, 'out'))).toEqual(before);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
