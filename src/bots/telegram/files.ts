import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import type { MediaRef } from '../../core/content.ts';
import type { FetchResult } from '../../core/delivery.ts';
import { download, type FetchNote } from '../download.ts';
import { asNumber, asObject, asText } from '../json.ts';
import type { BotApi } from './api.ts';
import { DOWNLOAD_BYTES_MAX } from './content.ts';
import { codeOf } from './faults.ts';
import { slugOf } from './results.ts';

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
  return isAbsolute(path) && !api.isOfficial
    ? fromDisk(path, signal, note)
    : download(api.fileUrl(path), { bytesMax: DOWNLOAD_BYTES_MAX, clock, signal, note });
}

/**
 * A Bot API server of one's own in `--local` mode puts files on its disk and names the path: readable when it is this machine's
 * too. The official one never does: what claims to be it reads no file of ours.
 */
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
