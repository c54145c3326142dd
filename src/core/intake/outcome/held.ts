import { readCode } from '../../complaint/code.ts';
import { hearMore } from '../answers/tell-story.ts';
import { setPin } from '../draft/place.ts';
import { isEmpty } from '../draft/plan.ts';
import { addToFiled } from '../filed/belongs.ts';
import { filedBy, giveDraft } from '../filed/filed-acts.ts';
import { lastFiled } from '../filed/free.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Talk } from '../talk/talk.ts';

/** Questions that words wait for, and those that come between for a moment. */
const WAITED_FOR: ReadonlySet<Question> = new Set<Question>([
  ...(['where', 'open', 'resume', 'elsewhere', 'language', 'erase', 'cancel'] as const),
]);

/**
 * Words that wait for an answer are asked about again where something came between ("bahasa", "batal") and the question is gone: they are never left
 * behind, and never turn up in a later report. Whoever turned away from "there are others who can help" wants nothing more of them.
 */
export function askOfHeld(scene: Scene, before: Talk): void {
  const { held, question, draft, wishes, quiet } = scene.talk;
  if (held.length === 0 || quiet || wishes.some(({ after }) => after !== null)) return;
  if (question !== null && WAITED_FOR.has(question)) return;
  if (before.question === 'elsewhere') scene.set({ held: [] });
  else if (draft && !isEmpty(draft)) scene.set({ question: 'open' });
  else if (lastFiled(scene)) scene.set({ question: 'where' });
  else takeHeld(scene);
  scene.show = true;
}

/** Puts what was held, and files that came meanwhile, where they belong: into the complaint with this code, else into the draft. */
export function takeHeld(scene: Scene, code?: string): void {
  const { held } = scene.talk;
  scene.set({ held: [] });
  const readable = code === undefined ? undefined : readCode(code);
  const filed = readable === undefined ? undefined : filedBy(scene, readable);
  if (filed) giveDraft(scene, filed);
  for (const each of held) {
    if (filed) {
      addToFiled(scene, filed, each);
      continue;
    }
    const { text, at, messageId, place, passedOn } = each;
    if (text !== undefined)
      hearMore(scene, { text, at, ...(messageId ? { messageId } : {}), ...(passedOn ? { passedOn } : {}) });
    if (place) setPin(scene, place);
  }
}
