import { readCode } from '../complaint/code.ts';
import { tellStory } from './answers.ts';
import { addEvidence, evidenceOf } from './media.ts';
import { setPin } from './place.ts';
import { read } from './read.ts';
import type { Scene } from './scene.ts';
import { type Filed, HELD_MAX, type Held } from './talk.ts';

/** Keeps a message until it is known where it belongs. */
export function hold(scene: Scene, held: Held): void {
  const { held: before } = scene.talk;
  const last = before.at(-1);
  if (before.length >= HELD_MAX && last)
    scene.set({ held: [...before.slice(0, -1), { ...last, text: [last.text, held.text].filter(Boolean).join('\n') }] });
  else scene.set({ held: [...before, held] });
  scene.show = true;
}

/** Adds words or a file to a complaint that is with a desk already. */
export function addToFiled(scene: Scene, filed: Filed, held: Held): void {
  const at = new Date(held.at);
  const text = held.text ?? held.media?.caption ?? held.place?.label ?? '';
  if (held.media) {
    const { ref, outcome, caption } = held.media;
    const evidence = evidenceOf(scene, ref, outcome, {
      ...(caption ? { caption } : {}),
      ...(held.messageId ? { messageId: held.messageId } : {}),
    });
    if (!evidence) return;
    scene.effects.push({ do: 'keep-evidence', dossier: filed.dossier, evidence });
    scene.effects.push({
      do: 'note',
      complaint: filed.code,
      message: { at, from: 'citizen', text, evidence: [evidence.id] },
    });
  } else if (held.place) {
    const { lat, lon } = held.place;
    scene.effects.push({
      do: 'note',
      complaint: filed.code,
      message: { at, from: 'citizen', text: `${text} ${lat}, ${lon}`.trim() },
    });
  } else if (text) scene.effects.push({ do: 'note', complaint: filed.code, message: { at, from: 'citizen', text } });
  scene.tell('addedTo', filed.code);
}

/** Puts what was held where it belongs: into the complaint with this code, else into the draft. */
export function takeHeld(scene: Scene, code?: string): void {
  const { held } = scene.talk;
  scene.set({ held: [] });
  const filed = code === undefined ? undefined : scene.talk.filed.find((each) => each.code === readCode(code));
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
