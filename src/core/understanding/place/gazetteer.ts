import type { Policy } from '../../policy/policy.ts';
import { LANDMARKS } from '../data/landmarks.ts';
import { NEIGHBOUR_PROVINCES, OUTSIDE_NAMES, PROVINCE_NAMES, WORDLIKE } from '../data/names.ts';
import { plainWords } from '../lexer.ts';
import { Trie } from '../trie.ts';
import { REGENCIES, type Regency, VILLAGE_ROWS } from './areas.ts';
import { type Speller, sound, spellerOf } from './spelling.ts';

/** A known place. */
export interface Area {
  readonly kind: 'province' | 'regency' | 'district' | 'village' | 'seat' | 'spot';
  /** In full without "Kabupaten"/"Kota". */
  readonly name: string;
  /** Absent where the name alone does not decide. */
  readonly regency?: string;
  readonly district?: string;
  readonly province?: string;
  /** In a city (kota) rather than a kabupaten. */
  readonly city: boolean;
  /** Not in the area this installation serves. */
  readonly outside: boolean;
  /** Also an everyday word or a name found in many places: needs a cue before it counts. */
  readonly weak: boolean;
  /** Written a little otherwise than it is, as its namesake elsewhere is: Sungai Rangas, Sungai Ranggas. */
  readonly like?: true;
}

/** Names to look up, made once for each policy. */
export interface Gazetteer {
  readonly names: Trie<Area>;
  /** Districts of all Indonesia, which count only after "kecamatan"; made when they are first asked for. */
  readonly districts: Trie<Area>;
  /** For important names anywhere. */
  readonly speller: Speller;
  /** For any name, right after a word like "desa" or "kecamatan". */
  readonly cuedSpeller: Speller;
  /** Single words of names, for whoever must not take them for something else. */
  readonly words: ReadonlySet<string>;
}

type Told = Omit<Area, 'outside' | 'weak' | 'city'> & { readonly city?: boolean };

const rows = (table: string): string[] => table.trim().split('\n');
/** Written in names for what people also write out. */
export const SHORT: ReadonlyMap<string, string> = new Map([
  ['sei', 'sungai'],
  ['sei.', 'sungai'],
  ['gn', 'gunung'],
  ['tj', 'tanjung'],
  ['tg', 'tanjung'],
  ['rumahsakit', 'rs'],
  ['rsud', 'rs'],
  ['rsu', 'rs'],
  ['rsd', 'rs'],
]);
/** A word of a name that is shorter is too like others to be mended. */
const MENDED_MIN = 6;
/** Of names elsewhere in Indonesia, of which there are many, only long words are mended. */
const MENDED_FAR_MIN = 9;

/** Two short words written as one are an everyday word soon enough. */
const JOINED_MIN = 9;
const isVillageJoined = ({ kind }: Area, joined: string): boolean => kind === 'village' && joined.length >= JOINED_MIN;

/** Villages of different regencies that sound alike but are written otherwise: each with the spellings of the others. */
function* soundAlike(): Generator<{ readonly spelling: string; readonly told: Told }> {
  const bySound = new Map<string, { name: string; regency: string; district: string }[]>();
  for (const { regency, district, villages } of VILLAGE_ROWS)
    for (const { name } of villages) {
      const key = plainWords(name).map(sound).join(' ');
      const alike = bySound.get(key) ?? [];
      alike.push({ name, regency, district });
      bySound.set(key, alike);
    }
  for (const alike of bySound.values())
    for (const { name, regency, district } of alike) {
      const own = new Set(alike.filter((each) => each.regency === regency).map((each) => each.name));
      for (const spelling of new Set(alike.map((each) => each.name)))
        if (!own.has(spelling)) yield { spelling, told: { kind: 'village', name, regency, district, like: true } };
    }
}

/**
 * The places that a policy's installation knows: Kalimantan Selatan's districts, villages and landmarks, the policy's own
 * regencies with their other names, and the rest of Indonesia as "outside".
 */
