import type { Capabilities } from '../../core/delivery.ts';

/** Longest direct message (X, Direct Messages: 10,000 characters). */
const DM_CHARS_MAX = 10_000;
/** Largest picture of a direct message, in bytes (X, media upload: images 5 MB). */
const PICTURE_BYTES_MAX = 5 * 1000 * 1000;
/** Largest file that is fetched, in bytes. */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;

/**
 * What X can do, and how fast. The platform's real limits are told with every answer and kept there; this is the pace below them.
 * @param me our account's number, once it is known
 */
export function capabilitiesFor(me: string | undefined): Capabilities {
  return {
    buttons: false,
    edit: false,
    askLocation: false,
    textMax: DM_CHARS_MAX,
    fileBytesMax: FILE_BYTES_MAX,
    sendFileBytesMax: PICTURE_BYTES_MAX,
    sendFileKinds: ['photo'],
    posts: true,
    privateUrlText: 'text',
    ...(me === undefined ? {} : { privateUrl: `https://x.com/messages/compose?recipient_id=${me}` }),
    pace: { perSecond: 10, perChatPerSecond: 1, burst: 5 },
  };
}
