import type { Draft } from '../talk/draft.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';

/** After so many answers we could not read, the words are taken as they are and marked uncertain. */
const TRIES_MAX = 2;

/** Counts an answer that could not be read. @returns whether it is asked again */
export function tryAgain(scene: Scene, question: Question): boolean {
  const draft = scene.draft();
  const tries = (draft.tries[question] ?? 0) + 1;
  scene.set({ draft: { ...draft, tries: { ...draft.tries, [question]: tries } } });
  scene.show = true;
  return tries < TRIES_MAX;
}

/** The draft with the row that was being changed done. */
export const done = (draft: Draft): Draft => (draft.editing ? { ...draft, editing: null } : draft);

/** The draft as if a question had not been answered yet: what could not be read before it was known counts no more once it is to be changed. */
export function untried(draft: Draft, question: string): Draft {
  const { [question]: _, ...tries } = draft.tries;
  return { ...draft, tries };
}
