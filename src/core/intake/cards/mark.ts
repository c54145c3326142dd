import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { focusOf, isWish } from '../talk/wishes.ts';

/** Names the question a button belongs to: a press on an older question is recognised and answered kindly. */
export const markOf = (scene: Scene, question: Question): string =>
  (isWish(question) ? focusOf(scene.talk)?.ref : undefined) ??
  `${scene.talk.draft?.id.slice(-4) ?? '0000'}.${question}`;
