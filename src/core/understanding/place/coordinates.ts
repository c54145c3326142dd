/** Coordinates that were typed or stand in a map's link. */
export interface Coordinates {
  readonly lat: number;
  readonly lon: number;
  readonly span: readonly [number, number];
}

/** "-3.3194, 114.5908", "q=-3.31,114.59", "@-3.31,114.59,17z", "!3d-3.31!4d114.59". */
const PAIR = /(?<![\d.])(-?\d{1,2}\.\d{3,10})(?:\s?(?:,|%2C)\s?|!4d)(-?\d{2,3}\.\d{3,10})(?!\d)/;
/** "3.3194 LS 114.5908 BT", "3°19'10"S 114°35'27"E". */
const DEGREES =
  /(\d{1,2})[°º]\s?(\d{1,2})['’′]\s?(\d{1,2}(?:\.\d{1,5})?)?["”″]?\s?(LS|LU|S|N)[,\s]{1,3}(\d{2,3})[°º]\s?(\d{1,2})['’′]\s?(\d{1,2}(?:\.\d{1,5})?)?["”″]?\s?(?:BT|E|T)/i;

/** Digits after a point, or a sign of degrees: cheap, and most texts have neither. */
const MAY_BE_DEGREES = /\d\.\d{3}|[°º]/;

const degrees = (whole = '0', minutes = '0', seconds = '0'): number =>
  Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;

/** The first coordinates in a text, degrees WGS 84; undefined where there are none on the globe. */
export function coordinatesIn(text: string): Coordinates | undefined {
  if (!MAY_BE_DEGREES.test(text)) return undefined;
  const pair = PAIR.exec(text);
  if (pair) {
    const lat = Number(pair[1]);
    const lon = Number(pair[2]);
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
      return { lat, lon, span: [pair.index, pair.index + pair[0].length] };
  }
  const worded = DEGREES.exec(text);
  if (!worded) return undefined;
  const south = /^(?:LS|S)$/i.test(worded[4] ?? '') ? -1 : 1;
  const lat = south * degrees(worded[1], worded[2], worded[3]);
  const lon = degrees(worded[5], worded[6], worded[7]);
  return Math.abs(lat) <= 90 && lon <= 180
    ? { lat, lon, span: [worded.index, worded.index + worded[0].length] }
    : undefined;
}
