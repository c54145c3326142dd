import type { ComplaintCode } from '../../complaint/code.ts';
import { type DeskCommand, deskCommandIn, slashWordIn } from '../../language/desk-words.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { codeFirst } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import { addWords, tell } from './changes.ts';
import { doubtOf, filled } from './filling.ts';
import { permit } from './permit.ts';

/** Commands whose words a citizen reads: edited, they correct what was read. */
const TOLD: ReadonlySet<DeskCommand> = new Set(['reply', 'ask']);

/** The words for the citizen in an edited message; undefined where it is now meant for somebody else: a note, a command, another complaint. */
function editedWords(text: string, code: ComplaintCode): string | undefined {
  const said = deskCommandIn(text);
  if (!said?.slash) return slashWordIn(text) === undefined ? text.trim() : undefined;
  const named = codeFirst(said.rest);
  return TOLD.has(said.command) && (named.code ?? code) === code ? named.rest.trim() : undefined;
}

/** An edited message of an officer corrects the words that went to the citizen. */
export function correct(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode, text: string): void {
  const allowed = permit(scene, heard, person, 'reply', code);
  if (!allowed) return;
  const { complaint } = allowed;
  const edited = editedWords(text, code);
  if (edited === undefined) {
    scene.answer(heard, scene.say.editNotSent({ code }), code);
    return;
  }
  const words = filled(scene, heard, complaint, edited);
  // Platforms tell of an edit, too, where only the preview of a link came.
  const last = complaint.messages.findLast(({ by, internal }) => by === person.id && !internal);
  if (words === undefined || words === last?.text) return;
  const doubt = doubtOf(scene, words);
  if (words === '' || doubt !== undefined) {
    scene.answer(heard, [doubt, scene.say.editNotSent({ code })].filter(Boolean).join('\n'), code);
    return;
  }
  const ref = scene.show([scene.say.corrected({ code })], code);
  const receipt = { conversation: scene.turn.conversation, code, ref };
  addWords(scene, complaint, { text: words, act: 'reply', by: person.id, receipt });
  tell(
    scene,
    code,
    { to: 'citizen', type: 'corrected', code, words, receipt },
    `corrected:${code}:${scene.turn.conversation}:${ref}`,
  );
}

/** A message to the citizen that its officer deletes was read already: said, for they may believe it gone. */
export function tellUnsaid(scene: DeskScene, heard: Heard, code: ComplaintCode): void {
  scene.answer(heard, scene.say.cannotUnsay({ code }), code);
}
