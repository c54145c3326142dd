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

/** Whoever is told the features of a message. */
export interface FeatureEar {
  /** A feature by its name. */
  one(feature: string): void;
  /** Two words, one after the other. */
  pair(before: string, word: string): void;
  /** A word for the runs of letters inside it, see {@link gramsOf}. */
  grams(word: string): void;
}

/** The name of a pair of words as a feature. */
export const pairName = (before: string, word: string): string => `${before} ${word}`;

/** The runs of letters inside a word, as features. */
export function gramsOf(word: string): string[] {
  const padded = `<${word.slice(0, GRAM_WORD_MAX)}>`;
  const grams: string[] = [];
  for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
    for (let from = 0; from + size <= padded.length; from += 1) grams.push(`~${padded.slice(from, from + size)}`);
  return grams;
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
    pair: (before, word) => features.add(pairName(before, word)),
    grams: (word) => {
      for (const gram of gramsOf(word)) features.add(gram);
    },
  });
  return [...features];
}
