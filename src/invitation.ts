import { randomBytes } from 'node:crypto';
import { makeCode } from './core/complaint/code.ts';
import type { Role } from './core/complaint/role.ts';
import { INVITATION_MS } from './core/desk/acts/people.ts';
import type { Store } from './core/store/port/store.ts';

/** Makes an invitation that is good once, for {@link INVITATION_MS}. @returns its code, of which only a keyed hash is stored */
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
