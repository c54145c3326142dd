import type { Role } from '../core/complaint/role.ts';
import type { Policy } from '../core/policy/policy.ts';
import { newInvitation } from '../invitation.ts';
import { Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { openHouse, say } from './house.ts';

/** The lines that tell how to use an invitation. */
const invitationInWords = (code: string, desk: string, role: Role, policy: Policy): string =>
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
