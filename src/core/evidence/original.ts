import exifr from 'exifr';
import * as z from 'zod';
import type { OriginalFacts } from '../facts.ts';

/** Longest name of a device that is kept, in characters. */
const DEVICE_MAX = 80;

const tagsSchema = z
  .object({
    DateTimeOriginal: z.string().optional().catch(undefined),
    CreateDate: z.string().optional().catch(undefined),
    Make: z.string().optional().catch(undefined),
    Model: z.string().optional().catch(undefined),
    latitude: z.number().min(-90).max(90).optional().catch(undefined),
    longitude: z.number().min(-180).max(180).optional().catch(undefined),
  })
  .catch({});

/** EXIF writes `2026:11:23 20:15:00` in the camera's own zone (CIPA DC-008, DateTimeOriginal); unset clocks write zeroes or blanks. */
const EXIF_TIME = /^(\d{4}):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01]) ([ 01]?\d|2[0-3]):([0-5]\d):([0-5]\d)/;

function isoOf(text: string | undefined): string | undefined {
  const [, year, month, day, hour, minute, second] = EXIF_TIME.exec(text ?? '') ?? [];
  if (year === undefined || Number(year) < 1990) return undefined;
  return `${year}-${month}-${day}T${hour?.trim().padStart(2, '0')}:${minute}:${second}`;
}

/** Printable characters alone: a camera's maker is free to write anything there, and so is whoever edits it. */
const printable = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '')
    .trim()
    .slice(0, DEVICE_MAX);

/**
 * What a picture tells of itself: when (ISO 8601 without offset, as the camera's clock had it), where, with what.
 * @param bytes the picture, or its EXIF block alone
 * @returns undefined where it tells nothing, or nothing that can be read
 */
export async function originalFactsOf(bytes: Uint8Array): Promise<OriginalFacts | undefined> {
  let found: unknown;
  try {
    found = await exifr.parse(bytes, {
      reviveValues: false,
      gps: true,
      pick: [
        ...['DateTimeOriginal', 'CreateDate', 'Make', 'Model'],
        ...['GPSLatitude', 'GPSLongitude', 'GPSLatitudeRef', 'GPSLongitudeRef'],
      ],
    });
  } catch {
    return undefined; // damaged tags tell nothing
  }
  const tags = tagsSchema.parse(found ?? {});
  const takenAt = isoOf(tags.DateTimeOriginal) ?? isoOf(tags.CreateDate);
  const { latitude: lat, longitude: lon } = tags;
  // A receiver without a fix writes zeroes: nobody complains from the middle of the Gulf of Guinea.
  const placed = lat !== undefined && lon !== undefined && (lat !== 0 || lon !== 0);
  const device = printable([tags.Make, tags.Model].filter((part) => part?.trim()).join(' '));
  if (takenAt === undefined && !placed && device === '') return undefined;
  return { ...(takenAt && { takenAt }), ...(placed && { lat, lon }), ...(device && { device }) };
}
