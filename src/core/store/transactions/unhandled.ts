/** Unhandled rows: where there are any, and those that an earlier process left. */
import type { ChannelName, ChatId } from '../../message.ts';
import type { Conversations } from '../engine/conversations.ts';
import type { Warm } from '../engine/warm.ts';
import type { OpenCursor, OpenPage } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, run, type Work } from '../statements/work.ts';

/** Tries of one message before it is put aside. */
const TRIES_MAX = 3;

/** The conversation of a chat with the number of its unhandled rows, counted up to `limit`; null where there is none. */
export function* openIn(
  q: Statements,
  conversations: Conversations,
  channel: ChannelName,
  chat: ChatId,
  limit: number,
): Work<{ readonly conversation: number; readonly open: number } | null> {
  const conversation = yield* conversations.byChat(channel, chat);
  if (!conversation) return null;
  const rows = yield* all(q.inbox.openIds, { conversation: conversation.id, limit });
  return { conversation: conversation.id, open: rows.length };
}

/** A page of rows, and where the next one begins. */
export function pageOf(
  rows: readonly { readonly id: number; readonly conversation: number }[],
  limit: number,
): OpenPage {
  const last = rows.at(-1);
  return {
    conversations: [...new Set(rows.map((row) => row.conversation))],
    next: last && rows.length === limit ? { conversation: last.conversation, row: last.id } : null,
  };
}

/**
 * Counts a try for the rows of a page that an earlier process left (id at most `untilRow`), and puts those aside that had their last.
 * @returns the conversations whose rows are to be tried
 */
export function* recover(
  q: Statements,
  warm: Warm,
  after: OpenCursor,
  untilRow: number,
  limit: number,
): Work<OpenPage> {
  warm.forgetAll(); // counts change below
  const rows = yield* all(q.inbox.open, { ...after, limit });
  const page = pageOf(rows, limit);
  const last = rows.at(-1);
  if (!last) return page;
  const old = rows.filter((row) => row.id <= untilRow);
  for (const row of old) if (row.attempts >= TRIES_MAX) yield* run(q.inbox.setAside, { id: row.id });
  const slice = { ...after, lastConversation: last.conversation, lastRow: last.id };
  yield* run(q.inbox.countTries, { ...slice, until: untilRow, below: TRIES_MAX - 1 });
  const left = old.filter((row) => row.attempts < TRIES_MAX).map((row) => row.conversation);
  return { conversations: [...new Set(left)], next: page.next };
}
