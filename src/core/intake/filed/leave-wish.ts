import type { Scene } from '../talk/scene.ts';
import type { Wish } from '../talk/wish.ts';
import { withResting } from '../talk/wishes.ts';
import { filedWords } from './filed-acts.ts';

/** Puts a wish aside until the citizen comes back to it: by its buttons, by an answer to it, by "status". */
export function leave(scene: Scene, wish: Wish): void {
  scene.talk = withResting(scene.talk, wish);
  scene.speakOf(wish.filed);
  scene.tellOf('wishLater', filedWords(scene, wish.filed, { desk: wish.desk }));
}
