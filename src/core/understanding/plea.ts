import type { Token } from './lexer.ts';

const ASKS = new Set('mohon minta memohon meminta harap'.split(' '));

/**
 * Whether a word is but a part of asking politely: "minta tolong" asks for no money, "mohon bantuan perbaikan" for no aid.
 * @param at the word's place in the tokens: of "minta tolong" the first, of "mohon bantuan" the second
 */
export function isPlea(tokens: readonly Token[], at: number): boolean {
  const { word, stem } = tokens[at] ?? {};
  if (word === 'minta') return tokens[at + 1]?.word === 'tolong';
  return (word === 'bantuan' || stem === 'bantuan') && ASKS.has(tokens[at - 1]?.word ?? '');
}

/** Without what only asks politely: it is a part of pleas of any kind. */
export const withoutPlea = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some((_, at) => isPlea(tokens, at)) ? tokens.filter((_, at) => !isPlea(tokens, at)) : tokens;
