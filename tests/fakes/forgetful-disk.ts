import { spawnSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Chance } from '../simulation/chance.ts';
import {
  type Change,
  emptyBook,
  entriesOf,
  type Failing,
  failures,
  HEAD_BYTES,
  type Naming,
  timesLeft,
} from './forgetful-book.ts';

/**
 * A disk that forgets what was not flushed when the power fails. The program runs on a real folder, and a library that is loaded before it
 * (forgetful-disk.c) keeps a book of every write, flush and name. After the program was killed, {@link ForgetfulDisk.cut} makes the folder what a
 * disk may hold then: all that was flushed, and of the rest as chance has it all, nothing, some writes without others, or a part of one.
 *
 * What counts as flushed is what Linux file systems with a journal promise (ext4, xfs, btrfs): a file's bytes when its flush is over, as far as
 * they were written before it began; the name of a new file with its first flush; any other name with a flush of its folder. Names that were not
 * flushed come to be in the order they were given. A write leaves the bytes beside it alone, as SQLite believes too.
 */
export const canForget = (): boolean => process.platform === 'linux' && compiler() !== undefined;

/** What a cut took. */
export interface Forgotten {
  readonly writes: number;
  readonly names: number;
}

/** As large as the book of one life may become; it takes only the room it needs. */
const BOOK_BYTES = 512 * 2 ** 20;
/** Calls fail until the disk is healed. */
const ALWAYS = 2 ** 31 - 1;
const SECTOR_BYTES = 512;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const SOURCE = fileURLToPath(new URL('./forgetful-disk.c', import.meta.url));

/** A file or folder, whatever it is called. */
interface Node {
  readonly isFolder: boolean;
  readonly mode: number;
  /** Flushed. */
  bytes: Buffer;
  /** Changes that no flush has covered, oldest first, and where in the book they stand. */
  loose: { readonly at: number; readonly change: Change }[];
}

/** A change of names, in the order of the book. */
interface Named {
  readonly at: number;
  readonly naming: Naming;
  readonly node: Node | undefined;
  isFlushed: boolean;
}

export class ForgetfulDisk {
  readonly #dir: string;
  readonly #book: string;
  readonly #library: string;
  #before = new Map<string, Node>();
  #inodes = new Map<number, Node>();

