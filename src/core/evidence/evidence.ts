import { createHash } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Clock, RandomBytes } from '../clock.ts';
import type { OutFile } from '../delivery.ts';
import type { KeptFile } from '../facts.ts';
import { bare, documentRoom } from './bare/bare.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { EvidenceFault, faultOf } from './fault.ts';
import { folderShelf } from './folder-shelf.ts';
import { placeOf } from './id.ts';
import { attempt, Incoming } from './incoming.ts';
import type { Room } from './inspect.ts';
import { type KeepFrom, type KeepParts, type Kept, keep, whole } from './keep.ts';
import { opened } from './opened.ts';
import { Pictures, type PictureTrouble } from './pictures.ts';
import type { Shelf } from './shelf.ts';
import { type IsKnown, leftovers } from './sweep.ts';

export { EvidenceFault } from './fault.ts';
export type { KeepFrom, Kept } from './keep.ts';

/** What {@link createEvidence} is made of. */
export interface EvidenceOptions {
  /** Folder of the files, and of those that come in; made with mode 700. */
  readonly dir: string;
  /** Where files stand for good; `dir` itself by default. */
  readonly shelf?: Shelf;
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
   * Keeps a stream: hashed and encrypted while it passes, on its shelf for good before it resolves, so that a row may name it.
   * Nothing is left behind when it ends otherwise. A picture's clean copy is made while its file is synced, and waited for
   * (two at a time, at most 10 s each and 30 s in the queue), because the row names it too; without one, the original is kept alone.
   * @throws EvidenceFault when disk or shelf do not take it (`ENOSPC`, `EIO`, `ECONNREFUSED`, `SlowDown` …): acknowledge nothing then
   */
  keep(stream: NodeJS.ReadableStream, from: KeepFrom): Promise<Kept>;
  /** The bytes of a file, decrypted and authenticated. @throws EvidenceFault `missing`, `tampered` */
  open(file: KeptFile, which: 'original' | 'clean'): Promise<Buffer>;
  /**
   * The bytes of one file or clean copy, decrypted as they are read; the last of them proves the rest, so nothing of it counts before the end.
   * The stream fails with an {@link EvidenceFault}, `missing` or `tampered` among them.
   */
  stream(file: { readonly id: string; readonly key: string }): Readable;
  /**
   * What {@link stream} gives, without what it tells of whoever made it: as it goes out, to a desk or to a citizen. Lengths may differ. Fails with
   * `unclean` where it can not be looked through, and with `busy` where there is no room for it now.
   */
  outgoing(file: Pick<OutFile, 'id' | 'key' | 'mime' | 'mayTell'>): Readable;
  /** Whether a file and its clean copy are there and are what was written; reads as a stream. */
  check(file: KeptFile): Promise<'ok' | 'missing' | 'tampered'>;
  /** Removes files; those already gone are no mistake. @throws EvidenceFault `bad-id` for what is no id */
  remove(ids: readonly string[]): Promise<void>;
  /**
   * Removes old files that no row names, and what broken uploads left. @returns how many
   * @param known which ids rows name: asked in batches after the files were listed, or all of them at once
   */
  sweep(known: IsKnown | ReadonlySet<string>): Promise<number>;
  /** Removes what broken uploads left on this machine on their way in, which nobody else may reach. `sweep` does it too. @returns how many */
  sweepIncoming(): Promise<number>;
  /** Ids of all files that stand there. */
  ids(): Promise<readonly string[]>;
  /** The bytes of a file as they lie, sealed, for copying it (backup). @throws EvidenceFault `missing`, `bad-id` */
  sealed(id: string): AsyncIterable<Buffer>;
  /** How much stands there. Looks at every file: ask seldom. */
  usage(): Promise<{ readonly files: number; readonly bytes: number }>;
  /** Bytes on this machine's disk that are free for us. */
  usableBytes(): Promise<number>;
  /** Whether disk and shelf take a file now; `why` is the code. */
  writable(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
  /** Whether the shelf answers. @throws EvidenceFault when it does not */
  ping(): Promise<void>;
  /** Ends the picture process. What is being kept ends without a clean copy. */
  close(): void;
}

/** A file that no row names is left so long: what is said of it may still be on its way. */
export const SWEEP_GRACE_MS = 3_600_000;
/** Pictures that wait for their clean copy in memory, all together; others are read back from the disk. */
const ROOM_BYTES = 48 * 1024 * 1024;

/** Reads a file; what is wrong with its id shows when it is read, as everything else does. */
async function* late(read: () => AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* read();
}

/** Reads to the end, where a file is proven; keeps nothing. */
async function proven(chunks: AsyncGenerator<Buffer>): Promise<void> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next());
}

/** Opens the evidence, making its folder when it is not there. @throws EvidenceFault when it can not be made */
export async function createEvidence(options: EvidenceOptions): Promise<EvidenceStore> {
  const { dir, random, clock, report, bytesMax, disk = nodeDisk, sweepGraceMs: graceMs = SWEEP_GRACE_MS } = options;
  const program = options.pictureProgram;
  const incoming = new Incoming({ dir: path.join(dir, 'incoming'), disk, random, clock, graceMs });
  const shelf = options.shelf ?? folderShelf({ dir, incoming, disk });
  const pictures = new Pictures({ clock, ...(report && { report }), ...(program && { program }) });
  const room: Room = { bytesLeft: ROOM_BYTES };
  const documents = documentRoom();
  const parts: KeepParts = { incoming, shelf, pictures, random, room, bytesMax };
  await incoming.open();

  const read = (file: { readonly key: string }, id: string) =>
    opened(shelf.read(id), Buffer.from(file.key, 'base64'), id);

  return {
    keep: (stream, from) => keep(parts, stream, from),
    async open(file, which) {
      const id = which === 'clean' ? file.cleanId : file.id;
      if (id === undefined) throw new EvidenceFault('missing');
      return whole(read(file, id));
    },
    stream: (file) =>
      Readable.from(
        late(() => read(file, file.id)),
        { objectMode: false },
      ),
    outgoing: (file) =>
      Readable.from(
        late(() => bare(file, () => read(file, file.id), documents)),
        { objectMode: false },
      ),
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
      ids.forEach(placeOf);
      for (const id of ids) await shelf.remove(id);
    },
    async sweep(known) {
      const isKnown = typeof known === 'function' ? known : async () => known;
      let removed = await incoming.sweep();
      const before = new Date((await shelf.now()).getTime() - graceMs);
      removed += await shelf.endBroken(before);
      for await (const id of leftovers({ shelf, young: incoming.young, before, isKnown })) {
        await shelf.remove(id);
        removed += 1;
      }
      return removed;
    },
    sweepIncoming: () => incoming.sweep(),
    async ids() {
      const all: string[] = [];
      for await (const standing of shelf.list()) all.push(...standing.map(({ id }) => id));
      return all;
    },
    sealed: (id) => shelf.read(id),
    async usage() {
      let files = 0;
      let bytes = 0;
      for await (const standing of shelf.list()) {
        files += standing.length;
        for (const each of standing) bytes += each.bytes;
      }
      return { files, bytes };
    },
    async usableBytes() {
      const { bavail, bsize } = await attempt(() => statfs(dir));
      return bavail * bsize;
    },
    async writable() {
      try {
        await incoming.now();
        await shelf.probe();
        return { ok: true };
      } catch (error) {
        return { ok: false, why: faultOf(error).code };
      }
    },
    ping: () => shelf.ping(),
    close() {
      pictures.close();
      shelf.close();
    },
  };
}
