import type { Button } from './bot-api-checks.ts';
import type { Json } from './bot-api-form.ts';

/** How a call ends: a result, or the platform's own refusal. */
export type Ended =
  | { readonly result: unknown }
  | { readonly error: string; readonly code: number; readonly parameters?: Json };

export const refused = (error: string, code = 400, parameters?: Json): Ended => ({
  error: code === 400 ? `Bad Request: ${error}` : error,
  code,
  ...(parameters ? { parameters } : {}),
});

/** A file as the members of a chat see it. */
export interface SeenFile {
  readonly kind: 'photo' | 'video' | 'voice' | 'audio' | 'document';
  readonly name: string;
  readonly bytes: Buffer;
}

/** A message of the bot in a chat as people see it, edits applied. */
export interface Seen {
  readonly id: number;
  /** Of a file: its caption. */
  text: string;
  buttons: Button[];
  /** Keyboard below the input field, by label. */
  keys: string[];
  edits: number;
  readonly topic?: number;
  readonly file?: SeenFile;
  readonly album?: string;
  /** When it came, by the stand-in's clock, in epoch ms. */
  readonly atMs: number;
}

export interface Topic {
  readonly id: number;
  name: string;
  /** Emoji of its icon; empty for none. */
  icon: string;
  closed: boolean;
}

/** What a group is like, and what the bot may in it. */
export interface GroupRules {
  type: 'group' | 'supergroup';
  isForum: boolean;
  /** `left` when somebody took it out. */
  status: 'member' | 'administrator' | 'left';
  canManageTopics: boolean;
  /** The id it has now, when it was upgraded. */
  movedTo?: number;
}

export interface Chat {
  readonly id: number;
  readonly seen: Map<number, Seen>;
  blocked: boolean;
  /** Absent for a private chat. */
  readonly group?: GroupRules;
  readonly topics: Map<number, Topic>;
}

/** The icons that topics can have: a few of the real ones. */
export const ICONS = ['❗️', '🔎', '📁', '⚡️', '❓', '💬', '✅', '🏁', '📚', '⁉️', '‼️', '📣'].map((emoji, i) => ({
  emoji,
  id: `5${String(i).padStart(18, '0')}`,
}));

/** The real platform's answers to what is done to topics. */
export function doToTopic(method: string, chat: Chat, x: Json, newId: () => number): Ended {
  if (chat.group?.type !== 'supergroup') return refused('method is available only for supergroups');
  if (!chat.group.isForum) return refused('the chat is not a forum');
  if (chat.group.status !== 'administrator' || !chat.group.canManageTopics)
    return refused('not enough rights to manage the topic');
  const icon = ICONS.find(({ id }) => id === x.icon_custom_emoji_id);
  if (x.icon_custom_emoji_id && !icon) return refused('invalid custom emoji identifier specified');
  const name = String(x.name ?? '');
  if ([...name].length > 128) return refused('TOPIC_TITLE_INVALID');
  if (method === 'createForumTopic') {
    if (name === '') return refused('TOPIC_TITLE_EMPTY');
    const topic = { id: newId(), name, icon: icon?.emoji ?? '', closed: false };
    chat.topics.set(topic.id, topic);
    return { result: { message_thread_id: topic.id, name, icon_color: 7_322_096 } };
  }
  const topic = chat.topics.get(Number(x.message_thread_id));
  if (!topic) return refused('TOPIC_ID_INVALID');
  const before = JSON.stringify(topic);
  if (method === 'closeForumTopic') topic.closed = true;
  else if (method === 'reopenForumTopic') topic.closed = false;
  else {
    if (name) topic.name = name;
    if (typeof x.icon_custom_emoji_id === 'string') topic.icon = icon?.emoji ?? '';
  }
  return JSON.stringify(topic) === before ? refused('TOPIC_NOT_MODIFIED') : { result: true };
}

/** Whether something may be sent where it is to go; undefined when it may. */
export function obstacle(chat: Chat | undefined, x: Json): Ended | undefined {
  if (!chat) return refused('chat not found');
  const { group } = chat;
  if (chat.blocked) return refused('Forbidden: bot was blocked by the user', 403);
  if (!group) return undefined;
  if (group.movedTo !== undefined)
    return refused('group chat was upgraded to a supergroup chat', 400, { migrate_to_chat_id: group.movedTo });
  if (group.status === 'left') return refused('Forbidden: bot was kicked from the supergroup chat', 403);
  if (x.message_thread_id === undefined) return undefined;
  const topic = chat.topics.get(Number(x.message_thread_id));
  if (!topic) return refused('message thread not found');
  return topic.closed && !group.canManageTopics ? refused('TOPIC_CLOSED') : undefined;
}
