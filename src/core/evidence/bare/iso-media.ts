/**
 * MP4, QuickTime and 3GP (ISO/IEC 14496-12): boxes within boxes. A phone writes place, maker and model beside the pictures, in boxes and in tracks
 * of their own. What a player needs is kept; everything else becomes `free`, at its place and length, so that no offset moves.
 */
import type { Cursor } from './cursor.ts';
import type { Edit } from './edits.ts';

const HEADER = 8;
const LONG_HEADER = 16;
/** The tables of an hour of video are far smaller. Larger ones are wiped, and the file plays no more. */
const TABLES_BYTES_MAX = 8 * 1024 * 1024;
/** Boxes at the top that are passed on as they are. */
const PLAYED = new Set(['ftyp', 'styp', 'mdat', 'sidx', 'ssix', 'wide']);
const TABLES = new Set(['moov', 'moof']);
/** Boxes that hold boxes. */
const HOLDS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'edts', 'mvex', 'moof', 'traf']);
const NEEDED = new Set(
  'mvhd tkhd mdhd hdlr vmhd smhd dref stsd stts ctts cslg stsc stsz stz2 stco co64 stss sdtp sbgp sgpd elst mehd trex mfhd tfhd tfdt trun'.split(
    ' ',
  ),
);
/** When something was made stands in these, right behind version and flags. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);
/** The name of the compressor stands here in an entry of `stsd` for pictures (12.1.3). */
const COMPRESSOR = { at: 50, bytes: 32 };

interface Box {
  readonly type: string;
  /** Where it begins, its content begins, and it ends. */
  readonly from: number;
  readonly body: number;
  readonly to: number;
}

/** The boxes of a piece of memory; what can not be read as one is a box of no type to the end. */
function* boxesOf(bytes: Buffer, from: number, end: number): Generator<Box> {
  for (let at = from; at < end; ) {
    const isRead = at + HEADER <= end;
    const short = isRead ? bytes.readUInt32BE(at) : 0;
    const type = isRead ? bytes.toString('latin1', at + 4, at + HEADER) : '';
    const isLong = short === 1 && at + LONG_HEADER <= end;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + HEADER)) : short === 0 ? end - at : short;
    const body = at + (isLong ? LONG_HEADER : HEADER);
    if (!isRead || size < body - at || at + size > end) {
      yield { type: '', from: at, body: Math.min(end, at + HEADER), to: end };
      return;
    }
    yield { type, from: at, body, to: at + size };
    at += size;
  }
}

/** A box that is there still and says nothing: its length must stand, or all behind it would be lost. */
function wipe(bytes: Buffer, { from, body, to }: Box): void {
  bytes.write('free'.slice(0, Math.max(0, to - from - 4)), from + 4, 'latin1');
  bytes.fill(0, body, to);
}

const inside = (bytes: Buffer, { body, to }: Box, ...path: readonly string[]): Box | undefined => {
  const [first, ...rest] = path;
  for (const box of boxesOf(bytes, body, to))
    if (box.type === first) return rest.length === 0 ? box : inside(bytes, box, ...rest);
  return undefined;
};

const number = (bytes: Buffer, at: number): number => (at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0);

/** Where the samples of a track lie in the file (8.7: chunk offsets, samples of a chunk, sizes). */
function* samplesOf(bytes: Buffer, trak: Box): Generator<Edit> {
  const box = (type: string) => inside(bytes, trak, 'mdia', 'minf', 'stbl', type);
  const [sizes, runs] = [box('stsz'), box('stsc')];
  const offsets = box('stco') ?? box('co64');
  if (!offsets || !runs || !sizes) return;
  const same = number(bytes, sizes.body + 4);
  const wide = offsets.type === 'co64' ? 8 : 4;
  let sample = 0;
  let run = 0;
  for (let chunk = 0; offsets.body + 8 + (chunk + 1) * wide <= offsets.to; chunk += 1) {
    const runAt = (index: number) => runs.body + 8 + index * 12;
    while (runAt(run + 2) <= runs.to && number(bytes, runAt(run + 1)) <= chunk + 1) run += 1;
    const count = number(bytes, runAt(run) + 4);
    const where = offsets.body + 8 + chunk * wide;
    const at = wide === 8 ? Number(bytes.readBigUInt64BE(where)) : bytes.readUInt32BE(where);
    let length = 0;
    if (same > 0) length = same * count;
    else
      for (let i = 0; i < count && sizes.body + 12 + sample * 4 < sizes.to; i += 1, sample += 1)
        length += number(bytes, sizes.body + 12 + sample * 4);
    if (length > 0) yield { at, length };
  }
}

