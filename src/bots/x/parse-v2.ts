/** Reads what the v2 API answers: posts that mention us, and direct messages. Pure, and never throws whatever it is given. */
import { asArray, asInteger, asNumber, asObject, asObjects, asText, type Json } from '../json.ts';
import { fileOfV2, type XFile } from './media.ts';
import {
  type Account,
  ignored,
  inboundOf,
  isBotName,
  leadingNames,
  type Parsed,
  type Said,
  timeOf,
  unescaped,
  withoutNames,
  type XPerson,
} from './said.ts';

/** One item of a page with its id, by which the platform orders everything. */
export interface Item {
  readonly id: string;
  readonly at: Date | undefined;
  readonly parsed: Parsed;
}

/** A page, newest first. */
export interface Page {
  readonly items: readonly Item[];
  /** Of the next, older page; undefined when this was the last. */
  readonly next: string | undefined;
}

const ID = /^\d{1,25}$/;
const idOf = (value: unknown): string | undefined => {
  const id = asText(value);
  return id !== undefined && ID.test(id) ? id : undefined;
};

function personOf(id: string, includes: Json | undefined): XPerson {
  const user = asObjects(includes?.users).find((each) => each.id === id);
  const username = asText(user?.username);
  const name = asText(user?.name);
  return { id, ...(username ? { username } : {}), ...(name ? { name } : {}) };
}

function filesOf(attachments: unknown, includes: Json | undefined): readonly XFile[] {
  const keys = asArray(asObject(attachments)?.media_keys);
  const media = asObjects(includes?.media);
  return keys.flatMap((key) => {
    const found = media.find((each) => each.media_key === key);
    return (found && fileOfV2(found)) ?? [];
  });
}

/** The text with real addresses for X's short ones, and none for those that only stand for its files. */
function readable(text: string, entities: Json | undefined, hasFiles: boolean): string {
  let clean = text;
  for (const each of asObjects(entities?.urls)) {
    const short = asText(each.url);
    if (!short) continue;
    const full = asText(each.expanded_url) ?? short;
    const isFile = each.media_key !== undefined || /\/(?:photo|video)\/\d+$|\/messages\/media\//.test(full);
    clean = clean.split(short).join(isFile ? '' : full);
  }
  if (hasFiles) clean = clean.replace(/(?<!\s)\s*https:\/\/t\.co\/\w+\s*$/u, '');
  return unescaped(clean).trim();
}

/** Why a post is none for us; undefined when it is. */
function notForUs(post: Json, includes: Json | undefined, me: Account, text: string): string | undefined {
  const references = asObjects(post.referenced_tweets);
  if (references.some(({ type }) => type === 'retweeted') || /^RT @/.test(text)) return 'retweet';
  const username = personOf(asText(post.author_id) ?? '', includes).username;
  if (isBotName(username)) return 'bot';
  if (isAddressed(post, me, text)) return undefined;
  const quotesUs = references.some(
    ({ type, id }) =>
      type === 'quoted' && asObjects(includes?.tweets).some((each) => each.id === id && each.author_id === me.id),
  );
  return quotesUs ? undefined : 'not-addressed';
}

/** Whether we are spoken to: named in the words themselves, or answered; not merely carried along at the head of an answer to others. */
function isAddressed(post: Json, me: Account, text: string): boolean {
  if (post.in_reply_to_user_id === me.id) return true;
  const isReply = asObjects(post.referenced_tweets).some(({ type }) => type === 'replied_to');
  // Whoever goes on in a thread of their own carries along whom they called themselves.
  const own = post.in_reply_to_user_id === post.author_id ? 0 : prefixOf(post, text, isReply, me);
  return new RegExp(`(?<![A-Za-z0-9_])@${me.username}(?![A-Za-z0-9_])`, 'i').test(text.slice(own));
}

