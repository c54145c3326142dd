import { joiningIn } from '../../desk/joining.ts';
import { deskName } from '../../desk/scene/names.ts';
import { DESK_SENTENCES } from '../../language/desk-sentences.ts';
import type { Scene } from '../talk/scene.ts';

/** Binds this person to a desk by a good invitation, in private only; anything else gets one and the same answer. */
export function join(scene: Scene, said: string): void {
  const message = scene.person;
  const joining = joiningIn(said);
  const { code } = joining;
  const invitation = message?.private && !message.forwarded ? scene.turn.invited?.get(code) : undefined;
  if (!message || !invitation) {
    scene.tell('invitationWrong');
    return;
  }
  const { id: person } = message.from;
  const name = joining.name ?? message.from.name;
  scene.effects.push({ do: 'bind-admin', invitation: code, person, ...(name ? { name } : {}) });
  const { language } = scene.talk;
  const role = DESK_SENTENCES[language][`role_${invitation.role}`]();
  const welcome = scene.say.joined({ desk: deskName(scene.policy, invitation.desk, language), role });
  scene.page = [name ? welcome : `${welcome}\n${scene.say.joinedNameless()}`];
}
