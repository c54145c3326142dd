import type { ComplaintCode } from '../complaint/code.ts';
import { commandNear, slashOf, slashWordIn } from '../language/desk-words.ts';
import { steeringOf } from '../language/words.ts';
import type { AdminRow } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { help } from './doing.ts';
import type { DeskScene } from './scene.ts';

/** A slash and no command of ours: said, with the one that was meant, and never sent to a citizen. @returns false for all else */
export function isNoCommand(scene: DeskScene, heard: Heard, text: string, about: ComplaintCode | undefined): boolean {
  const { say } = scene;
  const said = slashWordIn(text);
  if (said === undefined || !(about || heard.row.message.private)) return false;
  const near = commandNear(text);
  if (!near) scene.answer(heard, say.noSuchCommand({ said }), about);
  else scene.answer(heard, say.commandMeant({ said, command: `${slashOf(near.command)} ${near.rest}`.trim() }), about);
  return true;
}

/** Words that hang on nothing: what they may have meant, or how to write to a citizen. */
export function hint(scene: DeskScene, heard: Heard, person: AdminRow, text: string): void {
  const { say } = scene;
  const steering = steeringOf(text);
  if (typeof steering === 'object' && steering.intent === 'help') {
    help(scene, heard, person);
    return;
  }
  const near = commandNear(text);
  if (!near) {
    scene.answer(heard, say.deskHint());
    return;
  }
  const { open } = scene.person(heard.row.message.from.id);
  const words = [slashOf(near.command), near.ofOpen ? open : undefined, near.rest].filter(Boolean).join(' ');
  scene.answer(heard, say.commandMeant({ said: near.said, command: words }));
}
