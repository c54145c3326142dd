/** APP2 holds colours, or a second picture. */
const COLOURS = 'ICC_PROFILE\0';
const START_OF_SCAN = 0xda;

/** Segments of a JPEG that tell something: EXIF and XMP (APP1), what makers add (APP3 … APP13, APP15), and comments. The rest says how it looks. */
const tells = (marker: number, content: string): boolean =>
  marker === 0xe1 ||
  (marker === 0xe2 && content !== COLOURS) ||
  (marker >= 0xe3 && marker <= 0xed) ||
  marker === 0xef ||
  marker === 0xfe;

/** Empties what tells something in a JPEG, in place, with whatever stands behind it; what is no JPEG stays as it is. */
export function emptyJpeg(bytes: Buffer): void {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) break;
    const body = at + 4;
    const to = Math.min(bytes.length, at + 2 + bytes.readUInt16BE(at + 2));
    if (tells(marker, bytes.toString('latin1', body, body + COLOURS.length)) && to > body) bytes.fill(0, body, to);
    at = Math.max(body, to);
  }
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end > 0) bytes.fill(0, end + 2);
}
