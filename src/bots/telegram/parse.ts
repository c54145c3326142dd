import { type ChatId, type Content, chatId, type Inbound } from '../../core/message.ts';
import { asInteger, asObject, asText, type Json } from '../json.ts';
import { contentOf, editOf, replyOf, topicOf } from './content.ts';

/** What an update came to. `why` is a word for counters, never content. */
export type Parsed =
  | { readonly kind: 'message'; readonly message: Inbound }
  | { readonly kind: 'ignored'; readonly why: string };

/** What parsing needs to know besides the update. */
export interface ParseContext {
  /** When it was received: stands in where the platform gives no time. */
  readonly now: Date;
  /** Our bot's name without `@`; undefined until the platform was reached. */
  readonly username?: string;
}

/** The kinds of update that are asked for; others are neither sent nor needed. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/**
 * Known kinds that are never for us: posts of channels, and what was not asked for (Bot API 10.1, Update). What waited when the bot's settings were
 * others may still come: a message to a shop whose account another program served, answered by us, would speak to its customer.
 */
const NOT_OURS = new Set([
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
]);

const TELEGRAM = 'telegram';
const ignored = (why: string): Parsed => ({ kind: 'ignored', why });

/** The last moment a `Date` can hold, in seconds. */
const SECONDS_MAX = 8_640_000_000_000;

function timeOf(seconds: unknown, now: Date): Date {
  const at = asInteger(seconds);
  return at !== undefined && at > 0 && at <= SECONDS_MAX ? new Date(at * 1000) : now;
}

/** Who wrote, and where; a word instead where it is nobody we talk to. */
function sceneOf(
  chat: Json | undefined,
  from: Json | undefined,
): { chat: ChatId; private: boolean; from: Inbound['from'] } | string {
  const chatNumber = asInteger(chat?.id);
  const fromNumber = asInteger(from?.id);
  if (chatNumber === undefined) return 'no-chat';
  if (chat?.type === 'channel') return 'channel';
  if (!from || fromNumber === undefined) return 'no-sender';
  if (from.is_bot === true) return 'bot';
  const name = [asText(from.first_name), asText(from.last_name)].filter(Boolean).join(' ');
  const language = asText(from.language_code);
  return {
    chat: chatId(String(chatNumber)),
    private: chat?.type === 'private',
    from: { id: String(fromNumber), ...(name ? { name } : {}), ...(language ? { language } : {}) },
  };
}

function parseMessage(message: Json, update: number, edited: boolean, context: ParseContext): Parsed {
  // A group's anonymous admin, a linked channel, someone writing as a channel: no person, so nobody whose word counts.
  if (message.sender_chat !== undefined) return ignored('anonymous');
  const scene = sceneOf(asObject(message.chat), asObject(message.from));
  if (typeof scene === 'string') return ignored(scene);
  const number = asInteger(message.message_id);
  const said: Content | undefined =
    number === undefined
      ? { kind: 'unsupported', what: 'malformed' }
      : edited
        ? editOf(message)
        : contentOf(message, context.username);
  if (!said) return ignored(edited ? 'edit-without-words' : 'service');
  const replyTo = replyOf(message);
  const topic = topicOf(message);
  const album = asText(message.media_group_id);
  const editDate = asInteger(message.edit_date) ?? 0;
  return {
    kind: 'message',
    message: {
      channel: TELEGRAM,
      ...scene,
      id:
        number === undefined
          ? `u:${update}`
          : edited
            ? `e:${scene.chat}:${number}:${editDate}:${update}`
            : `m:${scene.chat}:${number}`,
      sentAt: timeOf(edited ? message.edit_date : message.date, context.now),
      content: said,
      ...(number !== undefined ? { messageId: String(number) } : {}),
      ...(replyTo !== undefined ? { replyTo } : {}),
      ...(topic !== undefined ? { topic } : {}),
      ...(album ? { album } : {}),
      // What came through another bot is, like a forward, not this person's own word: no command may rest on it.
      ...(message.forward_origin !== undefined || message.forward_date !== undefined || message.via_bot !== undefined
        ? { forwarded: true }
        : {}),
    },
  };
}

