import { withoutFile } from '../../language/desk-files.ts';
import { deskCommandIn } from '../../language/desk-words.ts';
import type { Content } from '../../message.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Heard } from '../../turn.ts';
import { isDeskChoice, pendingOf, type Wish, wishOfChoice, wishOfText } from '../scene/commands.ts';
import { wishInPassing, wishOfNamed } from '../scene/in-passing.ts';
import type { DeskTalk } from '../scene/state.ts';
import { isBeside } from './beside-pending.ts';

/** Whether a chat, or what was said in it, concerns the desk at all: cheap, for every message passes here. */
export function concernsDesk(talk: { readonly desk?: DeskTalk } | null, heard: readonly Heard[]): boolean {
  if (talk?.desk) return true;
  return heard.some(({ row: { message } }) => {
    const { content } = message;
    if (!message.private) return true;
    if (content.kind === 'event') return content.event.to === 'desk';
    if (content.kind === 'choice') return isDeskChoice(content.id);
    return content.kind === 'text' && deskCommandIn(content.text)?.slash === true;
  });
}

/** We were brought back into a group. Nobody's word: whoever did it, the desk sees what waits. */
export const isReturn = (content: Content): boolean => content.kind === 'unsupported' && content.what === 'joined';

/** What an inbox row wants, as far as its words tell; a file's are those that stand with it. */
export function wishOf(heard: Heard, talk: DeskTalk, policy: Policy): Wish | undefined {
  const { content, private: alone } = heard.row.message;
  if (content.kind === 'choice') return wishOfChoice(content.id);
  if (content.kind === 'media')
    return content.caption ? wishOfCaption(heard, content.caption, talk, policy) : undefined;
  if (content.kind !== 'text') return undefined;
  const wish = wishOfText(content.text, alone ? talk.choices : [], policy);
  // "Gak jadi" is a button that may be long past: where nothing is begun any more, what was done is meant.
  if (wish.want === 'never') return freely(heard, content.text, talk, policy) ?? wish;
  return wish.want === 'words' ? (freely(heard, content.text, talk, policy) ?? wish) : wish;
}

/** An order that came with a file ("/selesai KODE Sudah ditambal", "KODE sudah ditambal"); words alone are for whoever the file is for. */
function wishOfCaption(heard: Heard, caption: string, talk: DeskTalk, policy: Policy): Wish | undefined {
  const wish = wishOfText(caption, [], policy);
  if (wish.want === 'no-code' || (wish.want === 'command' && deskCommandIn(caption)?.slash)) return wish;
  const { message, receivedAt } = heard.row;
  const isFree = message.private && message.replyTo === undefined && message.topic === undefined;
  if (!isFree || message.forwarded) return undefined;
  const order = wishInPassing(caption, undefined, policy);
  if (order?.want === 'no-code') return order;
  const code = order && 'code' in order ? order.code : undefined;
  const pending = pendingOf(talk, message, receivedAt.getTime());
  if (!order || !code || pending?.code === code) return undefined;
  if (order.want === 'meant' && (order.command === 'close' || order.command === 'reply'))
    return { want: 'file-for', code, act: order.command, words: withoutFile(order.rest) };
  if (order.want === 'what-for') return { want: 'file-for', code, words: withoutFile(order.said) };
  const isLook = order.want === 'command' && order.command === 'look';
  return { want: 'file-for', code, ...(isLook ? {} : { order }) };
}

/** What words want that answer nothing else, where nobody else reads them; among colleagues only what names its complaint. */
function freely(
  { row: { message, receivedAt } }: Heard,
  text: string,
  talk: DeskTalk,
  policy: Policy,
): Wish | undefined {
  const { open } = talk.people[message.from.id] ?? {};
  const pending = pendingOf(talk, message, receivedAt.getTime());
  if (message.forwarded) return undefined;
  // Below the card of one complaint an order may name another.
  const isFree = message.replyTo === undefined && message.topic === undefined;
  const wish = message.private && isFree ? wishInPassing(text, open, policy, talk.listed) : wishOfNamed(text);
  return wish && pending && !isBeside(pending, wish, text) ? undefined : wish;
}
