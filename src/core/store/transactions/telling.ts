import type { ComplaintCode } from '../../complaint/code.ts';
import type { Delivery } from '../../delivery.ts';
import { isDeskExcluded, isExcluded } from '../../desk/rights/exclusion.ts';
import type { ReceiptOutcome } from '../../event.ts';
import { StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, run, type Work } from '../statements/work.ts';
import { type ComplaintRow, complaintRow, type EffectOf, excludedFromText } from './moves.ts';
import { type Post, postEvent } from './post.ts';

/** Tells the citizen. @returns the conversation that was told, if it was not before */
export function* tellCitizen(post: Post, effect: EffectOf<'tell'>, now: Date): Work<readonly number[]> {
  const row = yield* complaintRow(post.q, effect.complaint);
  const told = yield* postEvent(post, row.conversationId, effect.event, effect.key, now);
  return told ? [row.conversationId] : [];
}

/** Followers of one complaint that are told at most: each is a row of the same transaction. */
const FOLLOWERS_TOLD_MAX = 1_000;

/** Tells whoever reported the same, each about their own complaint. @returns the conversations that were told, if they were not before */
export function* tellFollowers(post: Post, effect: EffectOf<'tell-followers'>, now: Date): Work<readonly number[]> {
  const told: number[] = [];
  const limit = FOLLOWERS_TOLD_MAX;
  for (const { code, conversation } of yield* all(post.q.cluster.of, { code: effect.complaint, limit })) {
    const event = { ...effect.event, code: code as ComplaintCode };
    if (yield* postEvent(post, conversation, event, `${effect.key}:${code}`, now)) told.push(conversation);
  }
  return told;
}

/** Cards of linked complaints that are brought up to date when their cluster changes: a group may get few messages a minute. */
const LINKED_SHOWN_ANEW_MAX = 20;

/** Tells the desks' chats. @returns the conversations that were told, if they were not before */
export function* announce(post: Post, effect: EffectOf<'announce'>, now: Date): Work<readonly number[]> {
  const { q } = post;
  const row = yield* one(q.complaint.brief, { code: effect.complaint });
  if (!row) throw new StoreFault('rejected', 'no-such-complaint');
  const found = yield* chatsOfFirst(q, effect.desks, row, effect.role);
  const chats = new Set(found.length > 0 ? found : yield* chatsOfFirst(q, effect.otherwise ?? [], row, undefined));
  if (effect.watchers)
    for (const { conversation } of yield* all(q.anchors.chats, { complaint: row.id })) chats.add(conversation);
  const told: number[] = [];
  const whom = effect.watchers === 'excluded' ? 'excluded' : 'knows';
  for (const chat of chats) {
    if ((yield* standingOf(q, chat, row)) !== whom) continue;
    if (yield* postEvent(post, chat, effect.event, effect.key, now)) told.push(chat);
  }
  return effect.cluster ? [...told, ...(yield* announceToLinked(post, effect, now))] : told;
}

/** Tells the chats where those linked to a complaint have their cards. */
function* announceToLinked(post: Post, { complaint, event, key }: EffectOf<'announce'>, now: Date): Work<number[]> {
  const { q } = post;
  const told: number[] = [];
  if (event.type !== 'case') return told;
  const limit = LINKED_SHOWN_ANEW_MAX;
  for (const { id, code, excluded } of yield* all(q.cluster.of, { code: complaint, limit })) {
    const its = { ...event, code: code as ComplaintCode };
    for (const { conversation } of yield* all(q.anchors.chats, { complaint: id })) {
      if ((yield* standingOf(q, conversation, { excluded })) !== 'knows') continue;
      if (yield* postEvent(post, conversation, its, `${key}:${code}`, now)) told.push(conversation);
    }
  }
  return told;
}

/** Where the people of the first desk are told in which anybody works. */
function* chatsOfFirst(
  q: Statements,
  desks: readonly string[],
  row: Pick<ComplaintRow, 'excluded'>,
  role: string | undefined,
): Work<readonly number[]> {
  for (const desk of desks) {
    const chats = yield* chatsOfDesk(q, desk, row, role);
    if (chats.length > 0) return chats;
  }
  return [];
}

/** Where a desk's people are told. */
function* chatsOfDesk(
  q: Statements,
  desk: string,
  row: Pick<ComplaintRow, 'excluded'>,
  role: string | undefined,
): Work<readonly number[]> {
  if (isDeskExcluded({ excluded: excludedFromText(row.excluded) }, desk)) return [];
  const people = yield* all(q.people.at, { desk });
  const chosen = people.filter((person) => role === undefined || person.role === role);
  const own = role === undefined ? yield* all(q.deskChats.of, { desk }) : [];
  const candidates = [...new Set([...own, ...chosen].map(({ conversation }) => conversation))];
  const open: number[] = [];
  for (const chat of candidates) if ((yield* standingOf(q, chat, row)) === 'knows') open.push(chat);
  return open;
}

/** Whether a chat may know of a complaint: nobody in it is excluded. `nobody`: no desk's chat any more. */
function* standingOf(
  q: Statements,
  conversation: number,
  row: Pick<ComplaintRow, 'excluded'>,
): Work<'knows' | 'excluded' | 'nobody'> {
  const complaint = { excluded: excludedFromText(row.excluded) };
  const people = yield* all(q.people.in, { conversation });
  const desks = yield* all(q.deskChats.in, { conversation });
  if (people.length + desks.length === 0) return 'nobody';
  const isOut =
    people.some((person) => isExcluded(complaint, person)) || desks.some(({ desk }) => isDeskExcluded(complaint, desk));
  return isOut ? 'excluded' : 'knows';
}

/** Cards that go from the chat of somebody who is removed, newest first: each is a row of the same transaction. */
const WITHDRAWN_MAX = 200;

/** Takes an admin's rights away; where nobody is told anything in their chat any more, its cards are to go. @returns the conversations that were told */
export function* removeAdmin(post: Post, admin: number, now: Date): Work<readonly number[]> {
  const { q } = post;
  const person = yield* one(q.people.byId, { id: admin });
  yield* run(q.people.remove, { id: admin, now });
  if (!person) return [];
  const { conversation } = person;
  if ((yield* standingOf(q, conversation, { excluded: '' })) !== 'nobody') return [];
  const told: number[] = [];
  for (const { code } of yield* all(q.anchors.cards, { conversation, limit: WITHDRAWN_MAX })) {
    const event = { to: 'desk', type: 'case', code: code as ComplaintCode, why: 'moved' } as const;
    if (yield* postEvent(post, conversation, event, `case:${code}:left:${admin}`, now)) told.push(conversation);
  }
  return told;
}

/**
 * Tells the desk's chat how a delivery to a citizen ended, or that it waits for them.
 * @param waited it waited for them, and whoever was told so hears that it was sent
 * @returns the conversation that was told, if it was not before
 */
export function* giveReceipt(
  post: Post,
  delivery: Delivery,
  outcome: ReceiptOutcome,
  now: Date,
  { waited = false } = {},
): Work<readonly number[]> {
  if (delivery.kind === 'answer' || delivery.receipt === undefined) return [];
  const { receipt } = delivery;
  const event = { to: 'desk', type: 'receipt', receipt, outcome, ...(waited ? { waited } : {}) } as const;
  const key = `receipt:${receipt.ref}:${outcome}${waited ? ':waited' : ''}`;
  const told = yield* postEvent(post, receipt.conversation, event, key, now);
  return told ? [receipt.conversation] : [];
}