function parsePress(query: Json, context: ParseContext): Parsed {
  const callback = asText(query.id);
  const data = asText(query.data);
  const card = asObject(query.message);
  const scene = sceneOf(asObject(card?.chat), asObject(query.from));
  if (typeof scene === 'string') return ignored(scene);
  if (!callback || data === undefined) return ignored('press-without-data');
  const number = asInteger(card?.message_id);
  const topic = card && topicOf(card);
  return {
    kind: 'message',
    message: {
      channel: TELEGRAM,
      ...scene,
      id: `c:${callback}`,
      sentAt: context.now,
      content: { kind: 'choice', id: data, callback },
      ...(number !== undefined ? { replyTo: String(number) } : {}),
      ...(topic !== undefined ? { topic } : {}),
    },
  };
}

/** Whether this is how somebody stands who is not in a chat. */
const isOut = (member: unknown): boolean => ['kicked', 'left'].includes(asText(asObject(member)?.status) ?? '');

/**
 * Someone blocked the bot, took it out of a group, or brought it back into one. In private the way back needs no word, the next message
 * says enough; in a group that may be long, and what waits for it should not.
 */
function parseMembership(change: Json, update: number, context: ParseContext): Parsed {
  const isOutNow = isOut(change.new_chat_member);
  const scene = sceneOf(asObject(change.chat), asObject(change.from));
  if (typeof scene === 'string') return ignored(scene);
  const isBack = !isOutNow && !scene.private && isOut(change.old_chat_member);
  if (!isOutNow && !isBack) return ignored('membership');
  return {
    kind: 'message',
    message: {
      channel: TELEGRAM,
      ...scene,
      id: `k:${scene.chat}:${asInteger(change.date) ?? 0}:${update}`,
      sentAt: timeOf(change.date, context.now),
      content: isBack ? { kind: 'unsupported', what: 'joined' } : { kind: 'left' },
    },
  };
}

/** A kind of update from after this was written: kept as something we can not read, when it is somebody's and has a chat. */
function parseUnknown(update: Json, number: number, context: ParseContext): Parsed {
  for (const [kind, value] of Object.entries(update)) {
    const body = asObject(value);
    if (!body || NOT_OURS.has(kind)) continue;
    const scene = sceneOf(asObject(body.chat), asObject(body.from));
    if (typeof scene === 'string' || body.sender_chat !== undefined) continue;
    return {
      kind: 'message',
      message: {
        channel: TELEGRAM,
        ...scene,
        id: `u:${number}:${asInteger(body.date) ?? 0}`,
        sentAt: timeOf(body.date, context.now),
        content: { kind: 'unsupported', what: /^[a-z_]{1,40}$/.test(kind) ? kind : 'unknown' },
      },
    };
  }
  return ignored('unknown');
}

/**
 * Reads one update. Pure, and never throws whatever it is given.
 *
 * Ids, as stored for recognising a redelivery:
 * `m:CHAT:MESSAGE` a message, `e:CHAT:MESSAGE:EDIT_SECOND:UPDATE` an edit, `c:CALLBACK` a press, `k:CHAT:SECOND:UPDATE` a farewell or a return.
 * Not the update's own number alone: after a week of silence Telegram goes on from a random one (Bot API, Update), so an old number may
 * come again for another message and would swallow it. Within an edit it tells two edits of one second apart.
 */
export function parseUpdate(value: unknown, context: ParseContext): Parsed {
  const update = asObject(value);
  const number = asInteger(update?.update_id);
  if (!update || number === undefined) return ignored('malformed');
  const message = asObject(update.message);
  if (message) return parseMessage(message, number, false, context);
  const edited = asObject(update.edited_message);
  if (edited) return parseMessage(edited, number, true, context);
  const press = asObject(update.callback_query);
  if (press) return parsePress(press, context);
  const membership = asObject(update.my_chat_member);
  if (membership) return parseMembership(membership, number, context);
  return parseUnknown(update, number, context);
}
