import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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
