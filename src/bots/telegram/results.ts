import type { SendResult } from '../../core/delivery.ts';
import type { ApiFault } from './faults.ts';

/** A 429 without `retry_after` does not say how long; this is long enough for the limits per second. */
const LIMIT_MS_ELSE = 3_000;

type Failed = Exclude<SendResult, { ok: true }>;

/** What the platform's own phrases mean (Bot API server, compared without regard to case). First match counts. */
const PHRASES: readonly (readonly [phrase: RegExp, slug: string])[] = [
  [/message is not modified/i, 'not-modified'],
  [
    /message to edit not found|message can't be edited|message_id_invalid|message identifier is not specified|inline keyboard expected/i,
    'not-editable',
  ],
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
  [/file is too big/i, 'file-too-big'],
  [/wrong file|invalid file|file_id|file reference|temporarily unavailable/i, 'file-gone'],
];

/** A refusal in a word of ours; the platform's own phrase may quote the message and goes nowhere. */
export function slugOf(fault: ApiFault): string {
  if (fault.kind !== 'refused') return fault.kind;
  return PHRASES.find(([phrase]) => phrase.test(fault.description))?.[1] ?? 'other';
}

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
  if (fault.code === 429) return { ok: false, why: 'limit', retryAfterMs: fault.retryAfterMs ?? LIMIT_MS_ELSE };
  // The token, not the chat, is the trouble (401; 404 is how a token without its shape is answered; 409 another process): worth keeping the message.
  if (fault.code === 401 || fault.code === 404 || fault.code === 409)
    return { ok: false, why: 'unknown', certain: true, detail };
  if (slug === 'gone') return { ok: false, why: 'gone', certain: true, detail };
  if (fault.code === 403 || slug === 'blocked') return { ok: false, why: 'blocked', certain: true, detail };
  return { ok: false, why: 'refused', certain: true, detail };
}
