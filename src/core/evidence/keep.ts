import { pipeline } from 'node:stream/promises';
import type { RandomBytes } from '../clock.ts';
import type { KeptFile } from '../facts.ts';
import { encrypted, encrypting, KEY_BYTES, NONCE_BYTES } from './cipher.ts';
import { EvidenceFault } from './fault.ts';
import type { Incoming } from './incoming.ts';
import { inspecting, type Room, type Stopped } from './inspect.ts';
import { opened } from './opened.ts';
import type { Looked, Pictures } from './pictures.ts';
import type { Begun, Shelf } from './shelf.ts';

/** How a keep ended. `broken`: the stream ended before its time, or who sent it has gone. */
export type Kept =
  | { readonly ok: true; readonly file: KeptFile }
  | { readonly ok: false; readonly why: Stopped | 'broken' };

/** What is said with a stream that is to be kept. */
export interface KeepFrom {
  /** Smaller limit than the store's, in bytes. */
  readonly bytesMax?: number;
  /** The type as the sender calls it: it only tells sound from video where a container holds both. */
  readonly mime?: string;
  readonly signal?: AbortSignal;
}

/** What keeping needs. */
export interface KeepParts {
  readonly incoming: Incoming;
  readonly shelf: Pick<Shelf, 'put'>;
  readonly pictures: Pictures;
  readonly random: RandomBytes;
  /** Memory for pictures on their way to the clean copy. */
  readonly room: Room;
  /** Largest file, in bytes. */
  readonly bytesMax: number;
}

/** Keeps a stream; see `EvidenceStore.keep`. @throws EvidenceFault when disk or shelf do not take it */
export async function keep(parts: KeepParts, stream: NodeJS.ReadableStream, from: KeepFrom): Promise<Kept> {
  const { incoming, shelf, random } = parts;
  const { signal } = from;
  const key = random(KEY_BYTES);
  const original = incoming.begin();
  const begun: Begun[] = [original];
  const inspection = inspecting(Math.min(from.bytesMax ?? parts.bytesMax, parts.bytesMax), parts.room, from.mime);
  let writing: Promise<void> | undefined;
  let looking: Promise<Looked> | undefined;
  try {
    // Nothing may be awaited before: a stream that fails while nobody listens takes the program down.
    const written = pipeline(
      stream,
      inspection.through,
      encrypting(key, random(NONCE_BYTES), original.id),
      (source: AsyncIterable<Buffer>) => {
        writing = incoming.write(original, source);
        return writing;
      },
      signal ? { signal } : {},
    );
    const load = async (): Promise<Buffer> => {
      const held = inspection.picture();
      if (held) return held;
      await written;
      return whole(opened(incoming.read(original), key, original.id));
    };
    // The picture is looked at while its file is synced.
    inspection.through.once('end', () => {
      if (inspection.result().mime.startsWith('image/')) looking = parts.pictures.look(load, signal);
    });
    await written;
    const { clean, original: told, looks } = (await looking) ?? {};
    if (signal?.aborted) throw signal.reason;
    let copy: Begun | undefined;
    if (clean) {
      copy = incoming.begin(original);
      begun.push(copy);
      await incoming.write(copy, [encrypted(clean, key, random(NONCE_BYTES), copy.id)]);
    }
    await shelf.put(begun, signal);
    await incoming.placed(begun);
    const file: KeptFile = {
      id: original.id,
      key: key.toString('base64'),
      ...inspection.result(),
      ...(told && { original: told }),
      ...(looks && { looks }),
      ...(copy && { cleanId: copy.id }),
    };
    return { ok: true, file };
  } catch (error) {
    // The pipeline does not wait for its end: a file may still be about to be made, and the disk's own word is heard only there.
    const [end] = await Promise.allSettled([writing]);
    await incoming.discard(begun);
    const why = inspection.stopped();
    if (why) return { ok: false, why };
    if (signal?.aborted) return { ok: false, why: 'broken' };
    for (const fault of [end.status === 'rejected' ? end.reason : undefined, error])
      if (fault instanceof EvidenceFault) throw fault;
    return { ok: false, why: 'broken' };
  } finally {
    inspection.release();
  }
}

/** All of a file, once it is proven. */
export async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
