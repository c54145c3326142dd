import type { Readable } from 'node:stream';
import type { OutFile } from '../../core/delivery.ts';
import { type ApiOutcome, type BotApi, CALL_MS_MAX } from './api.ts';
import { type Formatted, sendable } from './entities.ts';
import { codeOf } from './faults.ts';
import { formOf, type UploadStep } from './upload-plan.ts';

type UploadCall = Extract<UploadStep, { do: 'upload' | 'album' }>;

/** Opens the bytes of a file that goes out. The stream fails with a `code` (`missing`, `tampered`, `EIO` …) and nothing else. */
export type OpenFile = (file: OutFile) => Readable;

/** The slowest line on which an upload is still waited for, in bytes a second. */
const BYTES_PER_SECOND_MIN = 64 * 1024;

/** A file that could not be read while it was sent. */
export interface Unread {
  readonly file: OutFile;
  readonly code: string;
}

/** Where an upload goes. Numbers alone: telegraf leaves out most objects of a call that carries bytes. */
export interface Place {
  readonly chat_id: number;
  readonly message_thread_id?: number;
}
interface Source {
  readonly source: Readable;
  readonly filename: string;
}

/** One call with the bytes of its files. A file that can not be read ends the call before the platform has the whole of it. */
export async function upload(
  api: BotApi,
  openFile: OpenFile,
  place: Place,
  step: UploadCall,
  caption: Formatted | undefined,
  signal: AbortSignal,
): Promise<ApiOutcome | Unread> {
  const end = new AbortController();
  const stop = () => end.abort();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let unread: Unread | undefined;
  const sources: Readable[] = [];
  const open = (file: OutFile): Source => {
    const source = openFile(file);
    sources.push(source);
    source.on('error', (error) => {
      unread ??= { file, code: codeOf(error) };
      stop();
    });
    return { source, filename: sendable(file.name).replace(/[^\w.-]+/g, '_') };
  };
  const bytes = step.files.reduce((sum, file) => sum + file.bytes, 0);
  const waitMs = CALL_MS_MAX + (bytes / BYTES_PER_SECOND_MIN) * 1000;
  try {
    const outcome = await callFor(api, place, step, caption, open, end.signal, waitMs);
    // An answer may come before the last byte was sent; those that are cut off keep no file open.
    if (!outcome.ok && outcome.fault.kind !== 'refused') for (const source of sources) source.destroy();
    return unread ?? outcome;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function callFor(
  api: BotApi,
  place: Place,
  step: UploadCall,
  caption: Formatted | undefined,
  open: (file: OutFile) => Source,
  signal: AbortSignal,
  waitMs: number,
): Promise<ApiOutcome> {
  const words = caption
    ? { caption: caption.text, ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}) }
    : {};
  if (step.do === 'album') {
    const worded = (at: number) => (at === 0 ? words : {});
    const visuals = step.files.map((file, at) => ({ type: visualType(file), media: open(file), ...worded(at) }));
    if (step.form === 'visual') return api.call('sendMediaGroup', { ...place, media: visuals }, signal, waitMs);
    const media = visuals.map((each) => ({ ...each, type: 'document' as const }));
    return api.call('sendMediaGroup', { ...place, media }, signal, waitMs);
  }
  const [file] = step.files;
  if (!file) throw new Error('an upload without a file');
  const payload = { ...place, ...words };
  switch (step.form) {
    case 'photo':
      return api.call('sendPhoto', { ...payload, photo: open(file) }, signal, waitMs);
    case 'video':
      return api.call('sendVideo', { ...payload, video: open(file) }, signal, waitMs);
    case 'voice':
      return api.call('sendVoice', { ...payload, voice: open(file) }, signal, waitMs);
    case 'audio':
      return api.call('sendAudio', { ...payload, audio: open(file) }, signal, waitMs);
    case 'document':
      return api.call('sendDocument', { ...payload, document: open(file) }, signal, waitMs);
  }
}

const visualType = (file: OutFile): 'photo' | 'video' => (formOf(file) === 'video' ? 'video' : 'photo');
