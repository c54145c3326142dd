/** A draft whose evidence is not there: kept for later, or led on to what else would serve. */

import { evidenceWaits, kindsInWords } from '../draft/offers.ts';
import { categoryOf, evidenceComplete, serving } from '../draft/plan.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { noEvidence } from './answer-evidence.ts';

/** Nothing more is asked now. */
export function letRest(scene: Scene): void {
  scene.set({ question: null });
  scene.rests = true;
  scene.page = [scene.say.kept()];
}

/** Nothing more is asked now; what is still needed before it can be sent is said once. */
export function saveForLater(scene: Scene): void {
  const { draft, policy, say } = { draft: scene.talk.draft, policy: scene.policy, say: scene.say };
  const category = draft && categoryOf(draft, policy);
  const evidence = draft && category && !evidenceComplete(draft, policy) ? category.evidence.kinds : undefined;
  letRest(scene);
  if (evidence) scene.page = [say.kept(), `\n${say.evidenceServes({ kinds: kindsInWords(evidence, say) })}`];
}

/**
 * "Lanjut" or "lewati" where evidence is missing: it never goes on without. Asked first, one reads what is missing and what to write when there is
 * none; asked for another kind, one has none of that either; after the last kind the draft waits.
 */
export function goOnWithout(scene: Scene, draft: Draft): void {
  if (evidenceWaits(draft, scene.policy)) saveForLater(scene);
  else if (draft.offer > 0) noEvidence(scene);
  else {
    scene.tell(serving(draft, scene.policy) > 0 ? 'notYet' : 'evidenceNotHere');
    scene.show = true;
  }
}
