import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StoreFault } from './store.ts';

/**
 * The folder of generated migrations beside the program, whether it runs from `src` or from `dist`.
 * @throws StoreFault when there is none
 */
export function migrationsFolder(dialect: 'sqlite' | 'pg'): string {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'drizzle', dialect);
    if (existsSync(path.join(candidate, 'meta', '_journal.json'))) return candidate;
    if (folder === path.dirname(folder)) throw new StoreFault('io', 'migrations-not-found');
  }
}

/** The detail of the fault when an older program opens what a newer one has changed. */
export const MADE_BY_NEWER = 'made-by-a-newer-version';

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * Migrations go forward only: a program that does not know the newest one would write rows that the newer program can not read.
 * @param newest when the newest migration was generated that the database has had, epoch ms
 * @throws StoreFault when this program does not have that migration
 */
export function assertNotNewer(dialect: 'sqlite' | 'pg', newest: number): void {
  const journal = path.join(migrationsFolder(dialect), 'meta', '_journal.json');
  const { entries } = Journal.parse(JSON.parse(readFileSync(journal, 'utf8')));
  if (newest > Math.max(...entries.map(({ when }) => when))) throw new StoreFault('rejected', MADE_BY_NEWER);
}
