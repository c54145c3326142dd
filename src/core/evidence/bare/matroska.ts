/**
 * WebM and Matroska (RFC 8794, RFC 9559): elements within elements. What a player needs is kept; anything else becomes `Void`, at its place and
 * length: tags, attachments, chapters, titles, names, the programs and the day it was made with.
 */
import type { Cursor } from './cursor.ts';
import type { Edit } from './edits.ts';

const HEADER_MAX = 12;
/** Larger descriptions of tracks are wiped, and the file plays no more. */
const TRACK_BYTES_MAX = 1024 * 1024;

const ids = (text: string): ReadonlySet<number> => new Set(text.split(' ').map((id) => Number.parseInt(id, 16)));
/** Segment, Cluster, Info and Tracks: what is in them is looked at. */
const HOLDS = ids('18538067 1f43b675 1549a966 1654ae6b');
/** EBML, SeekHead, Cues; of Info: TimestampScale, Duration; of a Cluster: Timestamp, Position, PrevSize, SimpleBlock, BlockGroup. */
const NEEDED = ids('1a45dfa3 114d9b74 1c53bb6b 2ad7b1 4489 e7 a7 ab a3 a0');
/** MuxingApp, WritingApp: there must be some. */
const APPS = ids('4d80 5741');
const TRACK_ENTRY = 0xae;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const TRACK_NUMBER = 0xd7;
const TRACK_TYPE = 0x83;
/** Of a track: its numbers, kind, codec, picture and sound. Not its names. */
const TRACK_NEEDED = ids(
  'd7 73c5 83 b9 88 55aa 9c 6de7 6df8 23e383 234e7a 55ee 22b59c 86 63a2 aa 6fab 56aa 56bb e0 e1 6d80 23314f',
);
const PICTURES_OR_SOUND = new Set([1, 2]);

interface Element {
  readonly id: number;
  /** Bytes of its id and length. */
  readonly header: number;
  /** Of its content; undefined: to the end of what holds it. */
  readonly length: number | undefined;
}

/** A number whose length its first bit tells (RFC 8794, 4). */
function varied(
  bytes: Buffer,
  at: number,
): { readonly value: number; readonly bytes: number; readonly raw: number } | undefined {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return undefined;
  let raw = 0;
  for (let i = 0; i < length; i += 1) raw = raw * 256 + (bytes[at + i] ?? 0);
  return { value: raw - 2 ** (7 * length), bytes: length, raw };
}

function elementAt(bytes: Buffer, at: number): Element | undefined {
  const id = varied(bytes, at);
  const size = id && varied(bytes, at + id.bytes);
  if (!size) return undefined;
  const isUnknown = size.value === 2 ** (7 * size.bytes) - 1;
  return { id: id.raw, header: id.bytes + size.bytes, length: isUnknown ? undefined : size.value };
}

/** `Void` over an element: one byte that says so, a length of as many bytes as are left (eight at most), and zeros. */
function voidEdit(at: number, { header }: Element, length: number): Edit[] {
  const head = Buffer.alloc(Math.min(header, 9));
  const bytes = head.length - 1;
  head[0] = 0xec;
  let left = length + header - head.length;
  for (let i = bytes; i > 0; i -= 1, left = Math.floor(left / 256)) head[i] = left % 256;
  head[1] = (head[1] ?? 0) | (1 << (8 - bytes));
  return [
    { at, length: head.length, put: head },
    { at: at + head.length, length: length + header - head.length },
  ];
}

/** What has to change in a WebM or Matroska file so that it tells nothing but what it shows. */
export async function matroskaEdits(cursor: Cursor): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  /** Numbers of tracks that hold neither pictures nor sound. */
  const others = new Set<number>();
  while (!(await cursor.isAtEnd())) {
    const at = cursor.at;
    const element = elementAt(await cursor.peek(HEADER_MAX), 0);
    if (!element) {
      edits.push({ at, length: await cursor.skip(Number.MAX_SAFE_INTEGER), put: Buffer.alloc(0) });
      break;
    }
    const { id, header, length = Number.MAX_SAFE_INTEGER } = element;
    await cursor.skip(header);
    if (HOLDS.has(id)) continue;
    if (id === TRACK_ENTRY && length <= TRACK_BYTES_MAX) {
      edits.push(...trackEdits(at, element, await cursor.take(length), others));
      continue;
    }
    const goes = !NEEDED.has(id) || (await isOfOthers(cursor, id, others));
    const skipped = await cursor.skip(length);
    if (APPS.has(id)) edits.push({ at: at + header, length: skipped });
    else if (goes) edits.push(...voidEdit(at, element, skipped));
  }
  return edits;
}

function trackEdits(at: number, track: Element, bytes: Buffer, others: Set<number>): readonly Edit[] {
  const edits: Edit[] = [];
  let number = 0;
  let type = 0;
  for (let from = 0; from < bytes.length; ) {
    const element = elementAt(bytes, from);
    const length = element?.length ?? bytes.length;
    const end = from + (element?.header ?? 0) + length;
    if (!element || end > bytes.length) return voidEdit(at, track, bytes.length);
    const body = from + element.header;
    const small = length > 0 && length <= 6 ? bytes.readUIntBE(body, length) : 0;
    if (element.id === TRACK_NUMBER) number = small;
    if (element.id === TRACK_TYPE) type = small;
    if (!TRACK_NEEDED.has(element.id)) edits.push(...voidEdit(at + track.header + from, element, length));
    from = end;
  }
  if (PICTURES_OR_SOUND.has(type)) return edits;
  others.add(number);
  return voidEdit(at, track, bytes.length);
}

/** Whether a block belongs to a track that goes; its number stands first (RFC 9559, 10.1). */
async function isOfOthers(cursor: Cursor, id: number, others: ReadonlySet<number>): Promise<boolean> {
  if (others.size === 0 || (id !== SIMPLE_BLOCK && id !== BLOCK_GROUP)) return false;
  const bytes = await cursor.peek(2 * HEADER_MAX);
  const at = id === BLOCK_GROUP ? (elementAt(bytes, 0)?.header ?? 0) : 0;
  return others.has(varied(bytes, at)?.value ?? 0);
}
