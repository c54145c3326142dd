import type { Area } from './gazetteer.ts';
import { type Mention, weightOf } from './mentions.ts';

/** Where the names point, the likeliest first. */
export interface Resolved {
  readonly regency?: string;
  readonly district?: string;
  readonly province?: string;
  readonly outside: boolean;
  /** 0 … 1: how clear the names are about the regency. */
  readonly confidence: number;
}

/** The best must weigh so much more than the next to be taken. */
const LEAD = 1.22;
/** A name elsewhere that says less is offered, not taken: "desa Murung" is not Murung Raya's district Murung. */
const DECIDES = 1.5;
/** A village that lies in none of the districts named right beside it is a namesake elsewhere, and counts so much less. */
const NAMESAKE = 0.4;
/** Tokens between a village and its district: a comma, "kec", a dot. */
const BESIDE = 3;
/** More names than these are not so near. */
const NEIGHBOURS = 2;
/** A village and its district named together belong together. */
const TOGETHER = 1.5;
/** A name inside the place's own words counts more than one beside it. */
const INSIDE = 1.5;
/** A province beside a regency of it. */
const PROVINCE = 3;
/** Names that say less than this say nothing of the regency: a lane may be called as a village far away is. */
const SAYS_MIN = 0.3;
/** What a street is called after says so much of where it lies. */
const CALLED = 0.4;
const CHOICES_MAX = 3;

interface Claim {
  readonly regency: string;
  readonly province?: string;
  readonly outside: boolean;
  score: number;
  /** Something says so besides the name of a street. */
  firm: boolean;
  /** Every reading of the names that fits the claim. */
  readonly areas: { readonly area: Area; readonly weight: number; readonly at: number }[];
}

const keyOf = ({ regency = '', province = '' }: Area): string => `${regency}|${province}`;

/** Mentions with the villages counted less that are not where the text says. */
function withoutNamesakes(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention, index) => {
    const beside = mentions
      .slice(Math.max(0, index - NEIGHBOURS), index + 1 + NEIGHBOURS)
      .filter(
        ({ from, to, direction }) =>
          !direction && from !== mention.from && Math.max(from - mention.to, mention.from - to) <= BESIDE,
      );
    const districts = beside.flatMap(({ areas }) => areas.filter(({ area }) => area.kind === 'district'));
    if (districts.length === 0 || !mention.areas.some(({ area }) => area.kind === 'village')) return mention;
    const isThere = (area: Area) =>
      districts.some(({ area: { regency, district } }) => regency === area.regency && district === area.district);
    if (mention.areas.some(({ area }) => isThere(area))) return mention;
    const counted = (each: Mention['areas'][number]) =>
      each.area.kind === 'village' ? { ...each, weight: each.weight * NAMESAKE } : each;
    return { ...mention, areas: mention.areas.map(counted) };
  });
}

function claimsOf(mentions: readonly Mention[], inside: (mention: Mention) => boolean): Claim[] {
  const claims = new Map<string, Claim>();
  for (const mention of mentions) {
    const best = new Map<string, { area: Area; weight: number; called?: true }>();
    for (const { area, weight, called } of mention.areas) {
      if (area.regency === undefined) continue;
      const here = weightOf(mention, weight) * (inside(mention) ? INSIDE : 1) * (called ? CALLED : 1);
      const old = best.get(keyOf(area));
      if (!old || old.weight < here) best.set(keyOf(area), { area, weight: here, ...(called ? { called } : {}) });
    }
    for (const [key, found] of best) {
      const { area } = found;
      const claim = claims.get(key) ?? {
        regency: area.regency ?? '',
        outside: area.outside,
        score: 0,
        firm: false,
        areas: [],
        ...(area.province === undefined ? {} : { province: area.province }),
      };
      claim.score += found.weight;
      if (mention.areas.some((each) => keyOf(each.area) === key && !each.called)) claim.firm = true;
      for (const { area: each, weight } of mention.areas)
        if (keyOf(each) === key)
          claim.areas.push({
            area: each,
            weight: weightOf(mention, weight) * (inside(mention) ? INSIDE : 1),
            at: mention.from,
          });
      claims.set(key, claim);
    }
  }
  const provinces = mentions
    .filter(({ direction }) => !direction)
    .flatMap(({ areas }) => areas.flatMap(({ area }) => (area.kind === 'province' ? [area.name] : [])));
  for (const claim of claims.values()) {
    if (claim.province && provinces.includes(claim.province)) claim.score += PROVINCE;
    const districts = claim.areas.filter(({ area }) => area.kind === 'district');
    // One name that stands for both, like Simpang Empat, says it only once.
    const together = claim.areas.some(
      ({ area, at }) =>
        area.kind !== 'district' && districts.some((each) => each.area.name === area.district && each.at !== at),
    );
    if (together) claim.score += TOGETHER;
  }
  return [...claims.values()].sort((a, b) => b.score - a.score);
}

