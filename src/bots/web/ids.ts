import { createHash } from 'node:crypto';
import type { ChatId } from '../../core/message.ts';

/** What a page may call its own messages. */
export const CLIENT_ID = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The idempotency key of a message: a digest of the chat's token (the token itself opens the chat and must not lie about in
 * ids) and the client's own id, so that the same press arrives once however often it is sent.
 */
export const inboundId = (chat: ChatId, clientId: string): string =>
  `${createHash('sha256').update(chat).digest('base64url').slice(0, 22)}:${clientId}`;

/** What the page calls a message: the client's own id again, or the bot's ref as it is. */
export const pageRef = (ref: string): string => (/^[A-Za-z0-9_-]{22}:/.test(ref) ? ref.slice(23) : ref);
