import { OVER } from '../../complaint/life.ts';
import { asksWhyOver } from '../../language/asks-why-over.ts';
import { verdictOf } from '../../language/verdict-words.ts';
import type { StatusView } from '../../store/port/steps.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import type { Verdict } from '../talk/wish.ts';
import { withWish } from '../talk/wishes.ts';
import { addExtra, type Extra, filedBy, filedWords, viewOf } from './filed-acts.ts';
import { reopen } from './verdict.ts';

/** Whether its citizen has said since the last close that it is settled. */
const isConfirmed = ({ history }: StatusView): boolean =>
  history.slice(history.findLastIndex(({ to, from }) => to === 'closed' && from !== 'closed')).some(byCitizen);
const byCitizen = ({ act }: { readonly act: string }): boolean => act === 'confirm';

/** "Sudah beres?" once more, of a complaint that is closed and about which nothing is asked any more. */
function askAgain(scene: Scene, filed: Filed, view: StatusView): Verdict {
  const verdict: Verdict = {
    ...{ step: 'settled', ref: `w-${scene.next()}`, filed, desk: view.desk, words: '', at: scene.now },
    ...{ rests: false, tries: 0, after: null },
  };
  scene.talk = withWish(scene.talk, verdict);
  scene.speakOf(filed);
  scene.show = true;
  return verdict;
}

/** The complaint that is over of those that were sent here: the one spoken of last, else the newest. */
const overOf = (scene: Scene, last: Filed): Filed | undefined =>
  [last, ...scene.talk.filed].find(({ code }) => OVER.has(viewOf(scene, code)?.status ?? 'submitted'));

/**
 * Answers why a complaint is over: a closed one is asked about again, so that it can be opened; of one that was turned down its desk hears the question.
 * @returns false where nothing is over, or nothing like that is asked
 */
export function tellWhyOver(scene: Scene, last: Filed, held: Extra): boolean {
  if (!asksWhyOver(held.text ?? '')) return false;
  const filed = overOf(scene, last);
  const view = filed && viewOf(scene, filed.code);
  if (!view) return false;
  if (view.status === 'closed') askAgain(scene, filed, view);
  else addExtra(scene, filed, held);
  scene.tellOf(view.status === 'closed' ? 'whyClosed' : 'whyOver', filedWords(scene, filed, {}));
  scene.speakOf(filed);
  return true;
}

/**
 * Takes words for a closed complaint that say it is not settled (any more): it is opened again; whoever said before that it was is asked first.
 * @returns false where they say nothing of it, or it is not closed
 */
export function hearNotSettled(scene: Scene, { code }: Filed, held: Extra): boolean {
  const view = viewOf(scene, code);
  const filed = filedBy(scene, code);
  if (view?.status !== 'closed' || !filed || verdictOf(held.text ?? held.media?.caption ?? '') !== 'not-yet')
    return false;
  const isAsked = isConfirmed(view);
  if (isAsked) addExtra(scene, filed, held);
  const verdict = askAgain(scene, filed, view);
  if (isAsked) scene.tellOf('backAgain', filedWords(scene, filed, {}));
  else reopen(scene, verdict, held);
  return true;
}
