import { fileTypeFromBuffer } from 'file-type';
import { isWords } from './words.ts';

/** Bytes of the beginning that tell what a file is (the sample size that file-type recommends). */
export const HEAD_BYTES = 4_100;

/** What an officer can open, by what file-type calls it. Everything else is refused, whatever its name says. */
const TAKEN: Readonly<Record<string, string>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/webp': 'image/webp',
  'image/gif': 'image/gif',
  'image/heic': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif': 'image/heif',
  'image/heif-sequence': 'image/heif',
  'image/avif': 'image/avif',
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/3gpp': 'video/3gpp',
  'video/3gpp2': 'video/3gpp',
  'video/webm': 'video/webm',
  'video/matroska': 'video/x-matroska',
  'video/x-matroska': 'video/x-matroska',
  'video/ogg': 'video/ogg',
  'audio/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/aac',
  'audio/amr': 'audio/amr',
  'audio/wav': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'application/pdf': 'application/pdf',
};

/** What a file's beginning tells. `archive` and `words` are decided by the whole of it; `refused` is not for officers to open. */
export type Beginning =
  | { readonly is: 'known'; readonly mime: string }
  | { readonly is: 'archive' }
  | { readonly is: 'words' }
  | { readonly is: 'refused' };

const ARCHIVE_BEGINS = Buffer.from('PK\x03\x04', 'latin1');
/** How words in UTF-16 begin. Also how a recording of MPEG layer 1 would, which nobody makes: taken for one, a page in UTF-16 would be kept. */
const UTF16_BEGINS = Buffer.from([0xff, 0xfe]);
const REFUSED: Beginning = { is: 'refused' };

/** What a file is, by its first bytes, never by its name. */
export async function beginningOf(head: Buffer): Promise<Beginning> {
  if (head.subarray(0, ARCHIVE_BEGINS.length).equals(ARCHIVE_BEGINS)) return { is: 'archive' };
  if (head.subarray(0, UTF16_BEGINS.length).equals(UTF16_BEGINS)) return REFUSED;
  const found = await detected(head);
  if (found === undefined) return isWords(head) ? { is: 'words' } : REFUSED;
  const mime = TAKEN[found.split(';')[0] ?? found];
  return mime === undefined ? REFUSED : { is: 'known', mime };
}

async function detected(head: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    return 'application/octet-stream'; // a header that contradicts itself is nothing we take
  }
}

/** Containers that hold sound as well as pictures, and what they are called when they hold sound alone. */
const SOUND: Readonly<Record<string, string>> = {
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/3gpp': 'audio/3gpp',
  'video/webm': 'audio/webm',
  'video/ogg': 'audio/ogg',
};

/** A recorder writes sound into a container that begins like a video: there, and only there, the sender's word decides. */
export const asAnnounced = (mime: string, announced: string | undefined): string =>
  announced?.startsWith('audio/') ? (SOUND[mime] ?? mime) : mime;
