import type { PlaceValue } from '../../facts.ts';
import { whereIs } from '../../understanding/place/areas.ts';
import type { Scene } from '../talk/scene.ts';

/** Digits after the point of a coordinate in words: about a metre. */
const COORDINATE_DIGITS = 5;

/** A spot of the map in words. */
export const pinWords = (scene: Scene, { lat, lon }: { readonly lat: number; readonly lon: number }): string =>
  `${scene.say.pin()} ${lat.toFixed(COORDINATE_DIGITS)}, ${lon.toFixed(COORDINATE_DIGITS)}`;

/** A shared location: the place itself, or the exact spot of a place that was already told in words. */
export function setPin(
  scene: Scene,
  pin: { readonly lat: number; readonly lon: number; readonly label?: string },
): void {
  const { lat, lon, label } = pin;
  scene.change((draft) => {
    const old = draft.facts.place?.value;
    const { regency, district } = whereIs(lat, lon) ?? {};
    const found = { ...(regency ? { regency } : {}), ...(district ? { district } : {}) };
    // What was said in words counts more than the nearest middle of a district.
    const before: Omit<PlaceValue, 'kind' | 'text'> = old?.kind === 'place' ? { ...found, ...old } : found;
    const value: PlaceValue = { ...before, kind: 'place', text: old?.text ?? label ?? pinWords(scene, pin), lat, lon };
    const editing = draft.editing === 'fact:place' ? null : draft.editing;
    return { ...draft, editing, facts: { ...draft.facts, place: { value, uncertain: false } } };
  });
  scene.noted(['fact:place']);
}
