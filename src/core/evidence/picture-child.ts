/**
 * Runs as a process of its own: pictures come from strangers, and what decodes them is a large library. A picture that
 * takes it down takes down this process only. One message in, one out; it says `ready` first and ends with its parent.
 */
import sharp from 'sharp';
import type { Looks, OriginalFacts } from '../facts.ts';
import { originalFactsOf } from './original.ts';
import type { PictureAnswer, PictureTask } from './pictures.ts';

/** 50 million: any phone's camera, and no bomb. */
const PIXELS_MAX = 50_000_000;
/** Longest side of the desk's copy, in pixels. */
const SIDE_MAX = 2_048;
/** sharp gives up by itself before the parent ends this process. */
const SECONDS_MAX = 8;
const QUALITY = 82;
/** Memory of this process, in bytes, at which it ends itself; the parent then tries again what was not to blame. */
const MEMORY_BYTES_MAX = 448 * 1024 * 1024;
/** Memory that it may hold on to with nothing in hand; beyond, it ends, and the next picture gets a new process. */
const RESTING_BYTES_MAX = 256 * 1024 * 1024;
const WATCH_EVERY_MS = 50;

sharp.cache(false);
sharp.concurrency(1);
// Only the formats that are taken: each further decoder is a further door.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
  ],
});

async function cleanCopy(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    // `failOn: none`: a photo whose end was lost on a bad line still shows its upper part. Metadata is left out unless asked for.
    return await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'none', pages: 1 })
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .timeout({ seconds: SECONDS_MAX })
      .toBuffer();
  } catch {
    return undefined; // no copy can be made of it: the original is kept, sealed
  }
}

async function factsIn(bytes: Uint8Array): Promise<OriginalFacts | undefined> {
  return originalFactsOf((await exifBlockOf(bytes)) ?? bytes);
}

/** The EXIF block of a picture, wherever its format hides it; its first 6 bytes are a label. */
async function exifBlockOf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const { exif } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'none' }).metadata();
    return exif?.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  } catch {
    return undefined; // not a format that sharp reads: exifr knows more
  }
}

/** Columns and rows of the little picture whose neighbours are compared: 8 × 8 differences make 64 bits. */
const HASH_WIDTH = 9;
const HASH_HEIGHT = 8;

/** How the clean copy looks. Its hash is the "difference hash": whether each of 64 spots is brighter than the one beside it. */
async function looksOf(clean: Buffer): Promise<Looks | undefined> {
  try {
    const picture = sharp(clean).greyscale();
    const [small, { channels, sharpness }] = await Promise.all([
      picture.clone().resize(HASH_WIDTH, HASH_HEIGHT, { fit: 'fill' }).raw().toBuffer(),
      picture.clone().stats(),
    ]);
    let bits = 0n;
    for (let row = 0; row < HASH_HEIGHT; row += 1)
      for (let column = 0; column < HASH_WIDTH - 1; column += 1) {
        const at = row * HASH_WIDTH + column;
        bits = (bits << 1n) | ((small[at] ?? 0) > (small[at + 1] ?? 0) ? 1n : 0n);
      }
    const [grey] = channels;
    return { hash: bits.toString(16).padStart(16, '0'), light: grey?.mean ?? 0, sharpness };
  } catch {
    return undefined; // a comfort: the copy is kept all the same
  }
}

let inHand = 0;
let watch: NodeJS.Timeout | undefined;
const endAbove = (bytes: number) => {
  if (process.memoryUsage.rss() > bytes) process.exit(1);
};

process.on('message', async ({ id, bytes }: PictureTask) => {
  inHand += 1;
  watch ??= setInterval(() => endAbove(MEMORY_BYTES_MAX), WATCH_EVERY_MS);
  const [clean, original] = await Promise.all([cleanCopy(bytes), factsIn(bytes)]);
  const looks = clean && (await looksOf(clean));
  const answer: PictureAnswer = {
    id,
    ...(clean && { clean }),
    ...(original && { original }),
    ...(looks && { looks }),
  };
  process.send?.(answer, () => {
    inHand -= 1;
    if (inHand > 0) return;
    clearInterval(watch);
    watch = undefined;
    endAbove(RESTING_BYTES_MAX);
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
