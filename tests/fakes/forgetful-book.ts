/** A change of names. A file or folder that got a name that was free has its inode told. */
export type Naming =
  | { readonly kind: 'create'; readonly path: string; readonly inode: number; readonly mode: number }
  | { readonly kind: 'folder'; readonly path: string; readonly mode: number }
  | { readonly kind: 'rename'; readonly path: string; readonly other: string }
  | { readonly kind: 'link'; readonly path: string; readonly other: string }
  | { readonly kind: 'remove'; readonly path: string };

/** A change of what is in a file. */
export type Change =
  | { readonly kind: 'write'; readonly inode: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'length'; readonly inode: number; readonly length: number };

/** A flush of a file or folder began, or is over; by which thread. */
export type Flush =
  | { readonly kind: 'flushing'; readonly path: string; readonly inode: number; readonly thread: number }
  | { readonly kind: 'flushed'; readonly path: string; readonly inode: number; readonly thread: number };

/** What the book of a forgetful disk says, entry after entry (forgetful-disk.c writes them). */
export type Entry = Naming | Change | Flush;

/** By the numbers that the C file gives them. */
const KINDS = [
  'create',
  'folder',
  'write',
  'length',
  'flushing',
  'flushed',
  'rename',
  'remove',
  'link',
] as const satisfies readonly Entry['kind'][];
/** What stands before the first entry. */
export const HEAD_BYTES = 32;
const FAILURES_AT = 12;
const FLUSH_AT = 28;
const ENTRY_BYTES = 40;

/**
 * The bytes of a book in which nothing is written yet.
 * @param flushMs a flush takes so much longer than it would
 */
export function emptyBook(flushMs: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeBigUInt64LE(BigInt(HEAD_BYTES));
  head.writeUInt32LE(flushMs * 1_000, FLUSH_AT);
  return head;
}

/** Calls on files that can be made to fail, by the bits that the C file gives them. */
export const FAILING = { writes: 1, flushes: 2, names: 4, reads: 8 } as const;
export type Failing = keyof typeof FAILING;

/**
 * Where in a book it is said what fails, and the bytes that say it.
 * @param after so many calls are let through before
 */
export function failures(
  kinds: readonly Failing[],
  errno: number,
  times: number,
  after = 0,
): { readonly at: number; readonly bytes: Buffer } {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(errno);
  bytes.writeUInt32LE(
    kinds.reduce((bits, kind) => bits | FAILING[kind], 0),
    4,
  );
  bytes.writeInt32LE(times, 8);
  bytes.writeInt32LE(after, 12);
  return { at: FAILURES_AT, bytes };
}

/** How many calls are still to fail, by the head of a book. */
export const timesLeft = (head: Buffer): number => head.readInt32LE(FAILURES_AT + 8);

/** @throws when the book is not one */
export function* entriesOf(book: Buffer): Generator<Entry> {
  const end = Number(book.readBigUInt64LE(0));
  for (let at = HEAD_BYTES; at < end; at += book.readUInt32LE(at)) yield entryAt(book, at);
}

function entryAt(book: Buffer, at: number): Entry {
  const kind = KINDS[book.readUInt32LE(at + 4) - 1];
  const inode = Number(book.readBigUInt64LE(at + 8));
  const number = Number(book.readBigInt64LE(at + 16));
  const pathEnd = at + ENTRY_BYTES + book.readUInt32LE(at + 24);
  const otherEnd = pathEnd + book.readUInt32LE(at + 28);
  const path = book.toString('utf8', at + ENTRY_BYTES, pathEnd);
  switch (kind) {
    case 'create':
      return { kind, path, inode, mode: number };
    case 'folder':
      return { kind, path, mode: number };
    case 'write':
      return {
        kind,
        inode,
        offset: number,
        bytes: Buffer.from(book.subarray(otherEnd, otherEnd + book.readUInt32LE(at + 32))),
      };
    case 'length':
      return { kind, inode, length: number };
    case 'flushing':
    case 'flushed':
      return { kind, path, inode, thread: number };
    case 'rename':
    case 'link':
      return { kind, path, other: book.toString('utf8', pathEnd, otherEnd) };
    case 'remove':
      return { kind, path };
    default:
      throw new Error(`the book of the forgetful disk is spoilt at byte ${at}`);
  }
}
