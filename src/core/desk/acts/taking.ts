import type { ComplaintCode } from '../../complaint/code.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { toldFollowers } from '../cards/cluster.ts';
import { chosenOf, neverChoice } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import { move } from './changes.ts';
import { tellNews } from './news.ts';
import { permit } from './permit.ts';

/** Said by the button that takes what somebody else has, as at the end of a shift. */
const TAKE_OVER = 'over';

/** Takes a complaint: from now on others see who has it. What somebody else has is taken over once that is confirmed. */
export function take(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  how: string,
): void {
  const allowed = permit(scene, heard, person, 'take', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const { say } = scene;
  const isOthers = complaint.holder !== null && complaint.holder !== person.id;
  if (complaint.holder !== null && isOthers && how !== TAKE_OVER) {
    scene.ask(
      heard,
      [say.heldByOther({ name: scene.nameOf(complaint.holder) })],
      [
        { id: chosenOf('take', complaint.code, TAKE_OVER), label: say.takeOver() },
        { id: neverChoice, label: say.never() },
      ],
      complaint.code,
    );
    return;
  }
  if (complaint.holder === null || isOthers || to !== complaint.status) {
    const after = move(scene, complaint, 'take', to, person, { holder: person.id });
    if (to !== complaint.status) {
      tellNews(scene, after);
      scene.effects.push(...toldFollowers(after, `${after.code}:${after.version}`));
    }
  }
  scene.answer(heard, say.done_take({ code: complaint.code }), complaint.code);
}

/** Checks a complaint as one that can be acted on. */
export function verify(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'verify', code);
  if (!allowed) return;
  const after = move(scene, allowed.complaint, 'verify', allowed.to, person);
  tellNews(scene, after);
  scene.answer(heard, scene.say.done_verify({ code: after.code }), after.code);
}
