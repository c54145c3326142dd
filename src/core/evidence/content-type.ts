import { fileTypeFromBuffer } from 'file-type';

/** Bytes of the beginning that tell what a file is. */
export const HEAD_BYTES = 4_100;

/** What an officer can open. Everything else is refused, whatever its name says: programs, archives, pages, drawings with scripts. */
const TAKEN = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/avif',
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/webm',
  'video/x-matroska',
  'video/x-m4v',
  'audio/ogg',
  'audio/opus',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
]);

/** Files that are named differently by different makers and are the same to us. */
const SAME: Readonly<Record<string, string>> = {
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'video/ogg': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
};

/** Whether the beginning of a file is plain words: UTF-8 without control characters, and no markup. */
function isWords(head: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  if (text.includes('�')) return false;
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return false;
  }
  return (
    !/<\s*(?:!doctype|html|svg|script|\?xml|body|iframe)/i.test(text) &&
    !text.startsWith('#!') &&
    !text.startsWith('MZ')
  );
}

/**
 * What a file is, by its first bytes, never by its name.
 * @returns undefined for what officers should not open
 */
export async function contentTypeOf(head: Buffer): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head);
  if (found) {
    const bare = found.mime.split(';')[0] ?? found.mime;
    const mime = SAME[found.mime] ?? SAME[bare] ?? bare;
    return TAKEN.has(mime) ? mime : undefined;
  }
  return isWords(head) ? 'text/plain' : undefined;
}
