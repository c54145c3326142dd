import { createHash } from 'node:crypto';
import type { Card, MediaRef } from '../../../core/content.ts';
import { type Content, chatId, type Inbound } from '../../../core/message.ts';
import { asArray, asNumber, asObject, asText, type Json } from '../../json.ts';
import { WEB_CAPABILITIES } from '../capabilities.ts';
import { bareMime, callId, contactIn, placeOf, timeOf, WHATSAPP } from '../content.ts';

/** What something of the page came to. `why` is a word for counters, never content. */
export type Parsed =
  | { readonly kind: 'message'; readonly message: Inbound }
  | { readonly kind: 'ignored'; readonly why: string };

const ignored = (why: string): Parsed => ({ kind: 'ignored', why });

/** WhatsApp's own account, which only announces things. */
const WHATSAPP_ITSELF = '0@c.us';

/**
 * Messages by which WhatsApp tells of itself or of something done to another message: nobody said anything. `revoked`, `ciphertext` and
 * reactions come as events of their own.
 */
const SERVICE = new Set([
  'e2e_notification',
  'notification',
  'notification_template',
  'gp2',
  'protocol',
  'album',
  'call_log',
  'ciphertext',
  'revoked',
  'reaction',
  'reaction_enc',
  'pinned_message',
  'keep_in_chat',
  'ephemeral_setting',
  'bot_request_welcome',
  'group_notification',
  'broadcast_notification',
  'groups_v4_invite',
  'debug',
  'poll_update',
]);

const FILES: Readonly<Record<string, MediaRef['kind']>> = {
  image: 'photo',
  video: 'video',
  ptv: 'video',
  ptt: 'voice',
  audio: 'audio',
  document: 'document',
};

/** An id of the page: a text, or an object that holds it. */
const idOf = (value: unknown): string | undefined => asText(value) ?? asText(asObject(value)?._serialized);

/** Whether a chat is one with a person: not a group, a status, a broadcast list or a channel. */
export const isPerson = (chat: string): boolean => /^[^@\s]+@(?:c\.us|lid)$/.test(chat) && chat !== WHATSAPP_ITSELF;

interface Head {
  /** WhatsApp's id of the message, which is also what tells a redelivery. */
  readonly id: string;
  readonly chat: string;
}

/** Which message it is, and with whom; a word instead where it is nothing that a person said to us. */
function headOf(raw: Json): Head | string {
  const key = asObject(raw.id);
  const id = asText(key?._serialized);
  const chat = idOf(key?.remote) ?? idOf(raw.from);
  if (!id || !chat) return 'malformed';
  if (key?.fromMe === true) return 'own';
  if (!isPerson(chat)) return 'no-person';
  if (idOf(raw.to) === chat) return 'self';
  return { id, chat };
}

function mediaOf(kind: MediaRef['kind'], raw: Json, id: string): Content {
  // Linked devices are not given it, and where one were: it was meant to be seen once.
  if (raw.isViewOnce === true) return { kind: 'unsupported', what: 'view-once' };
  if (!asText(raw.directPath)) return { kind: 'unsupported', what: 'unread' };
  const bytes = asNumber(raw.size);
  const mime = bareMime(asText(raw.mimetype));
  const name = asText(raw.filename);
  const seconds = Number(raw.duration ?? Number.NaN);
  const caption = asText(raw.caption);
  return {
    kind: 'media',
    media: {
      kind,
      handle: id,
      ...(bytes !== undefined && bytes >= 0 ? { bytes } : {}),
      ...(mime ? { mime } : {}),
      ...(name && kind === 'document' ? { name } : {}),
      ...(seconds >= 0 ? { seconds } : {}),
      ...(bytes !== undefined && bytes > WEB_CAPABILITIES.fileBytesMax ? { tooLarge: true } : {}),
    },
    // A document's caption repeats its name where there is none.
    ...(caption && caption !== name ? { caption } : {}),
  };
}

/** Name and number of a card (RFC 6350); WhatsApp writes the number it knows as `waid`. */
const cardOf = (card: string): Card => ({
  name: /^FN(?:;[^:\r\n]*)?:(.*)$/im.exec(card)?.[1]?.trim(),
  phone: /^(?:item\d+\.)?TEL[^:\r\n]*:(.*)$/im.exec(card)?.[1]?.trim(),
});

function contentOf(raw: Json, id: string): Content | undefined {
  const type = asText(raw.type) ?? '';
  const file = FILES[type];
  if (file) return mediaOf(file, raw, id);
  switch (type) {
    case 'chat':
    case 'buttons_response':
    case 'template_button_reply':
    case 'list_response':
      return { kind: 'text', text: asText(raw.body) ?? '' };
    case 'location':
    case 'live_location': {
      const label = (asText(raw.loc) ?? '').split('\n').filter(Boolean).slice(0, 2).join(', ');
      return placeOf(raw.lat, raw.lng, label) ?? { kind: 'unsupported', what: 'location' };
    }
    case 'sticker':
      return { kind: 'sticker' };
    case 'vcard':
      return contactIn([cardOf(asText(raw.body) ?? '')]);
    case 'multi_vcard':
      return contactIn(asArray(raw.vcardList).map((each) => cardOf(asText(asObject(each)?.vcard) ?? '')));
    default:
      if (SERVICE.has(type)) return undefined;
      return { kind: 'unsupported', what: /^[a-z_]{1,40}$/.test(type) ? type : 'unknown' };
  }
}

