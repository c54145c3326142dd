import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { asAnnounced, beginningOf, HEAD_BYTES } from './content-type.ts';
import { officeTypeOf, TAIL_BYTES } from './office.ts';
import { isWords, WORDS_BYTES_MAX } from './words.ts';

/** Why a stream is not kept, as seen while it passes. */
export type Stopped = 'too-large' | 'refused' | 'empty';

/** Memory for pictures on their way to the clean copy, all keeps together; what finds no room is read back from the disk. */
export interface Room {
  bytesLeft: number;
}

/** What is known of a file once it has passed. */
export interface Inspected {
  readonly mime: string;
  readonly bytes: number;
  /** Of all bytes, hex. */
  readonly sha256: string;
}

/** Watches a file as it streams by: counts, hashes, tells what it is, and ends the stream when it is not to be kept. */
export interface Inspection {
  /** To be put into the pipeline; passes bytes on as they are. */
  readonly through: Transform;
  /** Why the stream was ended, if it was. */
  stopped(): Stopped | undefined;
  /** The result, once the stream has ended well. */
  result(): Inspected;
  /** All bytes of a picture, where there was room for them. */
  picture(): Buffer | undefined;
  /** Gives the room back. */
  release(): void;
}

/** @param announced the sender's word for the type, which decides nothing but sound or picture in a container for both */
export function inspecting(bytesMax: number, room: Room, announced: string | undefined): Inspection {
  const hash = createHash('sha256');
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  /** Undefined until enough of the beginning is here. */
  let type: 'archive' | 'words' | { readonly mime: string } | undefined;
  let stopped: Stopped | undefined;
  let sha256 = '';
  /** Last bytes of an archive. */
  let tail: Buffer = Buffer.alloc(0);
  /** Everything so far, as long as it is needed: until the type is known, then of a picture or of words. */
  let held: Buffer[] = [];
  let holding = true;
  /** Bytes of the room that this picture takes. */
  let taken = 0;

  const release = () => {
    room.bytesLeft += taken;
    taken = 0;
    held = [];
    holding = false;
  };
  const takeRoom = (wanted: number) => {
    if (wanted > room.bytesLeft) return release();
    room.bytesLeft -= wanted;
    taken += wanted;
  };
  const hold = (piece: Buffer) => {
    if (type !== undefined && type !== 'words') takeRoom(piece.length);
    if (holding) held.push(piece);
  };

  /** Decides by the beginning. */
  async function begin(): Promise<Stopped | undefined> {
    const beginning = await beginningOf(head);
    if (beginning.is === 'refused') return 'refused';
    type = beginning.is === 'known' ? { mime: asAnnounced(beginning.mime, announced) } : beginning.is;
    if (type === 'archive') tail = Buffer.concat(held);
    if (type === 'archive' || (type !== 'words' && !type.mime.startsWith('image/'))) release();
    else if (type !== 'words') takeRoom(bytes);
    return undefined;
  }

  async function take(piece: Buffer): Promise<Stopped | undefined> {
    bytes += piece.length;
    if (bytes > bytesMax) return 'too-large';
    hash.update(piece);
    if (type === undefined) {
      hold(piece);
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
      return head.length < HEAD_BYTES ? undefined : begin();
    }
    if (type === 'archive') tail = Buffer.concat([tail, piece]).subarray(-TAIL_BYTES);
    else if (holding) hold(piece);
    return type === 'words' && bytes > WORDS_BYTES_MAX ? 'refused' : undefined;
  }

  async function end(): Promise<Stopped | undefined> {
    if (bytes === 0) return 'empty';
    const early = type === undefined ? await begin() : undefined;
    if (early) return early;
    if (type === 'archive') {
      const mime = officeTypeOf(head, tail.subarray(-TAIL_BYTES), bytes);
      if (mime === undefined) return 'refused';
      type = { mime };
    } else if (type === 'words') {
      if (!isWords(Buffer.concat(held))) return 'refused';
      release();
      type = { mime: 'text/plain' };
    }
    sha256 = hash.digest('hex');
    return undefined;
  }

  /** Answers the stream's machinery: goes on, or ends all of it. */
  const answer = (outcome: Promise<Stopped | undefined>, goOn: () => void, fail: (error: Error) => void): void => {
    outcome.then((why) => {
      if (why === undefined) return goOn();
      stopped = why;
      release();
      fail(new Error(why));
    }, fail);
  };

  return {
    through: new Transform({
      transform(chunk: Buffer | string, encoding, done) {
        const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, encoding);
        answer(take(piece), () => done(null, piece), done);
      },
      flush(done) {
        answer(end(), () => done(), done);
      },
    }),
    stopped: () => stopped,
    result() {
      if (type === undefined || typeof type === 'string' || sha256 === '') throw new Error('not at its end');
      return { mime: type.mime, bytes, sha256 };
    },
    picture: () => (holding && held.length > 0 ? Buffer.concat(held) : undefined),
    release,
  };
}
