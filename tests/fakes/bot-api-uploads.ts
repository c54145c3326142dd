import type { SeenFile } from './bot-api-chats.ts';
import type { Objection } from './bot-api-checks.ts';
import type { Call, Json } from './bot-api-form.ts';

const MIB = 1024 * 1024;
/** What one call may bring in all: it is the body that the platform's door refuses, whatever is in it. */
const CALL_BYTES_MAX = 50 * MIB;
/** Methods that send one file, and the field it comes in. */
const FIELDS: Readonly<Record<string, SeenFile['kind']>> = {
  sendPhoto: 'photo',
  sendVideo: 'video',
  sendVoice: 'voice',
  sendAudio: 'audio',
  sendDocument: 'document',
};
export const UPLOADS: ReadonlySet<string> = new Set([...Object.keys(FIELDS), 'sendMediaGroup']);

/** What is to be shown: each file with its words. */
export type Uploaded =
  | { readonly error: string; readonly code: number }
  | readonly { readonly file: SeenFile; readonly caption: string }[];

const bad = (error: string, code = 400) => ({ error: code === 400 ? `Bad Request: ${error}` : error, code });

/** Reads an upload and looks at it as the platform does. */
export function readUpload(method: string, { x, parts }: Call, object: Objection): Uploaded {
  if ([...parts.values()].reduce((sum, { bytes }) => sum + bytes.length, 0) > CALL_BYTES_MAX)
    return bad('Request Entity Too Large', 413);
  const used = new Set<string>();
  const items: readonly Json[] =
    method === 'sendMediaGroup'
      ? Array.isArray(x.media)
        ? (x.media as Json[])
        : []
      : [{ ...x, type: FIELDS[method], media: `attach://${FIELDS[method]}` }];
  if (method === 'sendMediaGroup') {
    if (items.length < 2 || items.length > 10) return bad('there must be 2 to 10 items in an album');
    const kinds = new Set(items.map(({ type }) => (type === 'photo' || type === 'video' ? 'visual' : type)));
    if (kinds.size > 1) return bad("the album's items can not be mixed");
  }
  const shown: { file: SeenFile; caption: string }[] = [];
  for (const item of items) {
    const name = String(item.media).replace(/^attach:\/\//, '');
    const part = parts.get(name);
    if (!part) return bad('file must be non-empty');
    used.add(name);
    const kind = item.type as SeenFile['kind'];
    const wrong = refusalOf(kind, part.bytes, object);
    if (wrong) return wrong;
    const caption = typeof item.caption === 'string' ? item.caption : '';
    if (!/^[\w.-]{1,100}$/.test(part.name)) object(`${method}: file name`);
    shown.push({ file: { kind, name: part.name, bytes: part.bytes }, caption });
  }
  if (used.size !== parts.size) object(`${method}: a part that nothing names`);
  return shown;
}

const begins = (bytes: Buffer, ...heads: readonly string[]) =>
  heads.some((head) => bytes.toString('latin1', 0, 16).includes(head));

function refusalOf(kind: SeenFile['kind'], bytes: Buffer, object: Objection) {
  if (bytes.length === 0) return bad('file must be non-empty');
  if (kind === 'photo' && bytes.length > 10 * MIB) return bad('file is too big for a photo');
  if (kind === 'photo' && !begins(bytes, '\xff\xd8\xff', 'PNG', 'WEBP')) return bad('IMAGE_PROCESS_FAILED');
  if (kind === 'video' && !begins(bytes, 'ftyp')) object('sendVideo: no MPEG-4');
  if (kind === 'voice' && !begins(bytes, 'OggS')) object('sendVoice: no OGG');
  return undefined;
}
