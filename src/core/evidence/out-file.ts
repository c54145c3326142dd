import type { OutFile } from '../delivery.ts';
import type { KeptFile } from '../facts.ts';

/** What clean copies are: see `picture-child.ts`. */
const CLEAN_MIME = 'image/jpeg';
/** No clean copy is larger, in bytes: it is 2,048 pixels high and wide at most. */
const CLEAN_BYTES_MAX = 8 * 1024 * 1024;

/** What files are called for a receiver by their type; everything else goes without an ending. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'video/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'text/plain': 'txt',
};

/**
 * A kept file as it goes out: the clean copy where there is one. What others tell of their makers is taken out on the way (`bare`).
 * @param name without an ending; ours, never the citizen's own
 * @param mayTell whether the receiver may know who made it
 * @returns undefined for a picture of which no clean copy could be made: it may tell where and by whom it was taken
 */
export function outFile(kind: OutFile['kind'], file: KeptFile, name: string, mayTell = false): OutFile | undefined {
  const { id, cleanId, key, bytes } = file;
  if (cleanId === undefined && file.mime.startsWith('image/')) return undefined;
  const mime = cleanId === undefined ? file.mime : CLEAN_MIME;
  const ending = ENDINGS[mime];
  return {
    kind,
    id: cleanId ?? id,
    key,
    mime,
    bytes: cleanId === undefined ? bytes : Math.min(bytes, CLEAN_BYTES_MAX),
    name: ending === undefined ? name : `${name}.${ending}`,
    ...(mayTell && { mayTell }),
  };
}
