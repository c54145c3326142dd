import { hold, takeHeld } from './held.ts';
import type { Scene } from './scene.ts';
import { type Draft, SHELF_MAX } from './talk.ts';

/** A draft in which nothing was said or sent yet. */
export const isEmpty = (draft: Draft): boolean =>
  draft.words.length === 0 &&
  draft.evidence.length === 0 &&
  Object.keys(draft.facts).length === 0 &&
  draft.category === null;

/** Takes the newest draft that was set aside back into the hand. @returns whether there was one */
export function takeFromShelf(scene: Scene): boolean {
  const [draft, ...shelf] = scene.talk.shelf;
  if (!draft) return false;
  scene.set({ draft, shelf });
  scene.show = true;
  return true;
}

/** Sets the draft aside and begins another; when too many are set aside already, nothing is dropped: the citizen is told. */
export function startAnew(scene: Scene): void {
  const { draft, shelf } = scene.talk;
  scene.show = true;
  if (draft && !isEmpty(draft)) {
    if (shelf.length >= SHELF_MAX) {
      scene.tell('shelfFull');
      scene.set({ question: 'open' });
      return;
    }
    scene.set({ draft: null, shelf: [draft, ...shelf] });
  }
  scene.set({ question: 'story', album: null });
  takeHeld(scene);
}

/** Another report is wanted: asked first whether the open one goes on. */
export function wantNew(scene: Scene): void {
  const { draft } = scene.talk;
  scene.set({ question: draft && !isEmpty(draft) ? 'open' : 'story' });
  scene.show = true;
}

/** Destroys the draft's key, rows and files; one that was set aside is offered then. */
export function eraseDraft(scene: Scene): void {
  const { draft } = scene.talk;
  if (draft) {
    // What this very turn wanted to keep for the draft goes with it.
    const others = scene.effects.filter((effect) => !('dossier' in effect && effect.dossier === draft.id));
    const opened =
      others.length !== scene.effects.length &&
      scene.effects.some((e) => e.do === 'open-dossier' && e.dossier === draft.id);
    scene.effects.length = 0;
    scene.effects.push(...others);
    if (!opened) scene.effects.push({ do: 'erase', dossier: draft.id });
  }
  scene.set({ draft: null, question: null, held: [], album: null });
  scene.tell('erased');
  if (takeFromShelf(scene)) scene.set({ question: 'resume' });
}

/** Keeps words that seem to begin another report, and asks whether they do. */
export function holdAsAnother(scene: Scene, said: Parameters<typeof hold>[1]): void {
  hold(scene, said);
  scene.set({ question: 'open' });
}
