import { SENTENCES } from '../../language/sentences.ts';
import type { InboxRow } from '../../store/port/steps.ts';
import type { Decision } from '../../turn.ts';
import type { Talk } from './talk.ts';

/**
 * Somebody's file can not be kept now, and waits: they are told so once, with the first that waits. Whatever they send after it waits behind it, so an
 * outage has one first file in a chat.
 * @param first the oldest message of the chat that brings a file and is not handled
 * @returns undefined when nothing is to be said: it was said, several people read here, or a machine answers us
 */
export function tellFileWaits<T extends Talk>(talk: T, first: InboxRow): Decision<T> | undefined {
  if (!first.message.private || talk.fileWaits === first.id || talk.loop?.silent) return undefined;
  const message = { text: [SENTENCES[talk.language].fileWaits()] };
  return {
    talk: { ...talk, fileWaits: first.id },
    effects: [{ do: 'send', delivery: { kind: 'message', ref: `file-waits-${first.id}`, message } }],
  };
}
