import { apologises, asksWithdrawal } from '../../language/asking.ts';
import { changesNothing, saysRight, wantsItGone } from '../../language/summary-said.ts';
import { saysOnlyBoth, visibilityIn } from '../../language/who-may-know.ts';
import { noAnswerTo } from '../answers/no-answer.ts';
import { rowWanted } from '../answers/row-wanted.ts';
import { hearMore } from '../answers/tell-story.ts';
import { hideMore } from '../answers/visibility.ts';
import { addExtra } from '../filed/filed-acts.ts';
import { lastFiled } from '../filed/free.ts';
import { holdAsAnother } from '../outcome/shelf.ts';
import { isAnotherMatter } from '../reading/other-matter.ts';
import { isSmallTalk, keepWords, read, type Said } from '../reading/read.ts';
import { act } from '../steering/acts.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { holdOrDecide } from './undecided.ts';

/** A wish to stay unseen is looked for in no longer texts: they tell of others, too. */
const ANSWER_CHARS_MAX = 60;

/** The draft was left for long: it is offered first. */
export function offerDraft(scene: Scene, said: Said): void {
  if (scene.talk.question === 'resume' && goesOnHidden(scene, said.text)) return;
  // Whoever only says hello is offered the draft; words of weight wait until it is known what they belong to. Danger does not wait.
  const understood = read(scene, said.text);
  scene.warn(understood);
  scene.set({ question: 'resume' });
  scene.show = true;
  if (!isSmallTalk(understood, said.text) && !noAnswerTo(scene, null, said.text)) holdOrDecide(scene, 'resume', said);
}

/** Words where it is asked what is to become of a draft, or of what was said, and no fact of it. */
export function hearAtCrossroads(scene: Scene, said: Said, question: Question): void {
  scene.warn(read(scene, said.text));
  const row = question === 'which' ? rowWanted(scene, said.text) : undefined;
  if (row !== undefined && row !== 'which') act(scene, `row:${row}`);
  else if (question === 'which' && (saysRight(said.text) || changesNothing(said.text))) act(scene, 'keep');
  else if (question === 'cancel' && wantsItGone(said.text)) act(scene, 'delete');
  else if ((question === 'open' || question === 'resume') && wantsItGone(said.text)) act(scene, 'cancel');
  else if (question === 'resume' && goesOnHidden(scene, said.text)) return;
  else if (question === 'where' && asksWithdrawal(said.text)) withdrawWithHeld(scene, said);
  else if (noAnswerTo(scene, question, said.text)) scene.show = true;
  else if (question === 'resume' || question === 'open' || question === 'where') holdOrDecide(scene, question, said);
  else if ((question === 'alike' || question === 'cancel') && saysNothing(scene, said.text)) scene.show = true;
  else if (question === 'cancel' && isAnotherMatter(scene, null, said)) holdAsAnother(scene, said);
  else if (question === 'which') keepWords(scene, said, false);
  else {
    // Whoever goes on telling does not want to stop.
    scene.set({ question: null });
    if (said.text.length <= ANSWER_CHARS_MAX) hideMore(scene, said.text);
    hearMore(scene, said);
  }
  scene.show = true;
}

/** More words than these tell something besides. */
const HIDING_WORDS_MAX = 5;
/** Whoever says nothing but who may know ("anonim ya"), where it is asked whether a draft goes on, goes on with it. @returns whether it was that */
function goesOnHidden(scene: Scene, text: string): boolean {
  if (saysOnlyBoth(text) || text.trim().split(/\s+/).length > HIDING_WORDS_MAX) return false;
  const wish = visibilityIn(text);
  if (!wish?.anonymous && !wish?.secret) return false;
  act(scene, 'resume');
  hideMore(scene, text);
  scene.asked = null;
  return true;
}

/** Whoever wants a report withdrawn, where it is asked whether words belong to it, speaks of that one. */
function withdrawWithHeld(scene: Scene, said: Said): void {
  const filed = lastFiled(scene);
  if (!filed) return;
  act(scene, `add:${filed.code}`);
  scene.tell('withdrawalAsked', filed.code);
  addExtra(scene, filed, said);
}

/** A text that tells nothing answers nothing either. */
function saysNothing(scene: Scene, text: string): boolean {
  const understood = read(scene, text);
  return isSmallTalk(understood, text) || understood.kind.value === 'noise' || apologises(text);
}
