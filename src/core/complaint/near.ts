import { distanceKm, pointOf } from '../distance.ts';
import type { PlaceValue } from '../facts.ts';

/**
 * Whether two complaints are about the same spot. A place is found again by keys: its cell of a coarse grid, and the street or landmark that its
 * words name, each within its regency. Keys are only ever stored hashed; what they find is compared once more.
 */

/** A street or landmark in one spelling, and as it is shown. */
export interface PlaceName {
  readonly key: string;
  readonly shown: string;
}

/** Side of a cell in degrees: 278 m of latitude. Fixed for ever, rows are found by it. */
const CELL_DEGREES = 0.0025;
const METRES_PER_DEGREE = 111_320;
/** A street's name has no more words, a landmark's neither; what follows them is something else. */
const STREET_WORDS_MAX = 4;
const LANDMARK_WORDS_MAX = 3;
/** Longest text that is looked at, in characters: places are short. */
const TEXT_MAX = 300;
const BREAK = '|';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SPELT: Readonly<Record<string, string>> = {
  ...{ jl: 'jalan', jln: 'jalan', jlan: 'jalan', street: 'jalan', gg: 'gang', nomor: 'no', nmr: 'no', nomer: 'no' },
  ...{ kilometer: 'km', ahmad: 'a', achmad: 'a', mesjid: 'masjid', musholla: 'mushola', mushalla: 'mushola' },
  ...{
    pkm: 'puskesmas',
    perum: 'perumahan',
    komp: 'komplek',
    kompleks: 'komplek',
    kel: 'kelurahan',
    jembtn: 'jembatan',
  },
};
/** Titles before the name of whom a street is named after. */
const TITLES = words(
  'jend jendral jenderal kapt kapten letjen mayjen brigjen kol kolonel h haji hj kh dr ir prof raya',
);
/** No name goes on over these. */
const STOPS = words(
  'di dekat dkt depan dpn samping sebelah seberang belakang sekitar pas tepat persis arah menuju sampai dari ke yang yg dan dgn dengan antara ujung ' +
    'pinggir tepi masuk no km gang rt rw desa kelurahan kampung kecamatan kec kabupaten kab kota provinsi rusak berlubang bolong gelap mati near in front of opposite at',
);
const LANDMARKS = words(
  'sdn sd smpn smp sman sma smkn smk mts mtsn man min masjid mushola langgar gereja pura vihara pasar puskesmas rs rsud rsu klinik spbu jembatan ' +
    'terminal pelabuhan dermaga kantor bank hotel mall taman bundaran stadion kampus universitas perumahan komplek asrama gor',
);
const VILLAGES = words('desa kelurahan kampung');
const CAPITALS = words('sdn sd smpn smp sman sma smkn smk mts mtsn man min rs rsud rsu spbu gor');

function tidy(text: string): readonly string[] {
  return text
    .slice(0, TEXT_MAX)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,;()\n/|]+/g, ` ${BREAK} `)
    .replace(/[^\p{L}\p{N}|]+/gu, ' ')
    .replace(/\b(sdn|smpn|sman|smkn|mtsn|km|no|rt|rw|gang|gg)(\d)/g, '$1 $2')
    .replace(/\b(sd|smp|sma|smk|mts) (?:negeri|n)(?= )/g, '$1n')
    .trim()
    .split(/\s+/)
    .map((word) => SPELT[word] ?? word);
}

const startsWith = (all: readonly string[], at: number, name: readonly string[]): boolean =>
  name.length > 0 && name.every((word, index) => all[at + index] === word);

const shownWord = (word: string): string =>
  CAPITALS.has(word) || word.length === 1 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
const shownAs = (all: readonly string[]): string => all.map(shownWord).join(' ');

