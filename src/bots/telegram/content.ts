import type { MediaRef } from '../../core/content.ts';
import type { Content } from '../../core/message.ts';
import { asArray, asInteger, asNumber, asObject, asText, type Json } from '../json.ts';
import { withLinks, wordsOfRich } from './rich.ts';

/** Largest file a bot can download, in bytes (Bot API, getFile: 20 MB). */
export const DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024;

/** Messages by which the platform tells of itself: nobody said anything. */
const SERVICE = [
  'new_chat_members',
  'new_chat_participant',
  'new_chat_member',
  'left_chat_member',
  'left_chat_participant',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'proximity_alert_triggered',
  'boost_added',
  'chat_background_set',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'giveaway_created',
  'giveaway_completed',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
  'web_app_data',
  'gift',
  'unique_gift',
  'gift_upgrade_sent',
  'chat_owner_left',
  'chat_owner_changed',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'poll_option_added',
  'poll_option_deleted',
  'managed_bot_created',
  'direct_message_price_changed',
  'paid_message_price_changed',
  'suggested_post_approved',
  'suggested_post_approval_failed',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
] as const;

/** Kinds of message that serve no complaint; the word goes to the logs. */
const UNSUPPORTED = [
  'poll',
  'dice',
  'game',
  'story',
  'invoice',
  'paid_media',
  'giveaway',
  'giveaway_winners',
  'checklist',
  'passport_data',
  'rich_message',
] as const;

const has = (message: Json, keys: readonly string[]): string | undefined =>
  keys.find((key) => message[key] !== undefined && message[key] !== null);

function mediaOf(kind: MediaRef['kind'], file: Json | undefined, mimeElse?: string): MediaRef | undefined {
  const handle = asText(file?.file_id);
  if (!file || !handle) return undefined;
  const bytes = asNumber(file.file_size);
  const mime = asText(file.mime_type) ?? mimeElse;
  const name = asText(file.file_name);
  const seconds = asNumber(file.duration);
  return {
    kind,
    handle,
    ...(bytes !== undefined && bytes >= 0 ? { bytes } : {}),
    ...(mime ? { mime } : {}),
    ...(name ? { name } : {}),
    ...(seconds !== undefined && seconds >= 0 ? { seconds } : {}),
    ...(bytes !== undefined && bytes > DOWNLOAD_BYTES_MAX ? { tooLarge: true } : {}),
  };
}

/** The largest of the sizes a photo comes in that may be downloaded. */
function largestPhoto(sizes: readonly unknown[]): Json | undefined {
  let best: Json | undefined;
  let pixelsMost = -1;
  for (const each of sizes) {
    const size = asObject(each);
    if (!size || (asNumber(size.file_size) ?? 0) > DOWNLOAD_BYTES_MAX) continue;
    const pixels = (asNumber(size.width) ?? 0) * (asNumber(size.height) ?? 0);
    if (pixels > pixelsMost) [best, pixelsMost] = [size, pixels];
  }
  return best;
}

function fileOf(message: Json): MediaRef | undefined {
  if (message.photo !== undefined) return mediaOf('photo', largestPhoto(asArray(message.photo)), 'image/jpeg');
  if (message.video !== undefined) return mediaOf('video', asObject(message.video));
  if (message.video_note !== undefined) return mediaOf('video', asObject(message.video_note), 'video/mp4');
  if (message.voice !== undefined) return mediaOf('voice', asObject(message.voice), 'audio/ogg');
  if (message.audio !== undefined) return mediaOf('audio', asObject(message.audio));
  // An animation comes with a `document` of the same file, for old clients: it is a video without sound.
  if (message.animation !== undefined) return mediaOf('video', asObject(message.animation));
  if (message.document !== undefined) return mediaOf('document', asObject(message.document));
  return undefined;
}

function placeOf(message: Json): Content | undefined {
  const venue = asObject(message.venue);
  const location = asObject(venue?.location) ?? asObject(message.location);
  const lat = asNumber(location?.latitude);
  const lon = asNumber(location?.longitude);
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined;
  const label = [asText(venue?.title), asText(venue?.address)].filter(Boolean).join(', ');
  return { kind: 'location', lat, lon, ...(label ? { label } : {}) };
}

/** Takes `@our_bot` off a command, as groups write it; undefined when the command is for another bot. */
function commandForUs(text: string, username: string | undefined): string | undefined {
  const command = /^(\/[A-Za-z0-9_]{1,32})@([A-Za-z0-9_]{1,32})(?![A-Za-z0-9_])/.exec(text);
  const [all = '', name = '', bot = ''] = command ?? [];
  if (!command) return text;
  if (username !== undefined && bot.toLowerCase() !== username.toLowerCase()) return undefined;
  return name + text.slice(all.length);
}

/**
 * What a message of the platform says.
 * @param username of our bot, without `@`; unknown until the platform was reached
 * @returns undefined where nobody said anything to us: a service message, a command for another bot
 */
export function contentOf(message: Json, username: string | undefined): Content | undefined {
  const text = asText(message.text) ?? wordsOfRich(message.rich_message);
  if (text !== undefined) {
    const said = commandForUs(withLinks(text, message.entities), username);
    return said === undefined ? undefined : { kind: 'text', text: said };
  }
  const media = fileOf(message);
  if (media) {
    const caption = withLinks(asText(message.caption) ?? '', message.caption_entities);
    return { kind: 'media', media, ...(caption ? { caption } : {}) };
  }
  const place = placeOf(message);
  if (place) return place;
  if (asObject(message.sticker)) return { kind: 'sticker' };
  const contact = asObject(message.contact);
  if (contact) {
    const name = [asText(contact.first_name), asText(contact.last_name)].filter(Boolean).join(' ');
    const phone = asText(contact.phone_number);
    return { kind: 'contact', ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  }
  const unsupported = has(message, UNSUPPORTED);
  if (unsupported) return { kind: 'unsupported', what: unsupported };
  return has(message, SERVICE) ? undefined : { kind: 'unsupported', what: 'unknown' };
}

/** What an edited message says now; undefined for edits that are no words (a live location that moves on, a changed keyboard). */
export function editOf(message: Json): Content | undefined {
  const text = asText(message.text) ?? asText(message.caption) ?? wordsOfRich(message.rich_message);
  if (text !== undefined)
    return { kind: 'edited', text: withLinks(text, message.entities ?? message.caption_entities) };
  // A caption that was taken away leaves the file alone; a location or a game without words has nothing to correct.
  return fileOf(message) ? { kind: 'edited', text: '' } : undefined;
}

/** Id of the message that a message answers; the head of a forum topic does not count as one. */
export function replyOf(message: Json): string | undefined {
  const id = asInteger(asObject(message.reply_to_message)?.message_id);
  if (id === undefined || (message.is_topic_message === true && id === message.message_thread_id)) return undefined;
  return String(id);
}

/** Number of the topic that a message lies in; a chain of replies in an ordinary group carries a thread's number too and is none. */
export function topicOf(message: Json): string | undefined {
  const id = message.is_topic_message === true ? asInteger(message.message_thread_id) : undefined;
  return id === undefined ? undefined : String(id);
}
