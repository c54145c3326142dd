import { createHash } from 'node:crypto';
import { chmod, mkdir, stat, statfs } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Clock, RandomBytes } from '../clock.ts';
import type { KeptFile } from '../facts.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { EvidenceFault, faultOf } from './fault.ts';
import type { Room } from './inspect.ts';
import { type KeepFrom, type KeepParts, type Kept, keep, whole } from './keep.ts';
import { Pictures, type PictureTrouble } from './pictures.ts';
import { Shelf } from './shelf.ts';
import { foldersOf, type IsKnown, leftovers } from './sweep.ts';

export { EvidenceFault } from './fault.ts';
export type { KeepFrom, Kept } from './keep.ts';

/** What {@link createEvidence} is made of. */
export interface EvidenceOptions {
  /** Folder of the files; made with mode 700. */
  readonly dir: string;
  /** Largest file, in bytes. */
  readonly bytesMax: number;
  readonly random: RandomBytes;
  readonly clock: Clock;
  /** A file that no row names is removed when it is older. An hour by default: a step may still be on its way. */
  readonly sweepGraceMs?: number;
  /** Told when a picture stays without a clean copy though it might have one; a code alone. */
  readonly report?: (trouble: PictureTrouble) => void;
  /** Where files are written; this machine's disk by default. */
  readonly disk?: Disk;
  /** The program that looks at pictures; ours by default. */
  readonly pictureProgram?: URL;
}

/** Files of evidence: encrypted as they stream in, named at random, never readable without their row. */
export interface EvidenceStore {
  /**
   * Keeps a stream: hashed and encrypted while it passes, synced to the disk before it resolves, so that a row may name it.
   * Nothing is left behind when it ends otherwise. A picture's clean copy is made while its file is synced, and waited for
   * (two at a time, at most 10 s each and 30 s in the queue), because the row names it too; without one, the original is kept alone.
   * @throws EvidenceFault when the disk does not take it (`ENOSPC`, `EIO` …): acknowledge nothing then
   */
  keep(stream: NodeJS.ReadableStream, from: KeepFrom): Promise<Kept>;
  /** The bytes of a file, decrypted and authenticated. @throws EvidenceFault `missing`, `tampered` */
  open(file: KeptFile, which: 'original' | 'clean'): Promise<Buffer>;
  /**
   * The bytes of one file or clean copy, decrypted as they are read; the last of them proves the rest, so nothing of it counts before the end.
   * The stream fails with an {@link EvidenceFault}, `missing` or `tampered` among them.
   */
  stream(file: { readonly id: string; readonly key: string }): Readable;
  /** Whether a file and its clean copy are there and are what was written; reads as a stream. */
  check(file: KeptFile): Promise<'ok' | 'missing' | 'tampered'>;
  /** Removes files; those already gone are no mistake. @throws EvidenceFault `bad-id` for what is no id */
  remove(ids: readonly string[]): Promise<void>;
  /**
   * Removes old files that no row names, and what broken uploads left. @returns how many
   * @param known which ids rows name: asked in batches after the files were listed, or all of them at once
   */
  sweep(known: IsKnown | ReadonlySet<string>): Promise<number>;
  /** Ids of all files on the disk. */
  ids(): Promise<readonly string[]>;
  /** Where a file lies, for copying it as it is (backup). @throws EvidenceFault `bad-id` */
  pathOf(id: string): string;
  /** How much lies on the disk. Looks at every file: ask seldom. */
  usage(): Promise<{ readonly files: number; readonly bytes: number }>;
  /** Bytes on the disk that are free for us. */
  usableBytes(): Promise<number>;
  /** Whether the disk takes a file now; `why` is the system's code. */
  writable(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
  /** Ends the picture process. What is being kept ends without a clean copy. */
  close(): void;
}

const HOUR_MS = 3_600_000;
/** Pictures that wait for their clean copy in memory, all together; others are read back from the disk. */
const ROOM_BYTES = 48 * 1024 * 1024;

/** Reads a file; what is wrong with its id shows when it is read, as everything else does. */
async function* opened<File extends { readonly id: string }>(
  read: (file: File, id: string) => AsyncGenerator<Buffer>,
  file: File,
): AsyncGenerator<Buffer> {
  yield* read(file, file.id);
}

/** Reads to the end, where a file is proven; keeps nothing. */
async function proven(chunks: AsyncGenerator<Buffer>): Promise<void> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next());
}

