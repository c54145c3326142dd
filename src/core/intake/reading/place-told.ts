import type { FactValue, PlaceValue } from '../../facts.ts';
import { bareOf } from '../../language/bare.ts';
import { FACT_SURE } from '../../understanding/sure.ts';
import { isBareArea } from '../draft/place-words.ts';
import type { Scene } from '../talk/scene.ts';
import { placeBeside, saysBeside, saysWhereTo } from './place-beside.ts';
import { keepWords, read, readBack, type Said, tellsOnly } from './read.ts';

/** The known place with what a clause says more of it; the same where it is known; undefined where it says anything else. */
function withClause(scene: Scene, known: PlaceValue, clause: string): PlaceValue | undefined {
  const words = bareOf(clause);
  const more = (): PlaceValue => ({ ...known, text: `${known.text}, ${words}` });
  if (words === '') return known;
  if (known.text.toLowerCase().includes(words.toLowerCase())) return known;
  if (saysWhereTo(words)) return more();
  const { place } = read(scene, words);
  if (place)
    return place.confidence >= FACT_SURE && tellsOnly(words, place.span) ? placeBeside(known, place.value) : undefined;
  if (isBareArea(known) && isFirm(words)) return { ...known, text: `${words}, ${known.text}` };
  return saysBeside(words) ? more() : undefined;
}

/** Names a firm, wherever it is known: "PT Sawit Makmur" in a town that was told. */
const FIRM = /^(?:di |at )?(?:pt|cv|ud|toko|pabrik|warung|hotel|kebun|tambang|pangkalan)\b\.?\s+\p{L}/iu;
const FIRM_WORDS_MAX = 5;
const isFirm = (words: string): boolean => FIRM.test(words) && words.split(/\s+/).length <= FIRM_WORDS_MAX;

/** The known place with what a text says more of it, in one clause or several; undefined where it says anything else, or nothing new. */
function sharper(scene: Scene, known: FactValue, text: string): PlaceValue | undefined {
  if (known.kind !== 'place') return undefined;
  const whole = withClause(scene, known, text);
  const clauses = whole ? [] : text.split(',', CLAUSES_MAX);
  const value =
    whole ?? (clauses.length > 1 ? clauses.reduce<PlaceValue | undefined>(withNext(scene), known) : undefined);
  return JSON.stringify(value) === JSON.stringify(known) ? undefined : value;
}
const withNext = (scene: Scene) => (known: PlaceValue | undefined, clause: string) =>
  known && withClause(scene, known, clause);
/** Clauses of which each says more of a place. */
const CLAUSES_MAX = 4;

/**
 * Takes what is nothing but more of the place that is known, where nothing is asked that it could answer: "desa Waki", "dekat masjid" while evidence is
 * waited for. @returns whether it was that
 */
export function sharpensPlace(scene: Scene, said: Said): boolean {
  const known = scene.draft().facts.place;
  const value = known && sharper(scene, known.value, said.text);
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
