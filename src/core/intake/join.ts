import { deskName } from '../desk/names.ts';
import { DESK_SENTENCES } from '../language/desk-sentences.ts';
import type { Scene } from './scene.ts';

/** Binds this person to a desk by a good invitation, in private only; anything else gets one and the same answer. */
export function join(scene: Scene, code: string): void {
  const message = scene.person;
  const invitation = message?.private && !message.forwarded ? scene.turn.invited?.get(code.trim()) : undefined;
  if (!message || !invitation) {
    scene.tell('invitationWrong');
    return;
  }
  const { id: person, name } = message.from;
  scene.effects.push({ do: 'bind-admin', invitation: code.trim(), person, ...(name ? { name } : {}) });
  const { language } = scene.talk;
  const role = DESK_SENTENCES[language][`role_${invitation.role}`]();
  scene.page = [scene.say.joined({ desk: deskName(scene.policy, invitation.desk, language), role })];
}
