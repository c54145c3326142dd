import type { PlaceValue } from '../../facts.ts';
import { plainWords } from '../../language/tidy.ts';

/** Before the name of a regency or district, and no part of it. */
const AREA_HEADS = new Set('di daerah wilayah kota kabupaten kab kec kecamatan in'.split(' '));
const SPELT: Readonly<Record<string, string>> = { jl: 'jalan', jln: 'jalan', gg: 'gang', sei: 'sungai' };

/** The words of a place, in one spelling. */
export const wordsOf = (text: string): readonly string[] =>
  plainWords(text)
    .split(' ')
    .map((word) => SPELT[word] ?? word)
    .filter((word) => word !== 'di');

/** The words by which its regency and district are called. */
export const namesOf = ({ regency, district }: PlaceValue): ReadonlySet<string> =>
  new Set([regency, district].flatMap((name) => (name ? wordsOf(name) : [])));

const bareWordsOf = (text: string): readonly string[] => wordsOf(text).filter((word) => !AREA_HEADS.has(word));

/** The name of a place without what stands before it: "di kota bjm" → "bjm". */
export const bareName = ({ text }: PlaceValue): string => bareWordsOf(text).join(' ');

/** Whether a place is a regency or district by its bare name: "Banjarmasin", "di kota Banjarbaru", "kec. Gambut". */
export function isBareArea(place: PlaceValue): boolean {
  const names = namesOf(place);
  const words = bareWordsOf(place.text);
  return words.length > 0 && words.every((word) => names.has(word));
}

/** How much a place leaves open: no more than a `spot` (a street, a building, a village), a whole `district`, or a whole `regency`. */
export function coarsenessOf(place: PlaceValue): 'spot' | 'district' | 'regency' {
  if (place.lat !== undefined || !isBareArea(place)) return 'spot';
  const words = new Set(bareWordsOf(place.text));
  const isDistrict = place.district !== undefined && wordsOf(place.district).every((word) => words.has(word));
  return isDistrict && place.district !== place.regency ? 'district' : 'regency';
}

/** Words with which streets and areas are told, and no building. */
const WHERE_HEADS = new Set(
  'jalan gang komplek perumahan perum blok rt rw desa kelurahan kampung dusun handil kecamatan kabupaten km simpang street village'.split(
    ' ',
  ),
);

/** Whether a place is told by its street or area alone, and no building of it: "Jl. Veteran Banjarmasin", "Desa Penggalaman", "Gambut". */
export const isOnlyWhere = (place: PlaceValue): boolean =>
  isBareArea(place) || wordsOf(place.text).some((word) => WHERE_HEADS.has(word));
