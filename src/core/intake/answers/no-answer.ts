import { type NoAnswer, noAnswerIn } from '../../language/no-answer.ts';
import { isVagueTime } from '../../understanding/time/habit.ts';
import { factOf } from '../draft/plan.ts';
import { tryAgain } from '../draft/tries.ts';
import { readBackAll, type Said } from '../reading/read.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { factUnknown } from './set-fact.ts';
import { saysEverywhere } from './spot.ts';
import { whereaboutsUnknown } from './torn.ts';

/** What is said to it, besides the question. */
const SAID: Readonly<Partial<Record<NoAnswer, 'takeYourTime' | 'whatMeant'>>> = {
  waits: 'takeYourTime',
  puzzled: 'whatMeant',
};

/** Asked what somebody answered, "tunggu" and "lama" may be just that. */
const ASKS_WHAT_WAS_SAID = /\b(?:jawab|answer)/i;

/** How a text answers nothing to this question; "udah lama" is how long. */
export function noAnswerTo(scene: Scene, question: Question | null, text: string): NoAnswer | undefined {
  const how = noAnswerIn(text);
  if (how === undefined || (question === 'fact:time' && isVagueTime(text))) return undefined;
  if (question === 'spot' && saysEverywhere(text)) return undefined;
  if ((how !== 'waits' && how !== 'grumbles') || !question?.startsWith('fact:')) return how;
  const fact = factOf(scene.policy, undefined, question.slice('fact:'.length));
  return ASKS_WHAT_WAS_SAID.test(fact?.ask[scene.talk.language] ?? '') ? undefined : how;
}

/**
 * Takes what answers nothing ("sebentar", "apa ya", "bot bodoh"): it is neither a fact nor a part of what happened, and the question stays. Whoever was
 * asked for a detail twice and told nothing is not asked again; whoever asks to wait is waited for.
 * @returns whether it was that
 */
export function hearNoAnswer(scene: Scene, asked: Question | null, said: Said): boolean {
  const how = noAnswerTo(scene, asked, said.text);
  if (how === undefined) return false;
  scene.show = true;
  if (how === 'told') readBackAll(scene);
  const isFact = asked?.startsWith('fact:') ?? false;
  if (asked && isFact && how !== 'waits' && !tryAgain(scene, asked)) {
    factUnknown(scene, asked.slice('fact:'.length));
    return true;
  }
  if ((asked === 'area' || asked === 'spot') && how !== 'waits' && !tryAgain(scene, asked)) {
    whereaboutsUnknown(scene);
    return true;
  }
  const key = asked === 'check' && how === 'puzzled' ? undefined : SAID[how];
  if (key) scene.tell(key);
  return true;
}
