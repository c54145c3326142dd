import type { Card, MediaRef } from '../../../core/content.ts';
import { type Content, chatId, type Inbound } from '../../../core/message.ts';
import { asArray, asNumber, asObject, asText, type Json } from '../../json.ts';
import { CLOUD_CAPABILITIES } from '../capabilities.ts';
import { bareMime, callId, contactIn, placeOf, timeOf, WHATSAPP } from '../content.ts';
import { namesIn, recipientIn, writerIn } from './who.ts';

/** What became of a message of ours. */
export interface Status {
  /** Meta's id of the message. */
  readonly id: string;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  /** The person it was for. */
  readonly to: string;
  /** Meta's code, where it failed. */
  readonly code?: number;
  /** Our own name of the message, as it was sent along. */
  readonly ref?: string;
}

/** What a call of the webhook holds for us, in order. */
export interface Delivered {
  readonly messages: readonly Inbound[];
  readonly statuses: readonly Status[];
  /** Kinds of what was passed over, for counters. */
  readonly ignored: readonly string[];
}

/** What parsing needs to know besides the body. */
export interface ParseContext {
  /** Stands in where the platform gives no time. */
  readonly now: Date;
  /** Our number's id: what another number of the same account is sent is not ours. */
  readonly phoneId: string;
}

const malformed: Content = { kind: 'unsupported', what: 'malformed' };
const unread: Content = { kind: 'unsupported', what: 'unread' };

function mediaOf(kind: MediaRef['kind'], file: Json | undefined): Content {
  const handle = asText(file?.id);
  if (!file || !handle) return malformed;
  const mime = bareMime(asText(file.mime_type));
  const name = asText(file.filename);
  const bytes = asNumber(file.file_size);
  const caption = asText(file.caption);
  const tooLarge = bytes !== undefined && bytes > CLOUD_CAPABILITIES.fileBytesMax;
  return {
    kind: 'media',
    media: {
      kind,
      handle,
      ...(mime ? { mime } : {}),
      ...(name ? { name } : {}),
      ...(bytes !== undefined && bytes >= 0 ? { bytes } : {}),
      ...(tooLarge ? { tooLarge } : {}),
    },
    ...(caption ? { caption } : {}),
  };
}

const cardOf = (contact: unknown): Card => ({
  name: asText(asObject(asObject(contact)?.name)?.formatted_name),
  phone: asText(asObject(asArray(asObject(contact)?.phones)[0])?.phone),
});

/** What Meta tells of as not supported though nobody said anything by it (Cloud API, unsupported messages webhook). */
const NOTHING_SAID = new Set(['pin', 'keep_in_chat', 'poll_update', 'reaction', 'group_invite']);

/** What Meta lost or could not give us yet, though we would read it (Cloud API, error codes: not available, media download, media upload). */
const UNREAD = new Set([131060, 131052, 131053]);

/** A message that the Cloud API does not pass on: a poll, a place that moves, what may be seen once, an edit. */
function withheld(kind: string | undefined): Content | undefined {
  if (kind !== undefined && NOTHING_SAID.has(kind)) return undefined;
  return { kind: 'unsupported', what: wordOf(kind) ?? 'unsupported' };
}

/** Whether Meta says of a message that it was sent and can not be had. */
const isUnread = (message: Json): boolean =>
  asArray(message.errors).some((error) => UNREAD.has(asNumber(asObject(error)?.code) ?? 0));

/** A kind of the platform's, where it is fit for logs. */
const wordOf = (kind: string | undefined): string | undefined =>
  kind !== undefined && /^[a-z_]{1,40}$/.test(kind) ? kind : undefined;

/** What was pressed, by the id that went out with it. */
function pressOf(interactive: Json | undefined): Content | undefined {
  const pressed = asObject(interactive?.button_reply) ?? asObject(interactive?.list_reply);
  const id = asText(pressed?.id);
  return id === undefined ? undefined : { kind: 'choice', id };
}

/** What a message says; undefined where nobody said anything. */
function contentOf(message: Json): Content | undefined {
  const type = asText(message.type) ?? '';
  const body = asObject(message[type]);
  switch (type) {
    case 'text':
      return { kind: 'text', text: asText(body?.body) ?? '' };
    case 'image':
      return mediaOf('photo', body);
    case 'video':
      return mediaOf('video', body);
    case 'audio':
      return mediaOf(body?.voice === true ? 'voice' : 'audio', body);
    case 'document':
      return mediaOf('document', body);
    case 'sticker':
      return { kind: 'sticker' };
    case 'location': {
      const label = [asText(body?.name), asText(body?.address)].filter(Boolean).join(', ');
      return placeOf(body?.latitude, body?.longitude, label) ?? malformed;
    }
    case 'contacts':
      return contactIn(asArray(message.contacts).map(cardOf));
    case 'interactive':
      return pressOf(body) ?? { kind: 'unsupported', what: 'interactive' };
    case 'button':
      return { kind: 'text', text: asText(body?.text) ?? '' };
    case 'reaction': {
      // One that was taken back has none.
      const emoji = asText(body?.emoji);
      return emoji ? { kind: 'reaction', emoji } : undefined;
    }
    case 'edit':
      return { kind: 'edited', text: wordsOf(asObject(body?.message)) };
    case 'revoke':
      return { kind: 'revoked' };
    case 'unsupported':
      return withheld(asText(body?.type));
    // A number or a key that was changed, a chat that was opened for the first time.
    case 'system':
    case 'request_welcome':
      return undefined;
    default:
      return { kind: 'unsupported', what: wordOf(type) ?? 'unknown' };
  }
}

