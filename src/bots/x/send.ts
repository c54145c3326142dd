import type { Delivery, SendResult } from '../../core/delivery.ts';
import { type ChatId, plain } from '../../core/message.ts';
import { asObject, asText } from '../json.ts';
import type { XApi } from './api.ts';
import type { TakeNote } from './notes.ts';
import type { Pictures } from './pictures.ts';
import { failureOf, slugOf } from './results.ts';
import { chatParts } from './said.ts';
import { POST_WEIGHT_MAX, weightOf } from './weight.ts';

const refused = (detail: string): SendResult => ({ ok: false, why: 'refused', certain: true, detail });

/** Sends: an answer to a post in public, everything else as a direct message. */
export async function send(
  api: XApi,
  to: ChatId,
  delivery: Delivery,
  pictures: Pictures,
  note: TakeNote,
  signal: AbortSignal,
): Promise<SendResult> {
  const { isPost, user } = chatParts(to);
  if (delivery.kind === 'answer' || delivery.kind === 'topic') return { ok: true, platformId: '' };
  // Nobody on X has such an id: the platform need not be asked.
  if (!/^\d{1,25}$/.test(user)) return { ok: false, why: 'gone', certain: true, detail: 'NO_ACCOUNT' };
  if (delivery.kind === 'files') return isPost ? refused('FILES') : pictures.send(user, delivery, signal);
  const text = plain(delivery.message.text);
  return isPost ? reply(api, text, delivery.answers, note, signal) : dm(api, user, text, note, signal);
}

/** In public we only ever answer, and only within the length of a post. */
async function reply(
  api: XApi,
  text: string,
  post: string | undefined,
  note: TakeNote,
  signal: AbortSignal,
): Promise<SendResult> {
  if (post === undefined) return refused('NO_POST');
  if (weightOf(text) > POST_WEIGHT_MAX) return refused('TOO_LONG');
  const outcome = await api.reply(text, post, signal);
  if (!outcome.ok) {
    const slug = slugOf(outcome.fault);
    if (outcome.fault.kind === 'refused') note({ level: 'warn', code: 'refused', detail: slug });
    // The very words stand there already: it was posted by a try whose answer was lost.
    if (slug === 'duplicate') return { ok: true, platformId: 'duplicate' };
    return failureOf(outcome.fault, true);
  }
  const id = asText(asObject(outcome.result.data)?.id);
  return id === undefined
    ? { ok: false, why: 'unknown', certain: true, detail: 'NO_POST_ID' }
    : { ok: true, platformId: id };
}

async function dm(api: XApi, user: string, text: string, note: TakeNote, signal: AbortSignal): Promise<SendResult> {
  const outcome = await api.dm(user, text, signal);
  if (!outcome.ok) {
    const slug = slugOf(outcome.fault);
    if (outcome.fault.kind === 'refused') note({ level: 'warn', code: 'refused', detail: slug });
    // The last words there are the very same (X, error 151): a try whose answer was lost, or a question once more. Nobody has shut us out.
    if (slug === 'duplicate') return { ok: true, platformId: 'duplicate' };
    return failureOf(outcome.fault, false);
  }
  const id = asText(asObject(outcome.result.data)?.dm_event_id);
  return id === undefined
    ? { ok: false, why: 'unknown', certain: false, detail: 'NO_EVENT_ID' }
    : { ok: true, platformId: id };
}