/** Where the writer's own words begin: X tells it, or it is what follows the names at the head of an answer. */
function prefixOf(post: Json, text: string, isReply: boolean, me: Account): number {
  const told = asInteger(asArray(post.display_text_range)[0]);
  if (told !== undefined && told >= 0) return Math.min(told, text.length);
  return isReply ? leadingNames(text, me) : 0;
}

/** The thread, as told; else what answers us or its own writer is put to what it answers, what answers others begins with that. */
function whereOf(post: Json, id: string, author: string, me: Account): Pick<Said, 'thread' | 'answers'> {
  const thread = idOf(post.conversation_id);
  const answered = idOf(asObjects(post.referenced_tweets).find(({ type }) => type === 'replied_to')?.id);
  if (thread !== undefined || answered === undefined) return { thread: thread ?? id };
  const to = post.in_reply_to_user_id;
  return to === me.id || to === author ? { thread: null, answers: answered } : { thread: answered };
}

function postOf(post: Json, includes: Json | undefined, me: Account, now: Date): Parsed {
  const id = idOf(post.id);
  const author = idOf(post.author_id);
  if (!id || !author) return ignored('malformed');
  if (author === me.id) return ignored('own');
  const note = asObject(post.note_tweet);
  const text = asText(note?.text) ?? asText(post.text) ?? '';
  const why = notForUs(post, includes, me, text);
  if (why) return ignored(why);
  const files = filesOf(post.attachments, includes);
  const entities = asObject(note?.entities) ?? asObject(post.entities);
  const isReply = asObjects(post.referenced_tweets).some(({ type }) => type === 'replied_to');
  const words = withoutNames(text, me, prefixOf(post, text, isReply, me));
  const [lon, lat] = asArray(asObject(asObject(post.geo)?.coordinates)?.coordinates).map(asNumber);
  return {
    kind: 'messages',
    messages: inboundOf({
      id,
      first: idOf(asArray(post.edit_history_tweet_ids)[0]) ?? id,
      author: personOf(author, includes),
      at: timeOf(post.created_at, now),
      text: readable(words, entities, files.length > 0),
      files,
      ...(lat !== undefined && lon !== undefined ? { point: { lat, lon } } : {}),
      ...whereOf(post, id, author, me),
    }),
  };
}

function dmOf(event: Json, includes: Json | undefined, me: Account, now: Date): Parsed {
  const id = idOf(event.id);
  const sender = idOf(event.sender_id);
  if (!id || !sender) return ignored('malformed');
  if (event.event_type !== 'MessageCreate') return ignored('membership');
  if (sender === me.id) return ignored('own');
  // A conversation of two is named by both; any other has several readers.
  const conversation = asText(event.dm_conversation_id);
  if (conversation !== undefined && !conversation.split('-').includes(me.id)) return ignored('group');
  const files = filesOf(event.attachments, includes);
  // Its address stands among the words also where X does not tell where the file lies.
  const hasFiles = asArray(asObject(event.attachments)?.media_keys).length > 0;
  return {
    kind: 'messages',
    messages: inboundOf({
      id,
      first: id,
      author: personOf(sender, includes),
      at: timeOf(event.created_at, now),
      text: readable(asText(event.text) ?? '', asObject(event.entities), hasFiles),
      files,
    }),
  };
}

type Read = (item: Json, includes: Json | undefined, me: Account, now: Date) => Parsed;

function pageOf(result: Json, me: Account, now: Date, read: Read): Page {
  const includes = asObject(result.includes);
  const items = asObjects(result.data).flatMap((item) => {
    const id = idOf(item.id);
    if (!id) return [];
    const at = item.created_at === undefined ? undefined : timeOf(item.created_at, now);
    return [{ id, at, parsed: read(item, includes, me, now) }];
  });
  return { items, next: asText(asObject(result.meta)?.next_token) };
}

/** A page of posts that mention us. */
export const mentionsPage = (result: Json, me: Account, now: Date): Page => pageOf(result, me, now, postOf);
/** A page of direct messages, our own among them. */
export const dmsPage = (result: Json, me: Account, now: Date): Page => pageOf(result, me, now, dmOf);