/** The words of a message that is told inside another: its text, or its caption. */
function wordsOf(message: Json | undefined): string {
  const type = asText(message?.type) ?? '';
  const body = asObject(message?.[type]);
  return asText(body?.body) ?? asText(body?.caption) ?? '';
}

/** The message that a reaction, an edit or a deletion is about, and the one that any other answers. */
function aboutOf(message: Json): { readonly edited?: string; readonly replyTo?: string } {
  const original =
    asText(asObject(message.edit)?.original_message_id) ?? asText(asObject(message.revoke)?.original_message_id);
  if (original !== undefined) return { edited: original };
  const replyTo = asText(asObject(message.reaction)?.message_id) ?? asText(asObject(message.context)?.id);
  return replyTo === undefined ? {} : { replyTo };
}

function inboundOf(message: Json, names: ReadonlyMap<string, string>, { now }: ParseContext): Inbound | string {
  const from = writerIn(message);
  const id = asText(message.id);
  if (!from || !id) return 'malformed';
  // Others read along there, and whoever wrote said it to them.
  if (message.group_id !== undefined) return 'group';
  const content = isUnread(message) ? unread : contentOf(message);
  if (!content) return 'service';
  const { edited, replyTo } = aboutOf(message);
  const context = asObject(message.context);
  const name = names.get(from);
  return {
    channel: WHATSAPP,
    id: `m:${id}`,
    chat: chatId(from),
    from: { id: from, ...(name ? { name } : {}) },
    sentAt: timeOf(message.timestamp, now),
    private: true,
    content,
    messageId: edited ?? id,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(context?.forwarded === true || context?.frequently_forwarded === true ? { forwarded: true } : {}),
  };
}

/** Somebody telephoned: one message a day. */
function callOf(call: Json, context: ParseContext): Inbound | undefined {
  const from = writerIn(call);
  if (!from || asText(call.event) === 'terminate') return undefined;
  return {
    channel: WHATSAPP,
    id: callId(context.now),
    chat: chatId(from),
    from: { id: from },
    sentAt: timeOf(call.timestamp, context.now),
    private: true,
    content: { kind: 'unsupported', what: 'call' },
  };
}

const STATES = new Set(['sent', 'delivered', 'read', 'failed']);

function statusOf(status: Json): Status | undefined {
  const id = asText(status.id);
  const state = asText(status.status) ?? '';
  const to = recipientIn(status);
  if (!id || !to || !STATES.has(state)) return undefined;
  const code = asNumber(asObject(asArray(status.errors)[0])?.code);
  const ref = asText(status.biz_opaque_callback_data);
  return {
    id,
    state: state as Status['state'],
    to,
    ...(code === undefined ? {} : { code }),
    ...(ref ? { ref } : {}),
  };
}

/**
 * Reads a call of the webhook. Pure, and never throws whatever it is given.
 * Ids, as stored for recognising a redelivery: `m:WAMID` a message, an edit, a press, a reaction; `call:DAY` a call.
 */
export function parseWebhook(body: unknown, context: ParseContext): Delivered {
  const messages: Inbound[] = [];
  const statuses: Status[] = [];
  const ignored: string[] = [];
  for (const entry of asArray(asObject(body)?.entry))
    for (const change of asArray(asObject(entry)?.changes)) {
      const value = asObject(asObject(change)?.value);
      if (asText(asObject(value?.metadata)?.phone_number_id) !== context.phoneId) {
        ignored.push('another-number');
        continue;
      }
      const names = namesIn(value?.contacts);
      for (const each of asArray(value?.messages)) {
        const message = asObject(each);
        const inbound = message ? inboundOf(message, names, context) : 'malformed';
        if (typeof inbound === 'string') ignored.push(inbound);
        else messages.push(inbound);
      }
      for (const each of asArray(value?.calls)) {
        const call = asObject(each);
        const inbound = call && callOf(call, context);
        if (inbound) messages.push(inbound);
      }
      for (const each of asArray(value?.statuses)) {
        const status = asObject(each);
        const known = status && statusOf(status);
        if (known) statuses.push(known);
      }
    }
  return { messages, statuses, ignored };
}
