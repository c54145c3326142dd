import { isEmpty } from '../draft/plan.ts';
import { addToFiled } from '../filed/belongs.ts';
import { codeNamed } from '../filed/code-named.ts';
import { addExtra, filedBy } from '../filed/filed-acts.ts';
import { takeHeld } from '../outcome/held.ts';
import { read, type Said } from '../reading/read.ts';
import { showStatus } from '../steering/status.ts';
import type { Filed } from '../talk/filed.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';

const isDrafting = ({ talk: { draft } }: Scene): boolean => draft !== null && !isEmpty(draft);

/** A report of this citizen's that a caption names by its code; amid a draft only where it begins with it, or wants something of it. */
export function filedNamed(scene: Scene, text: string): Filed | undefined {
  const named = codeNamed(text);
  const filed = named?.code && filedBy(scene, named.code);
  return filed && (named.first || named.wanted || !isDrafting(scene)) ? filed : undefined;
}

/**
 * Takes words that name a sent report by its code, whichever was spoken of last: what they tell is added to it, and who wants news of it reads them.
 * Amid a draft only what begins with it or wants something of it; the rest may tell how it came to this.
 * @returns false where they name none, or one that is not theirs to add to
 */
export function hearNamed(scene: Scene, said: Said): boolean {
  const named = codeNamed(said.text);
  if (!named) return false;
  const { code, wanted } = named;
  const filed = code && filedBy(scene, code);
  if (!filed) {
    if (wanted === 'news') showStatus(scene, code ?? said.text);
    return wanted === 'news';
  }
  const { question } = scene.talk;
  if (isDrafting(scene) && !wanted && !named.first) return false;
  scene.warn(read(scene, said.text));
  // It is the answer to which of them is meant.
  if (question === 'where') {
    scene.set({ question: null });
    takeHeld(scene, code);
  } else if (question && INTERRUPTIONS.has(question)) scene.show = true;
  scene.speakOf(filed);
  if (wanted === 'news') showStatus(scene, code);
  else if (wanted === 'adding') scene.tell('addHere', code);
  else if (wanted === 'withdrawal') {
    scene.tell('withdrawalAsked', code);
    addExtra(scene, filed, said);
  } else addToFiled(scene, filed, said);
  return true;
}