/** Streets and landmarks that the words of a place name; none where the regency is not known: names are shared all over the country. */
export function placeNames({ text, regency, district }: PlaceValue): readonly PlaceName[] {
  if (regency === undefined) return [];
  const all = tidy(text);
  const areas = [regency, district ?? ''].map((area) => area.toLowerCase().split(/\s+/).filter(Boolean));
  /** The name from here on: up to a break, a word that ends names, or a known area. */
  const nameAt = (from: number, most: number): readonly string[] => {
    const name: string[] = [];
    for (let at = from; at < all.length && name.length < most; at += 1) {
      const word = all[at];
      if (word === undefined || word === BREAK || STOPS.has(word) || LANDMARKS.has(word) || word === 'jalan') break;
      if (areas.some((area) => startsWith(all, at, area))) break;
      if (name.length > 0 || !TITLES.has(word)) name.push(word);
    }
    return name;
  };
  /** "km 5", "gang 3", "no 12", wherever it stands: a street is long. */
  const numbered = (word: string): readonly string[] => {
    const after = all[all.indexOf(word) + 1];
    return all.includes(word) && after !== undefined && after !== BREAK ? [word, after] : [];
  };
  const found: (readonly string[])[] = [];
  const street = all.indexOf('jalan');
  const named = street < 0 ? [] : nameAt(street + 1, STREET_WORDS_MAX);
  if (named.length > 0) found.push(['jalan', ...named, ...numbered('km'), ...numbered('gang'), ...numbered('no')]);
  for (const [at, cue] of all.entries()) {
    const name = LANDMARKS.has(cue) ? nameAt(at + 1, LANDMARK_WORDS_MAX) : [];
    if (name.length > 0) found.push([cue, ...name]);
  }
  if (found.length === 0)
    for (const [at, cue] of all.entries()) {
      const name = VILLAGES.has(cue) ? nameAt(at + 1, LANDMARK_WORDS_MAX) : [];
      if (name.length > 0) found.push([cue, ...name]);
    }
  return found.slice(0, NAMES_MAX).map((name) => ({
    key: `${regency.toLowerCase()}:${name.join(' ')}`,
    shown: shownAs(name).replace(/^Jalan /, 'Jl. '),
  }));
}
/** Names of one place by which it is found. */
const NAMES_MAX = 3;

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
const nameKey = (category: string, { key }: PlaceName): string => `${category}:name:${key}`;
const cellKey = (category: string, row: number, column: number): string => `${category}:cell:${row}:${column}`;

/** By what a complaint of this category is found again. */
export function nearKeys(category: string, place: PlaceValue): readonly string[] {
  const point = pointOf(place);
  return [
    ...placeNames(place).map((name) => nameKey(category, name)),
    ...(point ? [cellKey(category, cellOf(point.lat), cellOf(point.lon))] : []),
  ];
}

/** What to look for to find complaints of this category nearby: at most a few dozen keys. */
export function keysAround(category: string, place: PlaceValue, metres: number): readonly string[] {
  const point = pointOf(place);
  const keys = placeNames(place).map((name) => nameKey(category, name));
  if (!point) return keys;
  const reach = Math.ceil(metres / METRES_PER_DEGREE / CELL_DEGREES);
  for (let row = -reach; row <= reach; row += 1)
    for (let column = -reach; column <= reach; column += 1)
      keys.push(cellKey(category, cellOf(point.lat) + row, cellOf(point.lon) + column));
  return keys;
}

/** Why two places count as the same: a street or landmark that both name, or how far apart they are. */
export interface Nearness {
  readonly name?: string;
  readonly metres?: number;
}

/** Compares two places; coordinates on both sides decide alone. */
export function nearness(one: PlaceValue, other: PlaceValue, metres: number): Nearness | undefined {
  const [a, b] = [pointOf(one), pointOf(other)];
  const others = new Set(placeNames(other).map(({ key }) => key));
  const name = placeNames(one).find(({ key }) => others.has(key))?.shown;
  if (a && b) {
    const apart = distanceKm(a, b) * 1000;
    return apart <= metres ? { metres: apart, ...(name === undefined ? {} : { name }) } : undefined;
  }
  const districts = one.district !== undefined && other.district !== undefined && one.district !== other.district;
  return name === undefined || districts ? undefined : { name };
}
