/** Sound in frames: MP3, AAC and AMR. Frames are passed on; whatever is between, before or behind them (ID3, APE, lyrics, pictures) is left out. */
import type { Cursor } from './cursor.ts';
import type { Edit } from './edits.ts';

/** Length of the frame that begins here, in bytes; undefined for what begins none. */
type FrameOf = (head: Buffer) => number | undefined;

/** An ID3v2 header is the longest thing that is looked at. */
const HEAD_BYTES = 10;
/** How far one looks at once for the next frame. */
const LOOK_BYTES = 4_096;
/**
 * A frame is believed when another follows it, or the end does.
 * @param first the byte that each frame begins with; where they have none, nothing is believed that follows what is no frame
 */
async function framesAlone(
  cursor: Cursor,
  frameOf: FrameOf,
  first: number | undefined,
  beginning = 0,
): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  await cursor.skip(beginning);
  let junkFrom: number | undefined;
  const junkEnds = () => {
    if (junkFrom !== undefined) edits.push({ at: junkFrom, length: cursor.at - junkFrom, put: Buffer.alloc(0) });
    junkFrom = undefined;
  };
  while (!(await cursor.isAtEnd())) {
    const head = await cursor.peek(HEAD_BYTES);
    const length = frameOf(head);
    const beyond = length === undefined ? undefined : (await cursor.peek(length + HEAD_BYTES)).subarray(length);
    const isFrame = beyond && (beyond.length === 0 || frameOf(beyond) !== undefined || tagBegins(beyond));
    if (length !== undefined && isFrame) {
      junkEnds();
      await cursor.skip(length);
      continue;
    }
    junkFrom ??= cursor.at;
    await cursor.skip(tagLength(head) ?? (await untilNext(cursor, first)));
  }
  junkEnds();
  return edits;
}

async function untilNext(cursor: Cursor, first: number | undefined): Promise<number> {
  if (first === undefined) return Number.MAX_SAFE_INTEGER;
  const ahead = await cursor.peek(LOOK_BYTES);
  const next = ahead.indexOf(first, 1);
  return next < 0 ? ahead.length : next;
}

/** Length of an ID3v2 tag (id3.org, 2.4.0, 3.1: four bytes of seven bits each). */
function tagLength(head: Buffer): number | undefined {
  if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < HEAD_BYTES) return undefined;
  return HEAD_BYTES + head.subarray(6).reduce((length, byte) => length * 128 + (byte & 127), 0);
}
const tagBegins = (head: Buffer): boolean => /^(?:TAG|APETAG|ID3|LYRICS)/.test(head.toString('latin1'));

const BITRATES: Readonly<Record<string, readonly number[]>> = {
  '1:1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1:2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1:3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2:1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2:2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const RATES = [44_100, 48_000, 32_000];

/** ISO/IEC 11172-3, 2.4.1.3, and 13818-3; the version 2.5 of half the rates again. */
function mpegFrame(head: Buffer): number | undefined {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
  const version = (second >> 3) & 3; // 3: 1, 2: 2, 0: 2.5
  const layer = 4 - ((second >> 1) & 3);
  if (version === 1 || layer === 4) return undefined;
  const generation = version === 3 ? 1 : 2;
  const kilobits = BITRATES[`${generation}:${generation === 2 ? Math.min(layer, 2) : layer}`]?.[(third >> 4) - 1];
  const base = RATES[(third >> 2) & 3];
  if (kilobits === undefined || base === undefined) return undefined;
  const rate = base / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const padding = (third >> 1) & 1;
  if (layer === 1) return (Math.floor((12_000 * kilobits) / rate) + padding) * 4;
  return Math.floor(((layer === 3 && generation === 2 ? 72_000 : 144_000) * kilobits) / rate) + padding;
}

/** ISO/IEC 13818-7, 6.2 (ADTS). */
function aacFrame(head: Buffer): number | undefined {
  const [first = 0, second = 0, , fourth = 0, fifth = 0, sixth = 0] = head;
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return undefined;
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  return length >= 7 ? length : undefined;
}

/** Bytes of a frame by its type, with the byte that tells it (RFC 4867, 3.6 and 5.3). */
const AMR: Readonly<Record<number, number>> = { ...[13, 14, 16, 18, 20, 21, 27, 32, 6], 15: 1 };
const AMR_WIDE: Readonly<Record<number, number>> = { ...[18, 24, 33, 37, 41, 47, 51, 59, 61, 6], 14: 1, 15: 1 };
const amrFrame =
  (lengths: Readonly<Record<number, number>>): FrameOf =>
  ([first = 0xff]) =>
    (first & 0x83) === 0 ? lengths[(first >> 3) & 15] : undefined;

/** What has to go of an MP3 file: all but its frames. */
export const mp3Edits = (cursor: Cursor): Promise<readonly Edit[]> => framesAlone(cursor, mpegFrame, 0xff);
/** What has to go of an AAC file: all but its frames. */
export const aacEdits = (cursor: Cursor): Promise<readonly Edit[]> => framesAlone(cursor, aacFrame, 0xff);
/** What has to go of an AMR file, narrow or wide: all but its beginning and its frames. */
export async function amrEdits(cursor: Cursor): Promise<readonly Edit[]> {
  const isWide = (await cursor.peek(7)).toString('latin1') === '#!AMR-W';
  return isWide
    ? framesAlone(cursor, amrFrame(AMR_WIDE), undefined, '#!AMR-WB\n'.length)
    : framesAlone(cursor, amrFrame(AMR), undefined, '#!AMR\n'.length);
}

/** Chunks of a WAV file (Microsoft RIFF) that a player needs; any other becomes `JUNK`, and nothing stands behind them. */
const WAV_NEEDED = new Set(['fmt ', 'data', 'fact']);
const CHUNK_HEADER = 8;
const RIFF_HEADER = 12;

/** What has to change in a WAV file so that nothing but its sound is left. */
export async function wavEdits(cursor: Cursor): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  const head = await cursor.take(RIFF_HEADER);
  const end = head.length === RIFF_HEADER ? CHUNK_HEADER + head.readUInt32LE(4) : 0;
  while (cursor.at < end && !(await cursor.isAtEnd())) {
    const at = cursor.at;
    const chunk = await cursor.take(CHUNK_HEADER);
    const size = chunk.length === CHUNK_HEADER ? chunk.readUInt32LE(4) : 0;
    const length = await cursor.skip(size + (size % 2));
    if (chunk.length === CHUNK_HEADER && WAV_NEEDED.has(chunk.toString('latin1', 0, 4))) continue;
    edits.push({ at, length: Math.min(4, chunk.length), put: Buffer.from('JUNK').subarray(0, chunk.length) });
    edits.push({ at: at + CHUNK_HEADER, length });
  }
  const at = cursor.at;
  edits.push({ at, length: await cursor.skip(Number.MAX_SAFE_INTEGER), put: Buffer.alloc(0) });
  return edits;
}