/** Opens the folder of evidence, making it when it is not there. @throws EvidenceFault when it can not be made */
export async function createEvidence(options: EvidenceOptions): Promise<EvidenceStore> {
  const { dir, random, clock, report, bytesMax, disk = nodeDisk, sweepGraceMs: graceMs = HOUR_MS } = options;
  const program = options.pictureProgram;
  const shelf = new Shelf({ dir, disk, random, clock, graceMs });
  const pictures = new Pictures({ clock, ...(report && { report }), ...(program && { program }) });
  const room: Room = { bytesLeft: ROOM_BYTES };
  const parts: KeepParts = { shelf, pictures, random, room, bytesMax };
  try {
    await mkdir(shelf.incoming, { recursive: true, mode: 0o700 });
    for (const folder of [dir, shelf.incoming]) await chmod(folder, 0o700);
  } catch (error) {
    throw faultOf(error);
  }

  const read = (file: { readonly key: string }, id: string) =>
    shelf.read(shelf.pathOf(id), Buffer.from(file.key, 'base64'), id);

  return {
    keep: (stream, from) => keep(parts, stream, from),
    async open(file, which) {
      const id = which === 'clean' ? file.cleanId : file.id;
      if (id === undefined) throw new EvidenceFault('missing');
      return whole(read(file, id));
    },
    stream: (file) => Readable.from(opened(read, file), { objectMode: false }),
    async check(file) {
      const hash = createHash('sha256');
      try {
        for await (const chunk of read(file, file.id)) hash.update(chunk);
        if (file.cleanId) await proven(read(file, file.cleanId));
        return hash.digest('hex') === file.sha256 ? 'ok' : 'tampered';
      } catch (error) {
        if (error instanceof EvidenceFault && (error.code === 'missing' || error.code === 'tampered'))
          return error.code;
        throw error;
      }
    },
    async remove(ids) {
      try {
        for (const file of ids.map((id) => shelf.pathOf(id))) await disk.remove(file);
      } catch (error) {
        throw faultOf(error);
      }
    },
    async sweep(known) {
      const isKnown = typeof known === 'function' ? known : async () => known;
      const beforeMs = clock.now().getTime() - graceMs;
      const { incoming, young } = shelf;
      let removed = 0;
      try {
        const pathOf = (id: string) => shelf.pathOf(id);
        for await (const file of leftovers({ dir, incoming, pathOf, young, beforeMs, isKnown })) {
          await disk.remove(file);
          removed += 1;
        }
      } catch (error) {
        throw faultOf(error);
      }
      return removed;
    },
    async ids() {
      const all: string[] = [];
      for await (const ids of foldersOf(dir)) all.push(...ids);
      return all;
    },
    pathOf: (id) => shelf.pathOf(id),
    async usage() {
      let files = 0;
      let bytes = 0;
      for await (const ids of foldersOf(dir))
        for (const id of ids) {
          // One that went meanwhile weighs nothing.
          const found = await stat(shelf.pathOf(id)).catch(() => undefined);
          if (!found) continue;
          files += 1;
          bytes += found.size;
        }
      return { files, bytes };
    },
    async usableBytes() {
      const { bavail, bsize } = await statfs(dir);
      return bavail * bsize;
    },
    async writable() {
      const probe = shelf.begin();
      try {
        await shelf.write(probe, [random(1)]);
        return { ok: true };
      } catch (error) {
        return { ok: false, why: faultOf(error).code };
      } finally {
        await shelf.discard([probe]);
      }
    },
    close: () => pictures.close(),
  };
}
