import type { OutFile } from '../../delivery.ts';
import { outFile } from '../../evidence/out-file.ts';
import type { KeptFile } from '../../facts.ts';

const kindOf = (mime: string): OutFile['kind'] => {
  if (mime.startsWith('image/')) return 'photo';
  if (mime.startsWith('video/')) return 'video';
  return mime.startsWith('audio/') ? 'voice' : 'document';
};

/**
 * Files as they go out to the citizen whose complaint it is: clean copies where there are any, under names of ours (`K7Q2-M4XP-9TR-1.jpg`). A picture
 * without one does not go.
 */
export const filesOut = (files: readonly KeptFile[], code: string): readonly OutFile[] =>
  files.flatMap((file, index) => outFile(kindOf(file.mime), file, `${code}-${index + 1}`, true) ?? []);
