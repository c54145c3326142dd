import type { Capabilities } from '../../core/delivery.ts';
import { DOWNLOAD_BYTES_MAX } from './content.ts';
import { UPLOAD_BYTES_MAX } from './upload-plan.ts';

/** Telegram's limit for all chats together (Telegram, bots FAQ); beyond it lies a Bot API server of one's own. */
const OFFICIAL_SENDS_PER_SECOND = 30;
/** Its limit for one group (Telegram, bots FAQ: "not be able to send more than 20 messages per minute to the same group"). */
const OFFICIAL_GROUP_SENDS_PER_MINUTE = 20;

/**
 * What Telegram can do, and how fast.
 * @param sendsPerSecond all chats together; above the official limit the server is one's own, and the pace per chat and group falls away
 */
export function capabilitiesFor(sendsPerSecond: number): Capabilities {
  const own = sendsPerSecond > OFFICIAL_SENDS_PER_SECOND;
  return {
    buttons: true,
    edit: true,
    askLocation: true,
    textMax: 4096,
    fileBytesMax: DOWNLOAD_BYTES_MAX,
    sendFileBytesMax: UPLOAD_BYTES_MAX,
    pace: {
      perSecond: sendsPerSecond,
      perChatPerSecond: own ? Number.POSITIVE_INFINITY : 1,
      burst: own ? Number.POSITIVE_INFINITY : 5,
      ...(own ? {} : { perGroupPerMinute: OFFICIAL_GROUP_SENDS_PER_MINUTE }),
    },
  };
}
