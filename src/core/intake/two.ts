import type { Matter, Understood } from '../understanding/understood.ts';
import { keepWords, read, readBack, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import { SHELF_MAX } from './talk.ts';

/** What is said of each matter; what stands before the first belongs to it, whatever follows to the last. */
const partsOf = (text: string, matters: readonly Matter[]) =>
  matters.map(({ category, at, end }, index) => ({
    category,
    text: text.slice(index === 0 ? 0 : at, index === matters.length - 1 ? undefined : end).replace(/[\s,;(]+$/, ''),
  }));

/**
 * Takes a message that tells of several matters: the first becomes the draft, which keeps every word; the others are set aside as drafts of
 * their own, each with what was said of it, and are offered once the first is sent.
 * @returns false when it tells of one only, or there is no room to set others aside: then nothing was done
 */
export function tellTwo(scene: Scene, said: Said, understood: Understood): boolean {
  const { draft, shelf } = scene.talk;
  const { matters } = understood;
  if ((draft?.words.length ?? 0) > 0 || !matters) return false;
  const known = ({ category }: Matter) => scene.policy.categories.find(({ id }) => id === category);
  if (shelf.length + matters.length - 1 > SHELF_MAX || !matters.every(known)) return false;
  const [first, ...others] = partsOf(said.text, matters);
  if (!first) return false;

  const aside = others.map(({ category, text }) => {
    scene.set({ draft: null });
    keepWords(scene, { text, at: said.at, ...(said.passedOn ? { passedOn: true } : {}) }, true);
    takeIn(scene, read(scene, text));
    return { ...scene.draft(), category };
  });
  scene.set({ draft, shelf: [...aside, ...shelf] });
  keepWords(scene, said, true);
  readBack(scene, takeIn(scene, read(scene, first.text), said.messageId));
  const names = matters.slice(1).flatMap((matter) => known(matter)?.short[scene.talk.language] ?? []);
  if (names.length > 1) scene.tell('moreSeen', names.map((name) => `“${name}”`).join(', '));
  else scene.tell('twoSeen', names[0] ?? '');
  return true;
}
