import type { ChannelName } from '../../message.ts';
import type { Sealer } from '../../seal/sealer.ts';
import type { Conversation } from '../engine/conversations.ts';
import { besidePerson, invitationMark } from '../engine/marks.ts';
import { context, type SealedPerson } from '../engine/sealed.ts';
import type { Effect } from '../port/steps.ts';
import { StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { one, run, type Work } from '../statements/work.ts';

/** People type codes in any case, with and without spaces and hyphens. */
export const invitationHash = (sealer: Sealer, code: string) =>
  sealer.lookup('invitation', code.toUpperCase().replace(/[^0-9A-Z]/g, ''));

/** What an admin is found by: the account on its platform. */
export const adminHash = (sealer: Sealer, channel: ChannelName, person: string) =>
  sealer.lookup('admin', `${channel}\0${person}`);

/** Whether there is such an invitation, not used and not over. */
export function* invitationIsGood(q: Statements, sealer: Sealer, code: string, now: Date): Work<boolean> {
  const row = yield* one(q.desk.invitation, { hash: invitationHash(sealer, code) });
  return row !== undefined && row.usedAt === null && row.expiresAt > now;
}

/** Keeps an invitation. */
export function* invite(
  q: Statements,
  sealer: Sealer,
  { code, desk, role, expiresAt }: Pick<Extract<Effect, { do: 'invite' }>, 'code' | 'desk' | 'role' | 'expiresAt'>,
  now: Date,
): Work<void> {
  const hash = invitationHash(sealer, code);
  const mark = invitationMark(sealer, { codeHash: hash, desk, role, createdAt: now, expiresAt });
  yield* run(q.desk.invite, { hash, desk, role, expiresAt, now, mark });
}

/** Makes a person an admin of the invitation's desk, in place of what the person was before. */
export function* bindAdmin(
  q: Statements,
  sealer: Sealer,
  conversation: Conversation,
  effect: Extract<Effect, { do: 'bind-admin' }>,
  now: Date,
): Work<void> {
  const invitation = yield* one(q.desk.invitation, { hash: invitationHash(sealer, effect.invitation) });
  if (!invitation) throw new StoreFault('rejected', 'no-such-invitation');
  const hash = adminHash(sealer, conversation.channel, effect.person);
  const hex = hash.toString('hex');
  const key = sealer.newKey();
  yield* run(q.desk.use, { hash: invitation.codeHash, now });
  yield* run(q.desk.unbind, { hash, now });
  const { desk, role } = invitation;
  const beside = besidePerson({
    channel: conversation.channel,
    conversationId: conversation.id,
    desk,
    role,
    createdAt: now,
  });
  const sealed: SealedPerson = { id: effect.person, name: effect.name, beside };
  yield* run(q.desk.bind, {
    channel: conversation.channel,
    hash,
    wrappedKey: sealer.wrap(key, context.admin(hex)),
    person: sealer.seal(key, JSON.stringify(sealed), context.person(hex)),
    conversation: conversation.id,
    desk,
    role,
    now,
  });
}
