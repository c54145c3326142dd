import type { Client } from 'whatsapp-web.js';
import {
  type Parsed,
  parseCall,
  parseCiphertext,
  parseEdit,
  parseMessage,
  parseReaction,
  parseRevoke,
} from './parse.ts';

/** The library's names of what it tells. Its own list of them is not exported in its types' values. */
type Raw = { readonly rawData?: unknown; readonly _data?: unknown };

/** The raw form that the library keeps of what it tells: it holds more than the library's own objects do. */
const rawOf = (told: unknown): unknown => {
  const { rawData, _data } = (told ?? {}) as Raw;
  return rawData ?? _data ?? told;
};

/** Listens to all that a client tells of people. Call it once for each client: the library keeps listeners over a reload of the page. */
export function listenTo(client: Client, now: () => Date, hear: (parsed: Parsed) => void): void {
  const on = (event: string, act: (...told: unknown[]) => void) => client.on(event, act);
  on('message', (message) => hear(parseMessage(rawOf(message), now())));
  on('message_ciphertext', (message) => hear(parseCiphertext(rawOf(message), now())));
  on('message_ciphertext_failed', (message) => hear(parseCiphertext(rawOf(message), now(), 'given up')));
  on('message_edit', (message, words) => hear(parseEdit(rawOf(message), words, now())));
  on('message_revoke_everyone', (message) => hear(parseRevoke(rawOf(message), now())));
  on('message_reaction', (reaction) => hear(parseReaction(reactionOf(reaction), now())));
  on('call', (call) => hear(parseCall(callOf(call), now())));
}

/** The library renames what the page said of a reaction. */
function reactionOf(told: unknown): unknown {
  const { id, msgId, reaction, timestamp } = (told ?? {}) as Readonly<Record<string, unknown>>;
  return { msgKey: id, parentMsgKey: msgId, reactionText: reaction, timestamp };
}

function callOf(told: unknown): unknown {
  const { from, isGroup, fromMe } = (told ?? {}) as Readonly<Record<string, unknown>>;
  return { peerJid: from, isGroup, outgoing: fromMe };
}
