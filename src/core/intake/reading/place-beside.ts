import type { FactValue, PlaceValue } from '../../facts.ts';
import { CUES } from '../../understanding/data/heads.ts';
import { isBareArea, namesOf, wordsOf } from '../draft/place-words.ts';

/** Begins with a road, and with nothing before it. */
const ROAD = /^\s*(?:tepatnya |persisnya )?(?:di |on )?(?:jl|jln|jalan|gang|gg|km)\b/i;
/** Said before what it is beside: "tepatnya di", "pas". */
const JUST = '(?:(?:tepatnya|tepat|persisnya|persis|pas|just|right) )?(?:di )?';
/** Begins with what it is beside. */
const RELATION = new RegExp(
  `^\\s*${JUST}(?:depan|dpn|dekat|deket|dkt|dket|seberang|sebrang|samping|sebelah|belakang|blkg|sekitar|antara|near|in front|opposite|across from|next to|close to|behind|beside|patokan(?:nya)?|ancer2?(?:nya)?|ancer-ancer(?:nya)?)\\b`,
  'i',
);
/** Begins with a part of a street: its house, its bend, the alley off it. */
const PART = new RegExp(
  `^\\s*${JUST}(?:rt|rw|(?:no|nomor|nomer)\\.? ?\\d+|blok|gang|gg|lorong|tikungan|belokan|tanjakan|turunan|ujung|pojok|pinggir|tepi|tengah jalan|kiri jalan|kanan jalan|the bend|the corner)\\b`,
  'i',
);
/** Has a part of a street told anywhere in it. */
const HAS_PART = /\b(?:rt|rw|no|nomor|nomer|blok|gang|gg|lorong)\b/i;
/** Begins with the quarter or village that a place lies in. */
const VILLAGE =
  /^\s*(?:di )?(?:desa|kelurahan|kel|kampung|kp|dusun|komplek|kompleks|komp|perumahan|perum|kecamatan|kec)\b/i;
const HAS_VILLAGE = /\b(?:desa|kelurahan|kel|kampung|kp|dusun|komplek|kompleks|komp|perumahan|perum|kecamatan|kec)\b/i;
/** Leads somewhere: "arah ke banjarbaru" is on the way there, and not in it. */
const DIRECTION = /^\s*(?:(?:yang|yg) )?(?:ke )?(?:arah|menuju|towards?|heading to)\b/i;

/** A name with no street, building or relation before it: a village or quarter, such as "Teluk Tiram Banjarmasin". */
const isAreaName = ({ text }: PlaceValue): boolean => {
  const cue = CUES.get(wordsOf(text)[0] ?? '');
  return !ROAD.test(text) && !RELATION.test(text) && cue !== 'street' && cue !== 'facility' && cue !== 'business';
};

const BESIDE_WORDS_MAX = 5;

const isWithin = (words: readonly string[], others: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => others.includes(word));

/** Whether a text begins with a road. */
export const beginsWithRoad = (text: string): boolean => ROAD.test(text);

/** "Sekitar 1 meter": how much, and beside nothing. */
const MEASURE =
  /^\s*(?:sekitar|around|about)\s+(?:\d[\d.,]*|se|satu|dua|tiga|empat|lima)\s*(?:cm|senti|m|meter|km|jam|menit|hari|minggu|bulan|tahun|orang|kk|rumah|rb|ribu|jt|juta|metres?|meters?|days?|weeks?|months?|people)\w*\W*$/i;
const isBeside = (text: string): boolean => !MEASURE.test(text) && (RELATION.test(text) || PART.test(text));

/** Whether a few words say beside what a place is, or which part of it: "dekat masjid", "rt 5", "di tikungan". */
export const saysBeside = (text: string): boolean => isBeside(text) && wordsOf(text).length <= BESIDE_WORDS_MAX;

/** Whether a few words say where the road leads on which a place is: "arah ke banjarbaru". */
export const saysWhereTo = (text: string): boolean => DIRECTION.test(text) && wordsOf(text).length <= BESIDE_WORDS_MAX;

/** What is known of where a place lies, with what another says where that is open. */
function areasOf(first: PlaceValue, second: PlaceValue): Pick<PlaceValue, 'regency' | 'district' | 'outside'> {
  const { regency, district, outside } = first.regency === undefined ? second : first;
  const more = second.regency === undefined || second.regency === regency ? second.district : undefined;
  const found = district ?? more;
  return {
    ...(regency ? { regency } : {}),
    ...(found ? { district: found } : {}),
    ...(outside ? { outside } : {}),
  };
}

/** The place whose town was named: what only follows from the old one goes. Undefined where its own words say another town. */
function inArea(known: PlaceValue, area: PlaceValue): PlaceValue | undefined {
  if (known.lat !== undefined) return known;
  const { kind, text } = known;
  if (known.regency === undefined || known.regency === area.regency) return { kind, text, ...areasOf(area, known) };
  const own = wordsOf(text);
  return own.some((word) => namesOf(known).has(word)) ? undefined : { kind, text, ...areasOf(area, area) };
}

/**
 * A known place with what was named of it since: its town ("Banjarmasin"), the road it lies on, what it is beside, or the same in more words.
 * Nothing that is known is lost.
 * @returns undefined where another place is named
 */
export function placeBeside(known: FactValue | undefined, named: PlaceValue): PlaceValue | undefined {
  if (known?.kind !== 'place') return undefined;
  const { kind } = known;
  if (isBareArea(named)) return isBareArea(known) && known.regency !== named.regency ? undefined : inArea(known, named);
  const [own, others] = [wordsOf(known.text), wordsOf(named.text)];
  const pin = known.lat === undefined ? {} : { lat: known.lat, ...(known.lon === undefined ? {} : { lon: known.lon }) };
  if (isWithin(others, own)) return { ...known, ...areasOf(known, named) };
  if (isWithin(own, others)) return { kind, text: named.text, ...areasOf(named, known), ...pin };
  if (known.regency !== undefined && named.regency !== undefined && known.regency !== named.regency) return undefined;
  const [isRoad, onRoad] = [beginsWithRoad(known.text), beginsWithRoad(named.text)];
  const joined = (first: string, second: string): PlaceValue => ({
    ...{ kind, text: `${first}, ${second}` },
    ...areasOf(known, named),
    ...pin,
  });
  if ((onRoad && !isRoad) || isBareArea(known)) return joined(named.text, known.text);
  if (known.regency === undefined && named.regency !== undefined && isAreaName(named))
    return joined(known.text, named.text);
  return addsTo(known.text, named.text) ? joined(known.text, named.text) : undefined;
}

/** Whether words say more of where something is that is told already: what it is beside, which part of it, the village it lies in. */
const addsTo = (known: string, named: string): boolean =>
  (isBeside(named) && !isBeside(known)) ||
  (PART.test(named) && !HAS_PART.test(known)) ||
  (VILLAGE.test(named) && !HAS_VILLAGE.test(known));

/** Another street, with no town named, is still in the town that was told before. */
export const inSameTown = (place: PlaceValue, before: FactValue | undefined): PlaceValue =>
  before?.kind === 'place' && before.regency && !place.regency && !place.outside
    ? { ...place, regency: before.regency }
    : place;
