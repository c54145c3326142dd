/**
 * PDF (ISO 32000-1): who wrote it and with what is emptied in place, at its length, so that nothing moves; what would run or open something when
 * it is opened gets a name that no reader knows. Pictures lose what they tell, attached files their content.
 */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { EvidenceFault } from '../fault.ts';
import { emptyJpeg } from './jpeg.ts';

/** What is unpacked of one document to be looked through, in bytes; one that holds more is not given out. */
const UNPACKED_BYTES_MAX = 32 * 1024 * 1024;
/** And so many packed streams of it: each costs something, however short. */
const UNPACKED_STREAMS_MAX = 5_000;
const SPACE = 0x20;

/** Where something stands, from and to. */
type Span = readonly [from: number, to: number];

const unclean = (cause?: unknown): EvidenceFault => new EvidenceFault('unclean', cause);

/** Which objects hold what is told of the document (14.3.3), of this and of earlier states of it. */
const INFO = /\/Info\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R/g;
const NAMES_WRITER = /\/(?:Author|Creator|Producer|LastModifiedBy|Company|Manager|Keywords)\s{0,9}(?=[(<])/g;
/** The one who wrote a note at the margin stands as its title (12.5.6.2). */
const NOTE =
  /\/Subtype\s{0,9}\/(?:Text|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut|Stamp|Caret|Ink|Popup|FileAttachment)(?![A-Za-z])/;
const WRITER_OF_NOTE = /\/T\s{0,9}(?=[(<])/g;
const ANY_STRING = /[(<]/g;
/** An object that is a string and nothing else: what `/Author 12 0 R` leads to. */
const IS_STRING = /^(?:[\s\d]{0,40}obj)?\s{0,40}(?:\(|<(?!<))/;
/** What does something by itself (12.6): scripts, programs, forms that send themselves, files within. A name may be written with `#`. */
const ACTIVE = new Set(
  'JS JavaScript Launch OpenAction AA RichMedia SubmitForm ImportData GoToE GoToR XFA EmbeddedFiles EF'.split(' '),
);
const NAME = /\/([A-Za-z#][A-Za-z0-9#]{0,40})(?![A-Za-z0-9#])/g;

/** A signature (12.8) covers each byte: whoever checks it needs them all. */
export const isSigned = (bytes: Buffer): boolean => bytes.includes('/ByteRange');
/** What tells who signed: the certificate, and words beside it. */
const SIGNER = /\/(?:Contents|Name|Reason|Location|ContactInfo|Cert)\s{0,9}(?=[(<])/g;

/** A document without its author. @throws EvidenceFault `unclean` for what can not be looked through: encrypted, or packed in a rare way */
export function barePdf(source: Buffer): Buffer {
  const bytes = Buffer.from(source);
  const text = bytes.toString('latin1');
  const infos = new Set([...text.matchAll(INFO)].map(([, object]) => object ?? ''));
  const budget = { bytes: UNPACKED_BYTES_MAX, streams: UNPACKED_STREAMS_MAX };
  let at = 0;
  for (const stream of streamsOf(text)) {
    const before = text.slice(at, stream.head);
    emptyText(bytes, at, before, infos);
    emptyStream(bytes, before, stream, infos, budget);
    at = stream.to;
  }
  const end = text.indexOf('%%EOF', Math.max(at, text.lastIndexOf('%%EOF')));
  emptyText(bytes, at, text.slice(at), infos);
  const behind = end < 0 ? text.length : end + '%%EOF'.length;
  bytes.fill(SPACE, behind + (/^[\r\n]*/.exec(text.slice(behind, behind + 2))?.[0].length ?? 0));
  return bytes;
}

/** What may still be unpacked. */
interface Budget {
  bytes: number;
  streams: number;
}

interface Stream {
  /** Where the word `stream` stands, its content begins, and ends. */
  readonly head: number;
  readonly from: number;
  readonly to: number;
}

function* streamsOf(text: string): Generator<Stream> {
  const begins = /\bstream\r?\n/g;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const from = begins.lastIndex;
    const end = text.indexOf('endstream', from);
    const to = end < 0 ? text.length : end;
    yield { head: found.index, from, to };
    begins.lastIndex = to;
  }
}

/**
 * Empties what names somebody in the objects of a stretch outside of streams.
 * @param start where it stands in the bytes
 */
function emptyText(bytes: Buffer, start: number, stretch: string, infos: ReadonlySet<string>): void {
  for (let at = 0; at < stretch.length; ) {
    const next = stretch.indexOf('endobj', at);
    const end = next < 0 ? stretch.length : next + 'endobj'.length;
    const object = stretch.slice(at, end);
    if (/\/Encrypt\s{1,9}\d/.test(object)) throw unclean();
    const [, id] = /(?:^|[^\d])(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/.exec(object) ?? [];
    emptyObject(bytes, start + at, object, (id !== undefined && infos.has(id)) || IS_STRING.test(object));
    at = end;
  }
}

/** @param start where the object stands in the bytes */
function emptyObject(bytes: Buffer, start: number, object: string, isInfo: boolean): void {
  const strings = isInfo ? ANY_STRING : NAMES_WRITER;
  for (const [from, to] of stringsAt(object, strings)) bytes.fill(SPACE, start + from, start + to);
  if (NOTE.test(object))
    for (const [from, to] of stringsAt(object, WRITER_OF_NOTE)) bytes.fill(SPACE, start + from, start + to);
  if (object.includes('/ByteRange'))
    for (const [from, to] of stringsAt(object, SIGNER)) bytes.fill(SPACE, start + from, start + to);
  for (const { 1: name = '', index } of object.matchAll(NAME)) {
    const plain = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (ACTIVE.has(plain)) bytes.write('x'.repeat(name.length), start + index + 1, 'latin1');
  }
}

/** The inside of each string that begins where a pattern ends: `(…)` with what is nested and escaped in it, or `<…>` of hex digits (7.3.4). */
function stringsAt(object: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const { 0: found, index } of object.matchAll(pattern)) {
    const at = pattern === ANY_STRING ? index : index + found.length;
    if (at < done || object.startsWith('<<', at)) continue;
    if (object[at] === '<') {
      if (object[at - 1] === '<') continue;
      const close = object.indexOf('>', at);
      done = close < 0 ? object.length : close;
    } else {
      let depth = 0;
      for (done = at; done < object.length; done += 1) {
        if (object[done] === '\\') done += 1;
        else if (object[done] === '(') depth += 1;
        else if (object[done] === ')' && --depth === 0) break;
      }
    }
    spans.push([at + 1, Math.min(done, object.length)]);
  }
  return spans;
}

const has = (dictionary: string, key: string, value: string): boolean =>
  new RegExp(`/${key}\\s{0,9}/${value}(?![A-Za-z0-9])`).test(dictionary);

function emptyStream(
  bytes: Buffer,
  before: string,
  { from, to }: Stream,
  infos: ReadonlySet<string>,
  budget: Budget,
): void {
  const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj')));
  const isWholeOf = (type: string) => has(dictionary, 'Type', type);
  if (isWholeOf('Metadata') || has(dictionary, 'Subtype', 'XML') || isWholeOf('EmbeddedFile')) {
    bytes.fill(SPACE, from, to);
    return;
  }
  const isPicture = /\/(?:DCTDecode|DCT)(?![A-Za-z])/.test(dictionary);
  const isPacked = /\/(?:FlateDecode|Fl)(?![A-Za-z])/.test(dictionary);
  const isObjects = isWholeOf('ObjStm');
  if (!isPicture && !isObjects) return;
  const change = (content: Buffer): void => {
    if (isPicture) emptyJpeg(content);
    else emptyObjects(content, dictionary, infos);
  };
  if (!isPacked) {
    if (/\/Filter/.test(dictionary) && !isPicture) throw unclean();
    change(bytes.subarray(from, to));
    return;
  }
  if (/\/(?:LZW|ASCII85|ASCIIHex|RunLength|Crypt)/.test(dictionary) || /\/Predictor\s{1,9}[2-9]/.test(dictionary))
    throw unclean();
  const content = unpacked(bytes.subarray(from, to), budget);
  change(content);
  const packed = deflateSync(content, { level: 9 });
  if (packed.length > to - from) throw unclean();
  packed.copy(bytes, from);
  bytes.fill(0, from + packed.length, to);
}

function unpacked(packed: Buffer, budget: Budget): Buffer {
  budget.streams -= 1;
  if (budget.streams < 0 || budget.bytes <= 0) throw unclean();
  try {
    const content = inflateSync(packed, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: Math.max(1, budget.bytes),
    });
    budget.bytes -= content.length;
    return content;
  } catch (error) {
    throw unclean(error);
  }
}

/** Objects that are packed together (7.5.7): first their numbers and places, then themselves. */
function emptyObjects(content: Buffer, dictionary: string, infos: ReadonlySet<string>): void {
  const text = content.toString('latin1');
  const first = Number(/\/First\s{1,9}(\d{1,10})/.exec(dictionary)?.[1] ?? 0);
  const numbers = text.slice(0, first).match(/\d+/g) ?? [];
  const places = numbers.flatMap((id, at) =>
    at % 2 === 0 ? [{ id, from: first + Number(numbers[at + 1] ?? 0) }] : [],
  );
  for (const [at, { id, from }] of places.entries()) {
    const to = places[at + 1]?.from ?? text.length;
    // Objects stand in order: where they overlap, each would be looked through for all the others.
    if (to < from) throw unclean();
    const object = text.slice(from, to);
    emptyObject(content, from, object, infos.has(id) || IS_STRING.test(object));
  }
}
