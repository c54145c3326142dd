const EARTH_KM = 6_371;

/** A point in degrees WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin((rad(to) - rad(from)) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point of whatever may have one. */
export const pointOf = (of: { readonly lat?: number; readonly lon?: number } | undefined): Point | undefined =>
  of?.lat === undefined || of.lon === undefined ? undefined : { lat: of.lat, lon: of.lon };
