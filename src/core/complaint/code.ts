import type { ComplaintCode } from '../store/steps.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Random characters: 50 bits, a million complaints leave a guess one chance in a thousand million. */
const RANDOM_CHARS = 10;
const CODE_CHARS = RANDOM_CHARS + 1;

/** Doubles an element of GF(32) (polynomial x⁵ + x² + 1), where 2 is a generator. */
const double = (x: number): number => ((x << 1) ^ (x & 16 ? 0b100101 : 0)) & 31;

/**
 * The check character: the sum of each value times its own power of 2 in GF(32). As all powers differ, every single wrong
 * character and every two that changed places are found, the check character included.
 */
function check(values: readonly number[]): number {
  let sum = 0;
  // Horner from the last value: value i is doubled i + 1 times.
  for (let i = values.length - 1; i >= 0; i -= 1) sum = double(sum ^ (values[i] ?? 0));
  return sum;
}

const written = (chars: string): ComplaintCode =>
  `${chars.slice(0, 4)}-${chars.slice(4, 8)}-${chars.slice(8)}` as ComplaintCode;

/** Makes a tracking code from as many random bytes as it asks for. */
export function makeCode(random: (bytes: number) => Uint8Array): ComplaintCode {
  const values = Array.from(random(RANDOM_CHARS), (byte) => byte & 31);
  return written([...values, check(values)].map((value) => ALPHABET[value]).join(''));
}

/** Reads a code as people write it: any case, spaces or no hyphens, O for 0, I and L for 1. Undefined when it is no code. */
export function readCode(text: string): ComplaintCode | undefined {
  if (text.length > 40) return undefined;
  const chars = text
    .toUpperCase()
    .replace(/[\s\-‐-―.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (chars.length !== CODE_CHARS) return undefined;
  const values = Array.from(chars, (char) => ALPHABET.indexOf(char));
  if (values.includes(-1) || check(values.slice(0, RANDOM_CHARS)) !== values[RANDOM_CHARS]) return undefined;
  return written(chars);
}

/** A code somewhere in a sentence, written with its hyphens; an ordinary word or number is not taken for one. */
export function findCode(text: string): ComplaintCode | undefined {
  const whole = readCode(text.trim());
  if (whole) return whole;
  for (const [match] of text.slice(0, 4000).matchAll(/(?<![\w-])\w{4}-\w{4}-\w{3}(?![\w-])/g)) {
    // Ten digits and three hyphens are a telephone number; a code without a letter is a one in a million.
    const code = /[A-Za-z]/.test(match) ? readCode(match) : undefined;
    if (code) return code;
  }
  return undefined;
}
