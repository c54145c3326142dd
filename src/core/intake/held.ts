import { readCode } from '../complaint/code.ts';
import type { Evidence } from '../facts.ts';
import { hearMore } from './answers.ts';
import { setPin } from './place.ts';
import type { Scene } from './scene.ts';
import { type Filed, HELD_MAX, type Held } from './talk.ts';

/** Keeps words or a place until it is known where they belong. */
export function hold(scene: Scene, held: Held): void {
  const { held: before } = scene.talk;
  const last = before.at(-1);
  if (before.length >= HELD_MAX && last)
    scene.set({ held: [...before.slice(0, -1), { ...last, text: [last.text, held.text].filter(Boolean).join('\n') }] });
  else scene.set({ held: [...before, held] });
  scene.show = true;
}

/** Adds words, a place or a file to a complaint that is with a desk already. */
export function addToFiled(scene: Scene, filed: Filed, { at, text = '', place }: Held, evidence?: Evidence): void {
  const words = place ? `${text || (place.label ?? '')} ${place.lat}, ${place.lon}`.trim() : text;
  if (!words && !evidence) return;
  if (evidence) scene.effects.push({ do: 'keep-evidence', dossier: filed.dossier, evidence });
  const from = evidence ? { evidence: [evidence.id] } : {};
  scene.effects.push({
    do: 'note',
    complaint: filed.code,
    message: { at: new Date(at), from: 'citizen', text: words, ...from },
  });
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
    const { text, at, messageId, place } = each;
    if (text !== undefined) hearMore(scene, { text, at, ...(messageId ? { messageId } : {}) });
    if (place) setPin(scene, place);
  }
}
