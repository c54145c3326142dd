import type { Token } from './lexer.ts';

/** Shortest and longest run of letters that is looked at inside a word. */
const GRAM_MIN = 3;
const GRAM_MAX = 5;
/** Letters of a word that are looked at; longer words are rare and say no more. */
const GRAM_WORD_MAX = 16;
/** Tokens of a message that are looked at: what it is about is said early. */
const TOKENS_MAX = 160;
/** How many words a message has, in steps: one word is seldom a complaint, thirty seldom a greeting. */
const LENGTHS = [1, 2, 3, 5, 8, 13, 21] as const;

/**
 * What the model looks at in a message: words without affixes, pairs of them, runs of letters inside words (so that
 * spellings it never saw still say something), signs, how long it is, and the concepts that the word lists found in it. Each feature once. Linear in the tokens.
 */
export function* featuresOf(tokens: readonly Token[], concepts: Iterable<string>): Generator<string> {
  for (const concept of concepts) yield `=${concept}`;
  let before = '^';
  let words = 0;
  const last = Math.min(tokens.length, TOKENS_MAX);
  for (let at = 0; at < last; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (token.kind === 'sign') {
      yield token.raw;
      continue;
    }
    const word = token.kind === 'number' ? '#' : token.kind === 'mention' ? '@' : token.stem;
    if (token.kind === 'word') words += 1;
    yield word;
    yield `${before} ${word}`;
    before = word;
    if (token.kind !== 'word') continue;
    const padded = `<${token.word.slice(0, GRAM_WORD_MAX)}>`;
    for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
      for (let from = 0; from + size <= padded.length; from += 1) yield `~${padded.slice(from, from + size)}`;
  }
  let step = 0;
  for (const length of LENGTHS) if (words >= length) step = length;
  yield `length ${step}`;
}
