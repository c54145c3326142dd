/** Reads what the webhook delivers: the old v1.1 shapes. Only ids written as text are used: as numbers they lose digits. */
import type { Inbound } from '../../core/message.ts';
import { asArray, asInteger, asNumber, asObject, asObjects, asText, type Json } from '../json.ts';
import { fileOfV1, type XFile } from './media.ts';
import {
  type Account,
  deletionOf,
  ignored,
  inboundOf,
  isBotName,
  leadingNames,
  type Parsed,
  type Said,
  timeOf,
  unescaped,
  withoutNames,
} from './said.ts';

const ID = /^\d{1,25}$/;
const idOf = (value: unknown): string | undefined => {
  const id = asText(value);
  return id !== undefined && ID.test(id) ? id : undefined;
};

function filesOf(media: unknown): readonly XFile[] {
  return asObjects(media).flatMap((each) => fileOfV1(each) ?? []);
}

function readable(text: string, entities: Json | undefined, media: readonly Json[]): string {
  let clean = text;
  for (const each of media) clean = clean.split(asText(each.url) ?? '\u0000').join('');
  for (const each of asObjects(entities?.urls)) {
    const short = asText(each.url);
    if (short) clean = clean.split(short).join(asText(each.expanded_url) ?? short);
  }
  return unescaped(clean).trim();
}

/** The webhook tells no thread: what answers us or its own writer is put to what it answers, what answers others begins with that. */
function whereOf(post: Json, id: string, author: string, me: Account): Pick<Said, 'thread' | 'answers'> {
  const thread = idOf(post.conversation_id_str);
  const answered = idOf(post.in_reply_to_status_id_str);
  if (thread !== undefined || answered === undefined) return { thread: thread ?? id };
  const to = post.in_reply_to_user_id_str;
  return to === me.id || to === author ? { thread: null, answers: answered } : { thread: answered };
}

function postOf(post: Json, me: Account, now: Date): Parsed {
  const id = idOf(post.id_str);
  const user = asObject(post.user);
  const author = idOf(user?.id_str);
  if (!id || !author) return ignored('malformed');
  if (author === me.id) return ignored('own');
  if (asObject(post.retweeted_status)) return ignored('retweet');
  const username = asText(user?.screen_name);
  if (isBotName(username)) return ignored('bot');
  const extended = asObject(post.extended_tweet);
  const text = asText(extended?.full_text) ?? asText(post.full_text) ?? asText(post.text) ?? '';
  const isReply = idOf(post.in_reply_to_status_id_str) !== undefined;
  const told = asInteger(asArray(extended?.display_text_range ?? post.display_text_range)[0]);
  const prefix = told !== undefined && told >= 0 ? Math.min(told, text.length) : isReply ? leadingNames(text, me) : 0;
  // Whoever goes on in a thread of their own carries along whom they called themselves.
  const own = post.in_reply_to_user_id_str === author ? 0 : prefix;
  const named = new RegExp(`(?<![A-Za-z0-9_])@${me.username}(?![A-Za-z0-9_])`, 'i').test(text.slice(own));
  const quotesUs = asObject(asObject(post.quoted_status)?.user)?.id_str === me.id;
  if (!named && !quotesUs && post.in_reply_to_user_id_str !== me.id) return ignored('not-addressed');
  const entities = asObject(extended?.entities) ?? asObject(post.entities);
  const media = asObjects((asObject(extended?.extended_entities) ?? asObject(post.extended_entities))?.media);
  const name = asText(user?.name);
  const [lon, lat] = asArray(asObject(post.coordinates)?.coordinates).map(asNumber);
  return {
    kind: 'messages',
    messages: inboundOf({
      id,
      first:
        idOf(
          asArray(
            asObject(post.edit_history)?.initial_tweet_id
              ? [asObject(post.edit_history)?.initial_tweet_id]
              : post.edit_history_tweet_ids,
          )[0],
        ) ?? id,
      author: { id: author, ...(username ? { username } : {}), ...(name ? { name } : {}) },
      at: timeOf(post.timestamp_ms ?? post.created_at, now),
      text: readable(withoutNames(text, me, prefix), entities, media),
      files: filesOf(media),
      ...(lat !== undefined && lon !== undefined ? { point: { lat, lon } } : {}),
      ...whereOf(post, id, author, me),
    }),
  };
}

function dmOf(event: Json, users: Json | undefined, me: Account, now: Date): Parsed {
  const create = asObject(event.message_create);
  const id = idOf(event.id);
  const sender = idOf(create?.sender_id);
  if (event.type !== 'message_create' || !id || !sender) return ignored('malformed');
  if (sender === me.id) return ignored('own');
  if (idOf(asObject(create?.target)?.recipient_id) !== me.id) return ignored('group');
  const data = asObject(create?.message_data);
  const media = asObject(asObject(data?.attachment)?.media);
  const user = asObject(users?.[sender]);
  const name = asText(user?.name);
  return {
    kind: 'messages',
    messages: inboundOf({
      id,
      first: id,
      author: { id: sender, ...(name ? { name } : {}) },
      at: timeOf(event.created_timestamp, now),
      text: readable(asText(data?.text) ?? '', asObject(data?.entities), media ? [media] : []),
      files: media ? filesOf([media]) : [],
    }),
  };
}

/**
 * Everything in one delivery, in order; nothing for another account.
 * @param onIgnored is told a word for each that is not for us
 */
export function readDelivery(body: Json, me: Account, now: Date, onIgnored: (why: string) => void): readonly Inbound[] {
  if (body.for_user_id !== me.id) {
    onIgnored('other-account');
    return [];
  }
  const messages: Inbound[] = [];
  const take = (parsed: Parsed) => {
    if (parsed.kind === 'messages') messages.push(...parsed.messages);
    else onIgnored(parsed.why);
  };
  // Whom the account has blocked is not read by polling either.
  for (const post of asObjects(body.tweet_create_events))
    take(body.user_has_blocked === true ? ignored('blocked') : postOf(post, me, now));
  for (const event of asObjects(body.direct_message_events)) take(dmOf(event, asObject(body.users), me, now));
  for (const each of asObjects(body.tweet_delete_events)) {
    const status = asObject(each.status);
    const post = idOf(status?.id) ?? idOf(status?.id_str);
    const author = idOf(status?.user_id) ?? idOf(status?.user_id_str);
    if (post && author && author !== me.id) messages.push(deletionOf(post, author, timeOf(each.timestamp_ms, now)));
  }
  return messages;
}
