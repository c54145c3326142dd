import type { OutFile } from '../../delivery.ts';
import { EvidenceFault } from '../fault.ts';
import { Cursor } from './cursor.ts';
import { type Edit, edited } from './edits.ts';
import { isoMediaEdits } from './iso-media.ts';
import { matroskaEdits } from './matroska.ts';
import { bareOffice } from './office.ts';
import { oggEdits } from './ogg.ts';
import { barePdf, isSigned } from './pdf.ts';
import { aacEdits, amrEdits, mp3Edits, wavEdits } from './sound.ts';

/** Films and recordings: read once to see what has to change, and once more to be sent. */
const PLAYED: Readonly<Record<string, (cursor: Cursor) => Promise<readonly Edit[]>>> = {
  'video/mp4': isoMediaEdits,
  'video/quicktime': isoMediaEdits,
  'video/3gpp': isoMediaEdits,
  'audio/mp4': isoMediaEdits,
  'audio/3gpp': isoMediaEdits,
  'video/webm': matroskaEdits,
  'video/x-matroska': matroskaEdits,
  'audio/webm': matroskaEdits,
  'video/ogg': oggEdits,
  'audio/ogg': oggEdits,
  'audio/mpeg': mp3Edits,
  'audio/aac': aacEdits,
  'audio/amr': amrEdits,
  'audio/wav': wavEdits,
};

/** Documents: looked through as a whole. */
const READ: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'application/pdf': barePdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': bareOffice,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bareOffice,
  'application/vnd.oasis.opendocument.text': bareOffice,
};

/** Largest document that is looked through, in bytes: what citizens may send. A larger one is not given out. */
const DOCUMENT_BYTES_MAX = 24 * 1024 * 1024;
/** Documents in memory at once, in bytes, all together; one that finds no room is tried again later. */
const ROOM_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;

/** Memory for documents on their way out. */
export interface DocumentRoom {
  bytesLeft: number;
}
/** As much of it as there is. */
export const documentRoom = (): DocumentRoom => ({ bytesLeft: ROOM_BYTES });

/**
 * A file as it goes out: without what it tells of whoever made it, as far as its format is known to us. Pictures have a clean copy of their own,
 * and plain words nothing else in them.
 * @param open reads the file from its beginning; called once or twice
 * @throws EvidenceFault `unclean` where it can not be looked through, `busy` where there is no room for it now, and what reading throws
 */
export async function* bare(
  { mime, mayTell }: Pick<OutFile, 'mime' | 'mayTell'>,
  open: () => AsyncIterable<Buffer>,
  room: DocumentRoom,
): AsyncGenerator<Buffer> {
  const played = PLAYED[mime];
  const read = READ[mime];
  if (played) yield* edited(open(), await editsOf(open(), played));
  else if (read) yield* document(open(), mayTell ? asFarAsItGoes(read) : read, room);
  else yield* open();
}

/** As it is where it is signed, or can not be looked through: who gets it may know who made it. */
const asFarAsItGoes =
  (read: (bytes: Buffer) => Buffer) =>
  (bytes: Buffer): Buffer => {
    try {
      return isSigned(bytes) ? bytes : read(bytes);
    } catch (error) {
      if (error instanceof EvidenceFault && error.code === 'unclean') return bytes;
      throw error;
    }
  };

async function editsOf(
  source: AsyncIterable<Buffer>,
  played: (cursor: Cursor) => Promise<readonly Edit[]>,
): Promise<readonly Edit[]> {
  const cursor = new Cursor(source);
  try {
    return await played(cursor);
  } catch (error) {
    // What contradicts itself is not guessed at.
    throw error instanceof EvidenceFault ? error : new EvidenceFault('unclean', error);
  } finally {
    await cursor.close();
  }
}

async function* document(
  source: AsyncIterable<Buffer>,
  read: (bytes: Buffer) => Buffer,
  room: DocumentRoom,
): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  let taken = 0;
  try {
    for await (const piece of source) {
      if (taken + piece.length > DOCUMENT_BYTES_MAX) throw new EvidenceFault('unclean');
      if (piece.length > room.bytesLeft) throw new EvidenceFault('busy');
      room.bytesLeft -= piece.length;
      taken += piece.length;
      pieces.push(piece);
    }
    const bytes = read(Buffer.concat(pieces.splice(0)));
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  } finally {
    room.bytesLeft += taken;
  }
}
