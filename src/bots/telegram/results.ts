import type { SendResult } from '../../core/delivery.ts';
import type { ApiOutcome } from './api.ts';
import type { ApiFault } from './faults.ts';

/** A 429 without `retry_after` does not say how long; this is long enough for the limits per second. */
const LIMIT_MS_ELSE = 3_000;

type Failed = Exclude<SendResult, { ok: true }>;

/** What the platform's own phrases mean (Bot API server, compared without regard to case). First match counts. */
const PHRASES: readonly (readonly [phrase: RegExp, slug: string])[] = [
  [/message is not modified|topic_not_modified/i, 'not-modified'],
  [/message thread not found|topic_id_invalid|topic_deleted|topic not found/i, 'topic-gone'],
  // Closed, and we may not manage topics (any more).
  [/topic_closed/i, 'topic-closed'],
  [/not enough rights.*topic/i, 'no-topic-right'],
  [/not a forum|not a supergroup|only for supergroup|forum_missing|forum_disabled/i, 'no-forum'],
  [/custom emoji|document_invalid|emoji_invalid/i, 'icon'],
  [/message to edit not found|message_id_invalid/i, 'edit-gone'],
  [/message can't be edited|message identifier is not specified|inline keyboard expected/i, 'not-editable'],
  [
    /photo_invalid|image_process_failed|photo_ext_invalid|media_invalid|photo_save_file_invalid|group send failed/i,
    'photo-unfit',
  ],
  [/voice_messages_forbidden/i, 'voice-forbidden'],
  // A group may forbid pictures to its members and yet let them write: the chat is not closed to us.
  [/not enough rights to send (photos|videos|documents|voice|music|audio|animation|media)/i, 'media-forbidden'],
  [/request entity too large|file is too big/i, 'file-too-big'],
  [/can't parse entities|entities_too_long|entity_bounds_invalid|incorrect (offset|length)|entity/i, 'entities'],
  [/query is too old|query id is invalid|query_id_invalid/i, 'press-too-old'],
  [
    /user is deactivated|chat not found|user not found|peer_id_invalid|chat_id_invalid|group chat was (deactivated|deleted)|chat was deleted/i,
    'gone',
  ],
  [
    /blocked by the user|bot was kicked|can't initiate conversation|not a member|have no rights to send|not enough rights|chat_write_forbidden/i,
    'blocked',
  ],
  [/message is too long/i, 'too-long'],
  [/text (must be non-empty|is empty)/i, 'empty'],
  [/button|reply markup|keyboard/i, 'markup'],
  // So the server says of a file that it could not get just then, too ("wrong file_id or the file is temporarily unavailable").
  [/temporarily unavailable/i, 'file-away'],
  [/wrong file|invalid file|file_id|file reference/i, 'file-gone'],
];

/** A refusal in a word of ours; the platform's own phrase may quote the message and goes nowhere. */
export function slugOf(fault: ApiFault): string {
  if (fault.kind !== 'refused') return fault.kind;
  return PHRASES.find(([phrase]) => phrase.test(fault.description))?.[1] ?? 'other';
}

/** Whether a call met a topic that nothing may be written in. */
export const isClosedTopic = (outcome: ApiOutcome): boolean => !outcome.ok && slugOf(outcome.fault) === 'topic-closed';

/**
 * What a failed send means for the outbox.
 * @param repeatable a repeat can not double anything (an edit, an answer to a press)
 */
export function failureOf(fault: ApiFault, repeatable: boolean): Failed {
  switch (fault.kind) {
    case 'unreached':
      return { ok: false, why: 'unknown', certain: true, detail: fault.code };
    case 'broken':
      return { ok: false, why: 'unknown', certain: repeatable, detail: fault.code };
    case 'server':
      return { ok: false, why: 'unknown', certain: repeatable, detail: String(fault.code) };
    case 'stopped':
      return { ok: false, why: 'unknown', certain: repeatable, detail: 'STOPPED' };
    case 'refused':
      return refusalOf(fault);
  }
}

function refusalOf(fault: Extract<ApiFault, { kind: 'refused' }>): Failed {
  const slug = slugOf(fault);
  const detail = `${fault.code}:${slug}`;
  // An album that meets the limit is refused with 400, and says how long to wait in words.
  const seconds = /too many requests: retry after (\d{1,6})/i.exec(fault.description)?.[1];
  if (fault.code === 400 && seconds) return { ok: false, why: 'limit', retryAfterMs: Number(seconds) * 1000 };
  if (fault.code === 429) return { ok: false, why: 'limit', retryAfterMs: fault.retryAfterMs ?? LIMIT_MS_ELSE };
  // The token, not the chat, is the trouble (401; 404 is how a token without its shape is answered; 409 another process): worth keeping the message.
  if (fault.code === 401 || fault.code === 404 || fault.code === 409)
    return { ok: false, why: 'unknown', certain: true, detail };
  if (slug === 'gone') return { ok: false, why: 'gone', certain: true, detail };
  if (fault.code === 403 || slug === 'blocked') return { ok: false, why: 'blocked', certain: true, detail };
  return { ok: false, why: 'refused', certain: true, detail };
}
