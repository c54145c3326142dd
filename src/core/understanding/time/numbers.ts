import type { Token } from '../lexer.ts';

const WORDS: Readonly<Record<string, number>> = {
  nol: 0, satu: 1, sebuah: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7, delapan: 8, sembilan: 9, sepuluh: 10, sebelas: 11, duabelas: 12,
  belasan: 12, one: 1, eleven: 11, twelve: 12, setengah: 0.5, half: 0.5, beberapa: 3, several: 3, couple: 2, few: 3,
}; // biome-ignore format: a table

const A_FEW = new Set(['couple', 'few']);
const HALF = 0.5;

/** Words with which a number in words begins. */
export const NUMBER_WORDS: readonly string[] = Object.keys(WORDS);

/** A number at a token, in digits or words ("dua puluh", "sebelas"); with how many tokens it takes. Null where none stands. */
export function numberAt(tokens: readonly Token[], at: number): { readonly value: number; readonly to: number } | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'number') {
    const value = Number(token.word.replace(',', '.'));
    return /^\d+(?:[.,]\d+)?$/.test(token.word) && Number.isFinite(value) ? { value, to: at + 1 } : null;
  }
  // "A couple of days", "a few weeks".
  const isArticle = token.word === 'a' && A_FEW.has(tokens[at + 1]?.word ?? '');
  const value = WORDS[isArticle ? (tokens[at + 1]?.word ?? '') : token.word];
  if (value === undefined) return null;
  if (isArticle || A_FEW.has(token.word)) {
    const to = at + (isArticle ? 2 : 1);
    return { value, to: tokens[to]?.word === 'of' ? to + 1 : to };
  }
  // "Half a year".
  if (value === HALF && ['a', 'an'].includes(tokens[at + 1]?.word ?? '')) return { value, to: at + 2 };
  const next = tokens[at + 1]?.word;
  if (next === 'belas') return { value: value + 10, to: at + 2 };
  if (next === 'puluh') {
    const ones = WORDS[tokens[at + 2]?.word ?? ''];
    return ones !== undefined && ones < 10
      ? { value: value * 10 + ones, to: at + 3 }
      : { value: value * 10, to: at + 2 };
  }
  return { value, to: at + 1 };
}
