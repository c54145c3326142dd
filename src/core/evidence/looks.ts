import type { Looks } from '../facts.ts';

/** Pictures whose hashes differ in no more bits are taken for the same one; unrelated ones differ in about 32 of 64. */
export const SAME_BITS_MAX = 6;
/** A hash is found by any of so many parts: two that differ in at most 6 bits share a part of 16 bits or differ in each of the four. */
const BANDS = 4;
const BAND_DIGITS = 4;
/** A picture of one colour has no edges to compare: its hash says nothing. */
const TELLING_SHARPNESS = 0.05;

/** Mean brightness, of 255, below which a picture shows next to nothing: a covered lens, a night without a light. */
const DARK_LIGHT = 16;
/** Below this no edge in it is sharp: a picture of ours that is out of focus by 8 pixels of 1,200 has 0.17, in focus 1.7. */
const BLURRED_SHARPNESS = 0.2;

/** Why an officer may see little on a picture; undefined where it is fine, or nothing can be said. */
export function troubleOf(looks: Looks | undefined): 'dark' | 'blurred' | undefined {
  if (!looks) return undefined;
  if (looks.light < DARK_LIGHT) return 'dark';
  return isTelling(looks) && looks.sharpness < BLURRED_SHARPNESS ? 'blurred' : undefined;
}

/** In how many bits two hashes differ. */
export function bitsApart(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

/** Whether the hash of a picture is worth comparing. */
export const isTelling = ({ hash, sharpness }: Looks): boolean =>
  sharpness >= TELLING_SHARPNESS && !/^(0+|f+)$/.test(hash);

/** Whether two pictures are most likely the same. */
export const looksAlike = (a: Looks | undefined, b: Looks | undefined): boolean =>
  a !== undefined && b !== undefined && isTelling(a) && isTelling(b) && bitsApart(a.hash, b.hash) <= SAME_BITS_MAX;

/** The parts by which a picture is found again: each names its place and its 16 bits. */
export const bandsOf = ({ hash }: Looks): readonly string[] =>
  Array.from({ length: BANDS }, (_, band) => `${band}:${hash.slice(band * BAND_DIGITS, (band + 1) * BAND_DIGITS)}`);