export function gazetteerOf(policy: Policy): Gazetteer {
  const names = new Trie<Area>();
  const words = new Set<string>();
  const mended = new Set<string>();
  const wordlike = new Set(WORDLIKE.trim().split(/\s*[,\n]\s*/));
  const served = new Map(policy.regencies.map(({ name, type }) => [name, type === 'kota']));

  const areaOf = (spelling: string, area: Told, weak: boolean): Area => {
    const outside =
      area.regency !== undefined ? !served.has(area.regency) || area.province !== undefined : area.kind === 'province';
    const city = area.city ?? served.get(area.regency ?? '') ?? false;
    return { ...area, city, outside, weak: weak || wordlike.has(spelling) };
  };
  const add = (spelling: string, told: Told, weak = false) => {
    const phrase = plainWords(spelling);
    if (phrase.length === 0) return;
    const area = areaOf(phrase.join(' '), told, weak);
    names.add(phrase, area);
    const long = phrase.map((word) => SHORT.get(word) ?? word);
    if (long.some((word, i) => word !== phrase[i])) names.add(long, area);
    const important = area.kind === 'regency' || area.kind === 'district' || area.kind === 'seat';
    // "batu licin" and "batulicin" are one town, "Batu Lasung" and "Batulasung" one village.
    const joined = phrase.join('');
    if (phrase.length === 2 && !area.weak && !area.outside && (important || isVillageJoined(area, joined)))
      names.add([joined], area);
    for (const word of phrase)
      if (word.length > 3) {
        words.add(word);
        if (important && word.length >= (area.outside ? MENDED_FAR_MIN : MENDED_MIN) && !area.weak) mended.add(word);
      }
  };

  for (const { name, seat, also } of policy.regencies) {
    add(name, { kind: 'regency', name, regency: name });
    for (const other of also) add(other, { kind: 'regency', name, regency: name });
    add(seat, { kind: 'seat', name: seat, regency: name });
  }
  for (const { regency, district, villages } of VILLAGE_ROWS) {
    add(district, { kind: 'district', name: district, regency, district });
    for (const { name } of villages) {
      add(name, { kind: 'village', name, regency, district });
      // "Handil Birayang" is said for Handil Birayang Atas and Bawah.
      const base =
        /^(.{6,}) (?:Atas|Bawah|Barat|Timur|Utara|Selatan|Hulu|Hilir|Ulu|Dalam|Luar|Kanan|Kiri|Tengah|Darat|Laut)$/.exec(
          name,
        )?.[1];
      if (base) add(base, { kind: 'village', name: base, regency, district }, true);
    }
  }
  for (const { spelling, told } of soundAlike()) add(spelling, told);
  for (const row of rows(LANDMARKS)) {
    const [head = '', listed = ''] = row.split(': ');
    const [regency = '?', district] = head.split('/');
    for (const name of listed.split(', '))
      add(name, {
        kind: 'spot',
        name,
        ...(regency === '?' ? {} : { regency }),
        ...(district === undefined ? {} : { district }),
      });
  }
  const elsewhere = REGENCIES.filter(
    ({ name, city }) => !policy.regencies.some((own) => own.name === name && (own.type === 'kota') === city),
  );
  const districtsOf = ({ name, city, province, districts }: Regency): readonly Told[] =>
    districts.map((district) => ({
      kind: 'district',
      name: district.name,
      regency: name,
      district: district.name,
      province,
      city,
    }));
  for (const regency of elsewhere) {
    const { name, city, province } = regency;
    add(name, { kind: 'regency', name, regency: name, province, city });
    if (NEIGHBOUR_PROVINCES.includes(province))
      for (const district of districtsOf(regency)) add(district.name, district, true);
  }
  const districtNames = (): Trie<Area> => {
    const districts = new Trie<Area>();
    for (const told of elsewhere.flatMap(districtsOf)) {
      const phrase = plainWords(told.name);
      districts.add(phrase, areaOf(phrase.join(' '), told, true));
    }
    return districts;
  };
  let districts: Trie<Area> | undefined;
  for (const row of rows(PROVINCE_NAMES)) {
    const [province = '', also = ''] = row.split(': ');
    for (const name of [province, ...also.split(', ')])
      if (name) add(name, { kind: 'province', name: province, province });
  }
  for (const row of rows(OUTSIDE_NAMES)) {
    const [regency = '', listed = ''] = row.split(': ');
    const found = REGENCIES.find(({ name }) => name === regency);
    for (const name of listed.split(', '))
      add(name, { kind: 'spot', name, regency, province: found?.province ?? regency, city: found?.city ?? true });
  }
  return {
    names,
    get districts() {
      districts ??= districtNames();
      return districts;
    },
    words,
    speller: spellerOf(mended),
    cuedSpeller: spellerOf(new Set([...words].filter((word) => word.length >= MENDED_MIN))),
  };
}
