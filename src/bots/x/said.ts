import { type ChatId, chatId, type Inbound } from '../../core/message.ts';
import { mediaRefOf, type XFile } from './media.ts';
import { withoutPart } from './part.ts';

/** Our own account. */
export interface Account {
  readonly id: string;
  /** Without the @. */
  readonly username: string;
}

/** What was read came to this. `why` is a word for counters, never content. */
export type Parsed =
  | { readonly kind: 'messages'; readonly messages: readonly Inbound[] }
  | { readonly kind: 'ignored'; readonly why: string };

/** What is passed over. @param why a word for counters, never content */
export const ignored = (why: string): Parsed => ({ kind: 'ignored', why });

/** A person on X. */
export interface XPerson {
  readonly id: string;
  readonly username?: string;
  readonly name?: string;
}

/** A post or direct message, however the platform told of it. */
export interface Said {
  readonly id: string;
  /** Of a changed post the id of its first wording; else its own. */
  readonly first: string;
  readonly author: XPerson;
  readonly at: Date;
  /** Clean: without our own name, without the addresses that stand for its files. */
  readonly text: string;
  readonly files: readonly XFile[];
  readonly point?: { readonly lat: number; readonly lon: number };
  /** The thread of a post; null where the platform does not tell it; absent for a direct message. */
  readonly thread?: string | null;
  /** The post that this one answers, where it decides the thread. */
  readonly answers?: string;
}

const X = 'x';
/** Somebody's direct messages with us. */
export const dmChat = (user: string): ChatId => chatId(`d:${user}`);
/** Somebody's posts to us. */
export const postChat = (user: string): ChatId => chatId(`p:${user}`);
/** What a chat's id names. */
export function chatParts(chat: ChatId): { readonly isPost: boolean; readonly user: string } {
  const text = String(chat);
  return { isPost: text.startsWith('p:'), user: text.slice(2) };
}

/**
 * One post or direct message as the core hears it: its words, and a message for each file and place.
 *
 * Ids, as stored for recognising what is told again (by another poll, by the webhook):
 * `t:POST` words, `t:POST:edit` other words for a post, `t:FIRST:FILE` a file, `t:FIRST:geo` a place; `d:` for direct messages.
 */
export function inboundOf(said: Said): readonly Inbound[] {
  const { id, first, author, at, files, point, thread, answers } = said;
  const isPost = thread !== undefined;
  const text = isPost ? withoutPart(said.text, at) : said.text;
  const kind = isPost ? 't' : 'd';
  const isEdit = first !== id;
  const base = {
    channel: X,
    chat: isPost ? postChat(author.id) : dmChat(author.id),
    from: { id: author.id, ...(author.name ? { name: author.name } : {}) },
    sentAt: at,
    private: !isPost,
    messageId: first,
    ...(thread ? { topic: thread } : {}),
    ...(answers ? { replyTo: answers } : {}),
  };
  const album = files.length > 1 ? { album: first } : {};
  const messages: Inbound[] = [];
  if (isEdit) messages.push({ ...base, id: `${kind}:${id}:edit`, content: { kind: 'edited', text } });
  // Who writes in private sent something, and X does not say what; a post may well be our name alone.
  else if (!isPost && text.trim() === '' && files.length === 0)
    messages.push({ ...base, id: `${kind}:${id}`, content: { kind: 'unsupported', what: 'unread' } });
  else if (text.trim() !== '' || (files.length === 0 && !point))
    messages.push({ ...base, id: `${kind}:${id}`, content: { kind: 'text', text } });
  for (const file of files)
    messages.push({
      ...base,
      ...album,
      id: `${kind}:${first}:${file.id}`,
      content: { kind: 'media', media: mediaRefOf(file, !isPost), ...(file.alt ? { caption: file.alt } : {}) },
    });
  if (point) messages.push({ ...base, id: `${kind}:${first}:geo`, content: { kind: 'location', ...point } });
  return messages;
}

/** A post was deleted. */
export const deletionOf = (post: string, author: string, at: Date): Inbound => ({
  channel: X,
  id: `x:${post}`,
  chat: postChat(author),
  from: { id: author },
  sentAt: at,
  private: false,
  messageId: post,
  content: { kind: 'deleted' },
});

/** X escapes these three in texts. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A text without our own name, the names that an answer begins with by itself, and empty ends. */
export function withoutNames(text: string, me: Account, prefix: number): string {
  const rest = text.slice(prefix);
  const name = me.username.replace(/[^A-Za-z0-9_]/g, '');
  return rest
    .replace(new RegExp(`(?<![A-Za-z0-9_])@${name}(?![A-Za-z0-9_])[,:]?`, 'gi'), ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/**
 * Length of the names at the beginning of an answer, which X puts there by itself: those of whoever is answered. Where ours stands alone, the writer
 * put it there.
 */
export function leadingNames(text: string, me: Account): number {
  const names = /^(?:@[A-Za-z0-9_]{1,20}\s+)*/.exec(`${text} `)?.[0] ?? '';
  const others = names
    .split(/\s+/)
    .filter((name) => name !== '' && name.toLowerCase() !== `@${me.username.toLowerCase()}`);
  return others.length > 0 ? Math.min(names.length, text.length) : 0;
}

/** Accounts that say by their name that they are programs. */
export const isBotName = (username: string | undefined): boolean => /bot_?\d*$/i.test(username ?? '');

/** A time of the platform, or now where it is none. */
export function timeOf(value: unknown, now: Date): Date {
  const at = typeof value === 'string' && /^\d{10,16}$/.test(value) ? new Date(Number(value)) : new Date(String(value));
  return Number.isNaN(at.getTime()) ? now : at;
}
