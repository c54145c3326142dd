import { asksIfDone } from '../../language/asking.ts';
import { isEmpty } from '../draft/plan.ts';
import { readBackAll } from '../reading/read.ts';
import { INTERRUPTIONS, type Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { showStatus } from './status.ts';

/** Where being impatient answers nothing that is asked. */
const NOTHING_LASTS: ReadonlySet<Question> = new Set<Question>(['evidence', 'switches', 'name', 'check']);

/** Whoever asks whether it is done ("udah blm?") or finds it slow hears that it is not sent yet; without a report, how those stand that were sent. @returns whether it was that */
export function tellsIfDone(scene: Scene, text: string): boolean {
  const { draft, question } = scene.talk;
  const asks = asksIfDone(text);
  const isOpen = draft !== null && !isEmpty(draft);
  if (!asks || (asks === 'impatient' && !(isOpen && question && NOTHING_LASTS.has(question)))) return false;
  if (isOpen && question && INTERRUPTIONS.has(question)) return false;
  if (isOpen) scene.tell(question === 'check' ? 'notSent' : 'notYet');
  else showStatus(scene, '');
  scene.show = true;
  return true;
}

/** Whoever asks what was told so far reads all that is known; without a report, how those stand that were sent. */
export function showSoFar(scene: Scene): void {
  const { draft, question } = scene.talk;
  if (!draft || isEmpty(draft)) {
    showStatus(scene, '');
    return;
  }
  // The summary shows all of it anyway.
  if (question === 'check') scene.show = true;
  else readBackAll(scene);
}
