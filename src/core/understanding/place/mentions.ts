import type { Lexicon } from '../compile.ts';
import {
  CUES,
  type Cue,
  DIRECTIONS,
  ESTATES,
  INTO,
  NO_PLACE_AFTER,
  NUMBERED,
  PEOPLE,
  POSTS_AFTER,
  TITLES,
} from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import { monthOf } from '../time/months.ts';
import { type Area, type Gazetteer, SHORT } from './gazetteer.ts';
import { postsIn } from './posts.ts';
import { endsName, headBefore, isAddressOnline, isStreets, LANES } from './streets.ts';

/** A name in the text with what it may stand for. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly areas: readonly {
    readonly area: Area;
    readonly weight: number;
    /** Only a street or an estate is called so, which may lie anywhere: "Jl. Martapura". */
    readonly called?: true;
  }[];
  /** Only where something leads to or comes from. */
  readonly direction: boolean;
}

/** How much a name says for its regency, by what stands before it and what the name may be. */
const WEIGHTS: Readonly<Record<Cue | 'none', Readonly<Record<Area['kind'], number>>>> = {
  //         province    regency     district    village      seat      spot
  regency: { province: 1, regency: 6, district: 1, village: 0.3, seat: 2, spot: 1 },
  city: { province: 1, regency: 6, district: 1, village: 0.3, seat: 2.5, spot: 1 },
  district: { province: 1, regency: 2, district: 5, village: 1, seat: 2, spot: 1 },
  kelurahan: { province: 1, regency: 1.5, district: 2, village: 4.5, seat: 1.5, spot: 3 },
  village: { province: 1, regency: 2, district: 2.4, village: 4.5, seat: 1.5, spot: 2.2 },
  urban: { province: 1, regency: 3, district: 1.5, village: 1.2, seat: 2, spot: 3 },
  street: { province: 1, regency: 2, district: 1.6, village: 1, seat: 2, spot: 3.2 },
  business: { province: 1, regency: 3, district: 0.9, village: 0.4, seat: 2, spot: 1.5 },
  facility: { province: 3, regency: 4, district: 3.2, village: 1.7, seat: 3.2, spot: 3.2 },
  none: { province: 4, regency: 4, district: 3, village: 1.3, seat: 3, spot: 2.6 },
};
/** A name that is also an everyday word weighs so much less where its cue does not fit. */
const WEAK = 0.55;
/** "gang Mawar", "Jl. Melati" are in every town. */
const WEAK_STREET = 0.25;
/** "kelurahan" and "gang" are of towns, "desa" is of the country: a name that fits weighs so much more. */
const FITS = 1.3;
/** "Gang Sepakat": lanes are called what villages far away are called, too. */
const LANE = 0.15;
/** Where people go to or come from. */
const DIRECTION = 0.35;
/** An installation's own places are meant rather than namesakes elsewhere. */
const ELSEWHERE = 0.7;
/** Streets, markets and junctions are called after towns far away, which says nothing of where they are: "Jl. Bandung", "simpang 4 Belitung". */
const CALLED_AFTER = new Set(
  'jalan gang lorong komplek perumahan blok ruko simpang perempatan pertigaan bundaran pasar jembatan kampung taman toko warung'.split(
    ' ',
  ),
);
const CALLED = 0.1;
const OF_TOWNS: ReadonlySet<Area['kind']> = new Set(['province', 'regency', 'seat']);
/** Kilometres of a long road: a rule of thumb. */
const ROAD_WEIGHT = 2.6;
/** Spelt a little otherwise, it is meant about as often as the one that is spelt so: the other names decide, or the citizen. */
const LIKE = 0.85;
/** Tokens between a cue and the name it belongs to ("SDN 2 Pugaan", "kec. Gambut"). */
const CUE_NEAR = 3;

const FITTING: Readonly<Partial<Record<Cue, (area: Area) => boolean>>> = {
  kelurahan: ({ kind, city }) => kind === 'village' && city,
  village: ({ kind, city }) => kind === 'village' && !city,
  urban: ({ city }) => city,
  regency: ({ kind, city }) => kind === 'regency' && !city,
  city: ({ kind, city }) => kind === 'regency' && city,
};
/** A weak name counts fully after a cue that calls it what it is. */
const NAMES_IT: Readonly<Partial<Record<Cue | 'none', Area['kind']>>> = {
  regency: 'regency', city: 'regency', district: 'district', kelurahan: 'village', village: 'village',
}; // biome-ignore format: a table

