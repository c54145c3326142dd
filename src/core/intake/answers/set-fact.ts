import type { FactValue } from '../../facts.ts';
import { categoryOf, factOf } from '../draft/plan.ts';
import { done } from '../draft/tries.ts';
import type { Area } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';

/** Sets a fact as the answer to its question. */
export function setFact(
  scene: Scene,
  id: string,
  value: FactValue,
  uncertain: boolean,
  messageId?: string,
  among?: readonly Area[],
): void {
  const more = { ...(messageId ? { messageId } : {}), ...(among ? { among } : {}) };
  scene.change((draft) => ({
    ...done(draft),
    facts: { ...draft.facts, [id]: { value, uncertain, ...more } },
    skipped: draft.skipped.filter((each) => each !== id),
  }));
}

/** "I do not know" to a fact: noted as such, the desk sees it marked. */
export function factUnknown(scene: Scene, id: string): void {
  const category = categoryOf(scene.draft(), scene.policy);
  const optional = category?.facts.find((fact) => fact.id === id)?.optional ?? true;
  if (optional) skipFact(scene, id);
  else {
    const text = scene.say.buttonUnknown();
    const type = factOf(scene.policy, category, id)?.type ?? 'text';
    setFact(scene, id, type === 'text' ? { kind: 'text', text } : { kind: type, text }, true);
  }
}

/** Passes over an optional fact. @returns false when the fact is needed */
export function skipFact(scene: Scene, id: string): boolean {
  const category = categoryOf(scene.draft(), scene.policy);
  const needed = category?.facts.some((fact) => fact.id === id && !fact.optional) ?? false;
  if (needed && !scene.draft().facts[id]) return false;
  scene.change((draft) => ({ ...done(draft), skipped: draft.facts[id] ? draft.skipped : [...draft.skipped, id] }));
  return true;
}