/** The message that this one answers, as WhatsApp calls it: only the bare id is told, and whose it is. */
function replyOf(raw: Json, chat: string): string | undefined {
  const stanza = asText(raw.quotedStanzaID);
  if (!stanza) return undefined;
  return `${idOf(raw.quotedParticipant) === chat ? 'false' : 'true'}_${chat}_${stanza}`;
}

function inbound(head: Head, raw: Json, now: Date, id: string, content: Content): Inbound {
  const name = asText(raw.notifyName);
  const replyTo = content.kind === 'revoked' ? undefined : replyOf(raw, head.chat);
  const album = idOf(raw.parentMsgKey);
  return {
    channel: WHATSAPP,
    id,
    chat: chatId(head.chat),
    from: { id: head.chat, ...(name ? { name } : {}) },
    sentAt: timeOf(raw.t, now),
    private: true,
    content,
    messageId: head.id,
    ...(replyTo ? { replyTo } : {}),
    ...(album && content.kind === 'media' ? { album } : {}),
    ...(raw.isForwarded === true || (asNumber(raw.forwardingScore) ?? 0) > 0 ? { forwarded: true } : {}),
  };
}

/**
 * Reads a message of the page, in the library's raw form. Pure, and never throws whatever it is given.
 * Ids, as stored for recognising one that was had already: `m:ID` a message, `u:ID` one that could not be read, `e:ID:HASH` an edit, `x:ID` a
 * deletion, `r:ID:SECOND:EMOJI` a reaction, `call:DAY` a call.
 */
export function parseMessage(value: unknown, now: Date): Parsed {
  const raw = asObject(value);
  const head = raw ? headOf(raw) : 'malformed';
  if (!raw || typeof head === 'string') return ignored(String(head));
  const content = contentOf(raw, head.id);
  return content ? { kind: 'message', message: inbound(head, raw, now, `m:${head.id}`, content) } : ignored('service');
}

/** Reads an edit; `words` is what it says now. */
export function parseEdit(value: unknown, words: unknown, now: Date): Parsed {
  const raw = asObject(value);
  const head = raw ? headOf(raw) : 'malformed';
  if (!raw || typeof head === 'string') return ignored(String(head));
  const text = asText(words) ?? '';
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return { kind: 'message', message: inbound(head, raw, now, `e:${head.id}:${hash}`, { kind: 'edited', text }) };
}

/** Reads that a person deleted a message for everyone. */
export function parseRevoke(value: unknown, now: Date): Parsed {
  const raw = asObject(value);
  // The placeholder names what was deleted, where it is another message.
  const original = asObject(raw?.protocolMessageKey);
  const head = raw ? headOf({ ...raw, id: asText(original?._serialized) ? original : raw.id }) : 'malformed';
  if (!raw || typeof head === 'string') return ignored(String(head));
  return { kind: 'message', message: inbound(head, raw, now, `x:${head.id}`, { kind: 'revoked' }) };
}

/**
 * Reads a message that is still enciphered: one that linked devices are not given, for it may be seen only once; or, `given up`, one that could not be
 * deciphered even when the phone was asked again. Anything else may still be. What is given up has an id of its own, so that it is heard if it comes after all.
 */
export function parseCiphertext(value: unknown, now: Date, stage: 'waits' | 'given up' = 'waits'): Parsed {
  const raw = asObject(value);
  const head = raw ? headOf(raw) : 'malformed';
  if (!raw || typeof head === 'string') return ignored(String(head));
  const isOnce = /view_once/.test(asText(raw.subtype) ?? '');
  if (isOnce !== (stage === 'waits')) return ignored('ciphertext');
  const [id, what] = isOnce ? ([`m:${head.id}`, 'view-once'] as const) : ([`u:${head.id}`, 'unread'] as const);
  return { kind: 'message', message: inbound(head, raw, now, id, { kind: 'unsupported', what }) };
}

/**
 * Reads an emoji that a person put on a message of ours. In a chat of two it is theirs unless its own key says that it is ours: what the page calls its sender
 * may carry the number of a device (`6281…:35@c.us`; devlikeapro/waha#1545), or be the other of a person's two ids.
 */
export function parseReaction(value: unknown, now: Date): Parsed {
  const reaction = asObject(value);
  const parent = asObject(reaction?.parentMsgKey);
  const about = asText(parent?._serialized);
  const chat = idOf(parent?.remote);
  if (!reaction || !about || !chat || !isPerson(chat)) return ignored('reaction');
  if (parent?.fromMe !== true || asObject(reaction.msgKey)?.fromMe === true) return ignored('reaction');
  const emoji = asText(reaction.reactionText) ?? '';
  // Taken back.
  if (emoji === '') return ignored('reaction');
  return {
    kind: 'message',
    message: {
      channel: WHATSAPP,
      id: `r:${about}:${String(reaction.timestamp ?? '')}:${emoji}`,
      chat: chatId(chat),
      from: { id: chat },
      sentAt: timeOf(reaction.timestamp, now),
      private: true,
      content: { kind: 'reaction', emoji },
      replyTo: about,
    },
  };
}

/** Reads that somebody telephones: one message a day. */
export function parseCall(value: unknown, now: Date): Parsed {
  const call = asObject(value);
  const chat = idOf(call?.peerJid);
  if (!call || !chat || !isPerson(chat) || call.isGroup === true || call.outgoing === true) return ignored('call');
  return {
    kind: 'message',
    message: {
      channel: WHATSAPP,
      id: callId(now),
      chat: chatId(chat),
      from: { id: chat },
      sentAt: now,
      private: true,
      content: { kind: 'unsupported', what: 'call' },
    },
  };
}
