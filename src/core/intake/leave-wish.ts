import { filedWords } from './filed-acts.ts';
import type { Scene } from './scene.ts';
import type { Wish } from './wish.ts';
import { withResting } from './wishes.ts';

/** Puts a wish aside until the citizen comes back to it: by its buttons, by an answer to it, by "status". */
export function leave(scene: Scene, wish: Wish): void {
  scene.talk = withResting(scene.talk, wish);
  scene.speakOf(wish.filed);
  scene.tellOf('wishLater', filedWords(scene, wish.filed, { desk: wish.desk }));
}
