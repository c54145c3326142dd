import { readCode } from '../../complaint/code.ts';
import { hearMore } from '../answers/tell-story.ts';
import { setPin } from '../draft/place.ts';
import { addToFiled } from '../filed/belongs.ts';
import { filedBy, giveDraft } from '../filed/filed-acts.ts';
import type { Scene } from '../talk/scene.ts';

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