/** The district that the names of a claim agree on. */
function districtOf({ areas }: Claim): string | undefined {
  const sorted = areas.filter(({ area }) => area.district !== undefined).sort((a, b) => b.weight - a.weight);
  const top = sorted[0];
  if (!top) return undefined;
  const rival = sorted.find(({ area, weight }) => area.district !== top.area.district && weight * LEAD >= top.weight);
  // "Desa Sungai Tabuk": a village far from the district of that name, which is meant as often.
  const isNamesake = ({ area, at }: Claim['areas'][number]) =>
    area.kind === 'district' && at === top.at && area.district !== top.area.district;
  return rival || (top.area.kind === 'village' && sorted.some(isNamesake)) ? undefined : top.area.district;
}

const resolvedOf = (claim: Claim, confidence: number): Resolved => {
  const district = districtOf(claim);
  return {
    regency: claim.regency,
    ...(district === undefined ? {} : { district }),
    ...(claim.province === undefined ? {} : { province: claim.province }),
    outside: claim.outside,
    confidence,
  };
};

/**
 * Decides which regency the names mean. Names that several share are decided by the others; where nothing decides, the
 * first answer has no regency and the rest are the choices.
 */
export function resolve(
  mentions: readonly Mention[],
  inside: (mention: Mention) => boolean = () => true,
): readonly Resolved[] {
  const claims = claimsOf(withoutNamesakes(mentions), inside);
  const [top, second] = claims;
  const province = mentions
    .filter(({ direction }) => claims.length === 0 || !direction)
    .flatMap(({ areas }) => areas)
    .find(({ area, weight }) => area.kind === 'province' && weight >= SAYS_MIN)?.area;
  if (!top) return province ? [{ province: province.name, outside: province.outside, confidence: 0.6 }] : [];
  const weighty = mentions.some(({ areas }) =>
    areas.some(({ area, weight }) => area.regency !== undefined && weight >= WEIGHTY),
  );
  if (province?.outside && !weighty && !claims.some((claim) => claim.province === province.name))
    return [{ province: province.name, outside: true, confidence: 0.6 }];
  if (top.score < SAYS_MIN) return [{ outside: false, confidence: 0.3 }];
  const lead = second ? top.score / Math.max(second.score, 0.01) : 9;
  const choices = claims.slice(0, CHOICES_MAX).map((claim) => resolvedOf(claim, 0.3));
  if (lead < LEAD || !top.firm || (top.outside && top.score < DECIDES))
    return [{ outside: false, confidence: 0.3 }, ...choices];
  const confidence = Math.min(0.97, 0.4 + 0.1 * Math.min(3, top.score) + 0.25 * Math.min(1, (lead - 1) / 1.5));
  return [resolvedOf(top, confidence), ...choices.slice(1)];
}

/** A name that weighs at least this stands for itself, even beside a province that it is not in. */
const WEIGHTY = 2.4;
