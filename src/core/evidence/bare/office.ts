/**
 * Documents of Word, Excel and LibreOffice: made anew with their text and pictures, and without what tells who wrote them or reaches out of them.
 * The archive's own dates, rights and notes are left out too. APPNOTE 6.3.10, 4.3; ECMA-376, parts 1 and 2; ODF 1.3, parts 2 and 3.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { EvidenceFault } from '../fault.ts';
import { emptyJpeg } from './jpeg.ts';
import { barePng } from './png.ts';

/** What is unpacked of one document to be looked through, in bytes; one that holds more is not given out. */
const UNPACKED_BYTES_MAX = 32 * 1024 * 1024;

const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** The first day that an archive can name. */
const NO_DAY = 0x21;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly bytes: number;
  readonly packed: Buffer;
}

const unclean = (cause?: unknown): EvidenceFault => new EvidenceFault('unclean', cause);

/** The entries of an archive that was looked at when it was kept. */
function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.length - END_BYTES;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const packed = bytes.readUInt32LE(at + 20);
    const nameBytes = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (from + packed > bytes.length) throw unclean();
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      bytes: bytes.readUInt32LE(at + 24),
      packed: bytes.subarray(from, from + packed),
    });
    at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Taken as they are: no word in them names a person, and they may be large. */
const PLAIN =
  /^(?:mimetype$|xl\/(?:worksheets\/sheet\d+|sharedStrings|styles|calcChain)\.xml$|(?:word|xl)\/theme\/|word\/(?:styles|numbering|fontTable)\.xml$)/;
const MARKED_UP = /(?:\.xml|\.rels|\.vml|\.rdf)$/i;
const AS_IT_IS = /(?:\.gif|\.bmp|\.emf|\.wmf|\.odttf|\.ttf|\.otf)$/i;
/** Left out altogether, with what points at them: who wrote it and how long, a little picture of it, and who signed. */
const LEFT_OUT = /^docProps\/|^META-INF\/documentsignatures\.xml$/;
const OF_OFFICE_META = 'meta.xml';
const NO_META =
  '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>';

/** A document without its author. @throws EvidenceFault `unclean` for what can not be looked through */
export function bareOffice(bytes: Buffer): Buffer {
  let unpacked = 0;
  const unpack = ({ method, packed, bytes: length }: Entry): Buffer => {
    unpacked += length;
    if (unpacked > UNPACKED_BYTES_MAX || (method !== STORED && method !== DEFLATED)) throw unclean();
    return method === STORED ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: Math.max(1, length) });
  };
  try {
    return archiveOf(entriesOf(bytes).flatMap((entry) => bareEntry(entry, () => unpack(entry)) ?? []));
  } catch (error) {
    throw unclean(error);
  }
}

function bareEntry(entry: Entry, unpack: () => Buffer): Entry | undefined {
  const { name } = entry;
  if (LEFT_OUT.test(name)) return undefined;
  if (PLAIN.test(name) || AS_IT_IS.test(name) || entry.bytes === 0) return entry;
  if (name === OF_OFFICE_META) return entryOf(entry, Buffer.from(NO_META));
  if (MARKED_UP.test(name)) return entryOf(entry, Buffer.from(bareMarkup(textOf(unpack()))));
  const content = unpack();
  const png = barePng(content);
  if (png) return entryOf(entry, png);
  if (content.length > 2 && content.readUInt16BE(0) === 0xffd8) {
    emptyJpeg(content);
    return entryOf(entry, content);
  }
  // Other documents, printers, sounds, whatever else: it may tell anything.
  return entryOf(entry, Buffer.alloc(0));
}

function textOf(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Attributes that name a person, wherever they stand: tracked changes, comments, who is looking at it, who keeps it to themselves. */
const NAMING = /(\s(?:\w+:)?(?:author|initials|userId|userName|lastEditedBy)\s*=\s*)(?:"[^"]*"|'[^']*')/g;
/** Elements whose text is a person, or what is known of the one who writes. */
const PERSONS =
  /(<(?:(?:\w+:)?author|dc:creator|meta:(?:initial-creator|creator-initials|printed-by)|text:(?:author-name|author-initials|initial-creator|creator|printed-by|sender-[\w-]+))(?:\s[^<>]*)?>)[^<]+/g;
const PEOPLE = /(<(?:\w+:)?person\s[^<>]*displayName=)(?:"[^"<>]*"|'[^'<>]*')/g;
/** The folder in which a workbook was kept. */
const FOLDER = /(<(?:\w+:)?absPath\s[^<>]*url=)(?:"[^"<>]*"|'[^'<>]*')/g;
const TO_LEFT_OUT = /<(?:\w+:)?(?:Override|Relationship)\s[^<>]*["']\/?docProps\/[^<>]*>/g;
const RELATIONSHIP = /<(?:\w+:)?Relationship\s[^<>]*>/g;
const OUTWARD = /TargetMode\s*=\s*["']External/;
const LINK = /\/hyperlink["']/;
const TO_FOLDER = /Target\s*=\s*["'](?:file:|\\|[a-z]:|\/)/i;

function bareMarkup(text: string): string {
  return text
    .replace(NAMING, '$1""')
    .replace(PERSONS, '$1')
    .replace(PEOPLE, '$1""')
    .replace(FOLDER, '$1""')
    .replace(TO_LEFT_OUT, '')
    .replace(RELATIONSHIP, (each) =>
      // Templates, pictures and objects that would be fetched when it is opened, and links into the writer's own folders, lead nowhere.
      OUTWARD.test(each) && (!LINK.test(each) || TO_FOLDER.test(each))
        ? each.replace(/(\sTarget\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"about:blank"')
        : each,
    );
}

function entryOf({ name, flags, method }: Entry, content: Buffer): Entry {
  const packed = method === STORED ? content : deflateRawSync(content);
  return { name, flags, method, crc: crc32(content), bytes: content.length, packed };
}

function archiveOf(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, flags, method, crc, bytes, packed } of entries) {
    const written = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags & UTF8, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(NO_DAY, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes, 18);
    common.writeUInt16LE(written.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, written, packed);
    list.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, written);
    at += LOCAL_BYTES + written.length + packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(END_BYTES);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}
