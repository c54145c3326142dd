import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock, RandomBytes } from '../clock.ts';
import type { KeptFile } from '../facts.ts';
import { decrypted, encrypted, encrypting, KEY_BYTES, NONCE_BYTES } from './cipher.ts';
import { contentTypeOf, HEAD_BYTES } from './content-type.ts';
import { Pictures } from './pictures.ts';

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
}

/** How a keep ended. `broken`: the stream ended before its time. */
export type Kept =
  | { readonly ok: true; readonly file: KeptFile }
  | { readonly ok: false; readonly why: 'too-large' | 'refused' | 'empty' | 'broken' };

/** The disk did not take a file, or a file is not what was written. Holds codes, never content. */
export class EvidenceFault extends Error {
  override readonly name = 'EvidenceFault';
  readonly code: string;
  constructor(code: string, cause?: unknown) {
    super(`evidence: ${code}`, { cause });
    this.code = code;
  }
}

/** Files of evidence: encrypted as they stream in, named at random, never readable without their row. */
export interface EvidenceStore {
  /**
   * Keeps a stream: hashed and encrypted while it passes, synced to the disk before it resolves, so that a row may name it.
   * Nothing is left behind when it ends otherwise. Pictures get a clean copy first (at most 10 s, two at a time).
   * @throws EvidenceFault when the disk does not take it (`ENOSPC`, `EIO` …): acknowledge nothing then
   */
  keep(
    stream: NodeJS.ReadableStream,
    from: { readonly bytesMax?: number; readonly signal?: AbortSignal },
  ): Promise<Kept>;
  /** The bytes of a file. @throws EvidenceFault `missing`, `tampered` */
  open(file: KeptFile, which: 'original' | 'clean'): Promise<Buffer>;
  /** Whether a file is there and is what was hashed. */
  check(file: KeptFile): Promise<'ok' | 'missing' | 'tampered'>;
  /** Removes files; those already gone are no mistake. */
  remove(ids: readonly string[]): Promise<void>;
  /** Removes files that no row names and what broken uploads left. @returns how many */
  sweep(known: ReadonlySet<string>): Promise<number>;
  /** Ids of all files on the disk. */
  ids(): Promise<readonly string[]>;
  /** Where a file lies, for copying it as it is (backup). */
  pathOf(id: string): string;
  /** Free bytes on the disk. */
  freeBytes(): Promise<number>;
  close(): void;
}

const HOUR_MS = 3_600_000;
const ID = /^[0-9a-f]{32}$/;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'io';

