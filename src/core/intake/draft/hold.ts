import type { Scene } from '../talk/scene.ts';
import { HELD_MAX, type Held } from '../talk/talk.ts';

/** Keeps a message until it is known where it belongs. */
export function hold(scene: Scene, held: Held): void {
  const { held: before } = scene.talk;
  const last = before.at(-1);
  if (before.length >= HELD_MAX && last) {
    // What several messages told is corrected by an edit of none of them.
    const { messageId: _, ...joined } = last;
    const text = [last.text, held.text].filter(Boolean).join('\n');
    scene.set({ held: [...before.slice(0, -1), { ...joined, text }] });
  } else scene.set({ held: [...before, held] });
  scene.show = true;
}
