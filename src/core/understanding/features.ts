import type { Token } from './lexer.ts';

/** Shortest and longest run of letters that is looked at inside a word. */
const GRAM_MIN = 3;
const GRAM_MAX = 5;
/** Letters of a word that are looked at; longer words are rare and say no more. */
const GRAM_WORD_MAX = 16;
/** Tokens of a message that are looked at: what it is about is said early. */
export const TOKENS_MAX = 160;
/** How many words a message has, in steps: one word is seldom a complaint, thirty seldom a greeting. */
const LENGTHS = [1, 2, 3, 5, 8, 13, 21] as const;

/** Bits of a feature's number are spread by these (FNV-1a). */
const NUMBER_START = 0x811c9dc5 | 0;
const NUMBER_STEP = 0x01000193;
const GRAM_MARK = '~';
const WORD_BEGINS = 60;
const WORD_ENDS = 62;
/** A word has at most so many runs of letters. */
export const GRAMS_MAX = (GRAM_MAX - GRAM_MIN + 1) * GRAM_WORD_MAX;

/** Whoever is told the features of a message. */
export interface FeatureEar {
  /** A feature by its name. */
  one(feature: string): void;
  /** Two words, one after the other. */
  pair(before: string, word: string): void;
  /** A word for the runs of letters inside it, see {@link gramNumbers}. */
  grams(word: string): void;
}

/** The runs of letters inside a word, as features. */
function gramsOf(word: string): string[] {
  const padded = `<${word.slice(0, GRAM_WORD_MAX)}>`;
  const grams: string[] = [];
  for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
    for (let from = 0; from + size <= padded.length; from += 1)
      grams.push(`${GRAM_MARK}${padded.slice(from, from + size)}`);
  return grams;
}

/** A number that goes on from another by a text: that of "ab" is that of "a", gone on by "b". */
const numberOn = (number: number, text: string): number => {
  let on = number;
  for (let at = 0; at < text.length; at += 1) on = Math.imul(on ^ text.charCodeAt(at), NUMBER_STEP);
  return on;
};

/** The number by which the model knows a feature: 32 bits of its name. Two of many thousands may share one; it does no harm. */
export const numberOf = (feature: string): number => numberOn(NUMBER_START, feature);

/** The number of a pair of words, without making its name. */
export const pairNumber = (before: string, word: string): number =>
  numberOn(Math.imul(numberOf(before) ^ 32, NUMBER_STEP), word);

const GRAM_START = numberOf(GRAM_MARK);

/**
 * The numbers of the runs of letters inside a word, without making their names.
 * @param into takes them from its beginning on; holds at least {@link GRAMS_MAX}
 * @returns how many there are
 */
export function gramNumbers(word: string, into: Int32Array): number {
  const letters = Math.min(word.length, GRAM_WORD_MAX);
  let count = 0;
  for (let from = 0; from + GRAM_MIN <= letters + 2; from += 1) {
    let number = GRAM_START;
    for (let size = 1; size <= GRAM_MAX && from + size <= letters + 2; size += 1) {
      const at = from + size - 2;
      const letter = at < 0 ? WORD_BEGINS : at < letters ? word.charCodeAt(at) : WORD_ENDS;
      number = Math.imul(number ^ letter, NUMBER_STEP);
      if (size < GRAM_MIN) continue;
      into[count] = number;
      count += 1;
    }
  }
  return count;
}

/**
 * What the model looks at in a message: words without affixes, pairs of them, runs of letters inside words (so that
 * spellings it never saw still say something), signs, how long it is, and the concepts that the word lists found in it. Linear in the tokens.
 */
export function tellFeatures(tokens: readonly Token[], concepts: readonly string[], ear: FeatureEar): void {
  for (const concept of concepts) ear.one(`=${concept}`);
  let before = '^';
  let words = 0;
  const last = Math.min(tokens.length, TOKENS_MAX);
  for (let at = 0; at < last; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (token.kind === 'sign') {
      ear.one(token.raw);
      continue;
    }
    const word = token.kind === 'number' ? '#' : token.kind === 'mention' ? '@' : token.stem;
    if (token.kind === 'word') words += 1;
    ear.one(word);
    ear.pair(before, word);
    before = word;
    if (token.kind === 'word') ear.grams(token.word);
  }
  let step = 0;
  for (const length of LENGTHS) if (words >= length) step = length;
  ear.one(`length ${step}`);
}

/** The features of a message by name, each once. */
export function featuresOf(tokens: readonly Token[], concepts: readonly string[]): readonly string[] {
  const features = new Set<string>();
  tellFeatures(tokens, concepts, {
    one: (feature) => features.add(feature),
    pair: (before, word) => features.add(`${before} ${word}`),
    grams: (word) => {
      for (const gram of gramsOf(word)) features.add(gram);
    },
  });
  return [...features];
}
