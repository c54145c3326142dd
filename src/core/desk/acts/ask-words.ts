import type { Act } from '../../complaint/life.ts';
import type { Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { neverChoice } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';

/**
 * Asks for the words that an act needs: what its officer says next goes on with it.
 * @param file the words are there already, and a file alone is needed: what is said meanwhile is none of them
 */
export function askWords(
  scene: DeskScene,
  heard: Heard,
  act: Act,
  { code }: Complaint,
  question: string,
  { file = false } = {},
): void {
  scene.setPerson(heard.row.message.from.id, { pending: { act, code, ...(file ? { file } : {}) } });
  scene.ask(heard, [question], [{ id: neverChoice, label: scene.say.never() }], code);
}
