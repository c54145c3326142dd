import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from './disk.ts';
import { codeOf, EvidenceFault, faultOf } from './fault.ts';
import { ID, placeOf } from './id.ts';
import { attempt, type Incoming, readFileOf } from './incoming.ts';
import type { Begun, Shelf, Standing } from './shelf.ts';

/** Folders of files: two letters of their ids. */
const FOLDER = /^[0-9a-f]{2}$/;

/** What {@link folderShelf} is made of. */
export interface FolderShelfOptions {
  readonly dir: string;
  /** On the same file system: a file is placed by giving it another name. */
  readonly incoming: Incoming;
  readonly disk: Disk;
}

/** A folder, of this machine or shared by several: `ab/ab12…` for each file. */
export function folderShelf({ dir, incoming, disk }: FolderShelfOptions): Shelf {
  /** Folders whose own names are known to survive a power cut. */
  const lasting = new Set<string>();
  const fileOf = (id: string): string => path.join(dir, placeOf(id));

  async function place(files: readonly Begun[]): Promise<void> {
    const folders = new Set(files.map(({ id }) => path.dirname(fileOf(id))));
    for (const folder of folders) {
      await disk.makeFolder(folder);
      if (lasting.has(folder)) continue;
      await disk.syncFolder(dir);
      lasting.add(folder);
    }
    for (const { id, file } of files) await disk.rename(file, fileOf(id));
    for (const folder of folders) await disk.syncFolder(folder);
  }

  return {
    async put(files) {
      try {
        await place(files);
      } catch (error) {
        await Promise.allSettled(files.map(({ id }) => disk.remove(fileOf(id))));
        throw faultOf(error);
      }
    },
    async *read(id) {
      yield* readFileOf(fileOf(id));
    },
    async hashOf(id) {
      const hash = createHash('sha256');
      try {
        for await (const chunk of readFileOf(fileOf(id))) hash.update(chunk);
      } catch (error) {
        if (error instanceof EvidenceFault && error.code === 'missing') return undefined;
        throw error;
      }
      return hash.digest('hex');
    },
    remove: (id) => attempt(async () => disk.remove(fileOf(id))),
    async *list() {
      for (const folder of await attempt(() => readdir(dir, { withFileTypes: true }))) {
        if (!folder.isDirectory() || !FOLDER.test(folder.name)) continue;
        const standing: Standing[] = [];
        for (const id of await attempt(() => readdir(path.join(dir, folder.name)))) {
          const found = ID.test(id) ? await standingOf(id, path.join(dir, folder.name, id)) : undefined;
          if (found) standing.push(found);
        }
        if (standing.length > 0) yield standing;
      }
    },
    now: () => incoming.now(),
    endBroken: async () => 0,
    // What is taken among the incoming is taken here: it is one file system.
    probe: async () => undefined,
    ping: () => attempt(async () => void (await stat(dir))),
    close: () => undefined,
  };
}

/** Undefined for one that went meanwhile. */
async function standingOf(id: string, file: string): Promise<Standing | undefined> {
  try {
    const { size, mtime } = await stat(file);
    return { id, bytes: size, since: mtime };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw faultOf(error);
  }
}
