import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type ChatId, chatId } from '../../core/message.ts';

/** Name of the one cookie; by https with a prefix, see {@link ownOf}. */
const COOKIE = 'aduan';
/**
 * By https the cookie is this host's alone (`__Host-`, RFC 6265bis): a neighbour under the same domain, of which somebody else has got hold, can not put one
 * of its own in its place and so lead citizens into a chat that it can read.
 */
const ownOf = (https: boolean): { readonly prefix?: 'host' } => (https ? { prefix: 'host' } : {});
/** 192 bits: whoever holds the token is the citizen, so it can not be guessed. */
const TOKEN_BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;
/** Browsers keep no cookie longer (RFC 6265bis, 400 days). Renewed with every page view. */
const MAX_AGE_S = 400 * 24 * 60 * 60;

/** The chat this browser has, if it has one. */
export function chatOf(c: Context, https: boolean): ChatId | undefined {
  const token = getCookie(c, COOKIE, ownOf(https).prefix);
  return token !== undefined && TOKEN.test(token) ? chatId(token) : undefined;
}

/**
 * The chat this browser has, or a new one; the cookie is set anew either way. Nothing is stored for a chat until its first message.
 * Lax and not Strict: whoever follows a link to us (from a chat app, a poster's QR code) must find the same chat.
 */
export function openChat(c: Context, https: boolean): ChatId {
  const chat = chatOf(c, https) ?? chatId(randomBytes(TOKEN_BYTES).toString('base64url'));
  const kept = { path: '/', httpOnly: true, sameSite: 'Lax', secure: https, maxAge: MAX_AGE_S } as const;
  setCookie(c, COOKIE, chat, { ...kept, ...ownOf(https) });
  return chat;
}

/** Makes this browser forget its chat. */
export function closeChat(c: Context, https: boolean): void {
  deleteCookie(c, COOKIE, { path: '/', secure: https, ...ownOf(https) });
}
