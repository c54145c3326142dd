import type { HandoverCode } from '../../handover/code.ts';
import type { ChannelName } from '../../message.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversation, Conversations } from '../engine/conversations.ts';
import { context, ERASED, parsed } from '../engine/sealed.ts';
import type { Effect } from '../port/steps.ts';
import { type Handover, StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { changed, one, run, type Work } from '../statements/work.ts';
import { type Post, postEvent } from './post.ts';

type EffectOf<Does extends Effect['do']> = Extract<Effect, { do: Does }>;
type HandoverRow = NonNullable<ReturnType<Statements['handovers']['byCode']['get']>>;

const codeHash = (sealer: Sealer, code: HandoverCode): Buffer => sealer.lookup('handover', code);
const personHash = (sealer: Sealer, channel: ChannelName, person: string): Buffer =>
  sealer.lookup('handover-person', `${channel}\0${person}`);

/** Puts a draft up to be continued elsewhere. */
export function* offerHandover(
  q: Statements,
  sealer: Sealer,
  conversation: Conversation,
  effect: EffectOf<'offer-handover'>,
  now: Date,
): Work<void> {
  yield* run(q.handovers.offer, {
    hash: codeHash(sealer, effect.code),
    conversation: conversation.id,
    dossier: effect.dossier,
    person: personHash(sealer, conversation.channel, effect.person),
    expiresAt: effect.expiresAt,
    now,
  });
}

/** Whether a code is free to be given out. */
export function* isHandoverFree(q: Statements, sealer: Sealer, code: HandoverCode): Work<boolean> {
  return (yield* one(q.handovers.byCode, { hash: codeHash(sealer, code) })) === undefined;
}

/** Whether a draft can still be taken: nobody was faster, and the chat where it lies has not moved since it was read. */
export function* isTakePossible(q: Statements, effect: EffectOf<'take-handover'>, now: Date): Work<boolean> {
  const row = yield* one(q.handovers.byCode, { hash: Buffer.from(effect.handover, 'hex') });
  if (!row || row.usedAt !== null || row.expiresAt <= now) return false;
  const source = yield* one(q.conversation.talk, { id: row.conversationId });
  return source?.version === effect.version;
}

/** Moves a draft, key, evidence and all, into the chat that came for it; what is left where it lay is stored in the same transaction. */
export function* takeHandover(
  { q, sealer, conversations, warm }: Post,
  to: Conversation,
  effect: EffectOf<'take-handover'>,
  now: Date,
): Work<void> {
  const hash = Buffer.from(effect.handover, 'hex');
  const row = yield* one(q.handovers.byCode, { hash });
  if (!row) throw new StoreFault('rejected', 'no-such-handover');
  const source = yield* conversations.byId(row.conversationId);
  const moved = yield* changed(q.conversation.move, {
    id: source.id,
    version: effect.version,
    talk: sealer.seal(source.key, JSON.stringify(effect.talk), context.talk(source.id)),
    now,
  });
  warm.forget(source.id);
  if (!moved) throw new StoreFault('rejected', 'source-has-moved');
  yield* run(q.handovers.use, { hash, now, by: to.id });
  yield* run(q.handovers.moveDossier, { id: row.dossierId, to: to.id });
  // The draft holds every word: erased where it goes on, none may be left where it was begun.
  yield* run(q.inbox.erase, { conversation: source.id, empty: ERASED });
}

/** Hands what was said in one chat on to the chat where its draft is continued. @returns the conversation, if it was not told before */
export function* passOn(
  post: Post,
  from: Conversation,
  effect: EffectOf<'pass-on'>,
  now: Date,
): Work<readonly number[]> {
  yield* run(post.q.inbox.erase, { conversation: from.id, empty: ERASED });
  return (yield* postEvent(post, effect.to, effect.event, effect.key, now)) ? [effect.to] : [];
}

/**
 * News of a complaint did not reach somebody in private: where the same person began it in posts, those are told, once for each row.
 * @returns the conversation, if it was told
 */
export function* tellUnreached(
  post: Post,
  { id, channel }: Conversation,
  row: number,
  now: Date,
): Work<readonly number[]> {
  const source = yield* one(post.q.handovers.takenBy, { by: id });
  if (!source) return [];
  const posts = yield* post.conversations.byId(source.conversation);
  if (posts.channel !== channel) return [];
  const told = yield* postEvent(post, posts.id, { to: 'citizen', type: 'unreached' }, `unreached:${row}`, now);
  return told ? [posts.id] : [];
}

/** A hand-over by its code; where it was offered on the reader's own channel, only to whoever it was offered to. */
export function* handoverByCode<Talk>(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  code: HandoverCode,
  reader: { readonly channel: ChannelName; readonly person: string },
): Work<Handover<Talk> | null> {
  const row = yield* one(q.handovers.byCode, { hash: codeHash(sealer, code) });
  if (!row) return null;
  const found = yield* opened<Talk>(q, sealer, conversations, row);
  const isOwn = row.personHash.equals(personHash(sealer, reader.channel, reader.person));
  return found.channel === reader.channel && !isOwn ? null : found;
}

/** The newest hand-over that waits for a person. */
export function* handoverOf<Talk>(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  channel: ChannelName,
  person: string,
  now: Date,
): Work<Handover<Talk> | null> {
  const row = yield* one(q.handovers.ofPerson, { person: personHash(sealer, channel, person), now });
  return row ? yield* opened<Talk>(q, sealer, conversations, row) : null;
}

function* opened<Talk>(
  q: Statements,
  sealer: Sealer,
  conversations: Conversations,
  row: HandoverRow,
): Work<Handover<Talk>> {
  const source = yield* conversations.byId(row.conversationId);
  const stored = yield* one(q.conversation.talk, { id: source.id });
  const talk = stored?.talk ? parsed<Talk>(sealer.open(source.key, stored.talk, context.talk(source.id))) : null;
  return {
    id: row.codeHash.toString('hex'),
    dossier: row.dossierId,
    conversation: source.id,
    version: stored?.version ?? 0,
    channel: source.channel,
    talk,
    expiresAt: row.expiresAt,
    usedBy: row.usedAt === null ? null : (row.usedBy ?? 0),
  };
}
