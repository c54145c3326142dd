import { createReadStream } from 'node:fs';
import { chmod, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock, RandomBytes } from '../clock.ts';
import { makeFolder } from '../folder.ts';
import type { Disk, NewFile } from './disk.ts';
import { codeOf, EvidenceFault, faultOf } from './fault.ts';
import { FOLDER_LETTERS, ID_BYTES } from './id.ts';
import type { Begun } from './shelf.ts';

/** What {@link Incoming} is made of. */
export interface IncomingOptions {
  /** Folder of its own. */
  readonly dir: string;
  readonly disk: Disk;
  readonly random: RandomBytes;
  readonly clock: Clock;
  /** How long a file may lie without a row, in milliseconds. */
  readonly graceMs: number;
}

/**
 * Where files lie while they are written, sealed already: `incoming/ID`. Only what is whole goes from here to the shelf. Whatever the
 * disk says no to is an {@link EvidenceFault} with the system's code.
 */
export class Incoming {
  readonly #options: IncomingOptions;
  readonly #young = new Set<string>();

  constructor(options: IncomingOptions) {
    this.#options = options;
  }

  /** Makes the folder, for its owner alone. @throws EvidenceFault when it can not be made */
  async open(): Promise<void> {
    const { dir } = this.#options;
    await attempt(async () => {
      await makeFolder(dir, 0o700);
      for (const folder of [path.dirname(dir), dir]) await chmod(folder, 0o700);
    });
  }

  /** Ids that no row may name yet, because they are being kept or were a moment ago, whatever any clock says. */
  get young(): ReadonlySet<string> {
    return this.#young;
  }

  /** Draws an id; `beside` puts it into the folder of another, so that one sync serves both. */
  begin(beside?: Begun): Begun {
    const drawn = this.#options.random(ID_BYTES).toString('hex');
    const id = beside ? beside.id.slice(0, FOLDER_LETTERS) + drawn.slice(FOLDER_LETTERS) : drawn;
    this.#young.add(id);
    return { id, file: path.join(this.#options.dir, id) };
  }

  /** A file that has its id already, such as one of another shelf; it waits under a name of its own. */
  beginAs(id: string): Begun {
    this.#young.add(id);
    return { id, file: path.join(this.#options.dir, this.#options.random(ID_BYTES).toString('hex')) };
  }

  /** Writes a file; its bytes are on the disk for good when this resolves, its name is not. */
  async write(to: Begun, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const file = await attempt(() => this.#options.disk.create(to.file));
    try {
      for await (const chunk of chunks) await attempt(() => file.write(chunk));
      await attempt(() => file.sync());
    } catch (error) {
      await closeQuietly(file);
      throw error;
    }
    await attempt(() => file.close());
  }

  /** The sealed bytes of a written file. */
  read({ file }: Begun): AsyncGenerator<Buffer> {
    return readFileOf(file);
  }

  /** They stand on the shelf: what lies here still may go, and a row may name them from now on. */
  async placed(files: readonly Begun[]): Promise<void> {
    const { clock, graceMs } = this.#options;
    await this.#remove(files);
    for (const { id } of files) clock.after(graceMs, () => this.#young.delete(id));
  }

  /** Forgets what was begun. */
  async discard(files: readonly Begun[]): Promise<void> {
    await this.#remove(files);
    for (const { id } of files) this.#young.delete(id);
  }

  /** Removes what broken keeps left here longer ago than the grace, by the clock of this folder. @returns how many */
  async sweep(): Promise<number> {
    const { dir, disk, graceMs } = this.#options;
    return attempt(async () => {
      const before = (await this.now()).getTime() - graceMs;
      let removed = 0;
      for (const name of await readdir(dir)) {
        const file = path.join(dir, name);
        const at = this.#young.has(name) ? undefined : await changedAtMs(file);
        if (at === undefined || at >= before) continue;
        await disk.remove(file);
        removed += 1;
      }
      return removed;
    });
  }

  /** What the clock of this folder says, which may be another machine's: a fresh file is dated. */
  async now(): Promise<Date> {
    const fresh = this.begin();
    try {
      await this.write(fresh, [Buffer.of(0)]);
      return await attempt(async () => (await stat(fresh.file)).mtime);
    } finally {
      await this.discard([fresh]);
    }
  }

  /** What can not be removed now is left to the sweep: what led here counts. */
  async #remove(files: readonly Begun[]): Promise<void> {
    await Promise.allSettled(files.map(({ file }) => this.#options.disk.remove(file)));
  }
}

/** The bytes of a file on this machine. @throws EvidenceFault `missing` */
export async function* readFileOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer;
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? new EvidenceFault('missing', error) : faultOf(error);
  }
}

/** Does something; its error becomes a fault. */
export async function attempt<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw faultOf(error);
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

/** Closes a file that is given up; its own complaint adds nothing to the fault that led here. */
const closeQuietly = (file: NewFile): Promise<void> => file.close().catch(() => undefined);
