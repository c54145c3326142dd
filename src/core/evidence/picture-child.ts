/**
 * Runs as a process of its own: pictures come from strangers, and what decodes them is a large library. A picture that
 * takes it down takes down this process only. One message in, one out.
 */
import exifr from 'exifr';
import sharp from 'sharp';
import type { OriginalFacts } from '../facts.ts';
import type { PictureAnswer, PictureTask } from './pictures.ts';

/** 50 million: any phone's camera, and no bomb. */
const PIXELS_MAX = 50_000_000;
/** Longest side of the desk's copy, in pixels. */
const SIDE_MAX = 2_048;

sharp.cache(false);
sharp.concurrency(1);

async function cleanCopy(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    // `rotate` applies the orientation before it is dropped; metadata is left out unless asked for.
    return await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'truncated', pages: 1 })
      .rotate()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 84, mozjpeg: true })
      .toBuffer();
  } catch {
    return undefined; // no copy can be made of it: the original is kept, sealed
  }
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

async function factsIn(bytes: Buffer): Promise<OriginalFacts | undefined> {
  try {
    const found: unknown = await exifr.parse(bytes, {
      reviveValues: false,
      gps: true,
      pick: ['DateTimeOriginal', 'Make', 'Model', 'GPSLatitude', 'GPSLongitude', 'GPSLatitudeRef', 'GPSLongitudeRef'],
    });
    if (typeof found !== 'object' || found === null) return undefined;
    const tags = found as Readonly<Record<string, unknown>>;
    const taken = /^(\d{4}):(\d{2}):(\d{2}) (\d{1,2}):(\d{2}):(\d{2})/.exec(String(tags.DateTimeOriginal ?? ''));
    const { latitude: lat, longitude: lon } = tags;
    const device = [tags.Make, tags.Model].filter((part) => typeof part === 'string').join(' ');
    const facts: OriginalFacts = {
      ...(taken
        ? { takenAt: `${taken[1]}-${taken[2]}-${taken[3]}T${twoDigits(Number(taken[4]))}:${taken[5]}:${taken[6]}` }
        : {}),
      ...(typeof lat === 'number' && typeof lon === 'number' && Number.isFinite(lat) && Number.isFinite(lon)
        ? { lat, lon }
        : {}),
      ...(device ? { device: device.slice(0, 80) } : {}),
    };
    return Object.keys(facts).length > 0 ? facts : undefined;
  } catch {
    return undefined; // unreadable tags tell nothing
  }
}

process.on('message', async (task: PictureTask) => {
  const bytes = Buffer.from(task.bytes);
  const [clean, original] = await Promise.all([cleanCopy(bytes), factsIn(bytes)]);
  const answer: PictureAnswer = { id: task.id, ...(clean ? { clean } : {}), ...(original ? { original } : {}) };
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
