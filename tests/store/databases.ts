import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import { openSharedStore, openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { onServer } from '../fakes/postgres.ts';

/** Every database that the store runs on; the same tests hold for both. */
export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

const secret = 'a secret of more than thirty-two characters';

/** An empty database of its own, until it is removed. */
export interface FreshDatabase {
  /** Opens a store on it; all that are opened see the same. */
  open<Talk>(clock: Clock): Promise<Store<Talk>>;
  /** The setting that names it; none for a file. */
  readonly url: string | undefined;
  remove(): Promise<void>;
}

/** Makes an empty database. */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'sqlite') {
    const dir = mkdtempSync(path.join(tmpdir(), 'aduan-store-'));
    return {
      open: async (clock) => openStore({ file: path.join(dir, 'aduan.db'), secret, clock, random: randomBytes }),
      url: undefined,
      remove: async () => rmSync(dir, { recursive: true, force: true }),
    };
  }
  const name = `aduan_test_${randomBytes(8).toString('hex')}`;
  const server = inject('postgres');
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    open: (clock) => openSharedStore({ url: url.href, secret, clock, random: randomBytes }),
    url: url.href,
    remove: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

/** Every row of a PostgreSQL database as text, what is sealed as the letters that its bytes would be; none of a file, which is looked at as it lies. */
export async function rowsAsText({ url }: FreshDatabase): Promise<readonly string[]> {
  if (url === undefined) return [];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${name}"`);
      for (const row of rows)
        texts.push(
          Object.values(row)
            .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
            .join(' '),
        );
    }
    return texts;
  } finally {
    await client.end();
  }
}
