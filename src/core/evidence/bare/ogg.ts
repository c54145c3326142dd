/**
 * Ogg (RFC 3533): pages of packets. The second packet of a voice note or a film holds comments (RFC 7845, 5.2; Vorbis I, 5; Theora, 6.3), where
 * title, artist and place would stand: it is emptied. A stream of no known kind is emptied altogether; what is no page is left out.
 */
import type { Cursor } from './cursor.ts';
import type { Edit } from './edits.ts';

const PAGE_HEADER = 27;
const SUM_AT = 22;
/** How far one looks at once for the next page. */
const LOOK_BYTES = 4_096;

/** CRC of a page (RFC 3533, 6, field 7). */
const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0);
  return sum >>> 0;
});
/** @internal for the tests, which make pages */
export function pageSum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ (SUMS[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
  return sum;
}

/** How a stream begins, and its comments: what they begin with, and whether a bit says that they end. */
const CODECS: readonly { readonly begins: string; readonly comments: string; readonly ends: boolean }[] = [
  { begins: 'OpusHead', comments: 'OpusTags', ends: false },
  { begins: '\x01vorbis', comments: '\x03vorbis', ends: true },
  { begins: '\x80theora', comments: '\x81theora', ends: false },
  { begins: 'Speex   ', comments: '', ends: false },
];

interface Stream {
  packet: number;
  /** Bytes of the packet that earlier pages had. */
  had: number;
  /** What its comments become; undefined: nobody knows what it is. */
  readonly comments: Buffer | undefined;
}

/** What has to change in an Ogg file so that its comments say nothing. */
export async function oggEdits(cursor: Cursor): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  const streams = new Map<number, Stream>();
  while (!(await cursor.isAtEnd())) {
    const at = cursor.at;
    const head = await cursor.peek(PAGE_HEADER);
    if (head.length < PAGE_HEADER || head.toString('latin1', 0, 4) !== 'OggS') {
      const ahead = await cursor.peek(LOOK_BYTES);
      const next = ahead.indexOf('OggS', 1);
      // The name of the next page may begin with the last bytes that were looked at.
      const length = next > 0 ? next : Math.max(1, ahead.length - 3);
      edits.push({ at, length: await cursor.skip(length), put: Buffer.alloc(0) });
      continue;
    }
    const lengths = (await cursor.peek(PAGE_HEADER + (head[26] ?? 0))).subarray(PAGE_HEADER);
    const from = PAGE_HEADER + lengths.length;
    const page = Buffer.from(await cursor.take(from + lengths.reduce((sum, length) => sum + length, 0)));
    const serial = head.readUInt32LE(14);
    let stream = streams.get(serial);
    if (!stream) {
      stream = { packet: 0, had: 0, comments: emptyComments(page.toString('latin1', from, from + 8)) };
      streams.set(serial, stream);
    }
    if (!empty(page, from, page.subarray(PAGE_HEADER, from), stream)) continue;
    page.writeUInt32LE(0, SUM_AT);
    page.writeUInt32LE(pageSum(page), SUM_AT);
    edits.push({ at, length: page.length, put: page });
  }
  return edits;
}

function emptyComments(begins: string): Buffer | undefined {
  const codec = CODECS.find((each) => begins.startsWith(each.begins));
  // No words of who wrote it, no comments, and a bit where Vorbis wants one.
  return codec && Buffer.from(`${codec.comments}${'\0'.repeat(8)}${codec.ends ? '\x01' : ''}`, 'latin1');
}

/** @returns whether anything of the page was emptied */
function empty(page: Buffer, from: number, lengths: Buffer, stream: Stream): boolean {
  let isTouched = false;
  let at = from;
  for (const length of lengths) {
    const to = Math.min(at + length, page.length);
    if (stream.comments === undefined ? stream.packet > 0 : stream.packet === 1) {
      for (let i = at; i < to; i += 1) page[i] = stream.comments?.[stream.had + i - at] ?? 0;
      isTouched = true;
    }
    stream.had += length;
    at = to;
    if (length === 255) continue;
    stream.packet += 1;
    stream.had = 0;
  }
  return isTouched;
}
