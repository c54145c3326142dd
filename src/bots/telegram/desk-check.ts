import { asInteger, asObject, asText, type Json } from '../json.ts';
import type { ApiOutcome, BotApi } from './api.ts';
import { faultCode } from './faults.ts';

/** What a desk's group lacks for the work; see {@link deskLacks}. */
export type DeskLack =
  /** We are not in it, or there is no such chat. */
  | { readonly what: 'unknown' }
  /** It became a supergroup, with another number. */
  | { readonly what: 'moved'; readonly to: string }
  /** It is somebody's private chat, or a channel. */
  | { readonly what: 'no-group' }
  | { readonly what: 'not-a-member' }
  /** Only commands and answers to our own messages reach us: its members' other words in a topic would be lost. */
  | { readonly what: 'blind' }
  | { readonly what: 'no-forum' }
  | { readonly what: 'no-topic-right' }
  /** It could not be asked; `code` is the fault's. */
  | { readonly what: 'unreached'; readonly code: string };

/**
 * Looks what the desk's group lacks: by `getMe` (is privacy mode off?), `getChat` (has it topics?) and `getChatMember` (what may we?).
 * Changes nothing. @returns nothing when all is as it should be
 */
export async function deskLacks(
  api: BotApi,
  deskChat: string,
  signal: AbortSignal | undefined,
  timeoutMs: number,
): Promise<readonly DeskLack[]> {
  const me = await api.call('getMe', {}, signal, timeoutMs);
  if (!me.ok) return [lackOf(me)];
  const bot = asObject(me.result);
  const chat = await api.call('getChat', { chat_id: Number(deskChat) }, signal, timeoutMs);
  if (!chat.ok) return [lackOf(chat)];
  const type = asText(asObject(chat.result)?.type);
  if (type !== 'group' && type !== 'supergroup') return [{ what: 'no-group' }];
  const ours = { chat_id: Number(deskChat), user_id: asInteger(bot?.id) ?? 0 };
  const member = await api.call('getChatMember', ours, signal, timeoutMs);
  if (!member.ok) return [lackOf(member)];
  return lacksIn(bot, asObject(chat.result), asObject(member.result));
}

/** The same from what the platform answered. */
function lacksIn(bot: Json | undefined, chat: Json | undefined, member: Json | undefined): readonly DeskLack[] {
  const status = asText(member?.status);
  if (status === 'left' || status === 'kicked') return [{ what: 'not-a-member' }];
  const isAdmin = status === 'administrator' || status === 'creator';
  const lacks: DeskLack[] = [];
  // An administrator hears everything, whatever privacy mode says (Bot API, "Privacy mode").
  if (!isAdmin && bot?.can_read_all_group_messages !== true) lacks.push({ what: 'blind' });
  if (chat?.is_forum !== true) lacks.push({ what: 'no-forum' });
  else if (status !== 'creator' && member?.can_manage_topics !== true) lacks.push({ what: 'no-topic-right' });
  return lacks;
}

function lackOf({ fault }: Extract<ApiOutcome, { ok: false }>): DeskLack {
  if (fault.kind === 'refused' && fault.migratedTo !== undefined) return { what: 'moved', to: fault.migratedTo };
  if (fault.kind === 'refused' && (fault.code === 400 || fault.code === 403)) return { what: 'unknown' };
  return { what: 'unreached', code: faultCode(fault) };
}
