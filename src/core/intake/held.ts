import { readCode } from '../complaint/code.ts';
import { tellStory } from './answers.ts';
import { addToFiled } from './belongs.ts';
import { filedBy } from './case.ts';
import { addEvidence, evidenceOf } from './media.ts';
import { setPin } from './place.ts';
import { read } from './read.ts';
import type { Scene } from './scene.ts';

/** Puts what was held where it belongs: into the complaint with this code, else into the draft. */
export function takeHeld(scene: Scene, code?: string): void {
  const { held } = scene.talk;
  scene.set({ held: [] });
  const readable = code === undefined ? undefined : readCode(code);
  const filed = readable === undefined ? undefined : filedBy(scene, readable);
  for (const each of held) {
    if (filed) {
      addToFiled(scene, filed, each);
      continue;
    }
    if (each.text !== undefined)
      tellStory(
        scene,
        { text: each.text, at: each.at, ...(each.messageId ? { messageId: each.messageId } : {}) },
        read(scene, each.text),
      );
    if (each.place) setPin(scene, each.place);
    if (each.media) {
      const evidence = evidenceOf(scene, each.media.ref, each.media.outcome, {
        ...(each.media.caption ? { caption: each.media.caption } : {}),
        ...(each.messageId ? { messageId: each.messageId } : {}),
      });
      if (evidence) addEvidence(scene, evidence);
    }
  }
}
