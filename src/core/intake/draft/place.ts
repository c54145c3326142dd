import type { PlaceValue } from '../../facts.ts';
import { whereIs } from '../../understanding/place/areas.ts';
import type { Scene } from '../talk/scene.ts';

/** Digits after the point of a coordinate in words: about a metre. */
const COORDINATE_DIGITS = 5;

/** A spot of the map in words. */
export const pinWords = (scene: Scene, { lat, lon }: { readonly lat: number; readonly lon: number }): string =>
  `${scene.say.pin()} ${lat.toFixed(COORDINATE_DIGITS)}, ${lon.toFixed(COORDINATE_DIGITS)}`;

/** The place as it is known once its spot on the map was shared. */
function pinned(
  scene: Scene,
  pin: { readonly lat: number; readonly lon: number; readonly label?: string },
  old: PlaceValue | undefined,
): PlaceValue {
  const { lat, lon, label } = pin;
  const found = whereIs(lat, lon);
  const regency = old?.regency ?? found?.regency;
  // What was said in words counts more than the nearest middle of a district; and a district lies in its regency.
  const district = old?.district ?? (regency === found?.regency ? found?.district : undefined);
  return {
    ...old,
    ...(regency ? { regency } : {}),
    ...(district ? { district } : {}),
    ...{ kind: 'place', text: old?.text ?? label ?? pinWords(scene, pin), lat, lon },
  };
}

/**
 * A shared location: the place itself, or the exact spot of a place that was already told in words. Whoever wants the place changed says where it is
 * instead; of a spot that lies in another regency than the words say its citizen is told.
 * @param pin.messageId of the post that brought it: it goes when that is deleted
 */
export function setPin(
  scene: Scene,
  pin: { readonly lat: number; readonly lon: number; readonly label?: string; readonly messageId?: string },
): void {
  const { messageId } = pin;
  const { facts, editing } = scene.draft();
  const told = facts.place?.value;
  const isChanged = editing === 'fact:place';
  const old = told?.kind === 'place' && !isChanged ? told : undefined;
  const value = pinned(scene, pin, old);
  scene.change((draft) => ({
    ...draft,
    editing: isChanged ? null : editing,
    facts: { ...draft.facts, place: { value, uncertain: false, ...(messageId ? { messageId } : {}) } },
  }));
  scene.noted(['fact:place']);
  const found = whereIs(pin.lat, pin.lon)?.regency;
  if (old?.regency !== undefined && found !== undefined && found !== old.regency) scene.tell('pinElsewhere', found);
}
