import { hold } from '../draft/hold.ts';
import { isAtOtherPlace, OTHER_MATTER_SURE } from '../reading/other-matter.ts';
import { read } from '../reading/read.ts';
import { act } from '../steering/acts.ts';
import type { Scene } from '../talk/scene.ts';
import type { Held } from '../talk/talk.ts';

/** So many messages wait for where they belong; with the next one it is taken from what they tell. */
const UNDECIDED_MAX = 2;

/** Keeps words where it is asked whether they belong to what is open or begin another report; whoever goes on telling instead of choosing is taken at their words. */
export function holdOrDecide(scene: Scene, question: 'resume' | 'open' | 'where', said: Held): void {
  hold(scene, said);
  // Words of the same breath were written before it was asked.
  const wasAsked = scene.asked === question && !scene.isFragment(said.at);
  if (!wasAsked || scene.talk.held.length <= UNDECIDED_MAX) return;
  // There it is asked because another report was told, or wanted.
  const isNew = question === 'open' || beginsAnother(scene, question);
  act(scene, isNew ? 'new' : question === 'where' ? `add:${scene.talk.about?.filed.code ?? ''}` : 'resume');
  // Where too many reports are set aside already nothing new begins, and the words still wait.
  if (isNew && scene.talk.held.length === 0) scene.tell('takenAsNew');
}

/** Whether the first of the words that wait surely tell a complaint of another kind, or of another place. */
function beginsAnother(scene: Scene, question: 'resume' | 'where'): boolean {
  const { held, about, draft } = scene.talk;
  const { kind, category, place } = read(scene, held[0]?.text ?? '');
  if (kind.value !== 'complaint') return false;
  const before =
    question === 'where'
      ? { category: about?.filed.category, place: about?.filed.place }
      : { category: draft?.category, place: draft?.facts.place?.value.text };
  const isOther =
    category !== undefined && category.confidence >= OTHER_MATTER_SURE && category.value !== before.category;
  return isOther || isAtOtherPlace(place, before.place);
}
