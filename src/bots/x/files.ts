import type { Clock } from '../../core/clock.ts';
import type { MediaRef } from '../../core/content.ts';
import type { FetchResult } from '../../core/delivery.ts';
import { download, type FetchNote } from '../download.ts';
import type { XApi } from './api.ts';
import { FILE_BYTES_MAX } from './capabilities.ts';
import { handleOf } from './media.ts';

/** Where X keeps files; nothing is fetched from anywhere else, whatever an answer says. */
const HOSTS = new Set([
  'pbs.twimg.com',
  'video.twimg.com',
  'ton.twitter.com',
  'ton.x.com',
  'api.x.com',
  'upload.x.com',
]);

/** Opens the best of a file's addresses that the platform still has and that is small enough. */
export async function openFile(
  api: XApi,
  clock: Clock,
  media: MediaRef,
  signal: AbortSignal,
  note: FetchNote,
): Promise<FetchResult> {
  const handle = handleOf(media);
  if (!handle) return { ok: false, why: 'gone' };
  const own = new URL(api.root);
  let last: FetchResult = { ok: false, why: 'gone' };
  for (const text of handle.urls) {
    const url = new URL(text);
    const isTheirs = url.protocol === 'https:' && url.port === '' && HOSTS.has(url.hostname);
    if (url.origin !== own.origin && !isTheirs) {
      note('FILE_ELSEWHERE');
      continue;
    }
    // A file of a direct message is for its two people: the address alone opens nothing.
    const headers =
      handle.isPrivate && !url.hostname.endsWith('.twimg.com')
        ? { authorization: await api.authorize(url) }
        : undefined;
    last = await download(url, { bytesMax: FILE_BYTES_MAX, clock, signal, note, ...(headers ? { headers } : {}) });
    if (last.ok || last.why === 'unavailable') return last;
  }
  return last;
}
