import type { FactValue } from '../../facts.ts';
import { FACT_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import type { Scene } from '../talk/scene.ts';
import { placeBeside, saysBeside, saysWhereTo } from './place-beside.ts';
import { keepWords, readBack, type Said, tellsOnly } from './read.ts';

/** The known place with what a text says more of it; undefined where it says anything else. */
function sharper(known: FactValue, said: Said, { place }: Understood): FactValue | undefined {
  if (known.kind !== 'place') return undefined;
  const more = (): FactValue => ({ ...known, text: `${known.text}, ${said.text.trim()}` });
  // Said again it is no news.
  if (known.text.toLowerCase().includes(said.text.trim().toLowerCase())) return undefined;
  if (saysWhereTo(said.text)) return more();
  if (place)
    return place.confidence >= FACT_SURE && tellsOnly(said.text, place.span)
      ? placeBeside(known, place.value)
      : undefined;
  return saysBeside(said.text) ? more() : undefined;
}

/**
 * Takes what is nothing but more of the place that is known, where nothing is asked that it could answer: "desa Waki", "dekat masjid" while evidence is
 * waited for. @returns whether it was that
 */
export function sharpensPlace(scene: Scene, said: Said, understood: Understood): boolean {
  const known = scene.draft().facts.place;
  const value = known && sharper(known.value, said, understood);
  if (!known || !value) return false;
  const { among, ...before } = known;
  const isOpen = among !== undefined && value.kind === 'place' && value.regency === undefined;
  const from = said.messageId === undefined ? {} : { messageId: said.messageId };
  const place = { ...before, value, ...(isOpen ? { among } : {}), ...from };
  scene.change((draft) => ({ ...draft, facts: { ...draft.facts, place } }));
  keepWords(scene, said, false);
  readBack(scene, ['place']);
  return true;
}