/** The cue before a name: a dot, a number or another head may stand between. */
function cueBefore(tokens: readonly Token[], at: number): Cue | 'none' {
  for (let back = 1; back <= CUE_NEAR; back += 1) {
    const token = tokens[at - back];
    if (!token) return 'none';
    const cue = CUES.get(token.word);
    if (cue) return cue;
    if (token.kind === 'number' ? !NUMBERED.has(tokens[at - back - 1]?.word ?? '') : token.raw !== '.') return 'none';
  }
  return 'none';
}

function weigh(area: Area, cue: Cue | 'none', token: Token | undefined, before: string, isShared: boolean): number {
  const named = cue !== 'none' && (NAMES_IT[cue] === area.kind || (cue === 'facility' && area.kind !== 'village'));
  if (area.weak && !named && cue === 'none' && !(token?.capital ?? false) && !['di', 'daerah'].includes(before))
    return 0;
  let weight = WEIGHTS[cue][area.kind];
  if (before === 'gang' && area.kind === 'village' && !area.city) weight *= LANE;
  if (area.weak && !named) weight *= cue === 'street' || cue === 'urban' ? WEAK_STREET : WEAK;
  if (cue !== 'none' && FITTING[cue]?.(area)) weight *= FITS;
  if (cue === 'none' && area.kind === 'village') weight *= token?.capital || before === 'di' ? FITS : WEAK;
  if (area.outside && area.kind !== 'province') weight *= area.kind === 'regency' && !isShared ? 0.97 : ELSEWHERE;
  return area.like ? weight * LIKE : weight;
}

/** Before these a strange word is likely a place's name. */
const PLACE_BEFORE = new Set(['di', 'ke', 'dari', 'arah', 'daerah', 'in', 'at', 'kota']);

/** Tokens as the gazetteer looks them up: as written, else mended; "sei" and "psr" as "sungai" and "pasar". */
const spelt = (tokens: readonly Token[], { speller, cuedSpeller, words }: Gazetteer, known: ReadonlySet<string>) =>
  tokens.map(({ kind, plain, word, capital }, at) => {
    const bare = plain.includes("'") ? plain.replace(/'/g, '') : plain;
    const strange = kind === 'word' && word === plain && !known.has(word) && !words.has(bare);
    const before = tokens[at - 1]?.word ?? '';
    const mended = !strange
      ? undefined
      : NAMES_IT[cueBefore(tokens, at)]
        ? cuedSpeller.mend(bare)
        : capital || CUES.has(before) || PLACE_BEFORE.has(before)
          ? speller.mend(bare)
          : undefined;
    const respelt = CUES.has(word) || (word !== plain && words.has(word)) ? word : bare;
    return { word: SHORT.get(bare) ?? bare, stem: mended ?? respelt };
  });

/** "saya kerja di Balikpapan", "orang asal Kapuas": where somebody lives or comes from. */
const HOME = new Set([
  'kerja',
  'bekerja',
  'tinggal',
  'merantau',
  'kuliah',
  'berdomisili',
  'domisili',
  'asal',
  'asli',
  'dinas',
]);
const isHome = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]?.word ?? '';
  return HOME.has(before) || (['di', 'dari'].includes(before) && HOME.has(tokens[at - 2]?.word ?? ''));
};

/** "Naik bus dari Banjarmasin mau ke Barabai": where one set out. */
const LEFT_NEAR = 2;
const isLeft = (tokens: readonly Token[], at: number, to: number): boolean =>
  tokens[at - 1]?.word === 'dari' && tokens.slice(to, to + LEFT_NEAR).some(({ word }) => word === 'ke');

/** A name in capitals goes on after the one that was found. */
const isBegun = (tokens: readonly Token[], at: number, to: number): boolean =>
  tokens[at]?.capital === true && tokens[to]?.kind === 'word' && tokens[to]?.capital === true;

/** "Kec. Tanjung Priuk": the name goes on with a word that nobody here knows, so it is likely another one. */
const GOES_ON = 0.4;
const goesOn = (tokens: readonly Token[], at: number, to: number, { common, places }: Lexicon): boolean => {
  const next = tokens[to];
  return (
    to === at + 1 &&
    isBegun(tokens, at, to) &&
    /\p{Ll}/u.test(next?.raw ?? '') &&
    !common.has(next?.word ?? '') &&
    !common.has(next?.stem ?? '') &&
    !CUES.has(next?.word ?? '') &&
    !places.words.has(next?.plain ?? '')
  );
};

/** Towns, after which streets are called. */
const SETTLED: ReadonlySet<string> = new Set(['regency', 'seat', 'district']);

