import { ALPHABET, check, codeChars } from '../complaint/code.ts';
import { lately } from '../lately.ts';

/**
 * The code that carries a draft into another chat, written `K-XXXX-XXXX`: K, seven random characters of Crockford's base 32, a check character.
 * Nine characters that begin with K; a tracking code has eleven, so neither is ever read as the other.
 */
export type HandoverCode = string & { readonly brand: 'HandoverCode' };

/** Random characters: 35 bits. Good once, for some days, for a draft of which all was said in public, and tries are counted: enough. */
const RANDOM_CHARS = 7;
const CODE_CHARS = 1 + RANDOM_CHARS + 1;
const FIRST = 'K';
/** Longer texts are no code, however its characters are spread. */
const CODE_TEXT_CHARS_MAX = 30;
/** How much of a text is searched for a code, in UTF-16 units. */
const SEARCHED_CHARS_MAX = 1_000;

const written = (chars: string): HandoverCode =>
  `${chars.slice(0, 1)}-${chars.slice(1, 5)}-${chars.slice(5)}` as HandoverCode;

/** Makes a code of a fresh random id (see `Turn.fresh`): its last characters are chance. Used for nothing else, so that the code tells nothing. */
export function makeHandoverCode(id: string): HandoverCode {
  const values = Array.from(
    id.slice(-RANDOM_CHARS).padStart(RANDOM_CHARS, '0'),
    (char) => Number.parseInt(char, 36) & 31,
  );
  return written(FIRST + [...values, check(values)].map((value) => ALPHABET[value]).join(''));
}

/** Reads a code as people write it: any case, spaces or no hyphens, O for 0, I and L for 1. Undefined when it is none. */
export function readHandoverCode(text: string): HandoverCode | undefined {
  if (text.length > CODE_TEXT_CHARS_MAX) return undefined;
  const chars = codeChars(text);
  if (chars.length !== CODE_CHARS || !chars.startsWith(FIRST)) return undefined;
  const values = Array.from(chars.slice(1), (char) => ALPHABET.indexOf(char));
  if (values.includes(-1) || check(values.slice(0, RANDOM_CHARS)) !== values[RANDOM_CHARS]) return undefined;
  return written(chars);
}

/** A code in a text, and the words around it. */
export interface CodeInText {
  /** Undefined: written as such a code is, but mistyped. */
  readonly code: HandoverCode | undefined;
  readonly rest: string;
}

/** Hyphens or dashes between the groups, spaces around them forgiven: nothing else is written so. */
const HYPHENATED = /(?<![\p{L}\p{N}_-])k ?[-‐-―−] ?[a-z0-9]{4} ?[-‐-―−] ?[a-z0-9]{4}(?![\p{L}\p{N}_-])/iu;
/** Words before a code that only say what it is: "LAPOR K-…", "kode: K-…", and the payload of a deep link. */
const BEFORE = /^\s*(?:\/?(?:lapor|kode|code|lanjut|lanjutkan|report)\b[\s:]*)+/i;
const DEEP_LINK = /^\s*\/start(?:@\w+)?\s+k_([A-Za-z0-9-]{1,30})\s*$/i;

/**
 * Finds a hand-over code: alone, behind a word that announces it, in a sentence when it has its hyphens, or as what a deep link carries.
 * Whether such a code exists is another question: a word of nine letters may happen to look like one.
 */
export const handoverCodeIn = lately(readCodeIn);

function readCodeIn(text: string): CodeInText | undefined {
  const linked = DEEP_LINK.exec(text.slice(0, SEARCHED_CHARS_MAX))?.[1];
  if (linked !== undefined) return { code: readHandoverCode(linked) ?? readHandoverCode(FIRST + linked), rest: '' };
  const bare = text.slice(0, SEARCHED_CHARS_MAX).replace(BEFORE, '');
  const whole = readHandoverCode(bare.trim());
  if (whole) return { code: whole, rest: '' };
  const found = HYPHENATED.exec(text.slice(0, SEARCHED_CHARS_MAX));
  if (!found) return undefined;
  const before = text.slice(0, found.index);
  const rest = `${BEFORE.test(before) ? before.replace(BEFORE, '') : before} ${text.slice(found.index + found[0].length)}`;
  return { code: readHandoverCode(found[0]), rest: rest.replace(/\s+/g, ' ').trim() };
}
