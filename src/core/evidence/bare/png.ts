import { crc32 } from 'node:zlib';

const BEGINS = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks that say how a picture looks (PNG, 3rd edition, 11.2 and 11.3.2–5); text, EXIF, time and private ones go. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);
const AROUND = 12;

/** A PNG without what it tells; undefined for what is none. */
export function barePng(bytes: Buffer): Buffer | undefined {
  if (!bytes.subarray(0, BEGINS.length).equals(BEGINS)) return undefined;
  const kept: Buffer[] = [BEGINS];
  for (let at = BEGINS.length; at + AROUND <= bytes.length; ) {
    const end = at + AROUND + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) break;
    const isSound = crc32(bytes.subarray(at + 4, end - 4)) === bytes.readUInt32BE(end - 4);
    if (SHOWN.has(type) && isSound) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}