/** Every name in the text that is a known place; where one stands inside another, the longer one. */
export function mentionsIn(tokens: readonly Token[], lexicon: Lexicon): readonly Mention[] {
  const { places: gazetteer, common: known, small, served } = lexicon;
  const view = spelt(tokens, gazetteer, known);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const cue = cueBefore(tokens, at);
    let found = gazetteer.names.longest(view, at);
    const district = cue === 'district' ? gazetteer.districts.longest(view, at) : null;
    if (district && (!found || district.to > found.to)) found = district;
    else if (district && found && district.to === found.to)
      found = { to: found.to, marks: [...found.marks, ...district.marks] };
    if (!found) continue;
    // "Tanggul sungai Klawing": there is a village of that name, but none is meant.
    if (found.to === at + 1 && CUES.has(tokens[at]?.word ?? '') && !NAMES_IT[cue]) continue;
    if (tokens[at]?.kind === 'number' && monthOf(tokens[at + 1]?.word ?? '') !== undefined) continue;
    const before = tokens[at - 1]?.word ?? '';
    const to = found.to;
    // A village is called Setiap, another Namun: an everyday word is a place only where it is called one.
    // "Kantor kalian": ours, and not in the village of Kalian.
    const isSmall = cue === 'none' || tokens[at]?.capital !== true || !CUES.has(before);
    if (to === at + 1 && isSmall && small.has(tokens[at]?.word ?? '')) continue;
    if (NO_PLACE_AFTER.has(before) || isAddressOnline(tokens, at, to)) continue;
    const isVillage = found.marks.every(({ weak, kind }) => weak && kind === 'village');
    if (cue === 'none' && isVillage && endsName(tokens, at, to, lexicon)) continue;
    if (TITLES.has(before) && POSTS_AFTER.has(tokens[to]?.word ?? '')) continue;
    if (PEOPLE.has(before) && to === at + 1 && found.marks.some(({ weak }) => weak)) continue;
    // "Desa Batu Kambing": no village of the town of Batu, but one that no list has.
    if (cue !== 'none' && isBegun(tokens, at, to) && found.marks.every(({ weak, outside }) => weak && outside)) {
      if (!gazetteer.names.longest(view, to)) continue;
    }
    // A town elsewhere and a quarter here of one name, as Belitung: it is asked.
    const isShared = found.marks.some(({ outside, kind }) => !outside && kind !== 'regency');
    const isCalled = CALLED_AFTER.has(headBefore(tokens, at));
    const part = goesOn(tokens, at, to, lexicon) ? GOES_ON : 1;
    const isStreet = isStreets(tokens, at, to);
    const towns = new Set(found.marks.flatMap(({ kind, regency }) => (SETTLED.has(kind) ? [regency] : [])));
    const isLane = LANES.has(headBefore(tokens, at));
    const areas = found.marks
      .map((area) => {
        const weight = part * weigh(area, cue, tokens[at], before, isShared);
        if (isCalled && area.outside && OF_TOWNS.has(area.kind)) return { area, weight: weight * CALLED };
        // A street that is listed by its name is known; a town that is listed among the streets is none.
        const isKnown = area.kind === 'spot' && !towns.has(area.regency) && !(isLane && area.weak);
        // "Jalan Handil Birayang": whatever has a name of several words is there, or leads there.
        const isWhole = !area.outside && area.kind !== 'regency' && to - at > 1 && !ESTATES.has(tokens[to]?.word ?? '');
        if (!isStreet || isKnown || isWhole) return { area, weight };
        return area.outside ? { area, weight: weight * CALLED } : { area, weight, called: true as const };
      })
      .filter(({ weight }) => weight > 0);
    if (areas.length === 0) continue;
    mentions.push({
      from: at,
      to,
      areas,
      direction:
        (DIRECTIONS.has(before) && cue === 'none' && !INTO.has(tokens[at - 2]?.word ?? '')) ||
        isHome(tokens, at) ||
        isLeft(tokens, at, to),
    });
    at = to - 1;
  }
  for (const { from, to, regency } of postsIn(tokens, served)) {
    const area: Area = { kind: 'spot', name: regency, regency, city: false, outside: false, weak: false };
    mentions.push({ from, to, areas: [{ area, weight: ROAD_WEIGHT }], direction: false });
  }
  return mentions;
}

/** What a mention says for a regency, the direction it only leads to counted less. */
export const weightOf = ({ direction }: Mention, weight: number): number => (direction ? weight * DIRECTION : weight);
