import { addToFiled, hold } from './held.ts';
import type { Scene } from './scene.ts';
import { isEmpty } from './shelf.ts';
import type { Filed, Held } from './talk.ts';

const HOUR_MS = 3_600_000;
/** A draft that rested longer is offered before anything is added to it. */
const DRAFT_RESTS_MS = 12 * HOUR_MS;
/** What a citizen sends this soon after filing belongs to the complaint, unless it tells of another matter. */
const ADDS_TO_FILED_MS = 24 * HOUR_MS;
/** Later than this a new message is a new matter. */
const FILED_FORGOTTEN_MS = 30 * 24 * HOUR_MS;

/** The last complaint of this citizen, as long as something new may still belong to it. */
export const lastFiled = (scene: Scene): Filed | undefined => {
  const [filed] = scene.talk.filed;
  return filed && scene.now - filed.at < FILED_FORGOTTEN_MS ? filed : undefined;
};

/** No draft is open, and the last complaint is recent: what comes may belong to it. */
export const belongsToFiled = (scene: Scene): boolean =>
  (!scene.talk.draft || isEmpty(scene.talk.draft)) && scene.talk.question !== 'story' && lastFiled(scene) !== undefined;

/** Adds to the last complaint soon after it was filed; later it is asked first where the words belong. */
export function addOrHold(scene: Scene, held: Held): void {
  const filed = lastFiled(scene);
  if (filed && scene.now - filed.at < ADDS_TO_FILED_MS && scene.talk.question !== 'where')
    addToFiled(scene, filed, held);
  else {
    hold(scene, held);
    scene.set({ question: 'where' });
  }
}

/** Whether the draft was left so long ago that it is offered before anything is added to it. */
export const restsLong = (scene: Scene): boolean => {
  const { draft } = scene.talk;
  return draft !== null && scene.now - draft.touchedAt > DRAFT_RESTS_MS;
};
