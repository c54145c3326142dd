import { randomBytes } from 'node:crypto';
import { makeCode } from '../core/complaint/code.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Role, Store } from '../core/store/store.ts';
import { Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { openHouse, say } from './house.ts';

/** How long an invitation is good, in milliseconds. */
const INVITATION_MS = 30 * 60_000;

/** Makes a one-time invitation; only a keyed hash of its code is stored. */
export async function newInvitation(
  store: Pick<Store<unknown>, 'invite'>,
  desk: string,
  role: Role,
  now: Date,
): Promise<string> {
  const code = makeCode(randomBytes);
  await store.invite({ code, desk, role, expiresAt: new Date(now.getTime() + INVITATION_MS) });
  return code;
}

/** The lines that tell how to use an invitation. */
export const invitationInWords = (code: string, desk: string, role: Role, policy: Policy): string =>
  `/masuk ${code}   (${role} of ${policy.desks.find(({ id }) => id === desk)?.name.en ?? desk}; once, within 30 minutes)`;

/** `aduan invite --desk DESK [--role ROLE]` */
export async function invite(options: { readonly desk: string; readonly role: Role }): Promise<void> {
  const { role } = options;
  const house = await openHouse();
  try {
    if (!house.policy.desks.some(({ id }) => id === options.desk))
      throw new Refusal(
        `There is no desk "${options.desk}". Known are: ${house.policy.desks.map(({ id }) => id).join(', ')}`,
      );
    const code = await newInvitation(house.store, options.desk, role, systemClock.now());
    say('Send this to the bot in a private chat:');
    say(`  ${invitationInWords(code, options.desk, role, house.policy)}`);
  } finally {
    await house.close();
  }
}
