import type { PlaceValue } from '../../facts.ts';
import type { Guess } from '../../understanding/guess.ts';
import { FACT_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import type { Area, DraftFact } from '../talk/draft.ts';

/** Regencies that are offered. */
const AREAS_MAX = 3;

/** The regencies that a name may mean, each once, those that are served first. */
function areasOf(places: readonly Guess<PlaceValue>[]): readonly Area[] {
  const areas = new Map<string, Area>();
  const served = [...places].sort((a, b) => Number(a.value.outside ?? false) - Number(b.value.outside ?? false));
  for (const { value } of served) {
    const { regency, district, outside } = value;
    if (regency === undefined || areas.has(regency)) continue;
    areas.set(regency, { regency, ...(district ? { district } : {}), ...(outside ? { outside } : {}) });
  }
  return [...areas.values()].slice(0, AREAS_MAX);
}

/** A place that was read, with the regencies it may lie in where the words leave that open. */
export function placeGiven({ place, places }: Understood): Pick<DraftFact, 'value' | 'among'> | undefined {
  if (!place || place.confidence < FACT_SURE) return undefined;
  const { value } = place;
  const areas = value.regency === undefined && value.lat === undefined ? areasOf(places) : [];
  const [only] = areas;
  if (only && areas.length === 1) return { value: { ...value, ...only } };
  return areas.length > 0 ? { value, among: areas } : { value };
}