/** Opens the folder of evidence, making it when it is not there. */
export async function createEvidence(options: EvidenceOptions): Promise<EvidenceStore> {
  const { dir, random, clock } = options;
  const incoming = path.join(dir, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const pictures = new Pictures();
  const newId = () => random(16).toString('hex');
  const pathOf = (id: string): string => {
    if (!ID.test(id)) throw new EvidenceFault('bad-id');
    return path.join(dir, id.slice(0, 2), id);
  };

  /** Makes a finished temporary file permanent: synced, then renamed, then the folder synced. */
  async function settle(temporary: string, id: string): Promise<void> {
    const target = pathOf(id);
    const folder = path.dirname(target);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(temporary, target);
    for (const each of [folder, dir]) {
      const handle = await open(each, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  }

  async function keepBytes(bytes: Buffer, key: Buffer): Promise<string> {
    const id = newId();
    const temporary = path.join(incoming, id);
    try {
      await writeFile(temporary, encrypted(bytes, key, random(NONCE_BYTES)), { mode: 0o600, flag: 'wx' });
      await settle(temporary, id);
      return id;
    } catch (error) {
      await rm(temporary, { force: true });
      throw new EvidenceFault(codeOf(error), error);
    }
  }

  /** A picture small enough to be looked at is kept in memory while it streams by. */
  const isPicture = (mime: string): boolean => mime.startsWith('image/');

  async function keep(
    stream: NodeJS.ReadableStream,
    from: { readonly bytesMax?: number; readonly signal?: AbortSignal },
  ): Promise<Kept> {
    const bytesMax = Math.min(from.bytesMax ?? options.bytesMax, options.bytesMax);
    const id = newId();
    const key = random(KEY_BYTES);
    const temporary = path.join(incoming, id);
    const hash = createHash('sha256');
    const chunks: Buffer[] = [];
    let head = Buffer.alloc(0);
    let mime: string | undefined;
    let bytes = 0;
    let why: Exclude<Kept, { ok: true }>['why'] | undefined;

    const stop = (reason: typeof why, done: (error: Error) => void) => {
      why = reason;
      done(new Error('stopped'));
    };
    const tell = async (): Promise<void> => {
      mime = await contentTypeOf(head);
    };
    const inspect = new Transform({
      transform(chunk: Buffer | string, _encoding, done) {
        const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
        bytes += piece.length;
        if (bytes > bytesMax) {
          stop('too-large', done);
          return;
        }
        hash.update(piece);
        chunks.push(piece);
        const known = mime !== undefined;
        if (!known) head = Buffer.concat([head, piece]);
        if (known || head.length < HEAD_BYTES) {
          if (known && mime && !isPicture(mime)) chunks.length = 0;
          done(null, piece);
          return;
        }
        tell().then(() => {
          if (mime === undefined) stop('refused', done);
          else done(null, piece);
        }, done);
      },
      flush(done) {
        if (bytes === 0) {
          stop('empty', done as (error: Error) => void);
          return;
        }
        if (mime !== undefined) {
          done();
          return;
        }
        tell().then(() => {
          if (mime === undefined) stop('refused', done as (error: Error) => void);
          else done();
        }, done);
      },
    });
    const disk = createWriteStream(temporary, { mode: 0o600, flags: 'wx' });
    try {
      await pipeline(
        stream,
        inspect,
        encrypting(key, random(NONCE_BYTES)),
        disk,
        from.signal ? { signal: from.signal } : {},
      );
      await settle(temporary, id);
    } catch (error) {
      // The file may still be about to be made: only when it is closed can it be removed for good.
      if (!disk.closed) await new Promise<void>((closed) => disk.once('close', () => closed()));
      await rm(temporary, { force: true });
      if (why !== undefined) return { ok: false, why };
      // A broken stream tears down the whole pipeline with its own error; only a disk's codes mean the disk.
      if (from.signal?.aborted || !isDiskCode(codeOf(error))) return { ok: false, why: 'broken' };
      throw new EvidenceFault(codeOf(error), error);
    }
    if (mime === undefined) throw new EvidenceFault('io');
    const file: KeptFile = { id, key: key.toString('base64'), mime, bytes, sha256: hash.digest('hex') };
    if (!isPicture(mime)) return { ok: true, file };
    const { clean, original } = await pictures.look(Buffer.concat(chunks));
    const cleanId = clean ? await keepBytes(Buffer.from(clean), key) : undefined;
    return { ok: true, file: { ...file, ...(original ? { original } : {}), ...(cleanId ? { cleanId } : {}) } };
  }

  async function openFile(file: KeptFile, which: 'original' | 'clean'): Promise<Buffer> {
    const id = which === 'clean' ? file.cleanId : file.id;
    if (id === undefined) throw new EvidenceFault('missing');
    let raw: Buffer;
    try {
      raw = await readFile(pathOf(id));
    } catch (error) {
      throw new EvidenceFault(codeOf(error) === 'ENOENT' ? 'missing' : codeOf(error), error);
    }
    const bytes = decrypted(raw, Buffer.from(file.key, 'base64'));
    if (!bytes) throw new EvidenceFault('tampered');
    return bytes;
  }

  async function allFiles(): Promise<{ id: string; file: string }[]> {
    const found: { id: string; file: string }[] = [];
    for (const folder of await readdir(dir, { withFileTypes: true })) {
      if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue;
      for (const name of await readdir(path.join(dir, folder.name)))
        if (ID.test(name)) found.push({ id: name, file: path.join(dir, folder.name, name) });
    }
    return found;
  }

  const olderThan = async (file: string, ms: number): Promise<boolean> => {
    try {
      return clock.now().getTime() - (await stat(file)).mtimeMs > ms;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  };

  return {
    keep,
    open: openFile,
    async check(file) {
      try {
        const bytes = await openFile(file, 'original');
        if (file.cleanId) await openFile(file, 'clean');
        return createHash('sha256').update(bytes).digest('hex') === file.sha256 ? 'ok' : 'tampered';
      } catch (error) {
        if (error instanceof EvidenceFault && (error.code === 'missing' || error.code === 'tampered'))
          return error.code;
        throw error;
      }
    },
    async remove(ids) {
      for (const id of ids) await rm(pathOf(id), { force: true });
    },
    async sweep(known) {
      const grace = options.sweepGraceMs ?? HOUR_MS;
      let removed = 0;
      const stale = (await readdir(incoming)).map((name) => path.join(incoming, name));
      const unknown = (await allFiles()).filter(({ id }) => !known.has(id)).map(({ file }) => file);
      for (const file of [...stale, ...unknown]) {
        if (!(await olderThan(file, grace))) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
    ids: async () => (await allFiles()).map(({ id }) => id),
    pathOf,
    async freeBytes() {
      const disk = await statfs(dir);
      return disk.bavail * disk.bsize;
    },
    close: () => pictures.close(),
  };
}

/** Codes by which a disk says that it does not take a write; anything else is the sender's stream breaking off. */
const isDiskCode = (code: string): boolean =>
  ['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EMFILE', 'ENFILE', 'EACCES', 'ENOENT', 'EEXIST'].includes(code);
