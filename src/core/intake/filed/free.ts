import { hold } from '../draft/hold.ts';
import { isEmpty } from '../draft/plan.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import type { Held } from '../talk/talk.ts';
import { addToFiled } from './belongs.ts';

const HOUR_MS = 3_600_000;
/** What a citizen sends this soon after filing belongs to the complaint, unless it tells of another matter. */
const ADDS_TO_FILED_MS = 24 * HOUR_MS;
/** Later than this a new message is a new matter. */
const FILED_FORGOTTEN_MS = 30 * 24 * HOUR_MS;

/** The complaint that a message without a draft may belong to. */
export const lastFiled = (scene: Scene): Filed | undefined => {
  const { about } = scene.talk;
  return about && scene.now - about.at < FILED_FORGOTTEN_MS ? about.filed : undefined;
};

/** What comes now belongs to the complaint that was spoken about last, without asking. */
export const isFresh = (scene: Scene, filed: Filed): boolean =>
  scene.now - (scene.talk.about?.at ?? 0) < ADDS_TO_FILED_MS ||
  scene.talk.wishes.some((wish) => wish.step === 'ask' && wish.filed.code === filed.code);

/** No draft is open, and the last complaint is recent: what comes may belong to it. */
export const belongsToFiled = (scene: Scene): boolean =>
  (!scene.talk.draft || isEmpty(scene.talk.draft)) && scene.talk.question !== 'story' && lastFiled(scene) !== undefined;

/** Adds to the complaint that was spoken about just now; after a while it is asked whether it is meant. */
export function addOrHold(scene: Scene, held: Held): void {
  const filed = lastFiled(scene);
  if (filed && isFresh(scene, filed) && scene.talk.question !== 'where') addToFiled(scene, filed, held);
  else {
    hold(scene, held);
    scene.set({ question: 'where' });
  }
}
