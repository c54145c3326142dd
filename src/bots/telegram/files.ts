import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { pipeline, Readable, Transform } from 'node:stream';
import type { Clock } from '../../core/clock.ts';
import type { FetchResult } from '../../core/delivery.ts';
import type { MediaRef } from '../../core/message.ts';
import { asNumber, asObject, asText } from '../json.ts';
import type { BotApi } from './api.ts';
import { DOWNLOAD_BYTES_MAX } from './content.ts';
import { codeOf } from './faults.ts';
import { slugOf } from './results.ts';

/** A download on which nothing moves for this long is given up, in milliseconds. */
const SILENCE_MS_MAX = 30_000;

/** Told of a fetch that failed: a code, never an address (it would hold the token). */
export type FetchNote = (code: string) => void;

const coded = (code: string): Error => Object.assign(new Error(`the download ended: ${code}`), { code });

/**
 * Opens a citizen's file.
 * The stream fails with `code` `TOO_LARGE` past 20 MiB whatever was announced, `TIMEOUT` when nothing moves, and otherwise with
 * the network's code; its messages hold no address.
 */
export async function openFile(
  api: BotApi,
  clock: Clock,
  media: MediaRef,
  signal: AbortSignal,
  note: FetchNote,
): Promise<FetchResult> {
  if (media.tooLarge || (media.bytes ?? 0) > DOWNLOAD_BYTES_MAX) return { ok: false, why: 'too-large' };
  const outcome = await api.call('getFile', { file_id: media.handle }, signal);
  if (!outcome.ok) {
    const slug = slugOf(outcome.fault);
    note(slug);
    if (slug === 'file-too-big') return { ok: false, why: 'too-large' };
    return { ok: false, why: slug === 'file-gone' ? 'gone' : 'unavailable' };
  }
  const file = asObject(outcome.result);
  const path = asText(file?.file_path);
  if ((asNumber(file?.file_size) ?? 0) > DOWNLOAD_BYTES_MAX) return { ok: false, why: 'too-large' };
  if (!path || /\p{Surrogate}/u.test(path)) return { ok: false, why: 'unavailable' };
  return isAbsolute(path) ? fromDisk(path, signal, note) : download(api.fileUrl(path), clock, signal, note);
}

/** A Bot API server of one's own in `--local` mode puts files on its disk and names the path: readable when it is this machine's too. */
async function fromDisk(path: string, signal: AbortSignal, note: FetchNote): Promise<FetchResult> {
  try {
    const { size } = await stat(path);
    if (size > DOWNLOAD_BYTES_MAX) return { ok: false, why: 'too-large' };
    return { ok: true, stream: createReadStream(path, { signal, end: DOWNLOAD_BYTES_MAX }) };
  } catch (thrown) {
    // Another machine's path, or no right to read it: the operator has to mend that, the file is not lost.
    note(`LOCAL_FILE_${codeOf(thrown)}`);
    return { ok: false, why: 'unavailable' };
  }
}

async function download(url: URL, clock: Clock, signal: AbortSignal, note: FetchNote): Promise<FetchResult> {
  const end = new AbortController();
  const stop = () => end.abort();
  signal.addEventListener('abort', stop, { once: true });
  const quiet = () => signal.removeEventListener('abort', stop);
  if (signal.aborted) end.abort();
  let deadline = clock.after(SILENCE_MS_MAX, stop);
  try {
    const response = await fetch(url, { signal: end.signal, redirect: 'error' });
    deadline.cancel();
    const announced = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || !response.body || announced > DOWNLOAD_BYTES_MAX) {
      end.abort();
      quiet();
      if (announced > DOWNLOAD_BYTES_MAX && response.ok) return { ok: false, why: 'too-large' };
      note(`FILE_${response.status}`);
      return { ok: false, why: response.status === 404 || response.status === 410 ? 'gone' : 'unavailable' };
    }
    let bytes = 0;
    let why: string | undefined;
    const giveUp = (code: string) => {
      why ??= code;
      end.abort();
    };
    const capped = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        deadline.cancel();
        bytes += chunk.length;
        if (bytes > DOWNLOAD_BYTES_MAX) return done(coded('TOO_LARGE'));
        deadline = clock.after(SILENCE_MS_MAX, () => giveUp('TIMEOUT'));
        done(null, chunk);
      },
      destroy(error, done) {
        done(error ? coded(why ?? codeOf(error)) : null);
      },
    });
    deadline = clock.after(SILENCE_MS_MAX, () => giveUp('TIMEOUT'));
    pipeline(Readable.fromWeb(response.body), capped, () => {
      deadline.cancel();
      quiet();
      end.abort();
    });
    return { ok: true, stream: capped };
  } catch (thrown) {
    deadline.cancel();
    quiet();
    note(codeOf(thrown));
    return { ok: false, why: 'unavailable' };
  }
}
