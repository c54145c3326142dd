import type { SendResult } from '../../core/delivery.ts';
import type { XFault } from './faults.ts';

type Failed = Exclude<SendResult, { ok: true }>;

/** What the platform's own phrases mean, compared without regard to case. First match counts. */
const PHRASES: readonly (readonly [phrase: RegExp, slug: string])[] = [
  // Our app, plan or account, whoever was written to.
  [
    /client app|app permissions|not enrolled|your account (?:is|has been|may not)|account is temporarily locked|might be automated|any credits|usage cap|(?:daily|account) limit/i,
    'account',
  ],
  [/duplicate content|already said that|status is a duplicate/i, 'duplicate'],
  [/deleted or not visible|not found|could not find|no longer available|does not exist/i, 'post-gone'],
  [/suspended|deactivated/i, 'suspended'],
  [/reply|replies|not allowed to reply|conversation/i, 'reply-forbidden'],
  [/direct message|dm|cannot send messages|does not allow/i, 'dm-forbidden'],
  [/too long|280|character/i, 'too-long'],
  [/protected/i, 'protected'],
];

/** A refusal in a word of ours; the platform's own phrase may quote the post and goes nowhere. */
export function slugOf(fault: XFault): string {
  if (fault.kind !== 'refused') return fault.kind;
  return PHRASES.find(([phrase]) => phrase.test(fault.says))?.[1] ?? 'other';
}

/**
 * What a failed send means for the outbox.
 * @param isPost a public reply: a repeat can not double it, the platform refuses a second one of the same words
 */
export function failureOf(fault: XFault, isPost: boolean): Failed {
  switch (fault.kind) {
    case 'limit':
      return { ok: false, why: 'limit', retryAfterMs: fault.waitMs, all: true };
    case 'unreached':
      return { ok: false, why: 'unknown', certain: true, detail: fault.code };
    case 'broken':
      return { ok: false, why: 'unknown', certain: isPost, detail: fault.code };
    case 'server':
      return { ok: false, why: 'unknown', certain: isPost, detail: String(fault.code) };
    case 'stopped':
      return { ok: false, why: 'unknown', certain: isPost, detail: 'STOPPED' };
    case 'refused':
      return refusalOf(fault, isPost);
  }
}

function refusalOf(fault: Extract<XFault, { kind: 'refused' }>, isPost: boolean): Failed {
  const slug = slugOf(fault);
  const detail = `${fault.code}:${slug}`;
  // The credentials, the plan (402: its credits are used up) or the account are the trouble, not the chat: worth keeping the message.
  if (fault.code === 401 || fault.code === 402 || slug === 'account')
    return { ok: false, why: 'unknown', certain: true, detail };
  if (isPost) return { ok: false, why: 'refused', certain: true, detail };
  if (slug === 'suspended' || fault.code === 404) return { ok: false, why: 'gone', certain: true, detail };
  if (fault.code === 403) return { ok: false, why: 'blocked', certain: true, detail };
  return { ok: false, why: 'refused', certain: true, detail };
}
