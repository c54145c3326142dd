import { halvesOf } from '../language/wishes.ts';
import type { Understood } from '../understanding/understood.ts';
import { keepWords, read, readBack, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import { SHELF_MAX } from './talk.ts';

/** A message that tells of two matters, cut where the second begins. */
function cut(scene: Scene, text: string, [one, other]: readonly [string, string]) {
  for (const [left, right] of halvesOf(text)) {
    const first = read(scene, left);
    const second = read(scene, right);
    if (first.category?.value === one && second.category?.value === other) return { first, second, right };
  }
  return undefined;
}

/**
 * Takes a message that tells of two matters: the first becomes the draft, which keeps every word; the second is set aside as a draft of
 * its own, with what was said of it, and is offered once the first is sent.
 * @returns false when it tells of one only, or can not be told apart: then nothing was done
 */
export function tellTwo(scene: Scene, said: Said, understood: Understood): boolean {
  const { draft, shelf } = scene.talk;
  if ((draft?.words.length ?? 0) > 0 || shelf.length >= SHELF_MAX) return false;
  const { two } = understood;
  if (!two) return false;
  const parts = cut(scene, said.text, two);
  const names = scene.policy.categories;
  const name = names.find(({ id }) => id === two[1])?.short[scene.talk.language];
  if (!parts || name === undefined || !names.some(({ id }) => id === two[0])) return false;

  scene.set({ draft: null });
  keepWords(scene, { text: parts.right, at: said.at, ...(said.passedOn ? { passedOn: true } : {}) }, true);
  takeIn(scene, parts.second);
  const second = { ...scene.draft(), category: two[1] };

  scene.set({ draft, shelf: [second, ...shelf] });
  keepWords(scene, said, true);
  readBack(scene, takeIn(scene, parts.first, said.messageId));
  scene.tell('twoSeen', name);
  return true;
}
