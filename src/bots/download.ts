import { pipeline, Readable, Transform } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import type { FetchResult } from '../core/delivery.ts';

/** A download on which nothing moves for this long is given up, in milliseconds. */
const SILENCE_MS_MAX = 30_000;
/** One that is slower than this by then, all in all, is given up too: what comes drop by drop holds a talk up for ever. */
const BYTES_PER_SECOND_MIN = 16 * 1024;

/** Told of a fetch that failed: a code, never an address (it may hold a token). */
export type FetchNote = (code: string) => void;

/** How a file is downloaded. */
export interface DownloadOptions {
  /** Larger files are given up, whatever was announced. */
  readonly bytesMax: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly note: FetchNote;
}

const coded = (code: string): Error => Object.assign(new Error(`the download ended: ${code}`), { code });

/** The short code of a network's failure, fit for logs. */
function codeOf(thrown: unknown): string {
  const field = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  for (const candidate of [field(thrown, 'code'), field(field(thrown, 'cause'), 'code'), field(thrown, 'name')]) {
    const code = String(candidate ?? '').toUpperCase();
    if (/^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  }
  return 'UNKNOWN';
}

/**
 * Opens a file at an address; no redirect is followed. The stream fails with `code` `TOO_LARGE` past the limit, `TIMEOUT` when nothing
 * moves or hardly anything does, and otherwise with the network's code; its messages hold no address.
 */
export async function download(url: URL, options: DownloadOptions): Promise<FetchResult> {
  const { bytesMax, headers, clock, signal, note } = options;
  const end = new AbortController();
  const stop = () => end.abort();
  signal.addEventListener('abort', stop, { once: true });
  const quiet = () => signal.removeEventListener('abort', stop);
  if (signal.aborted) end.abort();
  const begunAt = clock.now().getTime();
  let deadline = clock.after(SILENCE_MS_MAX, stop);
  try {
    const response = await fetch(url, { signal: end.signal, redirect: 'error', ...(headers ? { headers } : {}) });
    deadline.cancel();
    const announced = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || !response.body || announced > bytesMax) {
      end.abort();
      quiet();
      if (announced > bytesMax && response.ok) return { ok: false, why: 'too-large' };
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
        if (bytes > bytesMax) return done(coded('TOO_LARGE'));
        const lateMs = clock.now().getTime() - begunAt - (bytes / BYTES_PER_SECOND_MIN) * 1000;
        if (lateMs > SILENCE_MS_MAX) return done(coded('TIMEOUT'));
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
