import type { RandomBytes } from './clock.ts';

/** 32 signs in the order in which they are compared, so that ids sort by their time. */
const ALPHABET = '0123456789abcdefghijklmnopqrstuv';
/** 50 bits of chance beside the second. */
const CHANCE_CHARS = 10;

/**
 * A new id: the second it was made in, then chance; 17 signs of 0–9 and a–v. Ids of one time lie side by side in the indexes of the database, so that
 * what is made now touches a few pages of them and not one each, however many there are. They tell when something was made, as
 * their rows do anyway; their last signs are the ones that tell them apart.
 */
export function makeId(random: RandomBytes, now: Date): string {
  let id = Math.floor(now.getTime() / 1000).toString(ALPHABET.length);
  for (const byte of random(CHANCE_CHARS)) id += ALPHABET[byte % ALPHABET.length];
  return id;
}

/** When an id was made, to the second; undefined for one of another shape, as earlier programs made them. */
export function timeOfId(id: string): Date | undefined {
  const second = /^(1[0-9a-v]{6})[0-9a-v]{10}$/.exec(id)?.[1];
  return second === undefined ? undefined : new Date(Number.parseInt(second, ALPHABET.length) * 1000);
}
