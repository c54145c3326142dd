import { categoryOf } from '../draft/plan.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { read } from './read.ts';

/** Passes over optional questions that make no sense with what was written ("lampu merah" has no pole number), as the policy says. */
export function passNeedless(scene: Scene, before: Draft | null): void {
  const { draft } = scene.talk;
  if (draft?.kind !== 'complaint') return;
  const open = categoryOf(draft, scene.policy)?.facts.filter(
    ({ id, optional, unless = [] }) =>
      optional &&
      unless.length > 0 &&
      !draft.facts[id] &&
      !draft.skipped.includes(id) &&
      draft.editing !== `fact:${id}`,
  );
  if (!open || open.length === 0) return;
  // What was written earlier was looked at then, unless it was not known yet what it is about.
  const seen = before?.id === draft.id && before.category === draft.category ? before.words.length : 0;
  const found = new Set(draft.words.slice(seen).flatMap(({ text }) => read(scene, text).needless));
  const needless = open.filter(({ id }) => found.has(id)).map(({ id }) => id);
  if (needless.length > 0) scene.change((now) => ({ ...now, skipped: [...now.skipped, ...needless] }));
}
