import { EvidenceFault } from './fault.ts';

/** A file's id, and its name wherever it lies: 32 hexadecimal digits. */
export const ID = /^[0-9a-f]{32}$/;
/** Bytes of chance in an id. */
export const ID_BYTES = 16;
/** Letters of an id that name its folder. */
export const FOLDER_LETTERS = 2;

/** Where a file stands, below its shelf: `ab/ab12…`. The same in a folder, a bucket and a backup. @throws EvidenceFault `bad-id` */
export function placeOf(id: string): string {
  if (!ID.test(id)) throw new EvidenceFault('bad-id');
  return `${id.slice(0, FOLDER_LETTERS)}/${id}`;
}
