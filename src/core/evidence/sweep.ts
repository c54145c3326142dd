import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './fault.ts';

/** Which of these ids a row names; asked folder by folder, some hundreds at most of a time. */
export type IsKnown = (ids: string[]) => Promise<ReadonlySet<string>>;

/** A file's id, and its name on the disk: 32 hexadecimal digits. */
export const ID = /^[0-9a-f]{32}$/;
const FOLDER = /^[0-9a-f]{2}$/;
/** Ids asked for at once. */
const ASK_MAX = 500;

/** Ids on the disk, a folder at a time. */
export async function* foldersOf(dir: string): AsyncGenerator<readonly string[]> {
  for (const folder of await readdir(dir, { withFileTypes: true })) {
    if (!folder.isDirectory() || !FOLDER.test(folder.name)) continue;
    const ids = (await readdir(path.join(dir, folder.name))).filter((name) => ID.test(name));
    if (ids.length > 0) yield ids;
  }
}

/** Last change of a file in milliseconds; undefined when it is gone. */
async function changedAtMs(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What may go: old files that no row names, and what broken keeps left among the incoming. */
export async function* leftovers(from: {
  readonly dir: string;
  readonly incoming: string;
  readonly pathOf: (id: string) => string;
  /** Kept a moment ago by this very program, whatever the clock says now. */
  readonly young: ReadonlySet<string>;
  /** Files last changed later than this stay, in milliseconds since the epoch. */
  readonly beforeMs: number;
  readonly isKnown: IsKnown;
}): AsyncGenerator<string> {
  const old = async (id: string, file: string): Promise<boolean> => {
    const at = from.young.has(id) ? undefined : await changedAtMs(file);
    return at !== undefined && at < from.beforeMs;
  };
  for (const name of await readdir(from.incoming)) {
    const file = path.join(from.incoming, name);
    if (await old(name, file)) yield file;
  }
  for await (const ids of foldersOf(from.dir)) {
    for (let at = 0; at < ids.length; at += ASK_MAX) {
      const aged: string[] = [];
      for (const id of ids.slice(at, at + ASK_MAX)) if (await old(id, from.pathOf(id))) aged.push(id);
      if (aged.length === 0) continue;
      // Asked last: a row that was written meanwhile is found.
      const known = await from.isKnown(aged);
      for (const id of aged) if (!known.has(id)) yield from.pathOf(id);
    }
  }
}
