import { DISTRICTS } from '../data/districts.ts';
import { VILLAGES } from '../data/villages.ts';
import { INDONESIA, KALSEL, middleOf } from './cells.ts';

/** A regency (kabupaten) or city (kota). */
export interface Regency {
  /** The interior ministry's four digits, with which a NIK begins. */
  readonly code: string;
  readonly name: string;
  readonly city: boolean;
  readonly province: string;
  readonly districts: readonly Spot[];
}
/** A name with the cell of its middle. */
export interface Spot {
  readonly name: string;
  readonly cell: string;
}
/** A district of Kalimantan Selatan with its villages. */
export interface VillageRow {
  readonly regency: string;
  readonly district: string;
  readonly villages: readonly Spot[];
}

const spotOf = (entry: string): Spot => {
  const at = entry.lastIndexOf('@');
  return { name: entry.slice(0, at), cell: entry.slice(at + 1) };
};

function regenciesIn(table: string): readonly Regency[] {
  let province = '';
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      if (row.startsWith('# ')) {
        province = row.slice(2);
        return [];
      }
      const [code = '', marked = '', districts = ''] = row.split('|');
      return [
        {
          code,
          name: marked.replace('*', ''),
          city: marked.endsWith('*'),
          province,
          districts: districts.split(',').map(spotOf),
        },
      ];
    });
}

/** All regencies and cities of Indonesia. */
export const REGENCIES: readonly Regency[] = regenciesIn(DISTRICTS);

/** Districts of Kalimantan Selatan with their villages. */
export const VILLAGE_ROWS: readonly VillageRow[] = VILLAGES.trim()
  .split('\n')
  .map((row) => {
    const [regency = '', district = '', villages = ''] = row.split('|');
    return { regency, district, villages: villages.split(',').map(spotOf) };
  });

/** Where a point lies: found offline by the nearest village or district that is known. */
export interface Whereabouts {
  readonly regency: string;
  readonly district: string;
  readonly province: string;
  /** To the middle of that village or district, in kilometres: how rough the answer is. */
  readonly km: number;
}

interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly regency: string;
  readonly district: string;
  readonly province: string;
}

const KALSEL_NAME = 'Kalimantan Selatan';
let points: readonly Point[] | undefined;

const allPoints = (): readonly Point[] => {
  points ??= [
    ...VILLAGE_ROWS.flatMap(({ regency, district, villages }) =>
      villages.map(({ cell }) => ({ ...middleOf(KALSEL, cell), regency, district, province: KALSEL_NAME })),
    ),
    ...REGENCIES.filter(({ province }) => province !== KALSEL_NAME).flatMap(({ name, province, districts }) =>
      districts.map((district) => ({
        ...middleOf(INDONESIA, district.cell),
        regency: name,
        district: district.name,
        province,
      })),
    ),
  ];
  return points;
};

/** Kilometres in a degree of latitude; a degree of longitude is as long near the equator, within 2 % in Indonesia. */
const KM_PER_DEGREE = 111.2;
/** Farther from every district than this it is at sea or abroad. */
const FAR_KM = 80;

/**
 * The regency and district of a point, offline, by the nearest middle of a village (Kalimantan Selatan) or district (elsewhere):
 * near a border it may be the neighbour, so it is to be read back. Undefined far from Indonesia or for no coordinates at all.
 * @param lat,lon degrees WGS 84
 */
export function whereIs(lat: number, lon: number): Whereabouts | undefined {
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return undefined;
  let best: Point | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const point of allPoints()) {
    const square = (point.lat - lat) ** 2 + (point.lon - lon) ** 2;
    if (square < least) {
      least = square;
      best = point;
    }
  }
  const km = Math.sqrt(least) * KM_PER_DEGREE;
  if (!best || km > FAR_KM) return undefined;
  const { regency, district, province } = best;
  return { regency, district, province, km: Math.round(km * 10) / 10 };
}
