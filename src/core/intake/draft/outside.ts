import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';

/** Where a draft's place lies, when that is known and not served here. */
const farOf = (draft: Draft | null): string | undefined => {
  const place = draft?.facts.place?.value;
  return place?.kind === 'place' && place.outside ? place.regency : undefined;
};

/** Whoever reports of a place that is not served here is told so, once, and that it is taken all the same. */
export function tellOutside(scene: Scene, before: Draft | null): void {
  const far = farOf(scene.talk.draft);
  const isTold = before?.id === scene.talk.draft?.id && far === farOf(before);
  if (far !== undefined && !isTold && scene.policy.regencies.length > 0) scene.tell('outsideSeen', far);
}
