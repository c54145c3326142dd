import type { ComplaintCode } from '../../complaint/code.ts';
import type { Inbound } from '../../message.ts';
import type { Heard } from '../../turn.ts';
import { codeFirst, pendingOf, type Wish } from '../scene/commands.ts';
import type { DeskReads } from '../scene/reads.ts';
import type { DeskTalk } from '../scene/state.ts';

/** The complaint that a message of ours is about to which somebody answers. */
export const answeredTo = async (reads: DeskReads, conversation: number, { replyTo }: Inbound) =>
  replyTo === undefined ? null : await reads.complaintAt(conversation, 'message', replyTo);

/** What a row is about, and whether it answers a colleague there. */
interface About {
  readonly code?: ComplaintCode | undefined;
  readonly isAside?: boolean;
}

/** The complaint a row is about: named in words, answered to, its topic's, or the one this person is at. */
export async function aboutWhat(
  reads: DeskReads,
  conversation: number,
  { row }: Heard,
  wish: Wish | undefined,
  talk: DeskTalk,
  now: number,
): Promise<About> {
  const { message } = row;
  if (wish && wish.want !== 'command' && 'code' in wish) return { code: wish.code };
  if (wish?.want === 'command' && wish.code) return { code: wish.code };
  const isChanged = message.content.kind === 'edited' || message.content.kind === 'revoked';
  const said = isChanged ? talk.people[message.from.id]?.said : undefined;
  const edited = said?.find(({ messageId }) => messageId === message.messageId);
  if (edited) return { code: edited.code };
  const answered = await answeredTo(reads, conversation, message);
  if (answered) return { code: answered };
  const topic = message.topic === undefined ? null : await reads.complaintAt(conversation, 'topic', message.topic);
  const pending = pendingOf(talk, message, now);
  // Whoever answers in a topic what is none of ours speaks with whoever wrote it.
  const speaks = wish === undefined || wish.want === 'words';
  if (topic) return { code: topic, isAside: speaks && message.replyTo !== undefined && pending?.code !== topic };
  const album = talk.people[message.from.id]?.album;
  if (album && album.id === message.album) return { code: album.code };
  if (pending) return { code: pending.code };
  // Only a command may mean "the one I was at": mere words would go to a citizen by mistake.
  const isOfOpen = wish?.want === 'command' && wish.command !== 'release' && message.private;
  return { code: isOfOpen ? talk.people[message.from.id]?.open : undefined };
}

/** The second complaint that a wish is about: the one that is linked, or was looked at before. */
export function otherOf(wish: Wish | undefined, talk: DeskTalk, person: string): ComplaintCode | undefined {
  if (wish?.want === 'same-as-before') return talk.people[person]?.before;
  if (wish?.want === 'chosen' && wish.act === 'link') return codeFirst(wish.what).code;
  return wish?.want === 'command' && wish.command === 'link' ? codeFirst(wish.rest).code : undefined;
}

/** Further complaints that a wish is about, besides its own. */
export function othersOf(wish: Wish | undefined, talk: DeskTalk, person: string): readonly ComplaintCode[] {
  if (wish?.want === 'each') return wish.also;
  if (wish?.want === 'both-same') return [wish.first];
  const meant = wish?.want === 'mean-it' ? talk.people[person]?.meant : undefined;
  const linked = meant?.act === 'link' ? codeFirst(meant.words).code : undefined;
  return [...(meant?.also ?? []), ...(linked ? [linked] : [])];
}
