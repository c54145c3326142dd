import type { Elsewhere } from '../../understanding/data/elsewhere.ts';
import { CATEGORY_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import { hearMore } from '../answers/tell-story.ts';
import { hold } from '../draft/hold.ts';
import { isSmallTalk, type Said } from '../reading/read.ts';
import type { CardBody, MakeChoice } from '../talk/card-body.ts';
import type { Scene } from '../talk/scene.ts';
import type { Talk } from '../talk/talk.ts';
import { takeHeld } from './held.ts';

/**
 * What is not the government's to act on: the citizen is told kindly where to go. The words wait; whoever wants to report all the same presses
 * a button, or simply goes on telling.
 */

/** From here on a text is not ours, whatever category its words sound like. */
const NOT_OURS_SURE = 0.6;

/** Where to go with what a text tells; undefined where it may well be ours. */
export function elsewhereIn({ kind, category, elsewhere }: Understood): Elsewhere | undefined {
  const ours = category !== undefined && category.confidence >= CATEGORY_SURE && kind.confidence < NOT_OURS_SURE;
  return kind.value === 'not-ours' && elsewhere !== 'crisis' && !ours ? (elsewhere ?? 'private') : undefined;
}

/** Says where to go, and keeps the words in case the citizen insists. */
export function sendElsewhere(scene: Scene, said: Said, where: Elsewhere): void {
  hold(scene, said);
  scene.set({ question: 'elsewhere', elsewhere: where });
  scene.show = true;
}

/** Further words after we said where to go: thanks end it, anything else is the report. */
export function hearInsisting(scene: Scene, said: Said, understood: Understood): void {
  if (isSmallTalk(understood, said.text)) {
    dropElsewhere(scene);
    return;
  }
  scene.set({ question: null });
  takeHeld(scene);
  hearMore(scene, said);
}

/** The citizen goes elsewhere with it: nothing of it is kept. */
export function dropElsewhere(scene: Scene): void {
  scene.set({ question: null, held: [] });
  scene.tell('thanksOnly');
}

/** A file or a place instead of an answer is a report as well. */
export function passElsewhere(scene: Scene, before: Talk): void {
  const { question, draft } = scene.talk;
  if (before.question !== 'elsewhere' || question !== 'elsewhere' || !draft) return;
  scene.set({ question: null });
  takeHeld(scene);
}

/** Where to go, and the way on. */
export function askElsewhere({ say, talk }: Scene, choice: MakeChoice): CardBody {
  const where = talk.elsewhere ?? 'private';
  return {
    title: say.elsewhereTitle(),
    lines: [where === 'crisis' ? undefined : say[`elsewhere_${where}`](), say.elsewhereOurs()],
    rows: [[choice('new', say.buttonReportAnyway()), choice('drop', say.buttonUnderstood())]],
  };
}
