import { pipeline, Readable, Transform } from 'node:stream';
import type { Clock } from '../../../core/clock.ts';
import type { MediaRef } from '../../../core/content.ts';
import type { FetchResult, OutFile } from '../../../core/delivery.ts';
import { asNumber, asObject, asText } from '../../json.ts';
import { CLOUD_CAPABILITIES } from '../capabilities.ts';
import { bytesOf, type OpenFile } from '../file-bytes.ts';
import { codeOf, faultCode, type Graph, type GraphOutcome } from './graph.ts';

const BYTES_MAX = CLOUD_CAPABILITIES.fileBytesMax;
/** A download on which nothing moves for this long is given up, in milliseconds. */
const SILENCE_MS_MAX = 30_000;
/** An upload may take this long. */
const UPLOAD_MS_MAX = 120_000;
/** Largest picture (Cloud API, media); a larger one goes as a document. */
const IMAGE_BYTES_MAX = 5 * 1024 * 1024;

/** Where Meta keeps files. The token goes with the request, so nobody else may be asked. */
const META_HOSTS = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|whatsapp\.net|facebook\.com)$/;

/** Told of a file that could not be fetched: a code, never an address. */
export type FetchNote = (code: string) => void;

/**
 * Opens a citizen's file, in two steps: Meta first says where it lies. The stream fails with `code` `TOO_LARGE` past the limit whatever was announced,
 * `TIMEOUT` when nothing moves, and otherwise with the network's code.
 */
export async function openMedia(
  graph: Graph,
  clock: Clock,
  media: MediaRef,
  signal: AbortSignal,
  note: FetchNote,
): Promise<FetchResult> {
  if (media.tooLarge || (media.bytes ?? 0) > BYTES_MAX) return { ok: false, why: 'too-large' };
  const outcome = await graph.call(encodeURIComponent(media.handle), undefined, { signal });
  if (!outcome.ok) {
    note(faultCode(outcome.fault));
    // Meta keeps a file for 30 days, and then knows nothing of it (Cloud API, media).
    const gone = outcome.fault.kind === 'refused' && (outcome.fault.status === 404 || outcome.fault.code === 100);
    return { ok: false, why: gone ? 'gone' : 'unavailable' };
  }
  const file = asObject(outcome.result);
  const address = asText(file?.url);
  if ((asNumber(file?.file_size) ?? 0) > BYTES_MAX) return { ok: false, why: 'too-large' };
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !(graph.isOwn(url) || (url.protocol === 'https:' && META_HOSTS.test(url.hostname)))) {
    note('FOREIGN_ADDRESS');
    return { ok: false, why: 'unavailable' };
  }
  return download(graph, url, clock, signal, note);
}

const coded = (code: string): Error => Object.assign(new Error(`the download ended: ${code}`), { code });

async function download(
  graph: Graph,
  url: URL,
  clock: Clock,
  signal: AbortSignal,
  note: FetchNote,
): Promise<FetchResult> {
  const end = new AbortController();
  let why: string | undefined;
  const stop = () => end.abort();
  const giveUp = () => {
    why ??= 'TIMEOUT';
    end.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) end.abort();
  let deadline = clock.after(SILENCE_MS_MAX, giveUp);
  const over = () => {
    deadline.cancel();
    signal.removeEventListener('abort', stop);
    end.abort();
  };
  try {
    const response = await graph.open(url, end.signal);
    const announced = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || !response.body || announced > BYTES_MAX) {
      over();
      if (response.ok && announced > BYTES_MAX) return { ok: false, why: 'too-large' };
      note(`FILE_${response.status}`);
      return { ok: false, why: response.status === 404 || response.status === 410 ? 'gone' : 'unavailable' };
    }
    let bytes = 0;
    const capped = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        deadline.cancel();
        bytes += chunk.length;
        if (bytes > BYTES_MAX) return done(coded('TOO_LARGE'));
        deadline = clock.after(SILENCE_MS_MAX, giveUp);
        done(null, chunk);
      },
      destroy(error, done) {
        done(error ? coded(why ?? codeOf(error)) : null);
      },
    });
    pipeline(Readable.fromWeb(response.body), capped, over);
    return { ok: true, stream: capped };
  } catch (thrown) {
    over();
    note(codeOf(thrown));
    return { ok: false, why: 'unavailable' };
  }
}

/** How a file of ours is shown: what Meta does not take as that goes as a document. */
export function formOf({ kind, mime, bytes }: OutFile): 'image' | 'video' | 'audio' | 'document' {
  if (kind === 'photo') return /^image\/(jpeg|png)$/.test(mime) && bytes <= IMAGE_BYTES_MAX ? 'image' : 'document';
  if (kind === 'video') return /^video\/(mp4|3gpp)$/.test(mime) ? 'video' : 'document';
  if (kind === 'voice') return /^audio\/(aac|amr|mpeg|mp4|ogg)$/.test(mime) ? 'audio' : 'document';
  return 'document';
}

/** Uploads a file; Meta then calls it by an id. `unread` is the code of why its bytes can not be had. */
export async function uploadFile(
  graph: Graph,
  phoneId: string,
  openFile: OpenFile,
  file: OutFile,
  signal: AbortSignal,
): Promise<GraphOutcome | { readonly unread: string }> {
  const bytes = await bytesOf(openFile, file);
  if (typeof bytes === 'string') return { unread: bytes };
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', file.mime);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: file.mime }), file.name);
  return graph.call(`${phoneId}/media`, form, { signal, timeoutMs: UPLOAD_MS_MAX });
}
