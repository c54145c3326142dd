import type { OutFile } from '../../core/delivery.ts';

/** Largest file a bot may upload, in bytes (Bot API, "Sending files": 50 MB); what goes in one call counts together. */
export const UPLOAD_BYTES_MAX = 50 * 1024 * 1024;
/** Largest photo (Bot API, "Sending files": 10 MB); a larger one goes as a document. */
const PHOTO_BYTES_MAX = 10 * 1024 * 1024;
/** Files of one album (Bot API, sendMediaGroup: 2–10). */
const ALBUM_MAX = 10;

/** How a file is shown. */
export type Form = 'photo' | 'video' | 'voice' | 'audio' | 'document';

/** One call to the platform: a file, several of a kind as an album, or a line about a file that can not be sent. */
export type UploadStep =
  | { readonly do: 'upload'; readonly form: Form; readonly files: readonly OutFile[] }
  | { readonly do: 'album'; readonly form: 'visual' | 'document'; readonly files: readonly OutFile[] }
  | { readonly do: 'line'; readonly why: 'too-large' | 'unreadable'; readonly file: OutFile };

/** The types that the platform shows as what they are (Bot API, sendPhoto, sendVideo, sendVoice, sendAudio); others go as documents. */
const FORMS: Readonly<Record<string, Form>> = {
  'image/jpeg': 'photo',
  'image/png': 'photo',
  'image/webp': 'photo',
  'video/mp4': 'video',
  'audio/ogg': 'voice',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
};

/** How a file is shown by the platform. */
export function formOf({ kind, mime, bytes }: OutFile): Form {
  if (kind === 'document') return 'document';
  const form = FORMS[mime] ?? 'document';
  return form === 'photo' && bytes > PHOTO_BYTES_MAX ? 'document' : form;
}

const isVisual = (file: OutFile): boolean => ['photo', 'video'].includes(formOf(file));

/**
 * The calls that bring files over: photos and videos first, as albums, then sound, then documents as albums of their own
 * (the platform mixes no others), then lines about what is too large. Within each the order is kept.
 */
export function planUploads(files: readonly OutFile[]): readonly UploadStep[] {
  const sendable = files.filter(({ bytes }) => bytes <= UPLOAD_BYTES_MAX);
  const documents = sendable.filter((file) => formOf(file) === 'document');
  const sounds = sendable.filter((file) => !isVisual(file) && formOf(file) !== 'document');
  return [
    ...albumsOf('visual', sendable.filter(isVisual)),
    ...sounds.map((file): UploadStep => ({ do: 'upload', form: formOf(file), files: [file] })),
    ...asDocuments(documents),
    ...files
      .filter(({ bytes }) => bytes > UPLOAD_BYTES_MAX)
      .map((file): UploadStep => ({ do: 'line', why: 'too-large', file })),
  ];
}

/** The same files as documents, which the platform takes whatever is in them. */
export const asDocuments = (files: readonly OutFile[]): readonly UploadStep[] => albumsOf('document', files);

function albumsOf(form: 'visual' | 'document', files: readonly OutFile[]): readonly UploadStep[] {
  const steps: UploadStep[] = [];
  for (let from = 0, to = 0; from < files.length; from = to) {
    let bytes = 0;
    for (const file of files.slice(from, from + ALBUM_MAX)) {
      bytes += file.bytes;
      if (to > from && bytes > UPLOAD_BYTES_MAX) break;
      to += 1;
    }
    const some = files.slice(from, to);
    const [only] = some;
    if (some.length === 1 && only) steps.push(alone(only, form));
    else steps.push({ do: 'album', form, files: some });
  }
  return steps;
}

const alone = (file: OutFile, form: 'visual' | 'document'): UploadStep => ({
  do: 'upload',
  form: form === 'document' ? 'document' : formOf(file),
  files: [file],
});

/** The files of an album, each in a call of its own. */
export const oneByOne = ({ form, files }: Extract<UploadStep, { do: 'album' }>): readonly UploadStep[] =>
  files.map((file) => alone(file, form));

/** The steps that are left when one of their files can not be read: the others still go, a line tells of the one. */
export function withoutFile(step: UploadStep, broken: OutFile): readonly UploadStep[] {
  if (step.do === 'line') return [step];
  const rest = step.files.filter((file) => file !== broken);
  const isDocument = step.form === 'document';
  return [...(isDocument ? asDocuments(rest) : planUploads(rest)), { do: 'line', why: 'unreadable', file: broken }];
}
