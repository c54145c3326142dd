import type { ChannelName, ChatId } from '../../message.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversations } from '../engine/conversations.ts';
import { context, parsed, type SealedPerson } from '../engine/sealed.ts';
import type { Effect } from '../port/steps.ts';
import type { AdminRow } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { all, one, run, type Work } from '../statements/work.ts';

type Sealed = { readonly person: Buffer; readonly wrappedKey: Buffer; readonly hash: Buffer };

/** What an admin's platform called the person; undefined where it called nobody anything. */
function nameOf(sealer: Sealer, { person, wrappedKey, hash }: Sealed): string | undefined {
  const hex = hash.toString('hex');
  const key = sealer.unwrap(wrappedKey, context.admin(hex));
  return parsed<SealedPerson>(sealer.open(key, person, context.person(hex))).name;
}

/** Everybody who works at one of these desks. */
export function* adminsAt(
  q: Statements,
  sealer: Sealer,
  desks: readonly string[],
): Work<readonly (AdminRow & { readonly name?: string })[]> {
  const people: (AdminRow & { readonly name?: string })[] = [];
  for (const desk of desks)
    for (const { person, wrappedKey, hash, ...row } of yield* all(q.people.at, { desk })) {
      const name = nameOf(sealer, { person, wrappedKey, hash });
      people.push({ ...row, ...(name === undefined ? {} : { name }) });
    }
  return people;
}

/** Names by row id; who has none is left out. */
export function* adminNames(q: Statements, sealer: Sealer, ids: readonly number[]): Work<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for (const id of new Set(ids)) {
    const row = yield* one(q.people.sealed, { id });
    const name = row && nameOf(sealer, row);
    if (name !== undefined) names.set(id, name);
  }
  return names;
}

/** Gives an admin another name. */
export function* nameAdmin(
  q: Statements,
  sealer: Sealer,
  { admin, name }: Extract<Effect, { do: 'name-admin' }>,
): Work<void> {
  const row = yield* one(q.people.sealed, { id: admin });
  if (!row) return;
  const hex = row.hash.toString('hex');
  const key = sealer.unwrap(row.wrappedKey, context.admin(hex));
  const known = parsed<SealedPerson>(sealer.open(key, row.person, context.person(hex)));
  const person = sealer.seal(key, JSON.stringify({ ...known, name } satisfies SealedPerson), context.person(hex));
  yield* run(q.people.rename, { id: admin, person });
}

/** Makes a chat the desk's own on its channel. */
export function* pinDeskChat(
  q: Statements,
  conversations: Conversations,
  desk: string,
  channel: ChannelName,
  chat: ChatId | null,
  now: Date,
): Work<void> {
  yield* run(q.deskChats.remove, { desk, channel });
  if (chat === null) return;
  const known = yield* conversations.byChat(channel, chat);
  const { id } = known ?? (yield* conversations.add(channel, chat, now));
  yield* run(q.deskChats.add, { desk, conversation: id });
}

/** Chats in which somebody works, with the desks. */
export function* workplaces(q: Statements): Work<readonly { conversation: number; desks: readonly string[] }[]> {
  const desks = new Map<number, Set<string>>();
  const add = (conversation: number, desk: string) =>
    desks.set(conversation, (desks.get(conversation) ?? new Set()).add(desk));
  for (const { conversationId, desk } of yield* all(q.deskChats.all)) add(conversationId, desk);
  for (const { conversation, desk } of yield* all(q.people.all)) add(conversation, desk);
  return [...desks].map(([conversation, names]) => ({ conversation, desks: [...names] }));
}
