/**
 * Documents of Word, Excel and LibreOffice are ZIP archives. What an archive is stands at its end, in its list of entries: it is
 * read there, and nothing is ever unpacked. APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
 */

/** Bytes of a file's end that hold the list of entries of any honest document. */
export const TAIL_BYTES = 256 * 1024;

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const ENTRIES_MAX = 4_000;
/** A document that grows beyond this when an officer opens it is a bomb. */
const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODT = 'application/vnd.oasis.opendocument.text';

/** How an ODT file begins: its first entry is stored as it is, and no byte stands between name and content (ODF 1.3, part 2, 3.3). */
const ODT_BEGINS = `mimetype${ODT}`;
const FIRST_NAME_AT = 30;

/** What a document may hold at its top; anything else is another file that hides in it. */
const OPEN_XML = /^(?:\[Content_Types\]\.xml$|_rels\/|docProps\/|customXml\/|\[trash\]\/)/;
const OPEN_DOCUMENT =
  /^(?:mimetype$|(?:content|styles|meta|settings)\.xml$|manifest\.rdf$|layout-cache$|META-INF\/(?:$|manifest\.xml$|documentsignatures\.xml$)|(?:Pictures|Thumbnails|Configurations2|ObjectReplacements|media|Fonts)\/|Object \d+(?:\/|$))/;
/** Macros, controls, embedded programs, and names that climb out of a folder. */
const ACTIVE =
  /vbaProject|vbaData|\/activeX\/|\.(?:exe|dll|scr|com|bat|cmd|js|vbs|ps1|jar|class|dex)$|\\|(?:^|\/)\.\.(?:\/|$)|^\//i;

/** Names of an archive's entries; undefined when it is damaged, encrypted, a bomb, or has bytes before or behind it. */
function entriesOf(tail: Buffer, bytes: number): readonly string[] | undefined {
  const end = tail.length - END_BYTES;
  // An archive with a comment has its end elsewhere: no office program writes one, and it is where strangers hide things.
  if (end < 0 || tail.readUInt32LE(end) !== END_SIGNATURE || tail.readUInt16LE(end + 20) !== 0) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const from = tail.readUInt32LE(end + 16);
  if (count === 0 || count > ENTRIES_MAX || size > end || from + size + END_BYTES !== bytes) return undefined;
  const names: string[] = [];
  let packed = 0;
  let unpacked = 0;
  let at = end - size;
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > end || tail.readUInt32LE(at) !== ENTRY_SIGNATURE) return undefined;
    if ((tail.readUInt16LE(at + 8) & 1) === 1) return undefined; // encrypted
    packed += tail.readUInt32LE(at + 20);
    unpacked += tail.readUInt32LE(at + 24);
    const name = tail.readUInt16LE(at + 28);
    const next = at + ENTRY_BYTES + name + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
    if (next > end) return undefined;
    names.push(tail.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name));
    at = next;
  }
  // Entries that share their bytes are how a small archive becomes a large bomb.
  return at === end && packed <= bytes && unpacked <= UNPACKED_BYTES_MAX ? names : undefined;
}

/**
 * Which document an archive is.
 * @param head its first bytes, @param tail its last bytes (at most {@link TAIL_BYTES}), @param bytes its length
 * @returns undefined for any other archive, and for documents with macros
 */
export function officeTypeOf(head: Buffer, tail: Buffer, bytes: number): string | undefined {
  const names = entriesOf(tail, bytes);
  if (!names || names.some((name) => ACTIVE.test(name))) return undefined;
  const all = (top: RegExp, body?: string) => names.every((name) => top.test(name) || (body && name.startsWith(body)));
  if (head.toString('latin1', FIRST_NAME_AT, FIRST_NAME_AT + ODT_BEGINS.length) === ODT_BEGINS)
    return names.includes('content.xml') && all(OPEN_DOCUMENT) ? ODT : undefined;
  if (!names.includes('[Content_Types].xml')) return undefined;
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name)) && all(OPEN_XML, 'word/')) return DOCX;
  if (names.includes('xl/workbook.xml') && all(OPEN_XML, 'xl/')) return XLSX;
  return undefined;
}
