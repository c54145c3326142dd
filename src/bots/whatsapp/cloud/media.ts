import type { Clock } from '../../../core/clock.ts';
import type { MediaRef } from '../../../core/content.ts';
import type { FetchResult, OutFile } from '../../../core/delivery.ts';
import { download, type FetchNote } from '../../download.ts';
import { asNumber, asObject, asText } from '../../json.ts';
import { CLOUD_CAPABILITIES } from '../capabilities.ts';
import { bytesOf, type OpenFile } from '../file-bytes.ts';
import { faultCode, type Graph, type GraphOutcome } from './graph.ts';

const BYTES_MAX = CLOUD_CAPABILITIES.fileBytesMax;
/** An upload may take this long. */
const UPLOAD_MS_MAX = 120_000;
/** Largest picture (Cloud API, media); a larger one goes as a document. */
const IMAGE_BYTES_MAX = 5 * 1024 * 1024;

/** Where Meta keeps files. The token goes with the request, so nobody else may be asked. */
const META_HOSTS = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|whatsapp\.net|facebook\.com)$/;

/** Opens a citizen's file, in two steps: Meta first says where it lies. The stream fails as that of {@link download}. */
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
  if (!url || !(graph.isOwn(url) || (url.protocol === 'https:' && url.port === '' && META_HOSTS.test(url.hostname)))) {
    note('FOREIGN_ADDRESS');
    return { ok: false, why: 'unavailable' };
  }
  return download(url, { bytesMax: BYTES_MAX, headers: graph.headers, clock, signal, note });
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
