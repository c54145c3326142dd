import type { Scene } from './scene.ts';
import type { Question } from './talk.ts';

/** Names the question a button belongs to: a press on an older question is recognised and answered kindly. */
export const markOf = (scene: Scene, question: Question): string =>
  `${scene.talk.draft?.id.slice(0, 4) ?? '0000'}.${question}`;
