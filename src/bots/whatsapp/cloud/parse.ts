import type { MediaRef } from '../../../core/content.ts';
import { type Content, chatId, type Inbound } from '../../../core/message.ts';
import { asArray, asNumber, asObject, asText, type Json } from '../../json.ts';
import { CLOUD_CAPABILITIES } from '../capabilities.ts';
import { bareMime, callId, placeOf, timeOf, WHATSAPP } from '../content.ts';

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

/** A person's WhatsApp id: digits of a number, or (Cloud API, business-scoped user ids) letters and digits. */
const PERSON = /^[A-Za-z0-9._-]{1,128}$/;

function mediaOf(kind: MediaRef['kind'], file: Json | undefined): Content | undefined {
  const handle = asText(file?.id);
  if (!file || !handle) return undefined;
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

function contactOf(contacts: readonly unknown[]): Content {
  const first = asObject(contacts[0]);
  const name = asText(asObject(first?.name)?.formatted_name);
  const phone = asText(asObject(asArray(first?.phones)[0])?.phone);
  return { kind: 'contact', ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
}

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
      return placeOf(body?.latitude, body?.longitude, label);
    }
    case 'contacts':
      return contactOf(asArray(message.contacts));
    case 'interactive':
      return pressOf(body) ?? { kind: 'unsupported', what: 'interactive' };
    case 'button':
      return { kind: 'text', text: asText(body?.text) ?? '' };
    case 'reaction':
      return { kind: 'reaction', emoji: asText(body?.emoji) ?? '' };
    case 'edit':
      return { kind: 'edited', text: wordsOf(asObject(body?.message)) };
    case 'revoke':
      return { kind: 'revoked' };
    case 'system':
      return undefined;
    default:
      return { kind: 'unsupported', what: /^[a-z_]{1,40}$/.test(type) ? type : 'unknown' };
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
  const from = asText(message.from);
  const id = asText(message.id);
  if (!from || !PERSON.test(from) || !id) return 'malformed';
  const content = contentOf(message) ?? (message.type === 'system' ? undefined : malformed);
  if (!content) return 'system';
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

const malformed: Content = { kind: 'unsupported', what: 'malformed' };

/** Somebody telephoned: one message a day. */
function callOf(call: Json, context: ParseContext): Inbound | undefined {
  const from = asText(call.from);
  if (!from || !PERSON.test(from) || asText(call.event) === 'terminate') return undefined;
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
  const to = asText(status.recipient_id);
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
      const names = new Map(
        asArray(value?.contacts).flatMap((contact) => {
          const person = asText(asObject(contact)?.wa_id);
          const name = asText(asObject(asObject(contact)?.profile)?.name);
          return person && name ? [[person, name] as const] : [];
        }),
      );
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
