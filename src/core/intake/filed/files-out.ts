import type { OutFile } from '../../delivery.ts';
import type { KeptFile } from '../../facts.ts';

/** Endings of the names we give to files; anything else is sent as it is, without one. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/heic': '.heic',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
  'audio/ogg': '.ogg',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'application/pdf': '.pdf',
};

/** What a clean copy is re-encoded as, see `evidence/pictures.ts`. */
const CLEAN_MIME = 'image/jpeg';

const kindOf = (mime: string): OutFile['kind'] => {
  if (mime.startsWith('image/')) return 'photo';
  if (mime.startsWith('video/')) return 'video';
  return mime.startsWith('audio/') ? 'voice' : 'document';
};

/** Files as they go out: clean copies where there are any, under names of ours (`K7Q2-M4XP-9TR-1.jpg`). */
export const filesOut = (files: readonly KeptFile[], code: string): readonly OutFile[] =>
  files.map(({ id, cleanId, key, mime, bytes }, index) => {
    const shown = cleanId === undefined ? mime : CLEAN_MIME;
    const name = `${code}-${index + 1}${ENDINGS[shown] ?? ''}`;
    return { kind: kindOf(shown), id: cleanId ?? id, key, mime: shown, bytes, name };
  });
