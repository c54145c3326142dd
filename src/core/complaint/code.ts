/** Written `XXXX-XXXX-XXX`, and made or read by nothing but this file. */
export type ComplaintCode = string & { readonly brand: 'ComplaintCode' };

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and copied by hand. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Random characters: 50 bits, a million complaints leave a guess one chance in a thousand million. */
const RANDOM_CHARS = 10;
const CODE_CHARS = RANDOM_CHARS + 1;

/** Doubles an element of GF(32) (polynomial x⁵ + x² + 1), where 2 is a generator. */
const double = (x: number): number => ((x << 1) ^ (x & 16 ? 0b100101 : 0)) & 31;

/**
 * The check character: the sum of each value times its own power of 2 in GF(32). As all powers differ, every single wrong
 * character and every two that changed places are found, the check character included.
 */
export function check(values: readonly number[]): number {
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

/** What stands between the groups of a code as people and their keyboards write it: hyphens, dashes, spaces, dots, nothing seen. */
const BETWEEN = /[\s\-‐-―−_.·\p{Cf}]/gu;
/** Longer texts are no code: eleven characters, however they are spread. */
const CODE_TEXT_CHARS_MAX = 40;

/** The characters of a code as people write it, in one spelling: capitals, nothing between them, O as 0, I and L as 1. */
export const codeChars = (text: string): string =>
  text.replace(BETWEEN, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');

/** Reads a code as people write it: any case, spaces or no hyphens, O for 0, I and L for 1. Undefined when it is no code. */
export function readCode(text: string): ComplaintCode | undefined {
  if (text.length > CODE_TEXT_CHARS_MAX) return undefined;
  const chars = codeChars(text);
  if (chars.length !== CODE_CHARS) return undefined;
  const values = Array.from(chars, (char) => ALPHABET.indexOf(char));
  if (values.includes(-1) || check(values.slice(0, RANDOM_CHARS)) !== values[RANDOM_CHARS]) return undefined;
  return written(chars);
}

/** How much of a text is searched for a code, in UTF-16 units. */
const SEARCHED_CHARS_MAX = 4_000;
/** Groups of 4, 4 and 3 with a hyphen or dash between them, spaces around it forgiven. */
const HYPHENATED = /(?<![\p{L}\p{N}_-])[a-z0-9]{4} ?[-‐-―−] ?[a-z0-9]{4} ?[-‐-―−] ?[a-z0-9]{3}(?![\p{L}\p{N}_-])/giu;
/** The same with spaces, or written together: looks like words, so it must look like nothing but a code. */
const UNHYPHENATED = /(?<![\p{L}\p{N}_-])[a-z0-9]{4} ?[a-z0-9]{4} ?[a-z0-9]{3}(?![\p{L}\p{N}_-])/giu;

/** As it is shown: three groups with hyphens. No word or number is written so, but for a telephone number. */
const AS_SHOWN = /^[a-z0-9]{4} ?[-‐-―−] ?[a-z0-9]{4} ?[-‐-―−] ?[a-z0-9]{3}$/i;
/** Groups as they are shown, with whatever between them. */
const AS_GROUPED = /^[a-z0-9]{4}[\s\-‐-―−_.·]*[a-z0-9]{4}[\s\-‐-―−_.·]*[a-z0-9]{3}$/i;
/** Pieces of it as they are dictated, "K7 Q2 M4 XP 9TR", are no longer than a group. */
const PIECE_CHARS_MAX = 4;
/** What an address counts: RT05, RW 2, no. 7. */
const COUNTED = /^(?:rt|rw|no|nmr|km|gg|gang|jl|jln|blok|lt)\d*$/i;

/**
 * A text that is nothing but a code. One in 32 texts of eleven letters and digits passes the check ("limbah medis", "11 anak
 * sakit"), so one that looks like words, a date or an address is none unless it is written with the hyphens of a code. Of codes
 * without hyphens the few without a digit are found only where they can be no word.
 */
export function codeAlone(text: string): ComplaintCode | undefined {
  const trimmed = text.trim();
  const code = readCode(trimmed);
  if (!code || (AS_SHOWN.test(trimmed) && /[a-z]/i.test(trimmed))) return code;
  const pieces = trimmed.replace(/\p{Cf}/gu, '').split(/[\s\-‐-―−_.·]+/u);
  return pieces.every((piece) => !isOfSentence(piece, pieces.length)) && isCoded(trimmed, pieces) ? code : undefined;
}

/** Whether letters can be said: they have a vowel, and never four consonants at a time. */
const isSayable = (letters: string): boolean =>
  /^[a-z]+$/i.test(letters) && /[aeiou]/i.test(letters) && !/[^aeiouy]{4}/i.test(letters);

/** A piece that only a sentence has: part of an address, or a word that is too long for a group. */
const isOfSentence = (piece: string, count: number): boolean =>
  (count > 1 && COUNTED.test(piece)) || (piece.length > PIECE_CHARS_MAX && isSayable(piece));

/** Whether digits and letters, and the pieces they are in, are those of a code. */
function isCoded(text: string, pieces: readonly string[]): boolean {
  const isOne = pieces.length === 1;
  if (!/[a-z]/i.test(text)) return false;
  if (!/\d/.test(text)) return isOne || (text === text.toUpperCase() && !pieces.every(isSayable));
  if (AS_GROUPED.test(text)) return isOne || pieces.some((piece) => /\d/.test(piece) && /[a-z]/i.test(piece));
  const words = pieces.filter((piece) => piece.length > 2 && isSayable(piece));
  return /\d.*\d/.test(text) && words.length < 2 && pieces.every((piece) => piece.length <= PIECE_CHARS_MAX);
}

/** A code in a text, with where it stands: from, to, in UTF-16 units. */
export interface CodeIn {
  readonly code: ComplaintCode;
  readonly span: readonly [number, number];
}

/**
 * A code somewhere in a sentence; an ordinary word or number is not taken for one. Hyphens make it likely, so one letter is
 * enough; without them letters and digits have to change places at least three times, as in no word, number or plate. Most
 * codes that do not look so are found where nothing stands around them, by {@link codeAlone}.
 */
export function codeIn(text: string): CodeIn | undefined {
  const whole = codeAlone(text);
  if (whole) return { code: whole, span: [0, text.length] };
  const searched = text.slice(0, SEARCHED_CHARS_MAX);
  for (const found of searched.matchAll(HYPHENATED)) {
    // Ten digits and three hyphens are a telephone number; a code without a letter is a one in a million.
    const code = /[a-z]/i.test(found[0]) ? readCode(found[0]) : undefined;
    if (code) return { code, span: [found.index, found.index + found[0].length] };
  }
  for (const found of searched.matchAll(UNHYPHENATED)) {
    const mixed = /\d/.test(found[0]) && /[a-z]/i.test(found[0]);
    const code = mixed && looksCoded(found[0]) ? readCode(found[0]) : undefined;
    if (code) return { code, span: [found.index, found.index + found[0].length] };
  }
  return undefined;
}

/** The code of {@link codeIn} alone. */
export const findCode = (text: string): ComplaintCode | undefined => codeIn(text)?.code;

/** Where something stands in a sentence that is written as a code is, letters and digits with hyphens between them, and is none. */
export function misspeltIn(text: string): CodeIn['span'] | undefined {
  for (const found of text.slice(0, SEARCHED_CHARS_MAX).matchAll(HYPHENATED))
    if (/[a-z]/i.test(found[0]) && /\d[a-z]/i.test(found[0]) && !readCode(found[0]))
      return [found.index, found.index + found[0].length];
  return undefined;
}

/** The same text with blanks where codes stand, as long as before: letters that were drawn at random spell no words. */
export function withCodesBlank(text: string): string {
  if (!/[\d\-‐-―−]/.test(text)) return text;
  const blank = (found: string): string => (readCode(found) ? ' '.repeat(found.length) : found);
  return text
    .replace(HYPHENATED, (found) => (/[a-z]/i.test(found) ? blank(found) : found))
    .replace(UNHYPHENATED, (found) => (/[a-z]/i.test(found) && looksCoded(found) ? blank(found) : found));
}

/**
 * Words are letters, numbers digits, a plate (`DA 1234 AB`) changes twice: a code goes back and forth. With spaces, a letter has
 * to follow a digit within a group too, as it does not in an address (`RT05 RW12 no7`).
 */
const looksCoded = (match: string): boolean =>
  (match.replace(/ /g, '').match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= 3 &&
  (!match.includes(' ') || /\d[a-z]/i.test(match));

/** Three groups, whole, with a character too many or too few in the last. */
const THREE_GROUPS = /^(?=.*[a-z])(?=.*\d)[a-z0-9]{4}[-‐-―−][a-z0-9]{4}[-‐-―−][a-z0-9]{1,5}$/i;
/** The same of letters alone, as one in sixty is shown: in capitals, and not "ANAK-ANAK-NYA". */
const GROUPS_OF_LETTERS = /^(?!(.{4}).\1)[A-Z]{4}[-‐-―−][A-Z]{4}[-‐-―−][A-Z]{3}$/;
/** The first two of them; a letter behind a digit tells them from an address (`RT05-RW02`). */
const TWO_GROUPS = /^(?=.*\d[a-z])[a-z0-9]{4}[-‐-―−][a-z0-9]{4}$/i;
const TOGETHER = /^[a-z0-9]{10,12}$/i;

/** Whether a word is no code and can be nothing but one that was misspelt, or the beginning of one. */
export const isMisspeltCode = (word: string): boolean =>
  (THREE_GROUPS.test(word) ||
    GROUPS_OF_LETTERS.test(word) ||
    TWO_GROUPS.test(word) ||
    (TOGETHER.test(word) && looksCoded(word))) &&
  readCode(word) === undefined;
