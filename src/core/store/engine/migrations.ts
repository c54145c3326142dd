import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StoreFault } from '../port/store.ts';

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

/** The detail of the fault when a database was not brought up to date by this program. */
export const MADE_BY_OLDER = 'made-by-an-older-version';
/** The detail of the fault when a database was never one of ours. */
export const NOT_OURS = 'nothing-of-ours-in-it';

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * Migrations go forward only: a program that does not know the newest one would write rows that the newer program can not read.
 * @param newest when the newest migration was generated that the database has had, epoch ms
 * @throws StoreFault when this program does not have that migration
 */
export function assertNotNewer(dialect: 'sqlite' | 'pg', newest: number): void {
  if (newest > newestOf(dialect)) throw new StoreFault('rejected', MADE_BY_NEWER);
}

/**
 * What is read without being migrated must be just as this program would leave it: of an older one tables are missing, and what a newer one has
 * added would be passed over in silence.
 * @param newest as for {@link assertNotNewer}; undefined where no migration was ever made
 * @throws StoreFault when there is any other than the newest migration of this program
 */
export function assertUpToDate(dialect: 'sqlite' | 'pg', newest: number | undefined): void {
  if (newest === undefined) throw new StoreFault('rejected', NOT_OURS);
  assertNotNewer(dialect, newest);
  if (newest < newestOf(dialect)) throw new StoreFault('rejected', MADE_BY_OLDER);
}

/** When the newest migration of this program was generated, epoch ms. */
function newestOf(dialect: 'sqlite' | 'pg'): number {
  const journal = path.join(migrationsFolder(dialect), 'meta', '_journal.json');
  const { entries } = Journal.parse(JSON.parse(readFileSync(journal, 'utf8')));
  return Math.max(...entries.map(({ when }) => when));
}
