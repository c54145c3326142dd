import type { Act } from '../../complaint/life.ts';
import type { Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { fileChoice, neverChoice } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import { looseHere } from './loose.ts';

/**
 * Asks for the words that an act needs: what its officer says next goes on with it.
 * @param file the words are there already, and a file alone is needed: what is said meanwhile is none of them
 * @param withLoose loose files go with the words, when those are there
 */
export function askWords(
  scene: DeskScene,
  heard: Heard,
  act: Act,
  { code }: Complaint,
  question: string,
  { file = false, withLoose = false } = {},
): void {
  const how = { ...(file ? { file } : {}), ...(withLoose ? { withLoose } : {}) };
  scene.setPerson(heard.row.message.from.id, { pending: { act, code, ...how } });
  const { say } = scene;
  // What was sent a while ago may be what is needed now.
  const files =
    !withLoose && (act === 'close' || act === 'reply') && looseHere(scene, heard)
      ? [{ id: fileChoice(code, act), label: say.useFile() }]
      : [];
  scene.ask(heard, [question], [...files, { id: neverChoice, label: say.never() }], code);
}
