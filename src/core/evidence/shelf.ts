import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Clock, RandomBytes } from '../clock.ts';
import { decrypting, Tampered } from './cipher.ts';
import type { Disk, NewFile } from './disk.ts';
import { codeOf, EvidenceFault, faultOf } from './fault.ts';
import { ID } from './sweep.ts';

const ID_BYTES = 16;
/** Letters of an id that name its folder. */
const FOLDER_LETTERS = 2;

/** A file among the incoming, and the id that it gets. */
export interface Begun {
  readonly id: string;
  readonly file: string;
}

/** What {@link Shelf} is made of. */
export interface ShelfOptions {
  readonly dir: string;
  readonly disk: Disk;
  readonly random: RandomBytes;
  readonly clock: Clock;
  /** How long a file may lie without a row. */
  readonly graceMs: number;
}

/**
 * The folder of files: `incoming/ID` while a file is written, `ID's first two letters/ID` for ever after. Whatever the disk
 * says no to is an {@link EvidenceFault} with the system's code.
 */
export class Shelf {
  readonly #options: ShelfOptions;
  readonly #young = new Set<string>();
  /** Folders whose own names are known to survive a power cut. */
  readonly #lasting = new Set<string>();

  constructor(options: ShelfOptions) {
    this.#options = options;
  }

  get incoming(): string {
    return path.join(this.#options.dir, 'incoming');
  }

  /** Ids that no row may name yet, because they are being kept or were a moment ago, whatever the wall clock says. */
  get young(): ReadonlySet<string> {
    return this.#young;
  }

  /** @throws EvidenceFault `bad-id` */
  pathOf(id: string): string {
    if (!ID.test(id)) throw new EvidenceFault('bad-id');
    return path.join(this.#options.dir, id.slice(0, FOLDER_LETTERS), id);
  }

  /** Draws an id; `beside` puts it into the folder of another, so that one sync serves both. */
  begin(beside?: Begun): Begun {
    const drawn = this.#options.random(ID_BYTES).toString('hex');
    const id = beside ? beside.id.slice(0, FOLDER_LETTERS) + drawn.slice(FOLDER_LETTERS) : drawn;
    this.#young.add(id);
    return { id, file: path.join(this.incoming, id) };
  }

  /** Writes a file among the incoming; it is on the disk for good when this resolves, its name is not. */
  async write(to: Begun, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const file = await this.#try(() => this.#options.disk.create(to.file));
    try {
      for await (const chunk of chunks) await this.#try(() => file.write(chunk));
      await this.#try(() => file.sync());
    } catch (error) {
      await closeQuietly(file);
      throw error;
    }
    await this.#try(() => file.close());
  }

  /** Makes written files permanent. */
  async place(files: readonly Begun[]): Promise<void> {
    const { disk, dir, clock, graceMs } = this.#options;
    const folders = new Set(files.map(({ id }) => path.dirname(this.pathOf(id))));
    await this.#try(async () => {
      for (const folder of folders) {
        await disk.makeFolder(folder);
        if (this.#lasting.has(folder)) continue;
        await disk.syncFolder(dir);
        this.#lasting.add(folder);
      }
      for (const { id, file } of files) await disk.rename(file, this.pathOf(id));
      for (const folder of folders) await disk.syncFolder(folder);
    });
    for (const { id } of files) clock.after(graceMs, () => this.#young.delete(id));
  }

  /** Forgets what was begun. What can not be removed now is left to the sweep: the fault that led here counts. */
  async discard(begun: readonly Begun[]): Promise<void> {
    const { disk } = this.#options;
    for (const { id, file } of begun) {
      await Promise.allSettled([disk.remove(file), disk.remove(this.pathOf(id))]);
      this.#young.delete(id);
    }
  }

  /** Reads a file, decrypted; proven only when it has ended. @throws EvidenceFault `missing`, `tampered` */
  async *read(file: string, key: Buffer, id: string): AsyncGenerator<Buffer> {
    try {
      yield* decrypting(createReadStream(file), key, id);
    } catch (error) {
      if (error instanceof Tampered) throw new EvidenceFault('tampered', error);
      throw codeOf(error) === 'ENOENT' ? new EvidenceFault('missing', error) : faultOf(error);
    }
  }

  async #try<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw faultOf(error);
    }
  }
}

/** Closes a file that is given up; its own complaint adds nothing to the fault that led here. */
const closeQuietly = (file: NewFile): Promise<void> => file.close().catch(() => undefined);
