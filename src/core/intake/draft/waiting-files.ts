import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { SHELF_MAX } from '../talk/talk.ts';
import { doubtEarlier } from './media.ts';
import { isEmpty } from './plan.ts';

/**
 * Files that come while it is asked whether the open draft goes on or another begins: nobody has said yet which one they belong to. They wait in a
 * draft of their own at the top of the shelf, and go where the answer says.
 */

/**
 * Whether it is asked which draft is meant, and a file can wait for the answer.
 * @param rested the draft was left so long ago that it will be asked
 */
export function mustWait(scene: Scene, rested: boolean): boolean {
  const { draft, shelf, question } = scene.talk;
  if (!draft || isEmpty(draft)) return false;
  return (
    (rested || question === 'open' || question === 'resume') && (shelf[0]?.waits === true || shelf.length < SHELF_MAX)
  );
}

/** Takes a file in without touching the open draft. */
export function letWait(scene: Scene, take: () => void): void {
  const { draft, shelf } = scene.talk;
  const [first, ...others] = shelf;
  const rest = first?.waits ? others : shelf;
  scene.set({ draft: first?.waits ? first : null });
  take();
  const waiting = scene.talk.draft;
  scene.set({ draft, shelf: waiting && !isEmpty(waiting) ? [{ ...waiting, waits: true }, ...rest] : rest });
}

/** The open draft goes on: what waited is part of it. */
export function addWaiting(scene: Scene): void {
  const { draft, shelf } = scene.talk;
  const [first, ...others] = shelf;
  if (!draft || !first?.waits) return;
  const { id: from, evidence } = first;
  scene.effects.push({ do: 'give-evidence', from, to: draft.id, evidence });
  scene.set({ draft: { ...draft, evidence: [...draft.evidence, ...evidence] }, shelf: others });
  doubtEarlier(scene, null);
}

/** A draft from the shelf as it is taken up: whatever waited in it is its own now. */
export function inHand({ waits: _, ...draft }: Draft): Draft {
  return draft;
}

/** Another draft begins: what waited begins it. @returns whether something did */
export function beginWithWaiting(scene: Scene): boolean {
  const { draft, shelf } = scene.talk;
  const [first, ...others] = shelf;
  if (!first?.waits) return false;
  scene.set({ draft: inHand(first), shelf: draft && !isEmpty(draft) ? [draft, ...others] : others });
  return true;
}