  /**
   * @param dir the folder that may forget; it exists
   * @param scratch a folder elsewhere, for the library and the book
   */
  constructor(dir: string, scratch: string) {
    this.#dir = realpathSync(dir);
    this.#book = path.join(scratch, 'forgetful.book');
    this.#library = path.join(scratch, 'forgetful.so');
    const by = compiler();
    if (by === undefined) throw new Error('a C compiler is needed for the disk that forgets');
    const { status, stderr } = spawnSync(by, ['-O2', '-shared', '-fPIC', '-o', this.#library, SOURCE, '-ldl']);
    if (status !== 0) throw new Error(`the disk that forgets was not compiled: ${stderr}`);
  }

  /** With these settings a program's files are watched. */
  get env(): Readonly<Record<string, string>> {
    return { LD_PRELOAD: this.#library, FORGETFUL_DIR: this.#dir, FORGETFUL_BOOK: this.#book };
  }

  /**
   * Before a program starts: all that lies in the folder now counts as flushed.
   * @param flushMs a flush takes so much longer, as on a slow disk: the longer, the more is loose at a cut
   */
  begin(flushMs = 0): void {
    const file = openSync(this.#book, 'w');
    ftruncateSync(file, BOOK_BYTES);
    writeSync(file, emptyBook(flushMs), 0, undefined, 0);
    closeSync(file);
    [this.#before, this.#inodes] = surveyed(this.#dir);
  }

  /**
   * From now on calls fail, so many of them at most, with an error of the system such as `EIO`.
   * @param after so many such calls are let through before
   */
  fail(kinds: readonly Failing[], code: 'EIO' | 'EROFS' | 'ENOSPC', times = ALWAYS, after = 0): void {
    this.#tell(failures(kinds, constants.errno[code], times, after));
  }

  /** Whether any call has failed since they began to without end. */
  get hasFailed(): boolean {
    const head = Buffer.alloc(HEAD_BYTES);
    const file = openSync(this.#book, 'r');
    readSync(file, head, 0, HEAD_BYTES, 0);
    closeSync(file);
    return timesLeft(head) < ALWAYS;
  }

  heal(): void {
    this.#tell(failures([], 0, 0));
  }

  #tell({ at, bytes }: ReturnType<typeof failures>): void {
    const file = openSync(this.#book, 'r+');
    writeSync(file, bytes, 0, bytes.length, at);
    closeSync(file);
  }

  /** After every program that used the folder is dead: the power was cut in the same moment. */
  cut(chance: Chance): Forgotten {
    const { names, changed } = this.#read();
    const left = surviving(names, chance);
    let writes = 0;
    for (const node of changed) writes += settle(node, chance);
    this.#lay(namesAfter(this.#before, left));
    return { writes, names: names.length - left.length };
  }

  /** What the folder holds by the book, with all that was not flushed: the same as it really holds, or the book has gaps. */
  whole(): ReadonlyMap<string, Buffer> {
    const { names, changed } = this.#read();
    for (const node of changed) {
      node.bytes = applied(node.bytes, changesOf(node.loose));
      node.loose = [];
    }
    const files = [...namesAfter(this.#before, names)].filter(([, { isFolder }]) => !isFolder);
    return new Map(files.map(([name, { bytes }]) => [path.relative(this.#dir, name), bytes]));
  }

  /** Goes through the book: what was flushed is in each node's bytes afterwards, what was not is still loose. */
  #read(): { readonly names: readonly Named[]; readonly changed: ReadonlySet<Node> } {
    const live = new Map(this.#before);
    const names: Named[] = [];
    const changed = new Set<Node>();
    const begun = new Map<number, number>();
    let at = 0;
    for (const entry of entriesOf(readBook(this.#book))) {
      at += 1;
      if (entry.kind === 'write' || entry.kind === 'length') {
        const node = this.#inodes.get(entry.inode);
        if (!node) throw new Error(`a file was written to that the book does not know (inode ${entry.inode})`);
        node.loose.push({ at, change: entry });
        changed.add(node);
      } else if (entry.kind === 'flushing') begun.set(entry.thread, at);
      else if (entry.kind === 'flushed')
        flushed(entry.path, this.#inodes.get(entry.inode), begun.get(entry.thread) ?? at, names);
      else {
        const node = this.#named(entry, live);
        names.push({ at, naming: entry, node, isFlushed: false });
        rename(live, entry, node);
      }
    }
    return { names, changed };
  }

  /** Which file or folder a change of names is about. A new one is known by its inode from now on. */
  #named(naming: Naming, live: ReadonlyMap<string, Node>): Node | undefined {
    if (naming.kind !== 'create' && naming.kind !== 'folder') return live.get(naming.path);
    const node: Node = { isFolder: naming.kind === 'folder', mode: naming.mode, bytes: Buffer.alloc(0), loose: [] };
    if (naming.kind === 'create') this.#inodes.set(naming.inode, node);
    return node;
  }

  /** Makes the folder hold just that. What stays the same is not touched, so that whoever watches it goes on. */
  #lay(names: ReadonlyMap<string, Node>): void {
    const [there] = surveyed(this.#dir);
    for (const name of readdirSync(this.#dir)) if (isShared(name)) rmSync(path.join(this.#dir, name));
    // Names in a folder go before the folder.
    for (const name of [...there.keys()].toReversed())
      if (!names.has(name)) rmSync(name, { recursive: true, force: true });
    for (const [name, node] of [...names].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (node.isFolder) mkdirSync(name, { recursive: true, mode: FOLDER_MODE });
      else if (!there.get(name)?.bytes.equals(node.bytes))
        writeFileSync(name, node.bytes, { mode: node.mode || FILE_MODE });
    }
  }
}

/** The index of SQLite's log is memory that processes share: no power cut leaves any of it. */
const isShared = (name: string): boolean => name.endsWith('-shm');

/** All names below a folder, parents before what is in them, and their nodes by inode. */
function surveyed(dir: string): [Map<string, Node>, Map<number, Node>] {
  const names = new Map<string, Node>();
  const inodes = new Map<number, Node>();
  const look = (folder: string) => {
    for (const each of readdirSync(folder, { withFileTypes: true })) {
      const name = path.join(folder, each.name);
      if (isShared(each.name)) continue;
      const { ino, mode } = statSync(name);
      const isFolder = each.isDirectory();
      const node = inodes.get(ino) ?? {
        isFolder,
        mode: mode & 0o777,
        bytes: isFolder ? Buffer.alloc(0) : readFileSync(name),
        loose: [],
      };
      names.set(name, node);
      inodes.set(ino, node);
      if (isFolder) look(name);
    }
  };
  look(dir);
  return [names, inodes];
}

/** A flush is over that began at some place in the book. */
function flushed(name: string, node: Node | undefined, since: number, names: readonly Named[]): void {
  if (node && !node.isFolder) {
    const isCovered = ({ at }: { readonly at: number }) => at < since;
    node.bytes = applied(node.bytes, changesOf(node.loose.filter(isCovered)));
    node.loose = node.loose.filter((each) => !isCovered(each));
  }
  for (const each of names) {
    if (each.at >= since) continue;
    const { naming } = each;
    const isInFolder = path.dirname(naming.path) === name || ('other' in naming && path.dirname(naming.other) === name);
    const isOwnName = naming.kind === 'create' && node !== undefined && each.node === node;
    const isOnTheWay = naming.kind === 'folder' && name.startsWith(`${naming.path}${path.sep}`);
    if (isInFolder || isOwnName || isOnTheWay) each.isFlushed = true;
  }
}

/** @returns bytes of its own */
function applied(bytes: Buffer, changes: readonly Change[]): Buffer {
  let room = Buffer.from(bytes);
  let { length } = bytes;
  for (const change of changes) {
    const end = change.kind === 'length' ? change.length : change.offset + change.bytes.length;
    if (end > room.length) room = Buffer.concat([room, Buffer.alloc(Math.max(end - room.length, room.length))]);
    if (change.kind === 'write') change.bytes.copy(room, change.offset);
    else room.fill(0, Math.min(end, length));
    length = change.kind === 'length' ? end : Math.max(length, end);
  }
  return room.subarray(0, length);
}

/** The changes of names that a cut leaves: those that were flushed, the first few of the others, and what both stand on. */
function surviving(names: readonly Named[], chance: Chance): readonly Named[] {
  const loose = names.filter(({ isFlushed }) => !isFlushed);
  const stays = new Set([
    ...names.filter(({ isFlushed }) => isFlushed),
    ...loose.slice(0, chance.whole(0, loose.length)),
  ]);
  const needed = new Set<string>();
  for (const each of names.toReversed()) {
    const paths = pathsOf(each.naming);
    if (!stays.has(each) && !paths.some((name) => needed.has(name))) continue;
    stays.add(each);
    for (const name of paths) needed.add(name);
  }
  return names.filter((each) => stays.has(each));
}

const pathsOf = (naming: Naming): readonly string[] =>
  'other' in naming ? [naming.path, naming.other] : [naming.path];

/** What is left of a file's changes that no flush has covered. @returns how many are gone */
function settle(node: Node, chance: Chance): number {
  const changes = changesOf(node.loose);
  const way = chance.of(['none', 'all', 'some', 'some', 'first', 'torn']);
  const first = chance.whole(0, changes.length);
  const left = changes.flatMap((change, index): Change[] => {
    if (way === 'none' || (way === 'some' && chance.once(2))) return [];
    if (way === 'all' || way === 'some' || index < first) return [change];
    if (way !== 'torn' || index > first || change.kind === 'length') return [];
    const sectors = chance.whole(0, Math.floor(change.bytes.length / SECTOR_BYTES));
    return [{ ...change, bytes: change.bytes.subarray(0, sectors * SECTOR_BYTES) }];
  });
  node.bytes = applied(node.bytes, left);
  node.loose = [];
  return changes.length - left.length;
}

const changesOf = (loose: Node['loose']): readonly Change[] => loose.map(({ change }) => change);

function namesAfter(before: ReadonlyMap<string, Node>, left: readonly Named[]): Map<string, Node> {
  const names = new Map(before);
  for (const { naming, node } of left) rename(names, naming, node);
  return names;
}

function rename(names: Map<string, Node>, naming: Naming, node: Node | undefined): void {
  if (naming.kind === 'rename' || naming.kind === 'remove') names.delete(naming.path);
  if (naming.kind === 'remove' || !node) return;
  if (naming.kind === 'rename' && node.isFolder) throw new Error('a folder was given another name: not foreseen');
  names.set('other' in naming ? naming.other : naming.path, node);
}

/** Only what is written in it: the rest of the file is a hole. */
function readBook(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(8);
    readSync(handle, head, 0, head.length, 0);
    const book = Buffer.alloc(Number(head.readBigUInt64LE(0)));
    readSync(handle, book, 0, book.length, 0);
    return book;
  } finally {
    closeSync(handle);
  }
}

/** What the machine compiles C with, if anything. */
function compiler(): string | undefined {
  return [process.env.CC, 'cc', 'gcc', 'clang'].find(
    (name) => name !== undefined && spawnSync(name, ['--version']).status === 0,
  );
}
