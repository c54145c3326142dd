import { additionIn } from '../../language/wishes.ts';
import { addToFiled } from '../filed/belongs.ts';
import { filedBy, giveDraft } from '../filed/filed-acts.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import { dropDraft } from './shelf.ts';

/** Says that what was begun without a question is a new report, and how to make it an addition to the one that was sent. */
export function beganBesides(scene: Scene, filed: Filed): void {
  if (!scene.talk.draft) return;
  scene.change((draft) => ({ ...draft, besides: filed.code }));
  scene.tell('begunBesides', filed.code);
}

/**
 * Takes "tambahan" to a report that was begun without a question: its words and files are added to the one that was spoken of before.
 * @returns whether it was said, and done
 */
export function takeAsAddition(scene: Scene, text: string): boolean {
  const { draft } = scene.talk;
  const filed = draft?.besides && filedBy(scene, draft.besides);
  if (!draft || !filed || additionIn(text) !== 'add') return false;
  giveDraft(scene, filed);
  if (scene.talk.draft) dropDraft(scene, draft);
  scene.set({ question: null });
  for (const { text: words, at, messageId, passedOn } of draft.words)
    addToFiled(scene, filed, {
      text: words,
      at,
      ...(messageId ? { messageId } : {}),
      ...(passedOn ? { passedOn } : {}),
    });
  return true;
}