/** What stripping found out of the box that was stripped. */
interface Found {
  /** What has to go elsewhere in the file. */
  readonly samples: Edit[];
  /** Whether a track went that holds neither pictures nor sound. */
  hasOtherTracks: boolean;
}

/** Leaves in a box, here in memory, only what is needed. */
function strip(bytes: Buffer, box: Box, found: Found): void {
  if (box.type === 'trak') {
    const handler = inside(bytes, box, 'mdia', 'hdlr');
    const of = handler && bytes.toString('latin1', handler.body + 8, handler.body + 12);
    if (of !== 'vide' && of !== 'soun') {
      found.samples.push(...samplesOf(bytes, box));
      found.hasOtherTracks = true;
      wipe(bytes, box);
      return;
    }
  }
  if (HOLDS.has(box.type)) {
    for (const each of boxesOf(bytes, box.body, box.to)) strip(bytes, each, found);
    return;
  }
  if (!NEEDED.has(box.type)) wipe(bytes, box);
  else if (DATED.has(box.type)) {
    const dates = bytes[box.body] === 1 ? 16 : 8;
    bytes.fill(0, box.body + 4, Math.min(box.to, box.body + 4 + dates));
  } else if (box.type === 'hdlr') {
    // Behind what kind of track it is (8.4.3) stand the maker's mark, and a name for people.
    bytes.fill(0, Math.min(box.to, box.body + 12), box.to);
  } else if (box.type === 'dref') {
    for (const entry of boxesOf(bytes, box.body + 8, box.to))
      bytes.fill(0, Math.min(entry.to, entry.body + 4), entry.to);
  } else if (box.type === 'stsd') {
    for (const entry of boxesOf(bytes, box.body + 8, box.to))
      if (/^(?:avc|hvc|hev|mp4v|s263|h263|vp0|av01|jpeg|ap[ch])/.test(entry.type))
        bytes.fill(0, entry.from + COMPRESSOR.at, Math.min(entry.to, entry.from + COMPRESSOR.at + COMPRESSOR.bytes));
  }
}

/** What has to change in a film or a recording so that it tells nothing but what it shows. */
export async function isoMediaEdits(cursor: Cursor): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  /** Where pictures and sound lie. */
  const media: Edit[] = [];
  const found: Found = { samples: [], hasOtherTracks: false };
  let isInPieces = false;
  while (!(await cursor.isAtEnd())) {
    const at = cursor.at;
    const head = await cursor.peek(LONG_HEADER);
    const short = head.length >= HEADER ? head.readUInt32BE(0) : -1;
    const type = head.toString('latin1', 4, HEADER);
    const isLong = short === 1 && head.length === LONG_HEADER;
    const size = isLong ? Number(head.readBigUInt64BE(HEADER)) : short === 0 ? Number.MAX_SAFE_INTEGER : short;
    const header = isLong ? LONG_HEADER : HEADER;
    if (size < header) {
      // Nothing that follows can be told apart any more.
      edits.push({ at, length: await cursor.skip(Number.MAX_SAFE_INTEGER), put: Buffer.alloc(0) });
    } else if (TABLES.has(type) && size <= TABLES_BYTES_MAX) {
      const bytes = Buffer.from(await cursor.take(size));
      isInPieces ||= type === 'moof';
      strip(bytes, { type, from: 0, body: header, to: bytes.length }, found);
      edits.push({ at, length: bytes.length, put: bytes });
    } else if (PLAYED.has(type)) {
      const length = await cursor.skip(size);
      if (type === 'mdat') media.push({ at: at + header, length: length - header });
    } else {
      await cursor.skip(header);
      const length = await cursor.skip(size - header);
      edits.push({ at: at + 4, length: 4, put: Buffer.from('free') }, { at: at + header, length });
    }
  }
  // Where the samples of a track lie in fragments is not followed: of such a file with other tracks no picture is passed on either.
  return [...edits, ...(isInPieces && found.hasOtherTracks ? media : found.samples)];
}
