import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type ChatId, chatId } from '../../core/message.ts';

/** Name of the one cookie. */
const COOKIE = 'aduan';
/** 192 bits: whoever holds the token is the citizen, so it can not be guessed. */
const TOKEN_BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;
/** Browsers keep no cookie longer (RFC 6265bis, 400 days). Renewed with every page view. */
const MAX_AGE_S = 400 * 24 * 60 * 60;

/** The chat this browser has, if it has one. */
export function chatOf(c: Context): ChatId | undefined {
  const token = getCookie(c, COOKIE);
  return token !== undefined && TOKEN.test(token) ? chatId(token) : undefined;
}

/**
 * The chat this browser has, or a new one; the cookie is set anew either way. Nothing is stored for a chat until its first message.
 * Lax and not Strict: whoever follows a link to us (from a chat app, a poster's QR code) must find the same chat.
 */
export function openChat(c: Context, https: boolean): ChatId {
  const chat = chatOf(c) ?? chatId(randomBytes(TOKEN_BYTES).toString('base64url'));
  setCookie(c, COOKIE, chat, { path: '/', httpOnly: true, sameSite: 'Lax', secure: https, maxAge: MAX_AGE_S });
  return chat;
}

/** Makes this browser forget its chat. */
export function closeChat(c: Context, https: boolean): void {
  deleteCookie(c, COOKIE, { path: '/', secure: https });
}
